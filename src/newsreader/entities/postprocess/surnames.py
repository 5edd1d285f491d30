"""Once "Recep Tayyip Erdoğan" is known to be a person, every "Erdoğan" is one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from newsreader.entities.gazetteer import Gazetteer
from newsreader.entities.postprocess.heads import is_organisation_name
from newsreader.entities.postprocess.titles import titled_names
from newsreader.entities.spans import RawMention, begins_name

_PARTICLES = frozenset("al bin da de del der di dos du el ibn la le ter van von y".split())
_NO_NAMES = frozenset(
    """The A An In On At For But And Or If When While After Before Since From With January
    February March April May June July August September October November December Monday Tuesday
    Wednesday Thursday Friday Saturday Sunday III Jr Sr Jr. Sr.""".split()
)
_SHORTEST_SURNAME = 3
_SHORTEST_GIVEN_NAME = 4


def short_forms(plain: str, mentions: Iterable[RawMention], known: Gazetteer) -> dict[str, str]:
    """Surnames and longer given names of the persons named in full -> the full name."""
    labels: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for mention in mentions:
        labels[mention.text(plain)][mention.label] += 1
    forms: dict[str, str] = {}
    for name, counts in labels.items():
        words = name.split()
        if not 2 <= len(words) <= 4 or counts.most_common(1)[0][0] != "PERSON":
            continue
        if not all(_may_be_of_a_name(word) for word in words):
            continue
        candidates = {words[-1]}
        if len(words[0]) >= _SHORTEST_GIVEN_NAME:
            candidates.add(words[0])
        for form in candidates:
            if len(form) >= _SHORTEST_SURNAME and form not in _NO_NAMES | known.places:
                forms[form] = name
    return forms


def relabel_titled(
    plain: str, mentions: list[RawMention], known: Gazetteer
) -> tuple[list[RawMention], set[str]]:
    """A name right after "President", "Minister" and the like is a person.

    -> the mentions; and the names of one word that were made persons.
    """
    single_words: set[str] = set()
    starts = {mention.start: index for index, mention in enumerate(mentions)}
    for start, end in titled_names(plain):
        index = starts.get(start)
        if index is None or mentions[index].end > end + 1:
            continue
        mention = mentions[index]
        name = mention.text(plain)
        if mention.label == "PERSON" or is_organisation_name(name):
            continue
        if name in known.places or name in known.nationalities:
            continue
        mentions[index] = mention.labelled("PERSON")
        if " " not in name:
            single_words.add(name)
    return mentions, single_words


def _may_be_of_a_name(word: str) -> bool:
    return begins_name(word) or "-" in word or word in _PARTICLES
