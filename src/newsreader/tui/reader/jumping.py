"""Letters on everything that can be gone to in view, so that two keys reach any of it.

Pure: places on lines in, letters out. The letters are those of the row under the fingers
first; where one letter is not enough for all, each place has two.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, product
from typing import NamedTuple

from newsreader.document import Mark
from newsreader.tui.reader.lines import Page
from newsreader.tui.reader.marks import Layer

_LETTERS = "fjdkslaghrueiwoqptyvbnmcxz"
#: Kinds of marks in the text that are places of their own.
_KINDS = frozenset(("link", "note", "highlight"))


class Place(NamedTuple):
    """Something in view: where it is drawn, and where it stands in the plain text.

    kind: caption (of a picture), heading, paragraph, link, note, highlight, or the group of
    a name. `line` counts from the first of the page, `column` is in cells of the page.
    """

    line: int
    column: int
    start: int
    kind: str


def places(page: Page, layers: Sequence[Layer], lines: range) -> list[Place]:
    """What can be gone to on these lines, from top to bottom, each place once."""
    found: dict[tuple[int, int], Place] = {}
    for number in lines:
        for place in _on_line(page, layers, number):
            found.setdefault((place.line, place.column), place)
    return list(found.values())


def letters(count: int) -> list[str]:
    """So many different labels, all of one length: none is the beginning of another."""
    length = 1
    while len(_LETTERS) ** length < count:
        length += 1
    return ["".join(label) for label in islice(product(_LETTERS, repeat=length), count)]


def _on_line(page: Page, layers: Sequence[Layer], number: int) -> Iterator[Place]:
    line = page.lines[number]
    if line.kind == "caption":
        if page.lines[number - 1].kind != "caption":
            yield Place(number, 0, line.start, "caption")
        return
    if line.end <= line.start:
        return
    marks = {mark for layer in layers for mark in layer.within(line.start, line.end)}
    for mark in sorted(marks, key=_most_first):
        if line.start <= mark.start and _is_place(mark):
            yield Place(number, page.column_of(number, mark.start), mark.start, mark.kind)
    before = page.text[max(0, line.start - 1) : line.start]
    if before in ("", "\n") and line.kind in ("paragraph", "heading"):
        yield Place(number, page.column_of(number, line.start), line.start, line.kind)


def _is_place(mark: Mark) -> bool:
    return mark.kind in _KINDS or mark.kind in _GROUPS


_GROUPS = frozenset(("people", "organisations", "places", "dates", "figures", "other"))


def _most_first(mark: Mark) -> tuple[int, bool]:
    """Where a link and a name begin together the link is meant."""
    return mark.start, mark.kind not in _KINDS
