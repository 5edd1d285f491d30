"""Dates as newspapers write them, in the languages whose pages are read as text.

Only what is written counts: a date keeps the precision it has, an ambiguous one
(3/4/2024) is read by the language's custom, and nothing is taken from the clock.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import UTC, date, datetime

_MONTHS = """
january jan|february feb|march mar|april apr|may|june jun|july jul|august aug
|september sept sep|october oct|november nov|december dec
ocak oca|şubat şub|mart|nisan nis|mayıs|haziran haz|temmuz tem|ağustos ağu|eylül eyl
|ekim eki|kasım kas|aralık ara
januar jänner|februar feber|märz mär mrz|april|mai|juni|juli|august|september|oktober okt
|november|dezember dez
janvier janv|février févr fév|mars|avril avr|mai|juin|juillet juil|août|septembre
|octobre|novembre|décembre déc
enero ene|febrero|marzo|abril abr|mayo|junio|julio|agosto ago|septiembre setiembre set
|octubre|noviembre|diciembre dic
gennaio gen|febbraio febbr|marzo|aprile|maggio mag|giugno giu|luglio lug|agosto
|settembre sett|ottobre ott|novembre|dicembre
janeiro|fevereiro fev|março|abril|maio|junho|julho|agosto|setembro|outubro out|novembro
|dezembro
января янв январь|февраля фев февр февраль|марта мар март|апреля апр апрель|мая май
|июня июн июнь|июля июл июль|августа авг август|сентября сен сент сентябрь
|октября окт октябрь|ноября ноя нояб ноябрь|декабря дек декабрь
januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december
stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października
|listopada|grudnia
"""


def _month_numbers() -> dict[str, int]:
    numbers: dict[str, int] = {}
    languages = re.sub(r"\n\|", "|", _MONTHS.strip()).split("\n")
    for language in languages:
        for number, names in enumerate(language.split("|"), 1):
            for month in names.split():
                numbers.setdefault(_fold(month), number)
    return numbers


def _fold(word: str) -> str:
    decomposed = unicodedata.normalize("NFD", word.replace("İ", "i").replace("ı", "i").casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))


_NUMBERS = _month_numbers()
_ISO = re.compile(
    r"\b((?:19|20)\d\d)-(\d{1,2})(?:-(\d{1,2}))?"
    r"(?:[T ](\d{1,2}):(\d\d)(?::(\d\d))?(?:[.,]\d+)?\s*(Z|UTC|GMT|[+-]\d\d:?\d\d)?)?(?![\d-])"
)
_DAY_FIRST = re.compile(
    r"\b(\d{1,2})(?:st|nd|rd|th|er|º|°)?\.?[ \-]\s*(?:de |d['’]|of )?"
    r"([^\W\d_]{3,12})\.?[, \-]?\s*(?:de |del )?"
    r"((?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(
    r"\b([^\W\d_]{3,12})\.?[ /](\d{1,2})(?:st|nd|rd|th)?,?[ /]((?:19|20)\d\d)(?!\d)", re.IGNORECASE
)
_MONTH_ONLY = re.compile(r"\b([^\W\d_]{3,12})\.?,? (?:de |del )?((?:19|20)\d\d)\b", re.IGNORECASE)
_YEAR_FIRST_EASTERN = re.compile(
    r"((?:19|20)\d\d)\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]"
)
# As scholarly sites write them for search engines: 2023/01/07, 2023 Jan 7.
_YEAR_FIRST = re.compile(
    r"\b((?:19|20)\d\d)(?:/(\d{1,2})/|\s([^\W\d_]{3,12})\.?\s)(\d{1,2})(?![\d/.:])"
)
_NUMERIC = re.compile(r"\b(\d{1,2})([./\-])(\d{1,2})\2((?:19|20)?\d\d)\b")
_CLOCK = re.compile(
    r"(?:,|\s|\bat\b|\bum\b|\bà\b|\ba las\b|\balle\b|\bsaat\b|\bв\b|\bàs\b|[-–—|·•]){0,6}\s{0,3}"
    r"(\d{1,2})[:.h](\d\d)(?::(\d\d))?\s*([ap]\.?m\.?)?(?:\s*(?:Uhr|Uhr\b|h\b))?"
    r"\s*(Z|UTC|GMT|[+-]\d\d:?\d\d)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text: `value` in ISO 8601 with the precision known, and where it stands."""

    value: str
    start: int
    end: int


