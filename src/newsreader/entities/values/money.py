"""Sums of money, with the currency where it is certain."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache

from newsreader.entities.values.currencies import (
    CODES,
    DOUBTFUL_UNITS,
    FOREIGN_NAMES,
    LETTERS,
    NAMED,
    SIGNS_AFTER,
    SYMBOLS,
    UNITS,
)
from newsreader.entities.values.found import FoundValue
from newsreader.entities.values.numbers import (
    DIGITS,
    NUMBER_WORD,
    as_text,
    parse_digits,
    parse_word,
    scale_words,
)

#: From here on "N7,000" is a sum and not a road, and "5,000 pounds" more often money.
_LARGE = 1000
#: Languages that put case endings on currencies: "100 milyar dolara".
_WITH_ENDINGS = frozenset({"tr", "az", "fi", "hu", "et", "kk", "uz"})
_VAGUE_SUM = re.compile(
    rf"\b(?:(?:tens|hundreds|dozens) of )?(?:thousands|millions|billions|trillions) of "
    rf"(?:[A-Z][\w.]* ){{0,2}}(?:{UNITS})s\b"
)


def find_money(plain: str, language: str) -> Iterator[FoundValue]:
    """The sums in a text, in no order. They may overlap: "$5" in "US$5 million"."""
    for match in _sign_first(language).finditer(plain):
        sign = match["sign"]
        amount = _amount(match["number"], match["scale"], language)
        if sign in LETTERS and not match["scale"] and not _is_large(amount):
            continue
        code = SYMBOLS.get(sign) or CODES.get(sign) or LETTERS.get(sign)
        yield FoundValue(*match.span(), "MONEY", _value(amount, match["until"], code))
    if language != "en":
        yield from _name_after(plain, language)
        return
    yield from _english_name_after(plain)
    for match in _VAGUE_SUM.finditer(plain):
        yield FoundValue(*match.span(), "MONEY")


def _english_name_after(plain: str) -> Iterator[FoundValue]:
    for match in _english_names().finditer(plain):
        amount = _amount(match["number"], match["scale"], "en")
        unit = match["unit"].lower()
        country = (match["country"] or "").strip().lower()
        if unit in DOUBTFUL_UNITS and not country and not (match["scale"] or _is_large(amount)):
            continue
        name = f"{country} {unit}".strip()
        yield FoundValue(
            *match.span(), "MONEY", _value(amount, match["until"], NAMED.get(name, name))
        )


def _name_after(plain: str, language: str) -> Iterator[FoundValue]:
    names = {**SIGNS_AFTER, **FOREIGN_NAMES.get(language, {})}
    for match in _names_after(language).finditer(plain):
        amount = _amount(match["number"], match["scale"], language)
        unit = names[match["unit"]] or match["unit"]
        yield FoundValue(*match.span(), "MONEY", _value(amount, match["until"], unit))


def _amount(digits: str, scale: str | None, language: str) -> Decimal | None:
    number = parse_word(digits) if digits[0].isalpha() else parse_digits(digits, language)
    if number is None or not scale:
        return number
    return number * scale_words(language)[scale.lower()]


def _is_large(amount: Decimal | None) -> bool:
    return amount is not None and amount >= _LARGE


def _value(amount: Decimal | None, until: str | None, unit: str | None) -> str | None:
    return None if amount is None or until or not unit else f"{as_text(amount)} {unit}"


@cache
def _sign_first(language: str) -> re.Pattern[str]:
    sign = _any_of([*SYMBOLS, *CODES, *(LETTERS if language == "en" else ())])
    return re.compile(
        rf"(?<![\w$])(?P<sign>{sign})\s?(?P<number>{DIGITS})"
        rf"(?P<until>\s?[-–]\s?(?:{sign})?{DIGITS})?{_scale(language)}(?!\w)"
    )


@cache
def _english_names() -> re.Pattern[str]:
    countries = _any_of({name.rsplit(" ", 1)[0] for name in NAMED if " " in name})
    return re.compile(
        rf"(?<![\w.,$])(?P<number>{DIGITS}|(?:{NUMBER_WORD})(?:-(?:{NUMBER_WORD}))?)"
        rf"(?P<until>\s?[-–]\s?{DIGITS})?{_scale('en')}[ \u00a0-]"
        rf"(?P<country>(?:{countries}) )?(?P<unit>{UNITS})s?(?!\w)",
        re.IGNORECASE,
    )


@cache
def _names_after(language: str) -> re.Pattern[str]:
    unit = _any_of([*SIGNS_AFTER, *FOREIGN_NAMES.get(language, {})])
    ending = r"(?:[’']?\w{0,4})" if language in _WITH_ENDINGS else ""
    return re.compile(
        rf"(?<![\w.,$])(?P<number>{DIGITS})(?P<until>\s?[-–]\s?{DIGITS})?{_scale(language)}"
        rf"[ \u00a0\u202f]?(?:de |d’|d')?(?P<unit>{unit}){ending}(?!\w)"
    )


def _scale(language: str) -> str:
    words = _any_of(scale_words(language))
    return rf"(?:[ \u00a0\u202f-]?(?P<scale>(?i:{words or '(?!)'}))(?!\w))?"


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
