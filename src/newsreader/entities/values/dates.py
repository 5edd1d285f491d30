"""Dates in running text, and which day each one is.

"Wednesday" in an article of 3 July 2024 is 2024-07-03. What is said relative to the day of
writing is marked only if that day is known: without it "yesterday" is no date.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache

from newsreader.entities.values import resolve
from newsreader.entities.values.calendar import CalendarWords, calendar_words
from newsreader.entities.values.found import FoundValue

_YEAR = r"(?:1[5-9]|20)\d\d"
_ISO = re.compile(rf"(?<![\w-])({_YEAR})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?![\w-])")
_DOTTED = re.compile(rf"(?<![\w.])(0?[1-9]|[12]\d|3[01])\.\s?(0?[1-9]|1[0-2])\.\s?({_YEAR})(?!\w)")
#: As in Chinese, Japanese and Korean: 2024年7月3日, 2024년 7월 3일.
_SIGNS = re.compile(rf"({_YEAR})[年년]\s?(\d\d?)[月월](?:\s?(\d\d?)[日일号])?")
_SLASHED = re.compile(rf"(?<![\w/])(\d\d?)/(\d\d?)/({_YEAR})(?![\w/])")
#: A year alone; not a count ("2000 people") nor part of a number, a name or a price.
_LONE_YEAR = re.compile(
    r"""(?<![\w$€£¥₺.,#/-])(?P<year>(?:1[6-9]|20)\d\d)
    (?P<span>\s?[-–/]\s?(?:(?:19|20)\d\d|\d\d))?
    (?![\w%]|[.,:]\d|[-–]\w)
    (?!\s(?:people|persons|cases|deaths|dead|men|women|children|soldiers|troops|jobs|workers
    |employees|students|voters|votes|houses|homes|families|refugees|migrants|MW|GW|km|kg|m|metres
    |meters|miles|feet|hectares|acres|tonnes|tons|barrels|dollars|euros|rupees|pounds|yuan|yen
    |points|seats|copies|years|days|hours|times)\b)""",
    re.VERBOSE,
)
#: "the 1980s", not "in his 70s".
_DECADE = re.compile(
    r"(?<![\w’'])(?<!\b(?:his|her) )(?<!\btheir )"
    r"(?:(?:early|late) |mid-)?(?:(?:1[89]|20)\d0|['’]?\d0)s(?!\w)"
)
_QUARTER = re.compile(
    rf"\b(?P<first>[1-4]Q\s?|Q[1-4]\s)(?P<year>{_YEAR})\b"
    rf"|\b(?:first|second|third|fourth) quarter(?: of (?P<of>{_YEAR}))?(?!\w)"
)
_RELATIVE = re.compile(
    r"\b(?:(?P<day>yesterday|today|tomorrow|tonight)"
    r"|(?P<which>last|this|next) (?P<unit>week|month|year|decade|summer|winter|spring|autumn))\b",
    re.IGNORECASE,
)
_BEFORE_A_MONTH = re.compile(
    r"(?i:\b(?:in|since|last|this|next|by|until|till|of|early|late|mid|from|for|during|and|to"
    r"|through|before|after|between|every|each)[\s-]|[,(–-]\s?)$"
)
_FESTIVALS = re.compile(
    r"\b(?:Eid (?:al|Al|ul|el)[- ](?:Adha|Fitr)|Christmas(?: Day| Eve)?|Easter(?: Sunday| Monday)?"
    r"|Good Friday|New Year’?'?s (?:Day|Eve)|Ramadan|Thanksgiving|Diwali|Arafah? Day|Boxing Day)\b"
)


def find_dates(plain: str, language: str, published: date | None) -> Iterator[FoundValue]:
    """The dates in a text, in no order; longer ones may contain shorter ones."""
    words = calendar_words(language)
    yield from _numeric(plain, language)
    yield from _lone_years(plain)
    if words.months:
        yield from _named(plain, language, words, published)
    if language == "en":
        yield from _english(plain, published)


def _numeric(plain: str, language: str) -> Iterator[FoundValue]:
    for match in _ISO.finditer(plain):
        year, month, day = map(int, match.groups())
        yield _date(match, resolve.day_text(year, month, day))
    for match in _SIGNS.finditer(plain):
        yield _date(match, resolve.signed(match.group(1), match.group(2), match.group(3)))
    for match in _DOTTED.finditer(plain):
        day, month, year = map(int, match.groups())
        yield _date(match, resolve.day_text(year, month, day))
    for match in _SLASHED.finditer(plain):
        first, second, year = map(int, match.groups())
        yield _date(match, resolve.slashed(first, second, year, language))


def _lone_years(plain: str) -> Iterator[FoundValue]:
    for match in _LONE_YEAR.finditer(plain):
        yield _date(match, None if match["span"] else match["year"])


def _named(
    plain: str, language: str, words: CalendarWords, published: date | None
) -> Iterator[FoundValue]:
    for match in _days_of_months(language).finditer(plain):
        month = words.months[(match["month"] or match["month_first"]).lower()]
        day = int(match["day"] or match["day_after"])
        until = match["until"] or match["until_after"]
        year = match["year"]
        yield _date(match, None if until else resolve.day_of(year, month, day, published))
    for match in _months(language).finditer(plain):
        name = match["month"].lower()
        if match["year"] is None and not _stands_alone(plain, match, words, language):
            continue
        yield _date(match, resolve.month_of(match["year"], words.months[name], published))
    for match in _days(language).finditer(plain):
        if language == "en" and not match["name"][0].isupper():
            continue
        every = match["each"] is not None and language == "en"
        sentence = plain[max(0, match.start() - 80) : match.start()]
        number = words.days[match["name"].lower()]
        resolved = resolve.weekday(number, published, sentence, language)
        yield _date(match, None if every else resolved)


def _stands_alone(plain: str, match: re.Match[str], words: CalendarWords, language: str) -> bool:
    """Is a month without day and year meant as one? "May God" and "March on Rome" are not."""
    name = match["month"]
    if name.lower() not in words.full_months:
        return False
    if language != "en":
        return True
    doubtful = name in ("May", "March", "August")
    if not doubtful:
        return name[0].isupper()
    return _BEFORE_A_MONTH.search(plain[max(0, match.start() - 10) : match.start()]) is not None


def _english(plain: str, published: date | None) -> Iterator[FoundValue]:
    for match in _DECADE.finditer(plain):
        yield _date(match, None)
    for match in _QUARTER.finditer(plain):
        yield _date(match, None)
    for match in _FESTIVALS.finditer(plain):
        yield _date(match, None)
    if published is None:
        return
    for match in _RELATIVE.finditer(plain):
        if match["day"]:
            yield _date(match, resolve.near_day(match["day"], published))
        else:
            which, unit = match["which"].lower(), match["unit"].lower()
            yield _date(match, resolve.near_period(which, unit, published))


def _date(match: re.Match[str], value: str | None) -> FoundValue:
    return FoundValue(match.start(), match.end(), "DATE", value)


@cache
def _days_of_months(language: str) -> re.Pattern[str]:
    """ "3 July 2024", "Wednesday, July 3, 2024", "3. Juli", "le 1er juillet", "3 de julio"."""
    words = calendar_words(language)
    month = _any_of(words.months)
    weekday = _any_of([*words.days, *words.short_days])
    day = r"(?:0?[1-9]|[12]\d|3[01])"
    ordinal = "(?:st|nd|rd|th)?" if language == "en" else r"(?:er|º|ª|\.)?"
    # A full stop after "junio 18" ends the sentence; after "18." it makes the number an ordinal.
    ordinal_after = ordinal.replace(r"|\.", "")
    of = r"(?:\s(?:of|de|d’|d')\s|\s|-)"
    year = rf"(?:(?:,|\sde|\sdel)?\s(?P<year>{_YEAR})|-(?P<dashed>{_YEAR}))?"
    month_first = (
        rf"(?P<month_first>{month})\s(?P<day_after>{day}){ordinal_after}"
        rf"(?P<until_after>\s?(?:[-–]|to|and)\s?{day}{ordinal_after})?"
    )
    day_first = (
        rf"(?P<day>{day}){ordinal}(?P<until>\s?(?:[-–]|to|and|bis|y|et)\s?{day}{ordinal})?"
        rf"{of}(?P<month>{month})"
    )
    choices = f"{month_first}|{day_first}" if language == "en" else f"{day_first}|{month_first}"
    return re.compile(
        rf"(?<![\w.,])(?:(?:{weekday}),?\s)?(?:{choices})(?![\w]){year}", re.IGNORECASE
    )


@cache
def _months(language: str) -> re.Pattern[str]:
    """ "July 2024", "julio de 2024", "in September". "may" in small letters is no month."""
    month = _any_of(calendar_words(language).months)
    return re.compile(
        rf"(?<![\w’'-])(?P<month>{month})(?:(?:,|\sde|\sdel|\sof)?\s(?P<year>{_YEAR}))?(?![\w’'-])",
        re.IGNORECASE,
    )


@cache
def _days(language: str) -> re.Pattern[str]:
    words = calendar_words(language)
    if not words.days:
        return re.compile(r"(?!)")
    return re.compile(
        rf"(?<![\w-])(?P<name>{_any_of(words.days)})(?P<each>s)?(?![\w-])",
        re.IGNORECASE,
    )


def _any_of(names: Iterable[str]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True)) or "(?!)"
