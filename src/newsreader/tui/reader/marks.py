"""Layers of marks over an article: what is pinned to which words.

A layer is replaced as a whole and never changed. Layers are drawn one over the other in the
order of `LAYERS`; each is searched on its own, so that one long note does not make the
search for the entities of a line long.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from operator import attrgetter

from newsreader.document import Mark
from newsreader.model import GROUP_OF_LABEL, Annotation, EntityMention
from newsreader.records import record

#: From the lowest to the highest: a higher layer is drawn over a lower one.
LAYERS = ("inline", "entities", "notes", "hits", "current", "selection")


# As marks compare themselves, only that Python need not be asked for each two of them.
_order = attrgetter("start", "end", "kind", "data")


@dataclass(frozen=True, slots=True)
class Layer:
    """Marks sorted by where they begin; `longest` bounds how far back one can reach."""

    marks: tuple[Mark, ...] = ()
    starts: list[int] = field(init=False, repr=False)
    longest: int = field(init=False)

    def __post_init__(self) -> None:
        marks = tuple(sorted([mark for mark in self.marks if mark.end > mark.start], key=_order))
        object.__setattr__(self, "marks", marks)
        object.__setattr__(self, "starts", [mark.start for mark in marks])
        longest = max((mark.end - mark.start for mark in marks), default=0)
        object.__setattr__(self, "longest", longest)

    def within(self, start: int, end: int) -> list[Mark]:
        """The marks that cover any of a range, in their order."""
        first = bisect_left(self.starts, start - self.longest + 1)
        last = bisect_left(self.starts, end)
        return [mark for mark in self.marks[first:last] if mark.end > start]


@record
class Run:
    """A stretch of text over which the same marks lie, the highest last."""

    start: int
    end: int
    marks: tuple[Mark, ...]


def runs(layers: Sequence[Layer], start: int, end: int) -> Iterator[Run]:
    """A range cut wherever a mark of any layer begins or ends."""
    marks = [mark for layer in layers if layer.marks for mark in layer.within(start, end)]
    if not marks:
        if end > start:
            yield Run(start, end, ())
        return
    edges = {start, end}
    for mark in marks:
        edges.add(max(start, mark.start))
        edges.add(min(end, mark.end))
    for first, last in pairwise(sorted(edges)):
        over = tuple(mark for mark in marks if mark.start <= first and mark.end >= last)
        yield Run(first, last, over)


def following(ranges: Sequence[tuple[int, int]], at: tuple[int, int], step: int) -> int:
    """The index of the range `step` (1 or -1) after a place, round the ends; -1 for none.

    `ranges` are sorted. `at` is the current range, or (offset, offset).
    """
    if not ranges:
        return -1
    if step > 0:
        return bisect_right(ranges, at) % len(ranges)
    return (bisect_left(ranges, at) - 1) % len(ranges)


def entity_marks(mentions: Iterable[EntityMention]) -> Iterator[Mark]:
    """Mentions as marks of the kind of their group: people, organisations, places, …"""
    for mention in mentions:
        yield Mark(mention.start, mention.end, GROUP_OF_LABEL.get(mention.label, "other"))


def note_marks(annotations: Iterable[Annotation]) -> Iterator[Mark]:
    """Notes and highlights as marks of these kinds, told apart by whether words were written."""
    for annotation in annotations:
        if annotation.position is not None:
            kind = "note" if annotation.body else "highlight"
            yield Mark(annotation.position.start, annotation.position.end, kind)
