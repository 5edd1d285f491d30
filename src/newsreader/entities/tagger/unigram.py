"""Pieces with case and accents, of many languages, as the accurate model was trained on them.

The method is the unigram language model of SentencePiece (Kudo 2018): of all ways to cut a word
into pieces, the one whose pieces are likeliest together. It is applied word by word; a piece
that begins a word after a blank starts with "▁". Where a script parts no words (Chinese,
Japanese) or hangs particles on names (Korean), each piece is a word.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Iterable, Iterator

from newsreader.entities.tagger.words import (
    CACHE_WORDS,
    LONGEST_WORD,
    LONGEST_WORD_PIECES,
    Word,
    shape,
)

_BLANK = "▁"
#: Vowel signs of Arabic and Hebrew and combining accents belong to their letters.
_MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
    "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc"
)
_UNPARTED = "\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff"
_WORD = re.compile(rf"[{_UNPARTED}]+|[^\W_{_UNPARTED}](?:[^\W_{_UNPARTED}]|[{_MARKS}])*|[^\w\s]|_")
_IS_UNPARTED = re.compile(rf"[{_UNPARTED}]")
_SPECIAL = ("<s>", "<pad>", "</s>", "<unk>")
#: How much worse an unknown letter is than the rarest piece.
_UNKNOWN_PENALTY = 10.0


class UnigramPieces:
    """Cuts text into words and words into their likeliest pieces.

    `vocabulary` holds a line for each piece, with the logarithm of its probability after a tab;
    they are numbered from 1, since 0 fills short windows.
    """

    def __init__(self, vocabulary: Iterable[str]) -> None:
        self._numbers: dict[str, int] = {}
        # A score for each number: 200,000 pairs would take 20 MB more.
        self._scores = array("f", [0.0])
        special: dict[str, int] = {}
        for number, line in enumerate(vocabulary, start=1):
            piece, _, score = line.rpartition("\t")
            self._scores.append(float(score))
            if piece in _SPECIAL:
                special[piece] = number
            else:
                self._numbers[piece] = number
        self.first, self.last = special["<s>"], special["</s>"]
        self._unknown = special["<unk>"]
        self._longest = max(map(len, self._numbers))
        self._of_unknown = min(self._scores) - _UNKNOWN_PENALTY
        self._cache: dict[str, tuple[tuple[int, ...], int]] = {}

    def words(self, text: str) -> list[Word]:
        """The words of a text in order; offsets are code points."""
        found: list[Word] = []
        end = -1
        for match in _WORD.finditer(text):
            word, start = match.group(), match.start()
            follows = start == end
            end = match.end()
            if _IS_UNPARTED.match(word):
                found += self._of_run(word, start, follows)
                continue
            if not follows:
                word = _BLANK + word
            found.append(Word(start, end, *(self._cache.get(word) or self._learned(word))))
        return found

    def _of_run(self, run: str, start: int, follows: bool) -> Iterator[Word]:
        """The pieces of a run of letters without blanks, each a word."""
        begins: tuple[int, ...] = ()
        for first in range(0, len(run), LONGEST_WORD):
            part = run[first : first + LONGEST_WORD]
            at = start + first
            if not (first or follows):
                part = _BLANK + part
                at -= 1
            for number, length in self._likeliest(part):
                end = at + length
                if end == start:
                    begins = (number,)
                else:
                    word = run[max(0, at - start) : end - start]
                    yield Word(max(at, start), end, (*begins, number), shape(word))
                    begins = ()
                at = end

    def pieces(self, word: str) -> tuple[int, ...]:
        """The piece numbers of one word, at most `LONGEST_WORD_PIECES` of them."""
        return (self._cache.get(word) or self._learned(word))[0]

    def _learned(self, word: str) -> tuple[tuple[int, ...], int]:
        """A word's pieces and shape, which are remembered."""
        pieces = self._cut(unicodedata.normalize("NFKC", word))[:LONGEST_WORD_PIECES]
        known = pieces, shape(word.removeprefix(_BLANK))
        if len(self._cache) < CACHE_WORDS:
            self._cache[word] = known
        return known

    def _cut(self, word: str) -> tuple[int, ...]:
        if not 0 < len(word) <= LONGEST_WORD:
            return (self._unknown,)
        return tuple(number for number, _ in self._likeliest(word))

    def _likeliest(self, text: str) -> list[tuple[int, int]]:
        """The numbers and lengths of the pieces that are likeliest together (Viterbi)."""
        length = len(text)
        best = [0.0] + [float("-inf")] * length
        came_from = [(0, self._unknown)] * (length + 1)
        for start in range(length):
            if best[start] + self._of_unknown > best[start + 1]:
                best[start + 1] = best[start] + self._of_unknown
                came_from[start + 1] = start, self._unknown
            for end in range(start + 1, min(length, start + self._longest) + 1):
                number = self._numbers.get(text[start:end])
                if number is None:
                    continue
                score = best[start] + self._scores[number]
                if score > best[end]:
                    best[end] = score
                    came_from[end] = start, number
        pieces: list[tuple[int, int]] = []
        end = length
        while end:
            start, number = came_from[end]
            pieces.append((number, end - start))
            end = start
        return pieces[::-1]
