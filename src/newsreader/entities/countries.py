"""The countries by their names in a language, out of the Unicode CLDR."""

from __future__ import annotations

from functools import cache


@cache
def country_names(language: str) -> frozenset[str]:
    """Countries by their name in the language, two letters; none of a language unknown to it."""
    from babel import Locale, UnknownLocaleError

    try:
        countries = Locale.parse(language).territories
    except (UnknownLocaleError, ValueError):
        return frozenset()
    names = (name for code, name in countries.items() if code.isalpha() and len(name) > 1)
    return frozenset(name.split(" (")[0] for name in names)
