"""How wide text is on a terminal, and where a paragraph may be broken into lines.

Most news is written in characters that take one cell each, for which a line is found with
a search for the last blank. Everything else is measured by grapheme, with the breaks of
Unicode Standard Annex 14 that matter in news: between ideographs, after hyphens and
dashes, never before closing punctuation. Korean keeps its words whole.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise

from rich.cells import cell_len, split_graphemes

Range = tuple[int, int]

# Ranges in which each character takes one cell, combines with nothing and is written
# alone: Latin, Greek, Cyrillic, Armenian, Hebrew and Arabic letters, the punctuation of
# newspapers, currency, arrows, box drawing.
_NARROW_RANGES = (
    "\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0377\u037a-\u037f\u0384-\u038a\u038e-\u03a1"
    "\u03a3-\u0482\u048a-\u052f\u0531-\u0556\u0561-\u0587\u05d0-\u05ea\u060c\u061b\u061f"
    "\u0621-\u063a\u0641-\u064a\u0660-\u066d\u0671-\u06d3\u06f0-\u06fc\u1e00-\u1eff"
    "\u2010-\u2027\u2030-\u203b\u203d-\u2048\u204a-\u205e\u20a0-\u20bf\u2190-\u2193\u2500-\u25fc"
)
_NOT_NARROW = re.compile(f"[^{_NARROW_RANGES}]")

_OPENING = frozenset("([{«‹“‘¿¡（［｛「『【〔〈《〖")
_CLOSING = frozenset(
    ")]}»›”’,.;:!?%…）］｝」』】〕〉》〗、。，．：；！？・ー々〜～％ゝゞヽヾぁぃぅぇぉっゃゅょァィゥェォッャュョ"
)
_DASHES = frozenset("–—")
_JOINTS = "/-._?&=,;:"


def is_narrow(text: str) -> bool:
    """Does every character of the text take exactly one cell?"""
    return _NOT_NARROW.search(text) is None


def width_cells(text: str) -> int:
    """The cells the text takes on a terminal."""
    return len(text) if _NOT_NARROW.search(text) is None else cell_len(text)


def index_at_cell(text: str, cell: int) -> int:
    """The index of the grapheme that covers a cell, counted from 0; len(text) when beyond."""
    if cell <= 0:
        return 0
    if is_narrow(text):
        return min(cell, len(text))
    at = 0
    for start, _end, cells in split_graphemes(text)[0]:
        if cell < at + cells:
            return start
        at += cells
    return len(text)


def grapheme_starts(text: str) -> list[int]:
    """The indexes at which the text may be cut without splitting a grapheme."""
    return [start for start, _end, _cells in split_graphemes(text)[0]]


def cut_to_width(text: str, width: int) -> str:
    """The text, ended by an ellipsis where it is wider than `width` cells."""
    if width_cells(text) <= width:
        return text
    return text[: index_at_cell(text, max(0, width - 1))].rstrip() + "…"


def is_right_to_left(text: str) -> bool:
    """Is the first letter of the text of a right-to-left script (UAX 9, rule P2)?"""
    if text.isascii():
        return False
    for character in text[:400]:
        direction = unicodedata.bidirectional(character)
        if direction == "L":
            return False
        if direction in ("R", "AL"):
            return True
    return False


def wrap(text: str, width: int) -> list[Range]:
    """The ranges of the lines of a text, so that none is wider than `width` cells.

    Blanks at the end of a line belong to it and are not counted. `text` has no line breaks.
    A word wider than a line is broken after a joint of an address where there is one.
    """
    cuts = _wrap_narrow(text, width) if is_narrow(text) else _wrap_measured(text, width)
    return list(pairwise([0, *cuts, len(text)]))


def fold(text: str, width: int) -> list[Range]:
    """As `wrap`, but broken at the width whatever stands there: for code."""
    if is_narrow(text):
        return list(pairwise([*range(0, max(1, len(text)), width), len(text)]))
    cuts = [0]
    at = 0
    for start, _end, cells in split_graphemes(text)[0]:
        if at and at + cells > width:
            cuts.append(start)
            at = 0
        at += cells
    return list(pairwise([*cuts, len(text)]))


def _wrap_narrow(text: str, width: int) -> list[int]:
    cuts: list[int] = []
    position, length = 0, len(text)
    while length - position > width:
        limit = position + width
        cut = text.rfind(" ", position, limit + 1) + 1
        dash = _dash_break(text, max(cut, position + 1), limit)
        if dash > 0:
            cut = dash
        elif cut <= position:
            cut = _joint(text, position, limit)
        while cut < length and text[cut] == " ":
            cut += 1
        if cut >= length:
            break
        cuts.append(cut)
        position = cut
    return cuts


def _wrap_measured(text: str, width: int) -> list[int]:
    cuts: list[int] = []
    position, length = 0, len(text)
    while position < length:
        limit = _overflow(text, position, width)
        if limit >= length:
            break
        cut = limit if text[limit] == " " else _last_break(text, position, limit)
        while cut < length and text[cut] == " ":
            cut += 1
        if cut >= length:
            break
        cuts.append(cut)
        position = cut
    return cuts


def _overflow(text: str, position: int, width: int) -> int:
    """The first index from `position` on that does not fit into `width`, or the length."""
    size = width + 8
    while True:
        window = text[position : position + size]
        at = 0
        for start, _end, cells in split_graphemes(window)[0]:
            if at + cells > width and start:
                return position + start
            at += cells
        if position + size >= len(text):
            return len(text)
        size *= 2


def _last_break(text: str, position: int, limit: int) -> int:
    for index in range(limit, position, -1):
        if _breaks_before(text, index):
            return index
    return _joint(text, position, limit)


def _breaks_before(text: str, index: int) -> bool:
    before, after = text[index - 1], text[index]
    if before == " " or before == "\u3000":
        return after != " "
    if after in _CLOSING or before in _OPENING or after == "\u200d" or before == "\u200d":
        return False
    if before in _DASHES:
        return True
    if before == "-":
        return _is_hyphen(text, index - 1)
    if unicodedata.combining(after) or not (_is_ideograph(before) or _is_ideograph(after)):
        return False
    return after < "\ufe00" or after > "\ufe0f"


@lru_cache(maxsize=4096)
def _is_ideograph(character: str) -> bool:
    if character < "\u2e80":
        return False
    if "\uac00" <= character <= "\ud7a3" or unicodedata.category(character)[0] == "M":
        return False
    return unicodedata.east_asian_width(character) in "WF"


def _dash_break(text: str, start: int, limit: int) -> int:
    """The place after the last dash or hyphen within a line after which it may be broken."""
    best = 0
    for dash in ("-", "—", "–"):
        at = text.rfind(dash, start, limit)
        if at > 0 and at + 1 < len(text) and text[at + 1] != " " and text[at - 1] != " ":
            allowed = dash != "-" or _is_hyphen(text, at)
            best = max(best, at + 1) if allowed else best
    return best


def _is_hyphen(text: str, at: int) -> bool:
    """Does the hyphen at this index join two words of two letters or more?"""
    return at >= 2 and text[at - 2 : at].isalpha() and text[at + 1 : at + 3].isalpha()


def _joint(text: str, position: int, limit: int) -> int:
    """Where to break a word that is wider than the line: after a joint, or at the limit."""
    earliest = position + (limit - position) // 2
    best = max(text.rfind(joint, earliest, limit) for joint in _JOINTS) + 1
    return best if best > earliest else limit
