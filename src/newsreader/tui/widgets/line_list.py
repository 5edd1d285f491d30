"""A list of one-line entries with headings: the library pane, and every list to pick from."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import ClassVar

from rich.segment import Segment
from textual.binding import BindingType
from textual.strip import Strip

from newsreader.records import record
from newsreader.tui.bindings import widget_bindings
from newsreader.tui.line_view import filled
from newsreader.tui.reader.cells import cut_to_width, width_cells
from newsreader.tui.widgets.cursor_list import CursorList


@record
class Entry:
    """One line: `text` to the left, `detail` dim to the right. A heading cannot be chosen."""

    key: Hashable
    text: str
    detail: str = ""
    is_heading: bool = False


class LineList(CursorList):
    """Entries, one line each, headings between them."""

    DEFAULT_CSS = """
    LineList > .line--heading { color: $foreground-muted; }
    LineList > .line--text { color: $foreground; }
    LineList > .line--detail { color: $foreground-muted; }
    LineList > .line--chosen { color: $accent; text-style: bold; }
    LineList > .line--cursor { background: $panel; }
    LineList > .line--cursor-in-use { background: $block-cursor-background; }
    LineList:ansi > .line--cursor { text-style: underline; }
    LineList:ansi > .line--cursor-in-use { background: ansi_blue; color: ansi_bright_white; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*widget_bindings("library")]
    cursor_class = "line--cursor"

    def __init__(
        self,
        entries: Sequence[Entry] = (),
        *,
        chosen: Hashable = None,
        id: str | None = None,  # noqa: A002 - Textual's own name
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self.set_classes(classes or "")
        self._entries: Sequence[Entry] = entries
        self._chosen = chosen

    @property
    def row_count(self) -> int:
        return len(self._entries)

    @property
    def current(self) -> Entry | None:
        """The entry under the cursor."""
        return self._entries[self.cursor] if self._entries else None

    @property
    def chosen(self) -> Hashable:
        """The key of the entry that is marked as the one in force."""
        return self._chosen

    @chosen.setter
    def chosen(self, key: Hashable) -> None:
        if key != self._chosen:
            self._chosen = key
            self.redraw()

    def show(self, entries: Sequence[Entry], *, cursor_on: Hashable = None) -> None:
        """Show other entries; the cursor stays on its entry, or goes to `cursor_on`."""
        current = self.current
        wanted = cursor_on if cursor_on is not None else current.key if current else None
        self._entries = entries
        keys = [None if entry.is_heading else entry.key for entry in entries]
        if wanted is not None and wanted in keys:
            self.set_reactive(CursorList.cursor, keys.index(wanted))
        self.rows_changed()
        if entries and not self.is_selectable(self.cursor):
            self._go_near(self.cursor, 1)
        self.scroll_to_cursor()

    def go_to(self, key: Hashable) -> None:
        """Put the cursor on an entry; it stays where it is when there is none with this key."""
        for index, entry in enumerate(self._entries):
            if entry.key == key and not entry.is_heading:
                self.cursor = index

    def entry_at(self, index: int) -> Entry:
        """The entry at a place of the list."""
        return self._entries[index]

    def highlighted(self, index: int) -> None:
        self.post_message(self.Highlighted(self, index))

    def is_selectable(self, index: int) -> bool:
        return not self._entries[index].is_heading

    def row_key(self, index: int) -> Hashable:
        return index

    def on_mount(self) -> None:
        self.show(self._entries, cursor_on=self._chosen)

    def draw(self, index: int, width: int) -> list[Strip]:
        entry = self._entries[index]
        at_cursor = index == self.cursor and not entry.is_heading
        base = self.ground(at_cursor=at_cursor)
        part = "heading" if entry.is_heading else "text"
        if not entry.is_heading and entry.key == self._chosen:
            part = "chosen"
        style = self.part(f"line--{part}", at_cursor=at_cursor)
        dim = self.part("line--detail", at_cursor=at_cursor)
        detail = f" {entry.detail} " if entry.detail else " "
        room = max(1, width - 1 - width_cells(detail))
        text = cut_to_width(entry.text, room)
        segments = [
            Segment(" ", base),
            Segment(text, style),
            Segment(" " * (room - width_cells(text)), base),
            Segment(detail, dim),
        ]
        return [filled(segments, width, base)]
