"""The place a report was sent from: "ANKARA (Reuters) - …", and who took the picture."""

from __future__ import annotations

import re

from newsreader.entities.spans import RawMention

_AGENCY = r"Reuters|AP|AFP|Xinhua|ANI|IANS|PTI|UPI|dpa|DPA|AA|Anadolu|TASS|Kyodo|Yonhap|EFE|ANSA"
_DATELINE = re.compile(
    rf"(?:^|[\n.)”\w]\s)([A-Z][A-Z.\-]{{2,}}(?:[ /,]+[A-Z][A-Z.\-]+)*)"
    rf"(?:,\ [A-Z][a-z]+\.?\ \d+)?\ \((?:{_AGENCY})\)",
)
_PLACE = re.compile(r"[A-Z][A-Z.\-]+(?: [A-Z][A-Z.\-]+)*")
_AGENCIES = frozenset({"REUTERS", "AFP", "XINHUA"})


def read_datelines(plain: str, mentions: list[RawMention]) -> list[RawMention]:
    """The mentions with the capitals of each dateline as places."""
    for dateline in _DATELINE.finditer(plain):
        for place in _PLACE.finditer(plain, *dateline.span(1)):
            start, end = place.span()
            if end - start < 3 or place.group() in _AGENCIES:
                continue
            mentions = [mention for mention in mentions if not mention.overlaps(start, end)]
            mentions.append(RawMention(start, end, "LOC"))
    return sorted(mentions)
