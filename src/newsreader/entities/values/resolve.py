"""Which day, month or year words in an article mean, seen from its day of publication.

Answers are ISO 8601 with the precision that is known: "2024-07-03", "2024-07", "2024".
"""

from __future__ import annotations

import re
from datetime import date, timedelta

#: "Friday" is the coming one only after words like these in the same sentence.
_AHEAD = re.compile(
    r"\b(?:will|would|shall|due|scheduled|expected|planned|plans?|set to|next|upcoming|coming"
    r"|until|by|tomorrow)\b[^.!?\n]*$",
    re.IGNORECASE,
)
_LAST = re.compile(r"\blast\s$", re.IGNORECASE)
_NEXT = re.compile(r"\bnext\s$", re.IGNORECASE)
#: A month named without its year is one of the past, unless it begins this soon.
_MONTHS_AHEAD = 4
_SECOND_NUMBER_IS_MONTH = frozenset("de fr es it pt nl tr pl sv da nb fi cs ru uk el ro hu".split())


def publication_day(published: str | None) -> date | None:
    """The day of an ISO date or time; None if the day is not known."""
    if published is None or len(published) < 10:
        return None
    try:
        return date.fromisoformat(published[:10])
    except ValueError:
        return None


def day_text(year: int, month: int, day: int) -> str | None:
    """An ISO date; None if there is no such day."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def signed(year: str, month: str, day: str | None) -> str | None:
    """A date of numbers named as such: "2024年7月" is a month."""
    first = day_text(int(year), int(month), int(day or 1))
    return first if day or first is None else first[:7]


def slashed(first: int, second: int, year: int, language: str) -> str | None:
    """ "3/7/2024": None if day and month cannot be told apart."""
    if first > 12 or language in _SECOND_NUMBER_IS_MONTH:
        return day_text(year, second, first)
    if second > 12 or first == second:
        return day_text(year, first, second)
    return None


def day_of(year: str | None, month: int, day: int, published: date | None) -> str | None:
    """A day of a month; without a year the one nearest to publication, sooner past than future."""
    if year is not None:
        return day_text(int(year), month, day)
    nearest = month_of(None, month, published)
    return day_text(int(nearest[:4]), month, day) if nearest else None


def month_of(year: str | None, month: int, published: date | None) -> str | None:
    """A month; without a year the last one of that name, or one that begins soon."""
    if year is not None:
        return f"{year}-{month:02}"
    if published is None:
        return None
    ahead = (month - published.month) % 12
    months = published.year * 12 + published.month - 1 + ahead
    if ahead > _MONTHS_AHEAD:
        months -= 12
    return f"{months // 12}-{months % 12 + 1:02}"


def weekday(number: int, published: date | None, before: str, language: str) -> str | None:
    """A day of the week, 1 for Monday; `before` is the text up to it.

    News means the day that has just been, the day of writing included.
    """
    if published is None:
        return None
    back = (published.isoweekday() - number) % 7
    day = published - timedelta(days=back)
    if language != "en":
        return day.isoformat()
    if _LAST.search(before):
        day -= timedelta(days=0 if back else 7)
    elif _NEXT.search(before) or (back and _AHEAD.search(before)):
        day += timedelta(days=7)
    return day.isoformat()


def near_day(word: str, published: date) -> str:
    """yesterday, today, tonight or tomorrow."""
    step = {"yesterday": -1, "tomorrow": 1}.get(word.lower(), 0)
    return (published + timedelta(days=step)).isoformat()


def near_period(which: str, unit: str, published: date) -> str | None:
    """last, this or next year or month; other periods have no ISO date."""
    step = {"last": -1, "this": 0, "next": 1}[which]
    if unit == "year":
        return str(published.year + step)
    if unit == "month":
        months = published.year * 12 + published.month - 1 + step
        return f"{months // 12}-{months % 12 + 1:02}"
    return None
