"""Percentages, quantities with a unit, times of day, and plain numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from newsreader.entities.values.found import FoundValue
from newsreader.entities.values.numbers import (
    DIGITS,
    NUMBER_WORD,
    as_text,
    parse_digits,
    parse_word,
    scale_words,
)

_PERCENT_WORDS = {
    "en": "percent|per cent|percentage points?|pct",
    "de": "Prozent|Prozentpunkte?",
    "fr": "pour cent|points? de pourcentage",
    "es": "por ciento|puntos porcentuales",
    "pt": "por cento|pontos percentuais",
    "it": "per cento|punti percentuali",
    "nl": "procent|procentpunt(?:en)?",
    "sv": "procent|procentenheter",
    "pl": "procent|proc\\.",
    "ru": "процент(?:а|ов)?",
    "uk": "відсот(?:ок|ки|ків)",
    "id": "persen",
}
#: Turkish says the percent sign, in words or as a sign, before the number.
_TURKISH_PERCENT = re.compile(rf"(?:(?i:yüzde) |%\s?)(?P<number>{DIGITS})(?!\w)")
#: Spellings of units -> their symbol (SI brochure; customary units as in news style books).
_UNITS = {
    "kilometre": "km", "kilometer": "km", "km": "km", "metre": "m", "meter": "m",
    "centimetre": "cm", "centimeter": "cm", "cm": "cm", "millimetre": "mm", "millimeter": "mm",
    "mm": "mm", "mile": "mi", "foot": "ft", "feet": "ft", "ft": "ft", "inch": "in",
    "inches": "in", "yard": "yd", "hectare": "ha", "acre": "acre", "square kilometre": "km²",
    "square kilometer": "km²", "sq km": "km²", "km²": "km²", "square mile": "mi²",
    "square metre": "m²", "square meter": "m²", "square feet": "ft²", "square foot": "ft²",
    "cubic metre": "m³", "cubic meter": "m³", "tonne": "t", "metric ton": "t", "ton": "ton",
    "kilogram": "kg", "kilogramme": "kg", "kilo": "kg", "kg": "kg", "gram": "g",
    "milligram": "mg", "mg": "mg", "pound": "lb", "lbs": "lb", "ounce": "oz", "litre": "l",
    "liter": "l", "gallon": "gal", "barrel": "bbl", "bushel": "bu", "megawatt": "MW",
    "MW": "MW", "gigawatt": "GW", "GW": "GW", "kilowatt": "kW", "kW": "kW",
    "kilowatt-hour": "kWh", "kilowatt hour": "kWh", "kWh": "kWh", "megawatt-hour": "MWh",
    "megawatt hour": "MWh", "MWh": "MWh", "gigawatt hour": "GWh", "terawatt hour": "TWh",
    "TWh": "TWh", "degrees Celsius": "°C", "degree Celsius": "°C", "°C": "°C",
    "degrees Fahrenheit": "°F", "°F": "°F", "km/h": "km/h", "kph": "km/h", "mph": "mph",
    "kilometres per hour": "km/h", "kilometers per hour": "km/h", "kilometres an hour": "km/h",
    "kilometers an hour": "km/h", "miles per hour": "mph", "miles an hour": "mph",
    "knot": "kn", "nautical mile": "nmi", "basis point": "bp", "megabyte": "MB",
    "gigabyte": "GB", "terabyte": "TB", "GB": "GB", "TB": "TB", "megahertz": "MHz",
}  # fmt: skip
_FOREIGN_UNITS = {
    "Kilometer": "km", "kilomètre": "km", "kilómetro": "km", "quilómetro": "km",
    "quilômetro": "km", "chilometri": "km", "kilometre": "km", "Meter": "m", "mètre": "m",
    "metro": "m", "metri": "m", "metre": "m", "Tonnen": "t", "tonne": "t", "tonelada": "t",
    "tonnellate": "t", "ton": "t", "Hektar": "ha", "hectare": "ha", "hectárea": "ha",
    "hektar": "ha", "kilo": "kg", "Kilogramm": "kg", "kilogram": "kg", "litre": "l",
    "Liter": "l", "litro": "l", "km": "km", "kg": "kg", "cm": "cm", "mm": "mm", "MW": "MW",
    "GW": "GW", "kWh": "kWh", "км": "km", "кг": "kg", "тонн": "t", "метров": "m", "°C": "°C",
    "km/h": "km/h", "km²": "km²",
}  # fmt: skip
_CLOCK = re.compile(
    r"""(?<![\w.:,$€£])(?P<hour>[01]?\d|2[0-3])
    (?:[:.](?P<minute>[0-5]\d)(?::[0-5]\d)?)?
    (?:\s?(?P<half>[ap])\.?\s?m\b\.?)?
    (?P<zone>\s?(?:GMT|UTC|CET|EST|EDT|PST|PDT|IST|BST))?(?![\w:%]|[.,]\d)""",
    re.VERBOSE | re.IGNORECASE,
)
#: How long something takes, by the symbol of the unit: words of several languages.
_DURATIONS = {
    "s": "seconds?|Sekunden?|secondes?|segundos?|secondi|saniye|секунд[ыу]?",
    "min": "minutes?|mins?|Minuten?|minutos?|minuti|dakika|минут[ыу]?",
    "h": "hours?|hrs?|Stunden?|heures?|horas?|часа|часов|saat",
}
_NOON = re.compile(r"\b(?:noon|midnight|midday)\b")
_WORDS_FROM_TEN = (
    "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|"
    "(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-[a-z]+)?"
)


def find_measures(plain: str, language: str) -> Iterator[FoundValue]:
    """Percentages, quantities and times of day in a text, in no order."""
    for match in _percentages(language).finditer(plain):
        value = None if match["until"] else _number(match["number"], match["scale"], language)
        yield FoundValue(*match.span(), "PERCENT", value and f"{value}%")
    if language == "tr":
        for match in _TURKISH_PERCENT.finditer(plain):
            value = _number(match["number"], None, language)
            yield FoundValue(*match.span(), "PERCENT", value and f"{value}%")
    units = _UNITS if language == "en" else _FOREIGN_UNITS
    for match in _quantities(language).finditer(plain):
        value = None if match["until"] else _number(match["number"], match["scale"], language)
        yield FoundValue(*match.span(), "QUANTITY", value and f"{value} {units[match['unit']]}")
    yield from _times(plain)
    for match in _durations(language).finditer(plain):
        value = None if match["until"] else _number(match["number"], None, language)
        unit = next(symbol for symbol in _DURATIONS if match[symbol])
        yield FoundValue(*match.span(), "TIME", value and f"{value} {unit}")


def find_cardinals(plain: str, language: str) -> Iterator[FoundValue]:
    """Plain numbers: in digits, and in English from ten on in words."""
    for match in _cardinals(language).finditer(plain):
        value = None if match["until"] else _number(match["number"], match["scale"], language)
        yield FoundValue(*match.span(), "CARDINAL", value)


def _number(digits: str, scale: str | None, language: str) -> str | None:
    number = parse_word(digits) if digits[0].isalpha() else parse_digits(digits, language)
    if number is None:
        return None
    return as_text(number * scale_words(language)[scale.lower()] if scale else number)


def _times(plain: str) -> Iterator[FoundValue]:
    for match in _CLOCK.finditer(plain):
        hour, minute, half = int(match["hour"]), match["minute"], match["half"]
        if half is None and (minute is None or (":" not in match.group() and not match["zone"])):
            continue
        if half is not None and not 1 <= hour <= 12:
            continue
        if half is not None:
            hour = hour % 12 + (12 if half.lower() == "p" else 0)
        yield FoundValue(*match.span(), "TIME", f"{hour:02}:{minute or '00'}")
    for match in _NOON.finditer(plain):
        yield FoundValue(*match.span(), "TIME", "00:00" if match.group() == "midnight" else "12:00")


@cache
def _percentages(language: str) -> re.Pattern[str]:
    words = _PERCENT_WORDS.get(language)
    unit = rf"\s?%|[ \u00a0-](?:{words})\b" if words else r"\s?%"
    number = rf"{DIGITS}|(?:{NUMBER_WORD})(?:-(?:{NUMBER_WORD}))?" if language == "en" else DIGITS
    return re.compile(
        rf"(?<![\w.,])(?P<number>{number})(?P<until>\s?(?:[-–]|to)\s?{DIGITS})?"
        rf"{_scale(language)}(?:{unit})"
    )


@cache
def _quantities(language: str) -> re.Pattern[str]:
    units = _any_of(_UNITS if language == "en" else _FOREIGN_UNITS)
    number = rf"{DIGITS}|(?:{NUMBER_WORD})(?:-(?:{NUMBER_WORD}))?" if language == "en" else DIGITS
    return re.compile(
        rf"(?<![\w.,$€£])(?P<number>{number})(?P<until>\s?(?:[-–]|to)\s?{DIGITS})?"
        rf"{_scale(language)}[ \u00a0-]?(?P<unit>{units})(?:s|es|n)?(?![\w²³])"
    )


@cache
def _durations(language: str) -> re.Pattern[str]:
    number = rf"{DIGITS}|(?:{NUMBER_WORD})(?:-(?:{NUMBER_WORD}))?" if language == "en" else DIGITS
    units = "|".join(f"(?P<{symbol}>{words})" for symbol, words in _DURATIONS.items())
    return re.compile(
        rf"(?<![\w.,$€£:])(?P<number>{number})(?P<until>\s?(?:[-–]|to)\s?{DIGITS})?"
        rf"[ \u00a0-](?:{units})(?!\w)"
    )


@cache
def _cardinals(language: str) -> re.Pattern[str]:
    number = rf"{DIGITS}|(?i:{_WORDS_FROM_TEN})" if language == "en" else DIGITS
    return re.compile(
        rf"(?<![\w.,$€£¥#@/:+’'-])(?P<number>{number})(?P<until>\s?[-–]\s?{DIGITS})?{_scale(language)}"
        rf"(?![\w%/:’']|[.,]\w|-\w)"
    )


def _scale(language: str) -> str:
    words = _any_of(word for word in scale_words(language) if len(word) > 1)
    return rf"(?:[ \u00a0\u202f-]?(?P<scale>(?i:{words or '(?!)'}))(?!\w))?"


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
