"""The names everybody knows: countries, cities, nationalities, well-known organisations.

They correct the model where a name alone decides, and stand in for it where it does not serve.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from newsreader.entities.spans import NameFinder


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Sets of names in the forms English news uses; `exonyms` are cities in other languages."""

    places: frozenset[str]
    cities: frozenset[str]
    nationalities: frozenset[str]
    organisations: frozenset[str]
    exonyms: frozenset[str]

    def label(self, name: str) -> str | None:
        """The label a name has wherever it stands; None if unknown or not certain.

        A city does not count: many a city is a surname or a team as well.
        """
        for form in (name, name.title() if name.isupper() and len(name) > 4 else name):
            if form in self.places:
                return "LOC"
            if form in self.nationalities:
                return "NORP"
            if form in self.organisations:
                return "ORG"
        return None

    def of_several_words(self) -> NameFinder:
        """Finds the countries and nationalities of more than one word."""
        return _finder(self)

    def is_city(self, name: str) -> bool:
        """Is there a large city of this name?"""
        return name in self.cities or (name.isupper() and name.title() in self.cities)


@cache
def gazetteer() -> Gazetteer:
    """The shipped lists, read once."""
    return Gazetteer(
        _names("places.txt"),
        _names("cities.txt"),
        _names("nationalities.txt"),
        _names("organisations.txt"),
        _names("exonyms.txt"),
    )


@cache
def _finder(known: Gazetteer) -> NameFinder:
    return NameFinder(name for name in known.places | known.nationalities if " " in name)


def _names(file: str) -> frozenset[str]:
    text = (files("newsreader") / "data" / "gazetteer" / file).read_text(encoding="utf-8")
    return frozenset(line for line in text.splitlines() if line and not line.startswith("#"))
