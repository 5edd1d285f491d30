"""The notes and highlights of an article, in the order of its text.

Each is as high as its words need, up to a limit: the quoted words, what was written about
them, and a line for the tags and for a place that is no longer sure.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Hashable, Iterable
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import on
from textual.binding import BindingType
from textual.strip import Strip

from newsreader.model import Annotation
from newsreader.records import record
from newsreader.tui.bindings import widget_bindings
from newsreader.tui.line_view import filled
from newsreader.tui.reader.cells import cut_to_width, width_cells, wrap
from newsreader.tui.reader.drawing import harmless
from newsreader.tui.said import Said
from newsreader.tui.widgets.cursor_list import CursorList

_QUOTE_LINES = 2
_BODY_LINES = 6
_QUOTE_BAR = "▌ "
_STATES = {
    "moved": "moved: the text has changed",
    "approximate": "approximate place",
    "lost": "place lost: the words are gone",
}


@record
class _DrawnLine:
    kind: str
    lead: str
    text: str


class NotesPane(CursorList):
    """What was noted and highlighted in the article that is read."""

    PART_CSS = """
    NotesPane > .note--quote { color: $foreground-muted; text-style: italic; }
    NotesPane > .note--body { color: $foreground; }
    NotesPane > .note--tags { color: $secondary; }
    NotesPane > .note--state { color: $text-warning; }
    NotesPane > .note--commenting { color: $warning; }
    NotesPane > .note--highlighting { color: $success; }
    NotesPane > .note--cursor { background: $panel; }
    NotesPane > .note--cursor-in-use { background: $block-cursor-background; }
    NotesPane:ansi > .note--cursor { text-style: underline; }
    NotesPane:ansi > .note--cursor { text-style: underline; }
    NotesPane:ansi > .note--cursor-in-use { background: ansi_blue; color: ansi_bright_white; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*widget_bindings("notes")]
    cursor_class = "note--cursor"

    class Opened(Said):
        """A note is to be shown in the text: Enter, or a click on the one under the cursor."""

        annotation: Annotation

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._all: tuple[Annotation, ...] = ()
        self._notes: list[Annotation] = []
        self._filter = ""
        self._drawn: list[list[_DrawnLine]] = []
        self._tops: list[int] = [0]

    @property
    def row_count(self) -> int:
        return len(self._notes)

    @property
    def current(self) -> Annotation | None:
        """The note under the cursor."""
        return self._notes[self.cursor] if self._notes else None

    @property
    def notes(self) -> list[Annotation]:
        """What is shown, in its order."""
        return list(self._notes)

    def show(self, annotations: Iterable[Annotation]) -> None:
        """Show these notes; the cursor stays on its note where it is among them."""
        self._all = tuple(sorted(annotations, key=_place))
        self._arrange()

    def set_filter(self, words: str) -> None:
        """Show only notes that hold these words in quote, body or tags, in any case."""
        self._filter = words.casefold()
        self._arrange()

    def go_to(self, number: int) -> None:
        """Put the cursor on a note."""
        for index, note in enumerate(self._notes):
            if note.number == number:
                self.cursor = index

    def row_top(self, index: int) -> int:
        return self._tops[min(index, len(self._tops) - 1)]

    def row_at_line(self, line: int) -> int:
        return bisect_right(self._tops, line) - 1

    def row_key(self, index: int) -> Hashable:
        return index

    def draw(self, index: int, width: int) -> list[Strip]:
        at_cursor = index == self.cursor
        motivation = "commenting" if self._notes[index].body else "highlighting"
        bar = self.part(f"note--{motivation}", at_cursor=at_cursor)
        strips = [self._draw_line(line, bar, width, at_cursor) for line in self._drawn[index]]
        return [*strips, Strip.blank(width, self.ground())]

    def rows_changed(self) -> None:
        self._measure()
        super().rows_changed()

    def on_resize(self) -> None:
        self.rows_changed()

    @on(CursorList.Chosen)
    def _chosen(self, message: CursorList.Chosen) -> None:
        message.stop()
        if self.current is not None:
            self.post_message(self.Opened(self.current))

    def _arrange(self) -> None:
        before = self.current
        self._notes = [note for note in self._all if self._filter in _words(note).casefold()]
        numbers = [note.number for note in self._notes]
        at = numbers.index(before.number) if before and before.number in numbers else self.cursor
        self.set_reactive(CursorList.cursor, max(0, self.validate_cursor(at)))
        self.rows_changed()
        self.scroll_to_cursor()

    def _measure(self) -> None:
        width = max(8, self.line_width - 2)
        self._drawn = [_lines_of(note, width) for note in self._notes]
        self._tops = [0]
        for lines in self._drawn:
            self._tops.append(self._tops[-1] + len(lines) + 1)

    def _draw_line(self, line: _DrawnLine, bar: Style, width: int, at_cursor: bool) -> Strip:
        base = self.ground(at_cursor=at_cursor)
        style = self.part(f"note--{line.kind}", at_cursor=at_cursor)
        segments = [Segment(" ", base), Segment(line.lead, bar), Segment(line.text, style)]
        return filled(segments, width, base)


def _place(note: Annotation) -> tuple[int, int]:
    return (note.position.start if note.position else -1), note.number


def _words(note: Annotation) -> str:
    quote = note.quote.exact if note.quote else ""
    return "\n".join([quote, note.body, *(f"#{tag}" for tag in note.tags)])


def _lines_of(note: Annotation, width: int) -> list[_DrawnLine]:
    quote = " ".join(note.quote.exact.split()) if note.quote else "on the whole article"
    lead = _QUOTE_BAR if note.quote else ""
    room = width - width_cells(lead)
    lines = [_DrawnLine("quote", lead, text) for text in _limited(quote, room, _QUOTE_LINES)]
    if note.body:
        lines += [_DrawnLine("body", "", text) for text in _limited(note.body, width, _BODY_LINES)]
    if note.tags:
        tags = " ".join(f"#{tag}" for tag in note.tags)
        lines += [_DrawnLine("tags", "", text) for text in _limited(tags, width, 2)]
    if note.state in _STATES:
        lines.append(_DrawnLine("state", "", cut_to_width(f"! {_STATES[note.state]}", width)))
    return lines


def _limited(text: str, width: int, limit: int) -> list[str]:
    """The lines of a text, at most `limit` of them; an ellipsis says where there are more."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        for start, end in wrap(paragraph, width):
            lines.append(harmless(paragraph[start:end].rstrip()))
    if len(lines) <= limit:
        return lines
    kept = lines[:limit]
    kept[-1] = cut_to_width(kept[-1] + " …", width)
    return kept
