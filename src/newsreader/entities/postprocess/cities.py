"""Names of the gazetteer under their label: countries and nationalities always, cities with care.

A city's name is a team's, a government's or a surname as well, so a place is made of one
only where the words around it say so.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable

from newsreader.entities.gazetteer import Gazetteer
from newsreader.entities.spans import RawMention

_PLACE_BEFORE = re.compile(r"\b(?:in|at|from|to|near|outside|around)\s+$")
_DATELINE_AFTER = re.compile(r"\s*\((?:Reuters|AP|AFP)")
_LOOK_BACK = 9


def complete_known(plain: str, mentions: list[RawMention], known: Gazetteer) -> list[RawMention]:
    """The mentions; where they are pieces of a known name ("Sri", "Lankan") that name instead."""
    starts = [mention.start for mention in mentions]
    ends = [mention.end for mention in mentions]
    pieces: set[RawMention] = set()
    whole: list[RawMention] = []
    for start, end, name in known.of_several_words().find(plain):
        inside = mentions[bisect_right(ends, start) : bisect_left(starts, end)]
        if inside and all(start <= mention.start and mention.end <= end for mention in inside):
            pieces.update(inside)
            whole.append(RawMention(start, end, known.label(name) or inside[0].label))
    return sorted([*(mention for mention in mentions if mention not in pieces), *whole])


def relabel_known(
    plain: str, mentions: Iterable[RawMention], known: Gazetteer, persons: Collection[str]
) -> list[RawMention]:
    """The mentions, known names under their own label. `persons` are surnames of the text."""
    return [mention.labelled(_label(plain, mention, known, persons)) for mention in mentions]


def _label(plain: str, mention: RawMention, known: Gazetteer, persons: Collection[str]) -> str:
    name = mention.text(plain)
    certain = known.label(name)
    if certain is not None:
        return certain
    if name in persons or not known.is_city(name):
        return mention.label
    if mention.label == "PERSON" and " " in name:
        return "LOC"
    before = plain[max(0, mention.start - _LOOK_BACK) : mention.start]
    sent_from = name.isupper() or _DATELINE_AFTER.match(plain, mention.end)
    return "LOC" if sent_from or _PLACE_BEFORE.search(before) else mention.label
