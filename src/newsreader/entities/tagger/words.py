"""The words of a text with their places and shapes, as both models were trained on them."""

from __future__ import annotations

import re
from typing import NamedTuple, Protocol

WORD = re.compile(r"[^\W_]+|[^\w\s]|_")
#: The number of a word's shape is an input of the models: the order is fixed by training.
SHAPES = ("pad", "lower", "title", "upper", "letter", "mixed", "digit", "mark", "other")
LONGEST_WORD_PIECES = 12
#: Longer than any word: cutting one takes time that grows with the square of its length.
LONGEST_WORD = 100
#: So many words are remembered with their pieces.
CACHE_WORDS = 100_000


class Word(NamedTuple):
    """A word or a mark at [start, end) of the text, its piece numbers and its shape."""

    start: int
    end: int
    pieces: tuple[int, ...]
    shape: int


class Pieces(Protocol):
    """A vocabulary of pieces that words are cut into."""

    first: int
    """The piece that every window begins with."""
    last: int
    """The piece that every window ends with."""

    def words(self, text: str) -> list[Word]:
        """The words of a text in order; offsets are code points."""


def shape(word: str) -> int:
    """The shape of a word as its number in `SHAPES`; "other" are letters that have no case."""
    if word.isalpha():
        if word.islower():
            return _LOWER
        if word.isupper():
            return _UPPER if len(word) > 1 else _LETTER
        if word[0].isupper() and word[1:].islower():
            return _TITLE
        return _MIXED if _has_case(word) else OTHER_SHAPE
    if word.isdigit():
        return _DIGIT
    if not any(character.isalnum() for character in word):
        return _MARK
    if word.isupper():
        return _UPPER
    return _MIXED if _has_case(word) else OTHER_SHAPE


def _has_case(word: str) -> bool:
    return word.lower() != word.upper()


_PAD, _LOWER, _TITLE, _UPPER, _LETTER, _MIXED, _DIGIT, _MARK, OTHER_SHAPE = range(len(SHAPES))
#: Shapes of words that may be names or parts of names.
NAME_SHAPES = frozenset((_TITLE, _UPPER, _LETTER, _MIXED, OTHER_SHAPE))
#: Shapes of words of letters.
LETTER_SHAPES = NAME_SHAPES | {_LOWER}
