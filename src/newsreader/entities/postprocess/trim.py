"""Where a name begins and ends: without article, title, possessive, quotes or a credit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from newsreader.entities.postprocess.titles import title_length
from newsreader.entities.spans import RawMention

_BEFORE = " \t\n\"“”„‘’'«»(-–—:,.;*|•「」『』《》"
_AFTER = " \t\n\"“”„‘’'«»(-–—:,;*|•「」『』《》"
_ARTICLE = re.compile(r"the\s+(?=\S)", re.IGNORECASE)
_POSSESSIVES = ("'s", "’s", "`s")
_ASIDE = re.compile(r"\s[-–—|]\s|\s*/")
#: "Sinop nuclear" of "Sinop nuclear power plant": the name is the place's.
_PLANT_KIND = re.compile(r"\s(?:nuclear|thermal|solar|wind|coal-fired)(?: power)?$")
_CREDIT = re.compile(r"(REUTERS|Reuters|AFP|AP)\b\s*(?:/\s*|(?=[A-Z]{3}))(?=\S)")
_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December|"
    "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
)
#: What runs into a person's name from behind: a date, the dateline of the next piece.
_AFTER_PERSON = re.compile(rf"\s(?:in\s)?(?:{_MONTHS})\.?$|(?<=[a-z])(?:\s(?!III\b)[A-Z]{{3,}})+$")
#: A heading in capitals runs into the name after it: "NEERA TANDEN Tanden said".
_SHOUTED_START = re.compile(r"(?:[A-Z][A-Z’'.-]+\s)+(?=[A-Z][a-z])")
_SHOUTED_END = re.compile(r"(?<=[A-Z]{2})\sA$|\s(?:The|A|An|In|On|At)$")
#: What is longer is no name but letters without blanks.
_LONGEST_NAME = 150
_NUMBERED = re.compile(r"(?:No|Nr|Number)\.?\s?\d+")
#: "progressive Center for …": but "al Qaeda", "de Gaulle" and "bin Laden" begin so.
_COMMON_START = re.compile(
    r"(?!(?:al|as|ash|at|el|abu|bin|ibn|ben|da|de|del|della|den|der|des|di|do|dos|du|la|le|les"
    r"|van|von|ter|ten|zu|y)\s)(?:[a-z]+\s)+(?=[A-Z])"
)
_ABBREVIATION = re.compile(
    r"(?:\b[A-ZŞ]|\b(?:Inc|Corp|Ltd|Co|Jr|Sr|Bros|St|Cos|Mt|Del|Calif|Şti|Kft|o\.o))\.$"
)
_AGAINST = re.compile(r"(?:anti|pro|non|ex)-(?=[A-Z])", re.IGNORECASE)
_LOOSE_END = re.compile(r"\s(?:of|the|for|in|at|to|on|by|with)$")
_SHORTEST_SHOUT = 6
#: Words that are no name by themselves.
_NO_NAMES = frozenset(
    """the a an no no. his her their its my our queen king prince princess duke duchess sultan amir
    emir hh he hrh ms mr mrs dr hon col gen sheikh sheikha president minister pope lord lady sir
    crown majesty highness excellency photo handout file pool today""".split()
)


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
    if mention.label in ("PERSON", "ORG"):
        common = _COMMON_START.match(plain, start, end)
        start = common.end() if common is not None else start
    if plain.endswith(".", start, end) and not _ABBREVIATION.search(plain, start, end):
        end -= 1
    against = _AGAINST.match(plain, start, end)
    if against is not None:
        start = against.end()
    credit = _CREDIT.match(plain, start, end)
    if credit is not None:
        yield RawMention(start, credit.end(1), "ORG")
        start, end = bare(plain, credit.end(), end)
    if mention.label == "PERSON":
        start += title_length(plain[start:end])
        shouted = _SHOUTED_START.match(plain, start, end)
        if shouted is not None and len(shouted.group()) > _SHORTEST_SHOUT:
            yield mention.moved(*bare(plain, start, shouted.end()))
            start = shouted.end()
        for pattern in (_ASIDE, _AFTER_PERSON, _SHOUTED_END):
            aside = pattern.search(plain, start, end)
            if aside is not None:
                end = aside.start()
    elif mention.label == "ORG":
        loose = _LOOSE_END.search(plain, start, end)
        if loose is not None:
            end = loose.start()
    plant = _PLANT_KIND.search(plain, start, end)
    if plant is not None and plain.startswith((" power", " plant"), plant.end()):
        end = plant.start()
    name = plain[start:end]
    if len(name) > _LONGEST_NAME or _NUMBERED.fullmatch(name):
        return
    if start and plain[start - 1] in "@#":
        return
    if any(character.isalpha() for character in name) and name.lower() not in _NO_NAMES:
        yield mention.moved(start, end)
