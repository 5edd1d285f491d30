"""Dates and figures in a text, found by patterns: no model is as right about "$100 billion".

In: the plain text, its language and the day it was published. Out: dates, times, sums,
percentages, quantities and numbers with their value, sorted, without overlaps.
"""

from __future__ import annotations

from collections.abc import Iterable

from newsreader.entities.values.dates import find_dates
from newsreader.entities.values.found import FoundValue
from newsreader.entities.values.measures import find_cardinals, find_measures
from newsreader.entities.values.money import find_money
from newsreader.entities.values.resolve import publication_day

__all__ = ["FoundValue", "find_values"]

#: Of two that overlap the longer one stays; of equals the one named first here.
_ORDER = ("DATE", "MONEY", "PERCENT", "QUANTITY", "TIME", "CARDINAL")


def find_values(plain: str, language: str | None, published: str | None) -> list[FoundValue]:
    """The dates and figures of a text.

    `language` is a BCP 47 tag, None is read as English; `published` an ISO date or time that
    relative dates are counted from.
    """
    code = (language or "en").split("-")[0].lower()
    found = [
        *find_dates(plain, code, publication_day(published)),
        *find_money(plain, code),
        *find_measures(plain, code),
        *find_cardinals(plain, code),
    ]
    return _longest(found)


def _longest(found: Iterable[FoundValue]) -> list[FoundValue]:
    """Sorted by start, the longest of those that overlap."""
    kept: list[FoundValue] = []
    by_length = sorted(
        found, key=lambda value: (value.start - value.end, _ORDER.index(value.label), value.start)
    )
    taken: set[int] = set()
    for value in by_length:
        places = range(value.start, value.end)
        if taken.isdisjoint(places):
            taken.update(places)
            kept.append(value)
    return sorted(kept)
