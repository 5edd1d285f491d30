"""Names in languages the model was not trained for: known places, titles, runs of capitals.

This finds much less than the model, and the reader says so (`entities.is_basic`). Nothing is
guessed from single capitalised words, and nothing but known places in German, where every
noun has a capital, and in scripts without capitals.
"""

from __future__ import annotations

import re
from functools import cache

from newsreader.entities.gazetteer import gazetteer
from newsreader.entities.spans import Cover, RawMention, without_overlaps, words_pattern

_NO_CAPITAL_RUNS = frozenset({"de", "lb"})
_CAPITAL = "[A-ZÀ-ÖØ-ÞĀ-ŽƏΑ-ΩА-ЯЁІЇЄҐӘҒҚҢӨҰҮҺ]"
_NAME_WORD = rf"{_CAPITAL}[\w’'-]*[a-zß-öø-ÿā-žəα-ωа-яёіїєґ][\w’'-]*|{_CAPITAL}\."
_PARTICLE = r"al|bin|da|de|del|della|der|di|do|dos|el|la|le|van|von|y|ibn|ben"
_RUN = re.compile(
    rf"(?<![\w’'-])(?:{_NAME_WORD})(?:\s(?:(?:{_PARTICLE})\s){{0,2}}(?:{_NAME_WORD})){{1,3}}"
)
_SENTENCE_START = re.compile(r"(?:^|[.!?…:;»”\"“(\n]\s*|[-–—]\s)$")
_ORGANISATION_WORDS = re.compile(
    r"""(?ix)\b(?:bakanlığı|üniversitesi|partisi|başkanlığı|müdürlüğü|birliği|bankası|derneği
    |örgütü|kurumu|mahkemesi|meclisi|ministère|université|parti|banque|assemblée|conseil|cour
    |ministerio|universidad|partido|banco|comisión|tribunal|congreso|ministério|universidade
    |ministero|università|partito|banca|consiglio|министерство|университет|партия|банк
    |міністерство|університет|ministerstwo|uniwersytet|partia|bank|universiteit|ministerie
    |universitet|group|club|fc|union|unión|unione|federación|federation|fédération)\b"""
)
_POSSESSIVE_ENDING = re.compile(r"['’]\w{1,6}$")


def basic_names(plain: str, language: str) -> list[RawMention]:
    """The names in a text of any language, sorted, without overlaps."""
    known = gazetteer()
    found: list[RawMention] = []
    for pattern, label in ((_places(language), "LOC"), (_bodies(), "ORG")):
        found += (RawMention(*match.span(), label) for match in pattern.finditer(plain))
    if language not in _NO_CAPITAL_RUNS:
        cover = Cover(len(plain), found)
        for match in _RUN.finditer(plain):
            start, end = _without_first_word(plain, *match.span())
            if end > start and cover.free(start, end):
                name = plain[start:end]
                label = "ORG" if _ORGANISATION_WORDS.search(name) else "PERSON"
                found.append(RawMention(start, end, "LOC" if known.is_city(name) else label))
        found += _surnames(plain, found)
    return without_overlaps(found)


def _without_first_word(plain: str, start: int, end: int) -> tuple[int, int]:
    """A run at the start of a sentence may begin with an ordinary word: two must be left."""
    possessive = _POSSESSIVE_ENDING.search(plain, start, end)
    if possessive is not None:
        end = possessive.start()
    if not _SENTENCE_START.search(plain, max(0, start - 3), start):
        return start, end
    words = list(re.finditer(r"\S+", plain[start:end]))
    if len(words) > 2 or (len(words) == 2 and _is_repeated(plain, plain[start:end])):
        return start, end
    return start, start


def _is_repeated(plain: str, name: str) -> bool:
    return plain.count(name.split()[-1]) > 1


def _surnames(plain: str, mentions: list[RawMention]) -> list[RawMention]:
    cover = Cover(len(plain), mentions)
    surnames = {
        mention.text(plain).split()[-1] for mention in mentions if mention.label == "PERSON"
    }
    surnames = {name for name in surnames if len(name) > 3 and name not in gazetteer().places}
    if not surnames:
        return []
    pattern = re.compile(rf"(?<![\w’'-])(?:{'|'.join(map(re.escape, sorted(surnames)))})(?![\w-])")
    return [
        RawMention(*match.span(), "PERSON")
        for match in pattern.finditer(plain)
        if cover.free(*match.span())
    ]


@cache
def _places(language: str) -> re.Pattern[str]:
    """Countries by their name in the language (Unicode CLDR), and large cities."""
    from babel import Locale, UnknownLocaleError

    names = set(gazetteer().cities)
    try:
        countries = Locale.parse(language).territories
    except (UnknownLocaleError, ValueError):
        return words_pattern(names)
    names.update(name for code, name in countries.items() if code.isalpha() and len(name) > 2)
    if language in ("zh", "ja", "ko", "th"):
        return re.compile("|".join(sorted(map(re.escape, names), key=len, reverse=True)))
    choices = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return re.compile(rf"(?<![\w’'@#-])(?:{choices})(?![\w@])")


@cache
def _bodies() -> re.Pattern[str]:
    return words_pattern(name for name in gazetteer().organisations if len(name) > 2)
