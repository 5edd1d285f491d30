"""Which words of a page stand elsewhere too: in another text, or again on the page.

Texts are compared by sequences of four words, each a number, so that a page of thousands of
words is compared with what an extractor chose in a fraction of a millisecond.
"""

from __future__ import annotations

from collections.abc import Sequence

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
        stream = [self._numbers[word] for word in words]
        self.sizes = np.array([len(block.words) for block in blocks], dtype=np.int64)
        self.ends = np.cumsum(self.sizes)
        self.starts = self.ends - self.sizes
        self._codes = _codes(stream)
        # Sequences that begin in a block and end in it.
        self._counts = np.maximum(self.sizes - (SHINGLE - 1), 0)
        owner = np.repeat(np.arange(len(blocks)), self.sizes)
        position = np.arange(len(stream)) - np.repeat(self.starts, self.sizes)
        inside = position < np.repeat(self._counts, self.sizes)
        self._places = np.nonzero(inside)[0]
        self._owner = owner[self._places]
        short = np.nonzero(self._counts == 0)[0].tolist()
        self._phrases = [(index, " ".join(blocks[index].words)) for index in short]

    def shares_in(self, text: str) -> Floats:
        """For each block the share of it that stands in a text, 0 to 1."""
        words = WORD.findall(text)
        known = self._numbers
        codes = _codes([known.get(word, 0) for word in words])
        hits = np.isin(self._codes[self._places], codes)
        shares = np.bincount(self._owner, weights=hits, minlength=len(self.sizes)).astype(float)
        shares /= np.maximum(self._counts, 1)
        line = f" {' '.join(words)} "
        for index, phrase in self._phrases:
            shares[index] = float(bool(phrase) and f" {phrase} " in line)
        return shares

    def repeats(self) -> tuple[Floats, Floats, Floats]:
        """For each block the share of it that stands in earlier and in later blocks too, and
        the logarithm of how much longer those blocks are."""
        size = len(self.sizes)
        if not len(self._places):
            nothing = np.zeros(size)
            return nothing, nothing, nothing
        _, codes = np.unique(self._codes[self._places], return_inverse=True)
        first = np.full(codes.max() + 1, size)
        last = np.full(codes.max() + 1, -1)
        np.minimum.at(first, codes, self._owner)
        np.maximum.at(last, codes, self._owner)
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


def _codes(numbers: Sequence[int]) -> _Codes:
    """One number for each sequence of four: as many as there are words, the last three void."""
    values = np.zeros(len(numbers) + SHINGLE - 1, dtype=np.uint64)
    values[: len(numbers)] = numbers
    length = len(numbers)
    codes = np.zeros(length, dtype=np.uint64)
    for step, factor in enumerate(_FACTORS):
        codes += values[step : step + length] * factor
    return codes if length >= SHINGLE else np.zeros(length, dtype=np.uint64)
