"""What betters the model's names in every language; the other steps know English only."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from newsreader.entities.countries import country_names
from newsreader.entities.gazetteer import gazetteer
from newsreader.entities.postprocess.acronyms import read_acronyms
from newsreader.entities.postprocess.companies import company_end, has_company_end, is_company
from newsreader.entities.postprocess.foreign_titles import TITLES
from newsreader.entities.postprocess.propagation import sure_names
from newsreader.entities.postprocess.surnames import short_forms
from newsreader.entities.postprocess.trim import bare
from newsreader.entities.postprocess.votes import agree
from newsreader.entities.spans import Cover, NameFinder, RawMention, without_overlaps

#: Letters that are words by themselves and are written onto the next one.
_CLITICS = {"ar": "وفبلك", "he": "בלמהושכ"}
_SHORTEST_NAME = 3
_NAME_DOT = "・"
_WORD = re.compile(r"\S+")


def refine_other(plain: str, mentions: Iterable[RawMention], language: str) -> list[RawMention]:
    """The mentions bettered, sorted and without overlaps; `language` in two letters."""
    found = without_overlaps(_with_right_ends(plain, _joined(plain, mentions)))
    countries = country_names(language)
    if language in _CLITICS:
        found = _without_clitics(plain, found, _CLITICS[language], countries)
    found = [each.labelled("LOC") if each.text(plain) in countries else each for each in found]
    found, _, acronyms = read_acronyms(plain, found)
    persons = set(short_forms(plain, found, gazetteer()))
    found = [
        each.labelled(acronyms.get(each.text(plain)) or each.label)
        if each.text(plain) not in persons
        else each.labelled("PERSON")
        for each in found
    ]
    found = agree(plain, found)
    labels = dict.fromkeys(persons, "PERSON") | sure_names(plain, found, persons, acronyms)
    labels.update(acronyms)
    cover = Cover(len(plain), found)
    found += (
        RawMention(start, end, labels[name])
        for start, end, name in NameFinder(labels).find(plain)
        if cover.free(start, end)
    )
    cover = Cover(len(plain), found)
    found += (
        RawMention(start if name in countries else start + 1, end, "LOC")
        for start, end, name in _country_finder(language).find(plain)
        if cover.free(start, end)
    )
    return without_overlaps(found)


def _without_clitics(
    plain: str, mentions: list[RawMention], clitics: str, countries: frozenset[str]
) -> list[RawMention]:
    """ "ובצרפת": "and", "in" are written onto a name; without them it is one known elsewhere.

    Known are countries, other names of the text, and what follows two different clitics.
    """
    names = countries | {mention.text(plain) for mention in mentions}
    before: defaultdict[str, set[str]] = defaultdict(set)
    for mention in mentions:
        before[plain[mention.start + 1 : mention.end]].add(plain[mention.start])

    def bared(mention: RawMention) -> RawMention:
        rest = plain[mention.start + 1 : mention.end]
        if plain[mention.start] not in clitics or len(rest) < _SHORTEST_NAME:
            return mention
        is_name = rest in names or len(before[rest].intersection(clitics)) > 1
        return mention.moved(mention.start + 1, mention.end) if is_name else mention

    return [bared(mention) for mention in mentions]


def _joined(plain: str, mentions: Iterable[RawMention]) -> list[RawMention]:
    """Japanese parts a foreign person's names by a dot, and the model at times parts them there."""
    out: list[RawMention] = []
    for mention in mentions:
        if out and plain[out[-1].end - 1 : mention.start].endswith(_NAME_DOT):
            out[-1] = out[-1].moved(out[-1].start, mention.end)
        else:
            out.append(mention)
    return out


def _after_titles(plain: str, start: int, end: int) -> int:
    """Where a person's name begins; `end` if it is nothing but titles."""
    for word in _WORD.finditer(plain, start, end):
        if word.group().lower() not in TITLES:
            return word.start()
    return end


def _with_right_ends(plain: str, mentions: Iterable[RawMention]) -> Iterable[RawMention]:
    for mention in mentions:
        start, end = bare(plain, mention.start, mention.end)
        if mention.label == "PERSON":
            start = _after_titles(plain, start, end)
        company = company_end(plain, end)
        if company is not None:
            yield RawMention(start, company, "ORG")
        elif start < end and any(character.isalpha() for character in plain[start:end]):
            is_firm = has_company_end(plain[start:end])
            is_firm = is_firm or (mention.label != "LOC" and is_company(plain, start, end))
            yield mention.moved(start, end).labelled("ORG" if is_firm else mention.label)


@cache
def _country_finder(language: str) -> NameFinder:
    """Of countries by their names, also with a clitic before them."""
    names = [name for name in country_names(language) if len(name) >= _SHORTEST_NAME]
    clitics = ("", *_CLITICS.get(language, ""))
    return NameFinder(clitic + name for name in names for clitic in clitics)
