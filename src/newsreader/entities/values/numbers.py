"""Numbers as news writes them: "1,200", "1.200,5", "6.7 million", "two thousand", "3 crore"."""

from __future__ import annotations

import re
from decimal import Decimal

_SCALES_ENGLISH = {
    "hundred": 10**2,
    "thousand": 10**3,
    "k": 10**3,
    "lakh": 10**5,
    "lakhs": 10**5,
    "million": 10**6,
    "mn": 10**6,
    "mln": 10**6,
    "m": 10**6,
    "crore": 10**7,
    "crores": 10**7,
    "billion": 10**9,
    "bn": 10**9,
    "bln": 10**9,
    "b": 10**9,
    "trillion": 10**12,
    "trn": 10**12,
    "tn": 10**12,
}
#: Scale words by language; "billion" is a million millions outside English and Turkish.
_SCALES = {
    "de": {"tausend": 3, "million": 6, "millionen": 6, "mio.": 6, "milliarde": 9,
           "milliarden": 9, "mrd.": 9, "billion": 12, "billionen": 12},
    "fr": {"mille": 3, "million": 6, "millions": 6, "milliard": 9, "milliards": 9},
    "es": {"mil millones": 9, "mil": 3, "millón": 6, "millones": 6, "billón": 12,
           "billones": 12},
    "pt": {"mil milhões": 9, "mil": 3, "milhão": 6, "milhões": 6, "bilhão": 9, "bilhões": 9},
    "it": {"mila": 3, "milione": 6, "milioni": 6, "miliardo": 9, "miliardi": 9},
    "nl": {"duizend": 3, "miljoen": 6, "miljard": 9},
    "tr": {"bin": 3, "milyon": 6, "milyar": 9, "trilyon": 12},
    "pl": {"tys.": 3, "tysięcy": 3, "mln": 6, "miliona": 6, "milionów": 6, "mld": 9,
           "miliarda": 9, "miliardów": 9},
    "sv": {"tusen": 3, "miljon": 6, "miljoner": 6, "miljard": 9, "miljarder": 9},
    "ru": {"тыс.": 3, "тысяч": 3, "тысячи": 3, "млн": 6, "миллион": 6, "миллиона": 6,
           "миллионов": 6, "млрд": 9, "миллиард": 9, "миллиарда": 9, "миллиардов": 9},
    "uk": {"тис.": 3, "тисяч": 3, "млн": 6, "мільйон": 6, "мільйонів": 6, "млрд": 9,
           "мільярд": 9, "мільярдів": 9},
    "id": {"ribu": 3, "juta": 6, "miliar": 9, "triliun": 12},
    "ar": {"ألف": 3, "مليون": 6, "ملايين": 6, "مليار": 9},
    "fa": {"هزار": 3, "میلیون": 6, "میلیارد": 9},
}  # fmt: skip
_WORDS: dict[str, int | Decimal] = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90, "half a": Decimal("0.5"),
}  # fmt: skip

#: Digits with any grouping: "1,200", "1.200,5", "1 200", "12,50,000".
DIGITS = (
    r"(?:\d{1,3}(?:[,. \u00a0\u202f’]\d{3})+(?:[.,]\d{1,2})?"
    r"|\d{1,2}(?:,\d\d)+,\d{3}|\d+(?:[.,]\d+)?)"
)
NUMBER_WORD = "|".join(sorted(_WORDS, key=len, reverse=True))
_DECIMAL_POINT_LANGUAGES = frozenset({"en", "zh", "ja", "ko", "he", "th", "hi", "ar"})
_GROUPED = re.compile(r"\d{1,3}(?:([,. \u00a0\u202f’])\d{3})(?:\1\d{3})*")
_INDIAN_GROUPS = re.compile(r"\d{1,2}(?:,\d\d)+,\d{3}")


def scale_words(language: str) -> dict[str, int]:
    """Words that multiply the number before them -> by how much."""
    if language == "en":
        return _SCALES_ENGLISH
    return {word: 10**power for word, power in _SCALES.get(language, {}).items()}


def parse_digits(digits: str, language: str) -> Decimal | None:
    """The number that digits with separators stand for; None if they can be read two ways."""
    if _INDIAN_GROUPS.fullmatch(digits):
        return Decimal(digits.replace(",", ""))
    grouped = _GROUPED.fullmatch(digits)
    if grouped is not None:
        separator = grouped.group(1)
        groups = digits.count(separator)
        as_decimal = "." if language in _DECIMAL_POINT_LANGUAGES else ","
        if separator == as_decimal and groups == 1:
            return Decimal(digits.replace(separator, "."))
        return Decimal(digits.replace(separator, ""))
    point = max(digits.rfind(","), digits.rfind("."))
    if point < 0:
        return Decimal(re.sub(r"\D", "", digits))
    whole, fraction = digits[:point], digits[point + 1 :]
    if not fraction.isdigit() or not re.search(r"\d", whole):
        return None
    return Decimal(re.sub(r"\D", "", whole) + "." + fraction)


def parse_word(word: str) -> Decimal | None:
    """The value of an English number word below a hundred, "twenty-five" included."""
    total = Decimal(0)
    for part in word.lower().split("-"):
        if part not in _WORDS:
            return None
        total += _WORDS[part]
    return total


def as_text(number: Decimal) -> str:
    """A number without exponent and without zeros behind the decimal point."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
