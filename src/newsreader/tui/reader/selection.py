"""Selecting by keyboard: whole sentences or words, from an anchor to where the reader goes.

Pure: a selection is a value, and each move gives another.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace

from newsreader.records import record
from newsreader.sentences import sentence_ranges, word_ranges

Range = tuple[int, int]
_UNITS: dict[str, Callable[[str, int, int], list[Range]]] = {
    "sentence": sentence_ranges,
    "word": word_ranges,
}


@record
class UnitSelection:
    """From the unit at `anchor` to the unit at `cursor`, both taken in.

    `text` is the plain text, `units` all its sentences or words.
    """

    text: str
    unit: str
    units: Sequence[Range]
    anchor: int
    cursor: int

    @classmethod
    def begin(cls, text: str, start: int, end: int, unit: str = "sentence") -> UnitSelection:
        """The selection of the units that cover a range of the text."""
        units = _UNITS[unit](text, 0, len(text))
        return cls(text, unit, units, _index(units, start), _index(units, max(start, end - 1)))

    @property
    def range(self) -> Range:
        """What is selected, as a range of the plain text."""
        if not self.units:
            return 0, 0
        first, last = sorted((self.anchor, self.cursor))
        return self.units[first][0], self.units[last][1]

    @property
    def cursor_range(self) -> Range:
        """The unit at the end that moves, which is to be kept in view."""
        return self.units[self.cursor] if self.units else (0, 0)

    def extended(self, steps: int) -> UnitSelection:
        """The end that moves carried on by so many units; back over the anchor if need be."""
        return replace(self, cursor=self._within(self.cursor + steps))

    def shifted(self, steps: int) -> UnitSelection:
        """One unit alone, so many before or after the end that moves."""
        cursor = self._within(self.cursor + steps)
        return replace(self, anchor=cursor, cursor=cursor)

    def by(self, unit: str) -> UnitSelection:
        """The same selection counted in another unit, with the end that moves still moving."""
        start, end = self.range
        other = UnitSelection.begin(self.text, start, end, unit)
        if self.cursor < self.anchor:
            return replace(other, anchor=other.cursor, cursor=other.anchor)
        return other

    def _within(self, index: int) -> int:
        return min(max(index, 0), max(0, len(self.units) - 1))


def _index(units: Sequence[Range], offset: int) -> int:
    return max(0, bisect_right(units, offset, key=_start) - 1)


def _start(unit: Range) -> int:
    return unit[0]
