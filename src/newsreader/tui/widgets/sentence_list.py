"""Sentences that name a thing, under the headline of their article."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Hashable, Iterator, Sequence
from typing import ClassVar

from rich.segment import Segment
from textual import on
from textual.binding import BindingType
from textual.message import Message
from textual.strip import Strip

from newsreader.model import MentionInContext
from newsreader.tui.bindings import widget_bindings
from newsreader.tui.line_view import filled
from newsreader.tui.reader.cells import cut_to_width, width_cells, wrap
from newsreader.tui.reader.drawing import harmless
from newsreader.tui.reader.header import date_in_words
from newsreader.tui.reader.palette import entity_css
from newsreader.tui.widgets.cursor_list import CursorList

_LINES_AT_MOST = 4
_INDENT = 3
_WIDEST = 90  # cells; longer lines are hard to read


class SentenceList(CursorList):
    """One row for each sentence; the first of an article is headed by its date and title."""

    PART_CSS = f"""
    SentenceList {{
        & > .sentence--text {{ color: $foreground; }}
        & > .sentence--title {{ color: $foreground; text-style: bold; }}
        & > .sentence--date {{ color: $foreground-muted; }}
        & > .sentence--cursor {{ background: $panel; }}
        & > .sentence--cursor-in-use {{ background: $block-cursor-background; }}
        &:ansi > .sentence--cursor {{ text-style: underline; }}
        &:ansi > .sentence--cursor-in-use {{ background: ansi_blue; color: ansi_bright_white; }}
        {entity_css("sentence--")}
    }}
    """
    BINDINGS: ClassVar[list[BindingType]] = [*widget_bindings("library")]
    cursor_class = "sentence--cursor"

    class Opened(Message):
        """A sentence was opened: its place in its article is wanted."""

        def __init__(self, sentence: MentionInContext) -> None:
            super().__init__()
            self.sentence = sentence

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._sentences: Sequence[MentionInContext] = ()
        self._forms = re.compile("(?!)")
        self._group = "other"
        self._tops: list[int] = [0]
        self._texts: list[str] = []
        self._wrapped: list[list[tuple[int, int]]] = []

    @property
    def row_count(self) -> int:
        return len(self._sentences)

    @property
    def current(self) -> MentionInContext | None:
        """The sentence under the cursor."""
        return self._sentences[self.cursor] if self._sentences else None

    def show(self, sentences: Sequence[MentionInContext], forms: Sequence[str], group: str) -> None:
        """Show sentences, with these forms of the name marked in the colour of a group."""
        self._sentences = sentences
        longest_first = sorted(filter(None, forms), key=len, reverse=True)
        self._forms = re.compile("|".join(map(re.escape, longest_first)) or "(?!)")
        self._group = group
        self.set_reactive(CursorList.cursor, 0)
        self.rows_changed()

    def row_top(self, index: int) -> int:
        return self._tops[min(index, len(self._tops) - 1)]

    def row_at_line(self, line: int) -> int:
        return bisect_right(self._tops, line) - 1

    def row_key(self, index: int) -> Hashable:
        return index

    def rows_changed(self) -> None:
        # Kept, since a row may be drawn at a new width before it is measured for it.
        width = max(8, min(_WIDEST, self.line_width - _INDENT - 1))
        self._texts = [harmless(each.sentence.replace("\n", " ")) for each in self._sentences]
        self._wrapped = [wrap(text, width)[:_LINES_AT_MOST] for text in self._texts]
        self._tops = [0]
        for index, lines in enumerate(self._wrapped):
            head = (2 if index else 1) if self._begins_article(index) else 0
            self._tops.append(self._tops[-1] + head + len(lines))
        super().rows_changed()

    def on_resize(self) -> None:
        self.rows_changed()

    def draw(self, index: int, width: int) -> list[Strip]:
        sentence = self._sentences[index]
        at_cursor = index == self.cursor
        strips = []
        if self._begins_article(index):
            if index:
                strips.append(Strip.blank(width, self.ground()))
            strips.append(self._draw_title(sentence, width))
        for start, end in self._wrapped[index]:
            strips.append(self._draw_text(self._texts[index], start, end, width, at_cursor))
        return strips

    def _begins_article(self, index: int) -> bool:
        return index == 0 or self._sentences[index - 1].article != self._sentences[index].article

    def _draw_title(self, sentence: MentionInContext, width: int) -> Strip:
        base = self.ground()
        date = f"  {date_in_words(sentence.published)} " if sentence.published else " "
        room = max(4, width - 1 - width_cells(date))
        title = cut_to_width(harmless(sentence.title) or "Untitled", room)
        segments = [
            Segment(" ", base),
            Segment(title, self.part("sentence--title")),
            Segment(date, self.part("sentence--date")),
        ]
        return filled(segments, width, base)

    def _draw_text(self, text: str, start: int, end: int, width: int, at_cursor: bool) -> Strip:
        base = self.ground(at_cursor=at_cursor)
        style = self.part("sentence--text", at_cursor=at_cursor)
        name = self.part(f"sentence--{self._group}", at_cursor=at_cursor)
        shown = text[:end].rstrip()
        segments = [Segment(" " * _INDENT, base)]
        at = start
        for first, last in self._named(text):
            first, last = max(first, start), min(last, len(shown))
            if first < last:
                segments += [Segment(text[at:first], style), Segment(text[first:last], name)]
                at = last
        segments.append(Segment(shown[at:], style))
        return filled(segments, width, base)

    def _named(self, text: str) -> Iterator[tuple[int, int]]:
        for found in self._forms.finditer(text):
            yield found.span()

    @on(CursorList.Chosen)
    def _chosen(self, message: CursorList.Chosen) -> None:
        message.stop()
        if self.current is not None:
            self.post_message(self.Opened(self.current))
