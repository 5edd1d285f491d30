"""The names, dates and figures of an article, by group, the most mentioned first.

The headings are drawn as the text draws their group, so that the list is also the legend.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Hashable, Iterable, Sequence
from functools import lru_cache
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import on
from textual.binding import BindingType
from textual.strip import Strip

from newsreader.model import ENTITY_GROUPS, GROUP_OF_LABEL, EntityMention
from newsreader.records import record
from newsreader.tui.bindings import widget_bindings
from newsreader.tui.line_view import filled
from newsreader.tui.reader.cells import cut_to_width, width_cells
from newsreader.tui.reader.drawing import harmless
from newsreader.tui.reader.header import in_words
from newsreader.tui.reader.palette import entity_css
from newsreader.tui.said import Said
from newsreader.tui.widgets.cursor_list import CursorList

_LONGEST_BAR = 24  # cells
_FULL, _HALF = "━", "╸"


@record
class NamedThing:
    """One thing named in the article, with its mentions in the order of the text."""

    group: str
    canonical: str
    mentions: tuple[EntityMention, ...]

    @property
    def label(self) -> str:
        """The label of its first mention."""
        return self.mentions[0].label

    @property
    def name(self) -> str:
        """What it is called on the screen."""
        return in_words(self.canonical, self.label)


@record
class _Heading:
    group: str
    things: int


class EntitiesPane(CursorList):
    """What is named in the article that is read."""

    PART_CSS = f"""
    EntitiesPane {{
        & > .entity--name {{ color: $foreground; }}
        & > .entity--count {{ color: $foreground-muted; }}
        & > .entity--cursor {{ background: $panel; }}
        & > .entity--cursor-in-use {{ background: $block-cursor-background; }}
        &:ansi > .entity--cursor {{ text-style: underline; }}
        &:ansi > .entity--cursor {{ text-style: underline; }}
        &:ansi > .entity--cursor-in-use {{ background: ansi_blue; color: ansi_bright_white; }}
        {entity_css("entity--")}
    }}
    """
    BINDINGS: ClassVar[list[BindingType]] = [*widget_bindings("entities")]
    cursor_class = "entity--cursor"

    class Opened(Said):
        """A thing was opened: Enter, or a click on the one under the cursor."""

        thing: NamedThing

    class MentionWanted(Said):
        """A mention is to be shown in the text; the `position`-th of its thing, from 1."""

        thing: NamedThing
        mention: EntityMention
        position: int

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._mentions: tuple[EntityMention, ...] = ()
        self._rows: list[NamedThing | _Heading] = []
        self._most = 1
        self._filter = ""
        self._position = 0

    @property
    def row_count(self) -> int:
        return len(self._rows)

    @property
    def current(self) -> NamedThing | None:
        """The thing under the cursor."""
        row = self._rows[self.cursor] if self._rows else None
        return row if isinstance(row, NamedThing) else None

    @property
    def things(self) -> list[NamedThing]:
        """What is shown, in its order."""
        return [row for row in self._rows if isinstance(row, NamedThing)]

    def show(self, mentions: Iterable[EntityMention]) -> None:
        """Show what these mentions name; the cursor stays on its thing where it is among them."""
        self._mentions = tuple(mentions)
        self._arrange()

    def set_filter(self, words: str) -> None:
        """Show only things one of whose forms holds these words; case and accents never matter."""
        self._filter = words
        self._arrange()

    def go_to(self, canonical: str) -> None:
        """Put the cursor on a thing."""
        for index, row in enumerate(self._rows):
            if isinstance(row, NamedThing) and row.canonical == canonical:
                self.cursor = index

    def is_selectable(self, index: int) -> bool:
        return isinstance(self._rows[index], NamedThing)

    def row_key(self, index: int) -> Hashable:
        return index

    def draw(self, index: int, width: int) -> list[Strip]:
        row = self._rows[index]
        if isinstance(row, _Heading):
            return [self._draw_heading(row, width)]
        return [self._draw_thing(row, width, at_cursor=index == self.cursor)]

    def watch_cursor(self, old: int, new: int) -> None:
        super().watch_cursor(old, new)
        self._position = 0

    def action_next_entity(self, steps: int) -> None:
        """Show the next mention of the thing in the text, or the one before, round the ends."""
        thing = self.current
        if thing is None:
            return
        count = len(thing.mentions)
        self._position = (self._position + steps - 1) % count + 1 if self._position else 1
        mention = thing.mentions[self._position - 1]
        self.post_message(self.MentionWanted(thing, mention, self._position))

    @on(CursorList.Chosen)
    def _chosen(self, message: CursorList.Chosen) -> None:
        message.stop()
        if self.current is not None:
            self.post_message(self.Opened(self.current))

    def _arrange(self) -> None:
        before = self.current
        wanted = _folded(self._filter)
        things = _things(self._mentions)
        if wanted:
            things = [thing for thing in things if _holds(thing, wanted)]
        self._most = max((len(thing.mentions) for thing in things), default=1)
        self._rows = []
        for group in ENTITY_GROUPS:
            members = [thing for thing in things if thing.group == group]
            if members:
                self._rows += [_Heading(group, len(members)), *members]
        self._position = 0
        names = [row.canonical if isinstance(row, NamedThing) else "" for row in self._rows]
        at = names.index(before.canonical) if before and before.canonical in names else 1
        self.set_reactive(CursorList.cursor, self.validate_cursor(at))
        self.rows_changed()
        self.scroll_to_cursor()

    def _draw_heading(self, heading: _Heading, width: int) -> Strip:
        base = self.ground()
        name = self.part(f"entity--{heading.group}")
        dim = self.part("entity--count")
        room = max(1, width - 1 - width_cells(heading.group))
        segments = [
            Segment(" ", base),
            Segment(heading.group, name),
            Segment(str(heading.things).rjust(room), dim),
        ]
        return filled(segments, width, base)

    def _draw_thing(self, thing: NamedThing, width: int, *, at_cursor: bool) -> Strip:
        base = self.ground(at_cursor=at_cursor)
        name = self.part("entity--name", at_cursor=at_cursor)
        dim = self.part("entity--count", at_cursor=at_cursor)
        hue = self.part(f"entity--{thing.group}", at_cursor=at_cursor)
        bar_cells = min(_LONGEST_BAR, width // 4 if width >= 30 else width // 6)
        count = f" {len(thing.mentions):>{len(str(self._most))}}"
        room = max(4, width - 3 - bar_cells - len(count))
        text = cut_to_width(harmless(thing.name), room)
        bar = _bar(len(thing.mentions), self._most, bar_cells)
        segments = [
            Segment("  ", base),
            Segment(text, name),
            Segment(" " * (room + 1 - width_cells(text)), base),
            Segment(bar.ljust(bar_cells), _in_colour(base, hue)),
            Segment(count, dim),
        ]
        return filled(segments, width, base)


@lru_cache(maxsize=64)
def _in_colour(style: Style, other: Style) -> Style:
    """A style in the colour of another."""
    return style + Style(color=other.color)


def _things(mentions: Sequence[EntityMention]) -> list[NamedThing]:
    """The things that are named, the most mentioned first, then in the order of the text."""
    found: dict[tuple[str, str], list[EntityMention]] = {}
    for mention in sorted(mentions, key=_start):
        group = GROUP_OF_LABEL.get(mention.label, "other")
        found.setdefault((group, mention.canonical), []).append(mention)
    things = [NamedThing(group, name, tuple(each)) for (group, name), each in found.items()]
    return sorted(things, key=_by_mentions)


def _start(mention: EntityMention) -> int:
    return mention.start


def _by_mentions(thing: NamedThing) -> tuple[int, int]:
    return -len(thing.mentions), thing.mentions[0].start


def _holds(thing: NamedThing, folded_words: str) -> bool:
    forms = {thing.canonical, thing.name, *(mention.text for mention in thing.mentions)}
    return any(folded_words in _folded(form) for form in forms)


def _folded(text: str) -> str:
    letters = unicodedata.normalize("NFD", text.replace("ı", "i").casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _bar(number: int, most: int, cells: int) -> str:
    """A bar of half cells as long as a number is of the most there is; never quite nothing."""
    halves = max(1, round(2 * cells * number / most)) if cells else 0
    return _FULL * (halves // 2) + _HALF * (halves % 2)
