"""Acronyms and what they stand for: "Shanghai Cooperation Organization (SCO)"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from newsreader.entities.spans import RawMention

_IN_BRACKETS = re.compile(r"""\(\s?(?:the\s)?["“']?([A-Z][A-Za-z&.\-]{1,9})["”']?\s?\)""")
_WORD = re.compile(r"[\w’'\-]+")
#: How far before the bracket the long form may begin, in characters.
_REACH = 120
#: Small words that an acronym may or may not count.
_EXTRA_WORDS = 4


@dataclass(frozen=True, slots=True)
class Acronym:
    """A short form in brackets at [start, end) and the long form before it."""

    short: str
    start: int
    end: int
    long_start: int
    long_end: int


def read_acronyms(
    plain: str, mentions: Sequence[RawMention]
) -> tuple[list[RawMention], list[Acronym], Mapping[str, str]]:
    """Finds acronyms in brackets with their long forms.

    -> the mentions, the long forms among them (found by their initials where the model saw
    none); the pairs; and the label of each acronym.
    """
    found = list(mentions)
    pairs: list[Acronym] = []
    labels: dict[str, str] = {}
    for match in _IN_BRACKETS.finditer(plain):
        short = match.group(1)
        if sum(character.isupper() for character in short) < 2:
            continue
        before = _name_before(plain, found, match.start())
        spelled = _spelled_out(plain, short, match.start())
        if before is not None and (spelled is None or before.start <= spelled[0]):
            labels[short] = before.label
            pairs.append(Acronym(short, *match.span(1), before.start, before.end))
        elif spelled is not None and not any(
            mention.label == "PERSON" and mention.overlaps(*spelled) for mention in found
        ):
            label = "ORG" if before is None else before.label
            found = [mention for mention in found if not mention.overlaps(*spelled)]
            found.append(RawMention(*spelled, label))
            labels[short] = label
            pairs.append(Acronym(short, *match.span(1), *spelled))
    return sorted(found), pairs, labels


def _name_before(plain: str, mentions: Sequence[RawMention], bracket: int) -> RawMention | None:
    for mention in reversed(mentions):
        if mention.end <= bracket:
            near = bracket - mention.end <= 2 and " " in mention.text(plain)
            return mention if near and mention.label != "PERSON" else None
    return None


def _spelled_out(plain: str, short: str, bracket: int) -> tuple[int, int] | None:
    """The words before a bracket whose capitals spell the acronym."""
    letters = "".join(letter for letter in short if letter.isascii() and letter.isalpha()).upper()
    words = list(_WORD.finditer(plain, max(0, bracket - _REACH), bracket))
    for count in range(len(letters), min(len(letters) + _EXTRA_WORDS, len(words)) + 1):
        chosen = words[-count:]
        if not chosen[0].group()[0].isupper():
            continue
        capitals = "".join(word.group()[0] for word in chosen if word.group()[0].isupper())
        if capitals == letters and "\n" not in plain[chosen[0].start() : chosen[-1].end()]:
            return chosen[0].start(), chosen[-1].end()
    return None
