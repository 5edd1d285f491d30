"""The place a report was sent from: "ANKARA (Reuters) - …", and who took the picture."""

from __future__ import annotations

import re
from itertools import chain

from newsreader.entities.spans import RawMention

_AGENCY = r"Reuters|AP|AFP|Xinhua|ANI|IANS|PTI|UPI|dpa|DPA|AA|Anadolu|TASS|Kyodo|Yonhap|EFE|ANSA"
_DATELINE = re.compile(
    rf"(?:^|[\n.)”\w]\s)([A-Z][A-Z.\-]{{2,30}}(?:[ /,]{{1,3}}[A-Z][A-Z.\-]{{1,30}}){{0,4}})"
    rf"(?:,\ [A-Z][a-z]+\.?\ \d+)?\ \((?:{_AGENCY})(?:\ [A-Z]\w+)?\)",
)
_PLACE = re.compile(r"[A-Z][A-Z.\-]+(?: [A-Z][A-Z.\-]+)*")
_AGENCIES = frozenset({"REUTERS", "AFP", "XINHUA"})
_NAME = r"(?:[^\W\d_a-z][\w’'.-]*\s)"
_LAST_NAME = r"[^\W\d_a-z][a-z][\w’'-]*"
_IN_BRACKETS = re.compile(rf"\(({_AGENCY})\)")
#: "PORTO, Nov. 20 (Meridian) — ": between a day and a dash only an agency stands in brackets.
_AFTER_DAY = re.compile(
    r"(?:^|\n)[A-Z][A-Z.\-]+[\w ,.\-]{0,40}, [A-Z][a-z]{2,8}\.? \d{1,2} "
    r"\(([A-Z][\w.&’'-]*(?: [A-Z][\w.&’'-]*){0,3})\) ?[—–-]"
)
_CREDIT = re.compile(
    r"\b(?:REUTERS|AFP|EPA|Getty Images|AP Photo)\s?/\s?"
    r"(?!Handout|Pool|Staff|File|Stringer|POOL|FILE|Stringer|Via)"
    rf"({_NAME}{{1,3}}{_LAST_NAME}(?=\s?/|\s[A-Z]{{4}}|\s\(|\s*$|\s*\n)|{_NAME}{_LAST_NAME})"
)


def read_datelines(plain: str, mentions: list[RawMention]) -> list[RawMention]:
    """The mentions with the capitals of each dateline as places, and its agency."""
    for dateline in _DATELINE.finditer(plain):
        for place in _PLACE.finditer(plain, *dateline.span(1)):
            start, end = place.span()
            first_word, _, _ = place.group().partition(" ")
            if first_word in _AGENCIES:
                start += len(first_word) + 1
            if end - start < 3:
                continue
            mentions = _put(mentions, RawMention(start, end, "LOC"))
    for agency in chain(_IN_BRACKETS.finditer(plain), _AFTER_DAY.finditer(plain)):
        mentions = _put(mentions, RawMention(*agency.span(1), "ORG"))
    for credit in _CREDIT.finditer(plain):
        found = next(
            (m for m in mentions if m.label == "PERSON" and m.overlaps(*credit.span(1))), None
        )
        if found is None:
            mentions = _put(mentions, RawMention(*credit.span(1), "PERSON"))
        elif found.start == credit.start(1):
            mentions = [
                part for m in mentions for part in (_parted(plain, m) if m is found else [m])
            ]
    return sorted(mentions)


def _parted(plain: str, mention: RawMention) -> list[RawMention]:
    """ "REUTERS / Leah Millis Biden will name": the story goes on with a name known to it."""
    words = mention.text(plain).split(" ")
    if len(words) < 3 or plain.count(words[-1]) < 2:
        return [mention]
    start = mention.end - len(words[-1])
    return [mention.moved(mention.start, start - 1), mention.moved(start, mention.end)]


def _put(mentions: list[RawMention], new: RawMention) -> list[RawMention]:
    return [*(old for old in mentions if not old.overlaps(new.start, new.end)), new]
