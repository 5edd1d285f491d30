"""Where a name begins and ends: without article, title, possessive, quotes or a credit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from newsreader.entities.postprocess.titles import title_length
from newsreader.entities.spans import RawMention

_BEFORE = " \t\n\"“”‘’'(-–—:,.;*|•"
_AFTER = " \t\n\"“”‘’'(-–—:,;*|•"
_ARTICLE = re.compile(r"the\s+(?=\S)", re.IGNORECASE)
_POSSESSIVES = ("'s", "’s", "`s")
_ASIDE = re.compile(r"\s[-–—|]\s|\s*/")
#: "Sinop nuclear" of "Sinop nuclear power plant": the name is the place's.
_PLANT_KIND = re.compile(r"\s(?:nuclear|thermal|solar|wind|coal-fired)(?: power)?$")
_CREDIT = re.compile(r"(REUTERS|Reuters|AFP|AP)\s*/\s*(?=\S)")


def trim(plain: str, mentions: Iterable[RawMention]) -> list[RawMention]:
    """The mentions with their right ends; those with nothing left are dropped."""
    return [part for whole in mentions for part in _parts(plain, whole)]


def bare(plain: str, start: int, end: int) -> tuple[int, int]:
    """[start, end) without article, possessive, quotes and marks at its ends."""
    while start < end and plain[start] in _BEFORE:
        start += 1
    article = _ARTICLE.match(plain, start, end)
    if article is not None:
        start = article.end()
    while end > start:
        if plain[end - 1] in _AFTER:
            end -= 1
        elif plain.endswith(_POSSESSIVES, start, end):
            end -= 2
        elif plain[end - 1] == ")" and "(" not in plain[start:end]:
            end -= 1
        else:
            break
    return start, end


def _parts(plain: str, mention: RawMention) -> Iterator[RawMention]:
    start, end = bare(plain, mention.start, mention.end)
    credit = _CREDIT.match(plain, start, end)
    if credit is not None:
        yield RawMention(start, credit.end(1), "ORG")
        start, end = bare(plain, credit.end(), end)
    if mention.label == "PERSON":
        start += title_length(plain[start:end])
        aside = _ASIDE.search(plain, start, end)
        if aside is not None:
            end = aside.start()
    plant = _PLANT_KIND.search(plain, start, end)
    if plant is not None and plain.startswith((" power", " plant"), plant.end()):
        end = plant.start()
    if any(character.isalnum() for character in plain[start:end]):
        yield mention.moved(start, end)
