"""Which words of a page stand elsewhere too: in another text, or again on the page.

Texts are compared by sequences of four words, each a number, so that a page of thousands of
words is compared with what an extractor chose in a fraction of a millisecond.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from itertools import repeat

import numpy as np
from numpy.typing import NDArray

from newsreader.importing.page.blocks import WORD, Block

SHINGLE = 4

_FACTORS = np.array(
    [0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0x27D4EB2F165667C5],
    dtype=np.uint64,
)

Floats = NDArray[np.float64]
_Codes = NDArray[np.uint64]


class PageWords:
    """The words of a page's blocks as one stream of numbers."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        words = [word for block in blocks for word in block.words]
        self._numbers = {word: number for number, word in enumerate(dict.fromkeys(words), 1)}
        self._stream = stream = np.array([self._numbers[word] for word in words], dtype=np.uint64)
        self.sizes = np.array([len(block.words) for block in blocks], dtype=np.int64)
        self.ends = np.cumsum(self.sizes)
        self.starts = self.ends - self.sizes
        self._codes = _codes(stream)
        # Sequences that begin in a block and end in it.
        self._counts = np.maximum(self.sizes - (SHINGLE - 1), 0)
        self._owners = np.repeat(np.arange(len(blocks)), self.sizes)
        self._position = np.arange(len(stream)) - np.repeat(self.starts, self.sizes)
        inside = self._position < np.repeat(self._counts, self.sizes)
        self._places = np.nonzero(inside)[0]
        self._place_codes = self._codes[self._places]
        self._owner = self._owners[self._places]
        # Blocks too short to hold a sequence, by their length, with the code of all they say.
        self._phrases: list[tuple[int, NDArray[np.int64], _Codes]] = []
        for length in range(1, SHINGLE):
            members = np.nonzero(self.sizes == length)[0]
            if len(members):
                codes = _codes(stream, length)[self.starts[members]]
                self._phrases.append((length, members, codes))

    def totals(self, value: Callable[[str], int], among_first: int | None = None) -> Floats:
        """For each block the sum of a value over its words, or over the first so many of them.

        The value is asked once for each word of the page, however often it stands there.
        """
        by_number = np.array([0, *map(value, self._numbers)], dtype=float)
        values = by_number[self._stream]
        if among_first is not None:
            values[self._position >= among_first] = 0.0
        return np.bincount(self._owners, values, len(self.sizes)).astype(np.float64)

    def shares_in(self, text: str) -> Floats:
        """For each block the share of it that stands in a text, 0 to 1."""
        found = WORD.findall(text)
        numbers = np.array(list(map(self._numbers.get, found, repeat(0))), dtype=np.uint64)
        hits = _are_among(self._place_codes, _codes(numbers))
        shares = np.bincount(self._owner, weights=hits, minlength=len(self.sizes)).astype(float)
        shares /= np.maximum(self._counts, 1)
        for length, members, codes in self._phrases:
            shares[members] = _are_among(codes, _codes(numbers, length))
        return shares

    @cached_property
    def repeats(self) -> tuple[Floats, Floats, Floats]:
        """For each block the share of it that stands in earlier and in later blocks too, and
        the logarithm of how much longer those blocks are."""
        size = len(self.sizes)
        if not len(self._places):
            nothing = np.zeros(size)
            return nothing, nothing, nothing
        _, places, codes = np.unique(self._place_codes, return_index=True, return_inverse=True)
        first = self._owner[places]
        last = first.copy()
        last[codes] = self._owner  # of a sequence that stands in many blocks the last one stays
        times = np.bincount(codes)
        lengths = np.bincount(codes, weights=self.sizes[self._owner])
        own = self.sizes[self._owner]
        repeated = (first[codes] < last[codes]) & (times[codes] > 1)
        others = np.where(repeated, (lengths[codes] - own) / np.maximum(times[codes] - 1, 1), 0.0)

        def by_block(values: NDArray[np.generic]) -> Floats:
            counted = np.bincount(self._owner, weights=values.astype(float), minlength=size)
            return counted.astype(np.float64)

        total = np.maximum(self._counts, 1)
        before = by_block(first[codes] < self._owner) / total
        after = by_block(last[codes] > self._owner) / total
        count = by_block(repeated)
        mean = by_block(others) / np.maximum(count, 1)
        ratio = np.where(count > 0, np.log(np.maximum(mean, 1) / np.maximum(self.sizes, 1)), 0.0)
        return before, after, ratio

    def codes_of(self, index: int) -> _Codes:
        """The four-word sequences of one block."""
        start = int(self.starts[index])
        return self._codes[start : start + int(self._counts[index])]


def _codes(numbers: _Codes, length: int = SHINGLE) -> _Codes:
    """One number for each sequence of so many words, by the place of its first word.

    Where fewer words follow, the number stands for no sequence of words.
    """
    count = len(numbers)
    values = np.zeros(count + length - 1, dtype=np.uint64)
    values[:count] = numbers
    codes = np.zeros(count, dtype=np.uint64)
    if count < length:
        return codes
    for step, factor in enumerate(_FACTORS[:length]):
        codes += values[step : step + count] * factor
    return codes


def _are_among(codes: _Codes, others: _Codes) -> NDArray[np.bool_]:
    """For each code whether it is one of the others; numpy's own `isin` takes twice as long."""
    if not len(others):
        return np.zeros(len(codes), dtype=bool)
    ordered = np.sort(others)
    found: NDArray[np.bool_] = ordered.take(np.searchsorted(ordered, codes), mode="clip") == codes
    return found
