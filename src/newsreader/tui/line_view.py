"""Lines that are drawn when they are looked at: what the lists and the reading view stand on.

Textual's `ScrollView` has its lines drawn anew for each place on the screen, fits them into
borders and padding that are not there, and lays the whole screen out whenever the number of
lines changes. Here a line is a strip that is drawn once, wherever it comes to stand.
"""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget

from newsreader.tui.painting import Painted
from newsreader.tui.parts import Parts
from newsreader.tui.reader.cells import width_cells
from newsreader.tui.reader.scrollbar import MarkedBar


class LineView(Painted, Parts, ScrollView, can_focus=True, inherit_bindings=False):
    """A view on lines, with a bar at the right.

    A kind of view draws with `strips_of`, which gives strips as wide as `line_width`, the same
    object as long as a line looks the same, in styles that were made ready by `sent`. Its style
    sheet tells nothing by `:focus`, which is looked at where a line is drawn.
    """

    DEFAULT_CSS = """
    LineView {
        overflow-x: hidden;
        overflow-y: scroll;
        scrollbar-size-vertical: 1;
    }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        # From the first layout on: coming later it would make another one.
        self.set_reactive(Widget.show_vertical_scrollbar, True)

    def watch_has_focus(self, _has_focus: bool) -> None:
        # Not that of Widget: nothing in the style sheets depends on it.
        pass

    # Not those of Widget, which have every line drawn again: a view knows which look different.
    # That a view lost the focus is told to nobody: another widget has it, and tells so.

    def _on_focus(self, event: events.Focus) -> None:
        event.prevent_default()
        self.has_focus = True
        self.tell(events.DescendantFocus(self))

    def _on_blur(self, event: events.Blur) -> None:
        event.prevent_default()
        self.has_focus = False

    def tell(self, message: Message) -> None:
        """Tell the screen. By way of the panes around the view it would take as long as to draw
        some lines.
        """
        self.screen.post_message(message)

    @property
    def line_width(self) -> int:
        """The cells of a line: all but those of the bar."""
        return self.container_size.width - self.scrollbar_size_vertical

    def set_line_count(self, count: int) -> None:
        """There are so many lines now."""
        size = Size(0, count)
        if size == self.virtual_size:
            return
        # Not by assignment, which would lay out the whole screen.
        self.set_reactive(Widget.virtual_size, size)
        self._scroll_update(size)
        if self.styles.auto_dimensions:
            self.refresh(layout=True)

    @property
    def vertical_scrollbar(self) -> MarkedBar:
        """The bar, made when it is first asked for."""
        bar = self._vertical_scrollbar
        if not isinstance(bar, MarkedBar):
            bar = self._vertical_scrollbar = MarkedBar()
            self.app._start_widget(self, bar)
        return bar

    def strips_of(self, numbers: range) -> list[Strip]:
        """What these lines look like; those below the last one are blank."""
        raise NotImplementedError

    def render_lines(self, crop: Region) -> list[Strip]:
        if self.styles.gutter:
            # Lines within a border are not as wide as the view.
            return super().render_lines(crop)
        top = self.scroll_offset.y
        strips = self.strips_of(range(top + crop.y, top + crop.bottom))
        first, last = crop.column_span
        if first or last < self.line_width:
            strips = [strip.crop(first, last) for strip in strips]
        return strips

    def render_line(self, y: int) -> Strip:
        number = y + self.scroll_offset.y
        return self.strips_of(range(number, number + 1))[0]

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        # Not that of ScrollView, which has the bar drawn again as well.
        self.vertical_scrollbar.position = new_value
        if round(old_value) != round(new_value):
            self.refresh(Region(0, 0, self.line_width, self.container_size.height))

    def _scroll_update(self, virtual_size: Size) -> None:
        self._refresh_scrollbars()
        self.vertical_scrollbar.show(virtual_size.height, self.container_size.height)
        self.scroll_y = self.validate_scroll_y(self.scroll_y)


def filled(segments: Sequence[Segment], width: int, ground: Style) -> Strip:
    """A strip of these segments, filled up or cut to so many cells."""
    used = sum([width_cells(segment.text) for segment in segments])
    if used > width:
        return Strip(segments, used).crop(0, width)
    if used == width:
        return Strip(segments, width)
    # One strip and not two: each has seven caches of its own.
    return Strip([*segments, Segment(" " * (width - used), ground)], width)
