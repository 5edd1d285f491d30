"""Pieces with case and accents, as the accurate model was trained on them.

The method is the unigram language model of SentencePiece (Kudo 2018): of all ways to cut a word
into pieces, the one whose pieces are likeliest together. It is applied word by word; a piece
that begins a word after a blank starts with "▁".
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from newsreader.entities.tagger.words import (
    CACHE_WORDS,
    LONGEST_WORD,
    LONGEST_WORD_PIECES,
    WORD,
    Word,
    shape,
)

_BLANK = "▁"
_SPECIAL = ("<s>", "<pad>", "</s>", "<unk>")
#: How much worse an unknown letter is than the rarest piece.
_UNKNOWN_PENALTY = 10.0


class UnigramPieces:
    """Cuts text into words and words into their likeliest pieces.

    `vocabulary` holds a line for each piece, with the logarithm of its probability after a tab;
    they are numbered from 1, since 0 fills short windows.
    """

    def __init__(self, vocabulary: Iterable[str]) -> None:
        self._pieces: dict[str, tuple[int, float]] = {}
        special: dict[str, int] = {}
        for number, line in enumerate(vocabulary, start=1):
            piece, _, score = line.rpartition("\t")
            if piece in _SPECIAL:
                special[piece] = number
            else:
                self._pieces[piece] = number, float(score)
        self.first, self.last = special["<s>"], special["</s>"]
        self._unknown = special["<unk>"]
        self._longest = max(map(len, self._pieces))
        self._of_unknown = min(score for _, score in self._pieces.values()) - _UNKNOWN_PENALTY
        self._cache: dict[str, tuple[int, ...]] = {}

    def words(self, text: str) -> list[Word]:
        """The words of a text in order; offsets are code points."""
        found: list[Word] = []
        end = -1
        for match in WORD.finditer(text):
            word, start = match.group(), match.start()
            follows = start == end
            end = match.end()
            pieces = self.pieces(word if follows else _BLANK + word)
            found.append(Word(start, end, pieces, shape(word)))
        return found

    def pieces(self, word: str) -> tuple[int, ...]:
        """The piece numbers of one word, at most `LONGEST_WORD_PIECES` of them."""
        known = self._cache.get(word)
        if known is not None:
            return known
        pieces = self._cut(unicodedata.normalize("NFKC", word))[:LONGEST_WORD_PIECES]
        if len(self._cache) < CACHE_WORDS:
            self._cache[word] = pieces
        return pieces

    def _cut(self, word: str) -> tuple[int, ...]:
        length = len(word)
        if not 0 < length <= LONGEST_WORD:
            return (self._unknown,)
        best = [0.0] + [float("-inf")] * length
        came_from = [(0, self._unknown)] * (length + 1)
        for start in range(length):
            if best[start] + self._of_unknown > best[start + 1]:
                best[start + 1] = best[start] + self._of_unknown
                came_from[start + 1] = start, self._unknown
            for end in range(start + 1, min(length, start + self._longest) + 1):
                number, score = self._pieces.get(word[start:end], _NO_PIECE)
                if number and best[start] + score > best[end]:
                    best[end] = best[start] + score
                    came_from[end] = start, number
        pieces: list[int] = []
        place = length
        while place:
            place, number = came_from[place]
            pieces.append(number)
        return tuple(reversed(pieces))


_NO_PIECE = (0, 0.0)
