"""Labelled texts changed from epoch to epoch, so that the model learns contexts and not names.

People, cities and countries are exchanged for others (Dai and Adel 2020: mention replacement),
each name for the same one through a text; and some texts are set as headlines are.
"""

from __future__ import annotations

import random
import re

from corpus import Document, Entity
from made_news import CITIES, COUNTRIES
from name_parts import make_person

_EXCHANGED_SHARE = 0.5
_UPPER_SHARE = 0.03
_TITLE_SHARE = 0.04
_CITY_SET = frozenset(CITIES)
_COUNTRY_SET = frozenset(COUNTRIES)


def changed(document: Document, chance: random.Random) -> Document:
    """The document as it is, or with other names, or in capitals."""
    if chance.random() < _EXCHANGED_SHARE:
        document = _exchanged(document, chance)
    kind = chance.random()
    if kind < _UPPER_SHARE:
        return _same_length(document, document.text.upper())
    if kind < _UPPER_SHARE + _TITLE_SHARE:
        return _same_length(document, re.sub(r"\b[a-z]", _upper, document.text))
    return document


def _upper(match: re.Match[str]) -> str:
    return match.group().upper()


def _same_length(document: Document, text: str) -> Document:
    """Some letters become two in capitals; offsets would be wrong, so such texts stay."""
    if len(text) != len(document.text):
        return document
    return Document(text, document.entities, document.has_misc)


def _exchanged(document: Document, chance: random.Random) -> Document:
    others: dict[str, str] = {}
    text = ""
    entities: list[Entity] = []
    end = 0
    for entity in document.entities:
        if entity.start < end:
            continue
        name = document.text[entity.start : entity.end]
        text += document.text[end : entity.start]
        words = _other_name(name, entity.label, others, chance)
        entities.append(Entity(len(text), len(text) + len(words), entity.label))
        text += words
        end = entity.end
    return Document(text + document.text[end:], tuple(entities), document.has_misc)


def _other_name(name: str, label: str, others: dict[str, str], chance: random.Random) -> str:
    if name in others:
        return others[name]
    other = name
    if label == "PER" and name[0].isupper() and "\n" not in name:
        person = make_person(chance)
        if " " in name:
            other = person.full
            others[name.split()[-1]] = person.short
        else:
            other = person.short
    elif label == "LOC" and name in _CITY_SET:
        other = chance.choice(CITIES)
    elif label == "LOC" and name in _COUNTRY_SET:
        other = chance.choice(COUNTRIES)
    others[name] = other
    return other
