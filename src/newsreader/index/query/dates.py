"""Dates as they are typed in a query: 2025, 2025-03, 2025-03-14, today, 7d, ranges of them."""

from __future__ import annotations

import re
from datetime import date, timedelta

from newsreader.records import record

EXPLANATION = "Write 2025, 2025-03, 2025-03-14, today, yesterday, or 7d, 2w, 3m, 1y ago."

_CALENDAR = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_AGO = re.compile(r"(\d{1,5})([dwmy])")


@record
class Period:
    """A half-open range of days. `ago`: it was told by its distance from today."""

    first: date
    end: date
    ago: bool = False


def period(text: str, today: date) -> Period | None:
    """The days that a typed date stands for, or None if it is not one.

    A year or a month is all its days; "7d" is the day seven days before today.
    """
    word = text.lower()
    if word == "today":
        return _day(today)
    if word == "yesterday":
        return _day(today - timedelta(days=1))
    if ago := _AGO.fullmatch(word):
        first = _before(today, int(ago[1]), ago[2])
        return None if first is None else Period(first, first + timedelta(days=1), ago=True)
    calendar = _CALENDAR.fullmatch(word.replace("/", "-"))
    return None if calendar is None else _calendar_period(*calendar.groups())


def date_range(text: str, today: date) -> tuple[str | None, str | None] | None:
    """The first day and the day after the last (ISO dates, None where open) of "a..b".

    Either side may be empty or "*". A single date is its own range, but a single "7d"
    means the last seven days. None if it cannot be understood.
    """
    if ".." not in text:
        return _compared(text, today)
    left, right = (side.strip() for side in text.split("..", 1))
    first = end = None
    if left not in ("", "*"):
        begin = period(left, today)
        if begin is None:
            return None
        first = begin.first.isoformat()
    if right not in ("", "*"):
        last = period(right, today)
        if last is None:
            return None
        end = last.end.isoformat()
    return first, end


def _compared(text: str, today: date) -> tuple[str | None, str | None] | None:
    comparison = re.match(r"[<>]=?", text)
    found = period(text[comparison.end() :] if comparison else text, today)
    if found is None:
        return None
    first, end = found.first.isoformat(), found.end.isoformat()
    match comparison.group() if comparison else "":
        case "<":
            return None, first
        case "<=":
            return None, end
        case ">":
            return end, None
        case ">=":
            return first, None
    return (first, None) if found.ago else (first, end)


def _day(day: date) -> Period:
    return Period(day, day + timedelta(days=1))


def _before(today: date, number: int, unit: str) -> date | None:
    try:
        if unit in "dw":
            return today - timedelta(days=number * (7 if unit == "w" else 1))
        months = today.year * 12 + today.month - 1 - number * (12 if unit == "y" else 1)
        return _in_month(months // 12, months % 12 + 1, today.day)
    except (OverflowError, ValueError):
        return None


def _in_month(year: int, month: int, day: int) -> date:
    last = (_next_month(year, month) - timedelta(days=1)).day
    return date(year, month, min(day, last))


def _calendar_period(year: str, month: str | None, day: str | None) -> Period | None:
    try:
        if month is None:
            return Period(date(int(year), 1, 1), _next_month(int(year), 12))
        if day is None:
            first = date(int(year), int(month), 1)
            return Period(first, _next_month(first.year, first.month))
        return _day(date(int(year), int(month), int(day)))
    except (OverflowError, ValueError):
        return None


def _next_month(year: int, month: int) -> date:
    # The last month there is ends with the last day there is.
    if (year, month) == (date.max.year, date.max.month):
        return date.max
    return date(year + month // 12, month % 12 + 1, 1)
