"""Words for months and days of the week, by language.

They come from the Unicode CLDR by way of Babel, so that dates are found in every language that
Babel knows; English has its news abbreviations besides.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

_ENGLISH_MONTHS = {
    "Jan": 1, "Jan.": 1, "Feb": 2, "Feb.": 2, "Mar": 3, "Mar.": 3, "Apr": 4, "Apr.": 4,
    "Jun": 6, "Jun.": 6, "Jul": 7, "Jul.": 7, "Aug": 8, "Aug.": 8, "Sep": 9, "Sep.": 9,
    "Sept": 9, "Sept.": 9, "Oct": 10, "Oct.": 10, "Nov": 11, "Nov.": 11, "Dec": 12, "Dec.": 12,
}  # fmt: skip
_ENGLISH_DAYS = {
    "Mon": 1, "Tue": 2, "Tues": 2, "Wed": 3, "Thu": 4, "Thur": 4, "Thurs": 4, "Fri": 5,
    "Sat": 6, "Sun": 7,
}  # fmt: skip
_SHORTEST_NAME = 3


@dataclass(frozen=True, slots=True)
class CalendarWords:
    """Month names -> 1 to 12; day names -> 1 (Monday) to 7, both in lower case.

    `full_months` may stand alone, as in "in September"; abbreviations need a day or a year.
    """

    months: Mapping[str, int]
    full_months: Mapping[str, int]
    days: Mapping[str, int]
    short_days: Mapping[str, int]


@cache
def calendar_words(language: str) -> CalendarWords:
    """The words of a language (a code of two or three letters); empty where it is not known."""
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return CalendarWords({}, {}, {}, {})
    full: dict[str, int] = {}
    months: dict[str, int] = {}
    days: dict[str, int] = {}
    for context in ("format", "stand-alone"):
        for number, name in locale.months[context]["wide"].items():
            full[name.lower()] = int(number)
        for number, name in locale.months[context]["abbreviated"].items():
            months[name.lower()] = int(number)
        for number, name in locale.days[context]["wide"].items():
            days[name.lower()] = int(number) + 1
    months = {name: number for name, number in months.items() if _usable(name)} | full
    short_days: dict[str, int] = {}
    if language == "en":
        months |= {name.lower(): number for name, number in _ENGLISH_MONTHS.items()}
        short_days = {name.lower(): number for name, number in _ENGLISH_DAYS.items()}
    return CalendarWords(months, full, days, short_days)


def _usable(name: str) -> bool:
    """Numbers as month names ("7月") and abbreviations of two letters find too much."""
    return len(name) >= _SHORTEST_NAME and re.search(r"\d", name) is None
