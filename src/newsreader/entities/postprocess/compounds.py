"""Whole words: "Moon Jae-in", "COVID-19", "Jean-Philippe Gatien", "O’Neill", "OPEC+".

The model reads a hyphen or an apostrophe as a mark between words, and at times stops there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from newsreader.entities.gazetteer import Gazetteer
from newsreader.entities.spans import RawMention

#: Second parts of compounds that are no part of the name: "Erdoğan-led", "Trump-era".
JOINED_WORDS = frozenset(
    """administered affiliated aligned allied appointed approved backed based bashing born bound
    branded centric controlled critical dominated educated endorsed era esque friendly funded held
    hosted inspired ish ism led like linked listed made mediated named nominated occupied only
    ordered owned powered related ruled run sponsored style supported themed trained wide
    winning""".split()
)
#: First parts that are no part of the name: "ex-President", "anti-Trump".
_JOINING_WORDS = frozenset("anti co ex mid neo non pan post pre pro sub vice all".split())
_REST_OF_WORD = re.compile(r"(?:[-‑][\w]+)+")
_GENERATION = re.compile(r",? (?:Jr|Sr)\b\.?| (?:II|III|IV)\b")
_SERIES = re.compile(r"(?:-[a-z]{1,3})?-(?:[A-Z0-9]\w*)(?:\.\d+)?|\+(?!\w)|\.\d+\b")
_INITIALS = re.compile(r"(?:[A-Z]\.)+[A-Z]")
#: "Han Dong-hoon", "Carmen Ho Ka-man": the last syllable has a small letter.
_EAST_ASIAN = re.compile(r"(?:[A-Z][a-z]+\s){1,3}[A-Z][a-z]{0,6}-([a-z]{1,7})(?![\w-])")
_START_OF_WORD = re.compile(r"(?<![\w’'-])(\w+)[-‑]$")
_ELISION_BEFORE = re.compile(r"(?<!\w)[A-Z][a-z]{0,2}[’']$")
_ELISION_AFTER = re.compile(r"[’'](?!s\b)[a-zA-Z]{2,}")
_LONGEST_PART = 24
_LONGEST_SYLLABLE = 7


def complete_words(
    plain: str, mentions: Iterable[RawMention], known: Gazetteer
) -> list[RawMention]:
    """The mentions, grown to the ends of the words they begin and end in."""
    return [_completed(plain, mention, known) for mention in mentions]


def _completed(plain: str, mention: RawMention, known: Gazetteer) -> RawMention:
    start, end = mention.start, mention.end
    while end - start > 1 and plain[end - 1] in "-‑":
        end -= 1
    if mention.label == "PERSON":
        return mention.moved(_person_start(plain, start, known), _person_end(plain, end))
    if _INITIALS.fullmatch(plain, start, end) and plain.startswith(".", end):
        return mention.moved(start, end + 1)
    syllable = _EAST_ASIAN.match(plain, start)
    cut_off = syllable is not None and start < end < syllable.end() and plain[end] == "-"
    if syllable is not None and cut_off and syllable.group(1) not in JOINED_WORDS:
        return RawMention(start, syllable.end(), "PERSON")
    if mention.label in ("ORG", "OTHER"):
        series = _SERIES.match(plain, end)
        if series is not None and known.label(series.group().lstrip("-")) is None:
            return mention.moved(start, series.end())
    return mention


def _person_end(plain: str, end: int) -> int:
    elision = _ELISION_AFTER.match(plain, end)
    if elision is not None:
        end = elision.end()
    rest = _GENERATION.match(plain, end) or _REST_OF_WORD.match(plain, end)
    if rest is None:
        return end
    if rest.re is _GENERATION:
        return rest.end()
    parts = re.split("[-‑]", rest.group())[1:]
    if any(part.lower() in JOINED_WORDS or part.isdigit() for part in parts):
        return end
    syllables = all(part[0].isupper() or len(part) <= _LONGEST_SYLLABLE for part in parts)
    return rest.end() if syllables else end


def _person_start(plain: str, start: int, known: Gazetteer) -> int:
    before = plain[max(0, start - _LONGEST_PART) : start]
    elision = _ELISION_BEFORE.search(before)
    if elision is not None:
        return start - len(elision.group())
    word = _START_OF_WORD.search(before)
    if word is None:
        return start
    part = word.group(1)
    named = part[0].isupper() and not part.isupper() and part.lower() not in _JOINING_WORDS
    return start - len(word.group()) if named and known.label(part) is None else start