def iso_date(text: str, language: str | None = None) -> str | None:
    """The first date in a text, as ISO 8601 with the precision known; None without one."""
    found = find_date(text, language)
    return found.value if found else None


def find_date(text: str, language: str | None = None) -> FoundDate | None:
    """The first date in a text, its time of day included where the zone is known.

    `language` decides 3/4/2024: months come first in English with slashes alone.
    """
    found = [
        match_date
        for read in (_iso, _day_first, _month_first, _eastern, _year_first, _numeric)
        if (match_date := read(text, language))
    ]
    if found:
        return min(found, key=lambda item: (item.start, -item.end))
    return _month_only(text)


def month_number(word: str) -> int | None:
    """1 to 12 for a month's name or its short form in any language known, else None."""
    return _NUMBERS.get(_fold(word))


def _iso(text: str, _language: str | None) -> FoundDate | None:
    for match in _ISO.finditer(text):
        year, month, day, hour, minute, second, zone = match.groups()
        if day is None:
            if 1 <= int(month) <= 12:
                return FoundDate(f"{year}-{int(month):02}", match.start(), match.end())
            continue
        found = _day(int(year), int(month), int(day))
        if found is None:
            continue
        value = found
        if hour is not None and zone:
            value = _in_utc(found, int(hour), int(minute), int(second or 0), zone) or found
        return FoundDate(value, match.start(), match.end())
    return None


def _day_first(text: str, _language: str | None) -> FoundDate | None:
    for match in _DAY_FIRST.finditer(text):
        month = month_number(match[2])
        if month and (found := _day(int(match[3]), month, int(match[1]))):
            return _with_clock(text, found, match)
    return None


def _month_first(text: str, _language: str | None) -> FoundDate | None:
    for match in _MONTH_FIRST.finditer(text):
        month = month_number(match[1])
        if month and (found := _day(int(match[3]), month, int(match[2]))):
            return _with_clock(text, found, match)
    return None


def _eastern(text: str, _language: str | None) -> FoundDate | None:
    for match in _YEAR_FIRST_EASTERN.finditer(text):
        if found := _day(int(match[1]), int(match[2]), int(match[3])):
            return _with_clock(text, found, match)
    return None


def _year_first(text: str, _language: str | None) -> FoundDate | None:
    for match in _YEAR_FIRST.finditer(text):
        year, number, name, day = match.groups()
        month = int(number) if number else month_number(name)
        if month and (found := _day(int(year), month, int(day))):
            return _with_clock(text, found, match)
    return None


def _numeric(text: str, language: str | None) -> FoundDate | None:
    for match in _NUMERIC.finditer(text):
        first, second, year = int(match[1]), int(match[3]), int(match[4])
        if year < 100:
            year += 2000 if year < 70 else 1900
        month_leads = match[2] == "/" and (language or "en").startswith("en")
        if first > 12 or (second <= 12 and not month_leads):
            first, second = second, first
        if found := _day(year, first, second):
            return _with_clock(text, found, match)
    return None


def _month_only(text: str) -> FoundDate | None:
    for match in _MONTH_ONLY.finditer(text):
        month = month_number(match[1])
        if month:
            return FoundDate(f"{match[2]}-{month:02}", match.start(), match.end())
    return None


def _with_clock(text: str, day: str, match: re.Match[str]) -> FoundDate:
    clock = _CLOCK.match(text, match.end())
    if clock is None:
        return FoundDate(day, match.start(), match.end())
    hour, minute, second, half, zone = clock.groups()
    hours = int(hour) % 12 + 12 * half.lower().startswith("p") if half else int(hour)
    # A time without its zone is no point in time: the day alone is what is known.
    value = _in_utc(day, hours, int(minute), int(second or 0), zone) if zone else None
    return FoundDate(value or day, match.start(), clock.end())


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _in_utc(day: str, hour: int, minute: int, second: int, zone: str) -> str | None:
    offset = "+00:00" if zone.upper() in ("Z", "UTC", "GMT") else zone
    try:
        moment = datetime.fromisoformat(f"{day}T{hour:02}:{minute:02}:{second:02}{offset}")
        return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (ValueError, OverflowError):
        return None
