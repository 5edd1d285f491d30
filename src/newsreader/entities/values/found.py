"""A date or a figure found in a text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class FoundValue:
    """A date or a figure at [start, end) of the plain text, in code points.

    `value` is what it stands for: an ISO 8601 date with the precision that is known, a number,
    or a number with a unit ("100000000000 USD"); None where that is not certain.
    """

    start: int
    end: int
    label: str
    value: str | None = None
