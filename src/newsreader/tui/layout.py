"""Which panes are on the screen: a window on library | list | article | side, by its width."""

from __future__ import annotations

from collections.abc import Mapping

from newsreader.records import record

NARROW_BELOW = 100
ROOMY_FROM = 116
WIDE_FROM = 160
HUGE_FROM = 200

# Cells: a title can still be told from another, a line of text still be read.
_LEAST_CELLS = 16
_LEAST_OF_ARTICLE = 30

_SIDE = ("entities", "notes")
_ALL = ("library", "list", "article", *_SIDE)
_MEDIUM = {
    "library": ("library", "list", "article"),
    "list": ("list", "article"),
    "article": ("list", "article"),
    "entities": ("article", *_SIDE),
    "notes": ("article", *_SIDE),
}
_ROOMY = ("list", "article", *_SIDE)

#: Where Escape goes from a pane.
BEFORE = {
    "library": "",
    "list": "library",
    "article": "list",
    "entities": "article",
    "notes": "article",
}


def visible_panes(width: int, focused: str, *, zoomed: bool = False) -> tuple[str, ...]:
    """The panes shown at a width in cells when one of them has the focus.

    Below 100 cells that one alone, below 116 it with its neighbour, below 160 all but the
    library (or, in the library, all but the side), then all of them. Zoomed, it has the
    screen to itself.
    """
    if zoomed or width < NARROW_BELOW:
        return (focused,)
    if width < ROOMY_FROM or (width < WIDE_FROM and focused == "library"):
        return _MEDIUM[focused]
    if width < WIDE_FROM:
        return _ROOMY
    return _ALL


@record
class Widths:
    """The widths of the panes beside the article in cells; the article takes the rest."""

    library: int
    list: int
    side: int


def pane_widths(width: int) -> Widths:
    """How a screen is shared out: at 120 cells, 57 are left for the text."""
    if width < ROOMY_FROM:
        return Widths(22, 46, 36)
    if width < WIDE_FROM:
        return Widths(22, 34, 26)
    if width < HUGE_FROM:
        return Widths(24, 46, 36)
    return Widths(28, 58, 42)


def widened(widths: Widths, changes: Mapping[str, int], width: int) -> Widths:
    """The widths with the reader's own changes in cells, by "library", "list" and "side".

    No pane gets less than 16 cells; changes that would leave the article less than 30 of a
    screen of `width` cells are not made.
    """
    wanted = Widths(
        max(_LEAST_CELLS, widths.library + changes.get("library", 0)),
        max(_LEAST_CELLS, widths.list + changes.get("list", 0)),
        max(_LEAST_CELLS, widths.side + changes.get("side", 0)),
    )
    beside = wanted.list + wanted.side + (wanted.library if width >= WIDE_FROM else 0)
    return wanted if width - beside >= _LEAST_OF_ARTICLE else widths


def pane_beside(pane: str, steps: int) -> str:
    """The pane so many steps on in the order of the panes, round the ends."""
    return _ALL[(_ALL.index(pane) + steps) % len(_ALL)]
