"""Names the model saw once and missed elsewhere, and well-known names it missed altogether."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping

from newsreader.entities.gazetteer import Gazetteer
from newsreader.entities.postprocess.votes import counts_by_name
from newsreader.entities.spans import Cover, NameFinder, RawMention, begins_name

#: A name is carried on only if this share of its mentions has one label.
_SURE = 0.7
_CAPITALISED_RUN = re.compile(r"\b[A-ZÀ-Þ][\w.’']+(?:-[A-Z]\w*)*(?:\s[A-Z]\w+(?:-[A-Z]\w*)*){0,3}")
_POSSESSIVE = re.compile(r"['’]s$")
_SHORTEST_NAME = 3


def propagate(
    plain: str,
    mentions: list[RawMention],
    known: Gazetteer,
    persons: Collection[str],
    acronyms: Mapping[str, str],
) -> list[RawMention]:
    """The mentions and, where the text is free, every other place with the same words.

    `persons` are short forms of persons' names, `acronyms` short forms with their label.
    """
    labels = sure_names(plain, mentions, persons, acronyms)
    labels.update((name, "PERSON") for name in persons if name not in labels)
    labels.update(acronyms)
    for name, label in _known_names(plain, known):
        labels.setdefault(name, label)
    found = _rejoined(plain, mentions, labels)
    cover = Cover(len(plain), found)
    for start, end, name in NameFinder(labels).find(plain):
        if cover.free(start, end):
            found.append(RawMention(start, end, labels[name]))
    return sorted(found)


def _rejoined(
    plain: str, mentions: list[RawMention], labels: Mapping[str, str]
) -> list[RawMention]:
    """The mentions with those joined that are together a name the text has elsewhere as one."""
    wholes = {name: label for name, label in labels.items() if " " in name}
    starts = [mention.start for mention in mentions]
    joined: list[RawMention] = []
    taken: set[RawMention] = set()
    for start, end, name in NameFinder(wholes).find(plain):
        parts = mentions[bisect_left(starts, start) : bisect_left(starts, end)]
        if len(parts) > 1 and parts[0].start == start and parts[-1].end == end:
            joined.append(RawMention(start, end, wholes[name]))
            taken.update(parts)
    return sorted([*(mention for mention in mentions if mention not in taken), *joined])


def sure_names(
    plain: str,
    mentions: list[RawMention],
    persons: Collection[str],
    acronyms: Mapping[str, str],
) -> dict[str, str]:
    """The names with the label they nearly always have: of several words, or met twice, or known
    short forms."""
    sure: dict[str, str] = {}
    for name, counts in counts_by_name(plain, mentions).items():
        label, count = counts.most_common(1)[0]
        if len(name) < _SHORTEST_NAME or not begins_name(name):
            continue
        if count / counts.total() < _SURE:
            continue
        if " " in name or count >= 2 or name in persons or name in acronyms:
            sure[name] = label
    return sure


def _known_names(plain: str, known: Gazetteer) -> Iterator[tuple[str, str]]:
    """Countries and nationalities in the text, the longest name at each place."""
    for run in _CAPITALISED_RUN.finditer(plain):
        words = run.group().split()
        for count in range(len(words), 0, -1):
            name = _POSSESSIVE.sub("", " ".join(words[:count]).rstrip(".'’"))
            if name in known.places and len(name) > _SHORTEST_NAME:
                yield name, "LOC"
            elif name in known.nationalities:
                yield name, "NORP"
            elif name in known.organisations:
                yield name, "ORG"
