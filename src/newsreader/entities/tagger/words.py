"""The words of a text with their places and shapes, as both models were trained on them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Protocol

WORD = re.compile(r"[^\W_]+|[^\w\s]|_")
#: The number of a word's shape is an input of the models: the order is fixed by training.
SHAPES = ("pad", "lower", "title", "upper", "letter", "mixed", "digit", "mark", "other")
LONGEST_WORD_PIECES = 12
#: Longer than any word: cutting one takes time that grows with the square of its length.
LONGEST_WORD = 100
#: So many words are remembered with their pieces.
CACHE_WORDS = 100_000


@dataclass(frozen=True, slots=True)
class Word:
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
    """The shape of a word as its number in `SHAPES`."""
    if not word.isalpha():
        if word.isdigit():
            return 6
        if not any(character.isalnum() for character in word):
            return 7
        return 3 if word.isupper() else 5
    if word.islower():
        return 1
    if len(word) == 1:
        return 4 if word.isupper() else 8
    if word.isupper():
        return 3
    return 2 if word[0].isupper() and word[1:].islower() else 5
