"""Word pieces without case, as the models for English alone were trained on them.

The method is WordPiece (Schuster and Nakajima 2012; greedy longest match first, as in BERT) over
lower-cased letters without accents. Upper and lower case reach the model as the shape of
each word. A tokeniser library would bring a network client along; this needs none.
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


class WordPieces:
    """Cuts text into words and words into pieces of a vocabulary.

    `vocabulary` holds one piece for each number; pieces that continue a word start with "##".
    """

    def __init__(self, vocabulary: Iterable[str]) -> None:
        self._numbers = {piece: number for number, piece in enumerate(vocabulary)}
        self._longest = max(map(len, self._numbers))
        self.first = self._numbers["[CLS]"]
        self.last = self._numbers["[SEP]"]
        self._unknown = self._numbers["[UNK]"]
        self._cache: dict[str, tuple[tuple[int, ...], int]] = {}

    def words(self, text: str) -> list[Word]:
        """The words of a text in order; offsets are code points."""
        found: list[Word] = []
        for match in WORD.finditer(text):
            word = match.group()
            start, end = match.span()
            found.append(Word(start, end, *(self._cache.get(word) or self._learned(word))))
        return found

    def pieces(self, word: str) -> tuple[int, ...]:
        """The piece numbers of one word, at most `LONGEST_WORD_PIECES` of them."""
        return (self._cache.get(word) or self._learned(word))[0]

    def _learned(self, word: str) -> tuple[tuple[int, ...], int]:
        """A word's pieces and shape, which are remembered."""
        known = self._cut(_folded(word))[:LONGEST_WORD_PIECES], shape(word)
        if len(self._cache) < CACHE_WORDS:
            self._cache[word] = known
        return known

    def _cut(self, word: str) -> tuple[int, ...]:
        if len(word) > LONGEST_WORD:
            return (self._unknown,)
        pieces: list[int] = []
        start = 0
        while start < len(word):
            prefix = "##" if start else ""
            # No piece is longer: a "word" of 50,000 letters costs its length, not its square.
            for end in range(min(len(word), start + self._longest), start, -1):
                number = self._numbers.get(prefix + word[start:end])
                if number is not None:
                    break
            else:
                return (self._unknown,)
            pieces.append(number)
            start = end
        return tuple(pieces) or (self._unknown,)


def _folded(word: str) -> str:
    decomposed = unicodedata.normalize("NFD", word.lower())
    return "".join(c for c in decomposed if unicodedata.category(c) != "Mn")
