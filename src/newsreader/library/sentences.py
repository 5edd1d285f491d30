"""The sentence around a place in a text, as a reader would quote it."""

from __future__ import annotations

import re

# A sentence ends at a full stop, question or exclamation mark, with closing quotation marks,
# before white space and something that can begin a sentence; at CJK stops; at a line's end.
_END = re.compile(r"[.!?…][\"'”’»)\]]*(?=\s+[\"'“‘«(\[]*[^\W\d_a-zà-öø-ÿ])|[。！？]|\n")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\"“])(?:[^\W\d_]|Mr|Mrs|Ms|Dr|Prof|St|Sen|Rep|Gov|Gen|Lt|Col|Jr|Sr|Inc|Co|Corp"
    r"|Ltd|No|vs|etc|approx|dept|est|Av|Doç|Yrd|Sn|bzw|ca|Nr|Hr|Fr|M|Mme|Mlle)\.$"
)
_LONGEST = 400
_LOOK_BACK = 8


def sentence_at(plain: str, start: int, end: int) -> tuple[int, int]:
    """The sentence that holds a range of the plain text, as a range of it.

    At most some 400 characters: of a longer one, what stands around the range.
    """
    low = max(0, start - _LONGEST)
    first = low
    for match in _END.finditer(plain, low, start):
        if not _is_abbreviation(plain, match.end()):
            first = match.end()
    last = min(len(plain), end + _LONGEST)
    for match in _END.finditer(plain, max(end - 1, 0), last):
        if match.end() >= end and not _is_abbreviation(plain, match.end()):
            last = match.end()
            break
    return _trimmed(plain, first, last)


def _is_abbreviation(plain: str, end: int) -> bool:
    return _ABBREVIATION.search(plain[max(0, end - _LOOK_BACK) : end]) is not None


def _trimmed(plain: str, first: int, last: int) -> tuple[int, int]:
    piece = plain[first:last]
    first += len(piece) - len(piece.lstrip())
    return first, first + len(piece.strip())
