"""Names in languages no model reads: known places, titles, runs of capitals.

This finds much less than a model, and the reader says so (`entities.is_basic`). Nothing is
guessed from single capitalised words. In German, where every noun has a capital, a person is
one only after a title; in scripts without capitals only known places are found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from newsreader.entities.countries import country_names
from newsreader.entities.fold import folded
from newsreader.entities.gazetteer import gazetteer
from newsreader.entities.postprocess.acronyms import read_acronyms
from newsreader.entities.postprocess.companies import company_end, is_company
from newsreader.entities.postprocess.foreign_titles import TITLES
from newsreader.entities.spans import Cover, NameFinder, RawMention, without_overlaps

_NOUNS_HAVE_CAPITALS = frozenset({"de", "lb"})
_NO_BLANKS = frozenset({"zh", "ja", "th", "ko", "lo", "km", "my"})
#: Of Latin, Greek and Cyrillic; ranges would not do, small letters stand between.
_CAPITAL = "[" + "".join(filter(str.isupper, map(chr, range(0x530)))) + "]"
_WORD = rf"{_CAPITAL}[\w-]*(?:['’]{_CAPITAL}[\w-]+)?"
_PARTICLES = r"al|bin|da|de|del|della|den|der|di|do|dos|du|el|la|le|van|von|zu|ibn|ben"
_RUN = re.compile(
    rf"(?<![\w’'-]){_WORD}(?:(?:[ ](?:{_PARTICLES})){{0,2}}[ ]{_WORD}){{0,4}}"
    rf"|(?<![\w])(?<=[ld]['’]){_WORD}"
)
_SENTENCE_START = re.compile(r"(?:^|[.!?…:;»”\"“(\n]\s*|[-–—]\s)$")
_TITLE_IN_GERMAN = re.compile(
    rf"\b(?:Bundes|Außen|Innen|Finanz|Verteidigungs|Wirtschafts|Premier|Vize|Ex-)?"
    rf"(?:[Kk]anzler|[Mm]inister|[Pp]räsident|[Bb]ürgermeister|[Ss]precher|[Vv]orsitzende"
    rf"|[Mm]inisterpräsident|[Cc]hef|[Kk]ommissar|Papst|König|Herr|Frau|Dr\.|Prof\.)(?:in|r)?"
    rf"[ ]({_WORD}(?:[ ](?:von|van|der|zu|de))*[ ]{_WORD})"
)
_ORGANISATION_WORDS = frozenset(
    """bakanlığı üniversitesi partisi başkanlığı müdürlüğü birliği bankası derneği örgütü kurumu
    mahkemesi meclisi belediyesi holding forumu vakfı sendikası gazetesi ministère université
    parti banque assemblée conseil cour
    commission ministerio universidad partido banco comisión tribunal congreso ministério
    universidade ministero università partito banca consiglio министерство университет партия банк
    міністерство університет партія ministerstwo uniwersytet partia bank universiteit ministerie
    universitet group club fc union unión unione federación federation fédération universität
    partei ministerium""".split()
)
_PLACE_WORDS = frozenset(
    """tüneli caddesi sokağı meydanı havalimanı köprüsü gölü nehri dağı ilçesi ovası barajı limanı
    boulevard avenue place rue calle plaza avenida via piazza rua praça улица площадь""".split()
)
_BEFORE_COMPANIES = frozenset(
    "der die das den dem des la le les el los il lo firma şirket yüklenici de het".split()
)
_SHORTEST_SURNAME = 4


def basic_names(plain: str, language: str) -> list[RawMention]:
    """The names in a text of any language, sorted, without overlaps."""
    found, _, labels = read_acronyms(plain, _names(plain, language))
    if not labels:
        return found
    cover = Cover(len(plain), found)
    found += [
        RawMention(start, end, labels[name])
        for start, end, name in NameFinder(labels).find(plain)
        if cover.free(start, end)
    ]
    return without_overlaps(found)


def _names(plain: str, language: str) -> list[RawMention]:
    found = [RawMention(start, end, "ORG") for start, end, _ in _bodies().find(plain)]
    if language in _NO_BLANKS:
        found += (RawMention(*match.span(), "LOC") for match in _unparted(language).finditer(plain))
        return without_overlaps(found)
    places = _places(language)
    if language in _NOUNS_HAVE_CAPITALS:
        found += (RawMention(*m.span(1), "PERSON") for m in _TITLE_IN_GERMAN.finditer(plain))
    cover = Cover(len(plain), found)
    for run in _RUN.finditer(plain):
        found += (name for name in _of_run(plain, run, language, places)
                  if cover.free(name.start, name.end))  # fmt: skip
    if not any(character in plain for character in "AEIOUАЕИО"):
        found += (RawMention(s, e, "LOC") for s, e, _ in _named_places(language).find(plain))
    found = without_overlaps(found)
    return without_overlaps([*found, *_surnames(plain, found)])


def _of_run(
    plain: str, run: re.Match[str], language: str, places: frozenset[str]
) -> Iterator[RawMention]:
    """The names in a run of capitalised words: a body, or a person and the places beside them."""
    words = [
        (run.start() + word.start(), run.start() + word.end())
        for word in re.finditer(r"[^ ]+", run.group())
    ]
    forms = [folded(plain[start:end]) for start, end in words]
    kinds = [plain[start:end].lower() for start, end in words]
    company = _company(plain, words)
    if company is not None:
        yield company
        return
    for label, heads in (("ORG", _ORGANISATION_WORDS), ("LOC", _PLACE_WORDS)):
        if len(words) > 1 and not heads.isdisjoint(kinds):
            last = max(i for i in range(len(words)) if i == 0 or kinds[i] not in TITLES)
            yield RawMention(words[0][0], words[last][1], label)
            return
    whole = " ".join(forms)
    if whole in places:
        yield RawMention(*run.span(), "LOC")
        return
    first = 0
    for index in range(len(words)):
        if kinds[index] in TITLES:
            first = index + 1
    while first < len(words) and _is_country(forms[first], language):
        first += 1
    if len(words) - first >= 3 and forms[first] in places:
        first += 1
    before = plain[max(0, run.start() - 3) : run.start()]
    if first == 0 and len(words) == 2 and _SENTENCE_START.search(before):
        again = plain.find(plain[slice(*words[-1])], run.end())
        first = 0 if again >= 0 else len(words)
    rest = words[first:]
    person = len(rest) >= 2 and language not in _NOUNS_HAVE_CAPITALS
    for index in range(first if person else len(words)):
        if forms[index] in places:
            yield RawMention(*words[index], "LOC")
    if person:
        yield RawMention(rest[0][0], rest[-1][1], "PERSON")


def _company(plain: str, words: list[tuple[int, int]]) -> RawMention | None:
    while words and plain[slice(*words[0])].lower() in _BEFORE_COMPANIES:
        words = words[1:]
    for _, end in words:
        whole = company_end(plain, end)
        if whole is not None:
            return RawMention(words[0][0], whole, "ORG")
    if words and is_company(plain, words[0][0], words[-1][1]):
        return RawMention(words[0][0], words[-1][1], "ORG")
    return None


def _surnames(plain: str, mentions: list[RawMention]) -> list[RawMention]:
    cover = Cover(len(plain), mentions)
    persons = [mention.text(plain) for mention in mentions if mention.label == "PERSON"]
    surnames = {name.split()[-1] for name in persons}
    surnames = {name for name in surnames if len(name) >= _SHORTEST_SURNAME}
    return [
        RawMention(start, end, "PERSON")
        for start, end, _ in NameFinder(surnames).find(plain)
        if cover.free(start, end)
    ]


@cache
def _places(language: str) -> frozenset[str]:
    known = gazetteer()
    names = known.cities | known.places | known.exonyms | country_names(language)
    return frozenset(folded(name) for name in names)


@cache
def _named_places(language: str) -> NameFinder:
    return NameFinder(country_names(language) | gazetteer().exonyms)


@cache
def _country_stems(language: str) -> tuple[str, ...]:
    names = (folded(name) for name in country_names(language))
    return tuple(name[:-1] for name in names if " " not in name and len(name) > 4)


@lru_cache(maxsize=8192)
def _is_country(form: str, language: str) -> bool:
    """Is a folded word a country's name, its ending aside ("России", "Türkiye’nin")?"""
    return any(
        form.startswith(stem) and len(form) <= len(stem) + 3 for stem in _country_stems(language)
    )


@cache
def _unparted(language: str) -> re.Pattern[str]:
    names = country_names(language)
    return re.compile("|".join(map(re.escape, sorted(names, key=len, reverse=True))) or "(?!)")


@cache
def _bodies() -> NameFinder:
    return NameFinder(name for name in gazetteer().organisations if len(name) > 2)
