"""A list with a cursor on the line API: what 100 rows cost, 100,000 cost.

Rows are drawn when they come into view and kept as strips. Textual's own lists mount a widget
or an option for each row (100,000 rows: 13 to 23 seconds); here mounting is one assignment.
"""

from __future__ import annotations

from collections.abc import Hashable
from typing import ClassVar

from rich.style import Style
from textual import events
from textual.cache import LRUCache
from textual.geometry import Region
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from newsreader.tui.line_view import LineView

_KEPT_ROWS = 512


class CursorList(LineView):
    """Rows, one of them under the cursor. They are `row_height` lines high, unless a list
    overrules `row_top` and `row_at_line` for rows of their own heights.
    """

    DEFAULT_CSS = """
    CursorList { background: $background; }
    """
    cursor: reactive[int] = reactive(0, repaint=False)

    class Highlighted(Message):
        """The cursor came to another row; see `highlighted`."""

        def __init__(self, row_list: CursorList, index: int) -> None:
            super().__init__()
            self.row_list = row_list
            self.index = index

        @property
        def control(self) -> CursorList:
            return self.row_list

    class Chosen(Message):
        """A row was opened: Enter, or a click on the row under the cursor."""

        def __init__(self, row_list: CursorList, index: int) -> None:
            super().__init__()
            self.row_list = row_list
            self.index = index

        @property
        def control(self) -> CursorList:
            return self.row_list

    #: Screen lines of a row.
    row_height: int = 1
    #: Rows kept in view above and below the cursor.
    margin: ClassVar[int] = 1
    #: The component class that has the background of the row under the cursor; with "-in-use"
    #: at its end that of the row while the list has the focus.
    cursor_class: ClassVar[str]

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._strips: LRUCache[Hashable, list[Strip]] = LRUCache(_KEPT_ROWS)
        self._styles: dict[tuple[str, bool, bool], Style] = {}
        self._own_style: Style | None = None

    @property
    def row_count(self) -> int:
        """How many rows there are."""
        raise NotImplementedError

    def row_key(self, index: int) -> Hashable:
        """What the picture of a row depends on, besides the cursor, focus and width."""
        raise NotImplementedError

    def draw(self, index: int, width: int) -> list[Strip]:
        """The `row_height` strips of a row, each `width` cells wide."""
        raise NotImplementedError

    def ground(self, *, at_cursor: bool = False) -> Style:
        """The style under what is drawn of a row."""
        return self.part("", at_cursor=at_cursor)

    def part(self, name: str, *, at_cursor: bool = False) -> Style:
        """The style of a part of a row, named by its component class."""
        key = (name, at_cursor, at_cursor and self.has_focus)
        style = self._styles.get(key)
        if style is None:
            # Kept, since Textual works it out from all ancestors: 0.1 ms for each part.
            style = self._styles[key] = self.sent(self._style_of(name, at_cursor))
        return style

    def row_top(self, index: int) -> int:
        """The line at which a row begins; for `row_count`, where the last one ends."""
        return index * self.row_height

    def row_at_line(self, line: int) -> int:
        """The row that a line belongs to; `row_count` or more below the last."""
        return line // self.row_height

    def is_selectable(self, index: int) -> bool:  # noqa: ARG002 - headings overrule it
        """Can the cursor stand on this row?"""
        return True

    def rows_changed(self) -> None:
        """The rows are others now: drop what was drawn and keep the cursor inside."""
        self._strips.clear()
        self.set_line_count(self.row_top(self.row_count))
        inside = self.validate_cursor(self.cursor)
        if inside != self.cursor:
            self.set_reactive(CursorList.cursor, inside)
        self.refresh()

    def redraw(self) -> None:
        """The same rows look different now."""
        self._strips.clear()
        self.refresh()

    def scroll_to_cursor(self) -> None:
        """Bring the row under the cursor into view, with a margin, without animation."""
        height = self.container_size.height
        if height <= 0:
            return
        top, end = self.row_top(self.cursor), self.row_top(self.cursor + 1)
        margin = min(self.margin * self.row_height, max(0, height - end + top) // 2)
        first = self.scroll_offset.y
        target = first
        if top - margin < first:
            target = max(0, top - margin)
        elif end + margin > first + height:
            target = end + margin - height
        limit = max(0, self.row_top(self.row_count) - height)
        if min(target, limit) != first:
            self.scroll_to(y=min(target, limit), animate=False, immediate=True, force=True)

    def validate_cursor(self, value: int) -> int:
        return max(0, min(value, self.row_count - 1))

    def watch_cursor(self, old: int, new: int) -> None:
        self._refresh_row(old)
        self._refresh_row(new)
        self.scroll_to_cursor()
        if self.row_count:
            self.highlighted(new)

    def highlighted(self, index: int) -> None:
        """The cursor came to another row: kinds of lists to which it matters tell so."""

    def strips_of(self, numbers: range) -> list[Strip]:
        width, count, cursor = self.line_width, self.row_count, self.cursor
        has_focus = self.has_focus
        strips: list[Strip] = []
        while len(strips) < len(numbers):
            line = numbers[len(strips)]
            index = self.row_at_line(line)
            if index >= count:
                strips += [Strip.blank(width, self.ground())] * (len(numbers) - len(strips))
                break
            at_cursor = index == cursor
            key = (self.row_key(index), at_cursor, at_cursor and has_focus, width)
            row = self._strips.get(key)
            if row is None:
                row = self._strips[key] = self.draw(index, width)
            first = line - self.row_top(index)
            strips += row[first : first + numbers.stop - line]
        return strips

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._strips.clear()
        self._styles.clear()
        self._own_style = None

    def on_resize(self) -> None:
        self._strips.clear()
        self.set_line_count(self.row_top(self.row_count))
        self.scroll_to_cursor()

    def on_focus(self) -> None:
        self._refresh_row(self.cursor)

    def on_blur(self) -> None:
        self._refresh_row(self.cursor)

    def on_click(self, event: events.Click) -> None:
        index = self.row_at_line(event.y + self.scroll_offset.y)
        if index >= self.row_count or not self.is_selectable(index):
            return
        if index == self.cursor:
            self.post_message(self.Chosen(self, index))
        self.cursor = index

    def action_move(self, rows: int) -> None:
        """Move the cursor down (up: negative), over rows it cannot stand on."""
        index = self.cursor + rows
        while 0 <= index < self.row_count and not self.is_selectable(index):
            index += 1 if rows > 0 else -1
        if 0 <= index < self.row_count:
            self.cursor = index

    def action_page(self, pages: int) -> None:
        """Move the cursor by pages."""
        height = max(1, self.container_size.height // self.row_height - 1)
        self._go_near(self.validate_cursor(self.cursor + pages * height), pages)

    def action_first(self) -> None:
        """To the first row."""
        self._go_near(0, 1)

    def action_last(self) -> None:
        """To the last row."""
        self._go_near(self.row_count - 1, -1)

    def action_open(self) -> None:
        """Open the row under the cursor."""
        if self.row_count and self.is_selectable(self.cursor):
            self.post_message(self.Chosen(self, self.cursor))

    def _style_of(self, name: str, at_cursor: bool) -> Style:
        if self._own_style is None:
            # Once for all parts, and of those none but what is theirs: Textual works out the rest
            # from all ancestors, a third of what the first picture of a list would take.
            self._own_style = self.rich_style
        style = self._own_style
        part = self.get_component_styles(name).partial_rich_style if name else Style.null()
        if not at_cursor:
            return style + part
        cursor = f"{self.cursor_class}-in-use" if self.has_focus else self.cursor_class
        ground = self.get_component_rich_style(cursor).background_style
        # Among sixteen colours the row has one of its own, on which others cannot be read.
        own = self.get_component_rich_style(cursor, partial=True)
        return style + ground + part + Style(color=own.color, underline=own.underline)

    def _go_near(self, index: int, direction: int) -> None:
        """To this row, or to the nearest one that the cursor can stand on."""
        step = 1 if direction > 0 else -1
        for way in (step, -step):
            near = index
            while 0 <= near < self.row_count and not self.is_selectable(near):
                near += way
            if 0 <= near < self.row_count:
                self.cursor = near
                return

    def _refresh_row(self, index: int) -> None:
        top, end = self.row_top(index), self.row_top(index + 1)
        self.refresh(Region(0, top - self.scroll_offset.y, self.line_width, end - top))
