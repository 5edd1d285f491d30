"""A scroll bar that shows where the hits and the notes of an article are.

Of Textual's own bar every cell is drawn again when it moves by an eighth of one, and it is as
high as the screen. This one moves by whole cells and draws those that look different now.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from functools import lru_cache
from itertools import groupby
from operator import eq

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Offset, Region, Size
from textual.reactive import Reactive
from textual.scrollbar import ScrollBar
from textual.strip import Strip
from textual.widget import Widget

from newsreader.records import record
from newsreader.tui.painting import Painted

_TRACK = "│"
_THUMB = "┃"
_TICK = "■"
# What a press of the mouse does there: Textual looks for it in the style.
_GRAB = Style(meta={"@mouse.down": "grab"})
_UP = Style(meta={"@mouse.down": "scroll_up"})
_DOWN = Style(meta={"@mouse.down": "scroll_down"})

Cell = tuple[str, Style]


@record
class Ticks:
    """Line numbers to point out, with the style to do it in; later kinds cover earlier ones."""

    lines: Mapping[str, Sequence[int]] = field(default_factory=dict)
    styles: Mapping[str, Style] = field(default_factory=dict)


class MarkedBar(Painted, ScrollBar):
    """A thin track, a thumb as long as what is seen, and ticks."""

    # Textual repaints all of it for each of them.
    window_virtual_size: Reactive[int] = Reactive(0, repaint=False)
    window_size: Reactive[int] = Reactive(0, repaint=False)
    position: Reactive[float] = Reactive(0, repaint=False)
    # And lays the screen out again when the bar itself has another size.
    virtual_size: Reactive[Size] = Reactive(Size(0, 0), repaint=False)

    def __init__(self) -> None:
        super().__init__(vertical=True, name="vertical")
        self._ticks = Ticks()
        self._cells: list[Cell] = []
        self._look: Style | None = None
        self._pressed_at = Offset(0, 0)

    async def _on_mouse_down(self, event: events.MouseDown) -> None:
        self._pressed_at = event.screen_offset

    def _on_mouse_capture(self, event: events.MouseCapture) -> None:
        # The pointer may have gone on by now: the thumb would stay behind it all the way.
        event.mouse_position = self._pressed_at

    def mark(self, ticks: Ticks) -> None:
        """Point out other lines."""
        self._ticks = ticks
        self._changed()

    def show(self, total: int, seen: int) -> None:
        """There are so many lines, and so many of them are seen at once."""
        self.window_virtual_size, self.window_size = total, seen
        self._changed()

    def watch_position(self) -> None:
        self._changed()

    def render_lines(self, crop: Region) -> list[Strip]:
        # Without the borders and paddings that Textual looks for around each cell.
        return [self.render_line(y) for y in crop.line_range]

    def render_line(self, y: int) -> Strip:
        if not self._cells:
            self._cells = self._cells_now()
        return _strip(*self._cells[y]) if y < len(self._cells) else Strip.blank(1)

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._looks_different()

    def on_resize(self) -> None:
        self._cells = []

    def watch_mouse_over(self) -> None:
        self._looks_different()

    def watch_grabbed(self) -> None:
        self._looks_different()

    def _looks_different(self) -> None:
        self._cells, self._look = [], None

    def _changed(self) -> None:
        before, self._cells = self._cells, self._cells_now()
        if len(before) != len(self._cells):
            self.refresh()
            return
        same = map(eq, before, self._cells)
        y = 0
        for is_same, cells in groupby(same):
            height = len(list(cells))
            if not is_same:
                self.refresh(Region(0, y, 1, height))
            y += height

    def _cells_now(self) -> list[Cell]:
        height = self.size.height
        if not height or not isinstance(self.parent, Widget):
            return []
        if self._look is None:
            self._look = self._style(self.parent)
        return bar_cells(
            self.window_virtual_size,
            self.window_size,
            self.position,
            height,
            self._ticks,
            self._look,
        )

    def _style(self, parent: Widget) -> Style:
        """The thumb in the foreground, the track in the background."""
        styles = parent.styles
        ground = parent.background_colors[1]
        if self.grabbed:
            track, thumb = styles.scrollbar_background_active, styles.scrollbar_color_active
        elif self.mouse_over:
            track, thumb = styles.scrollbar_background_hover, styles.scrollbar_color_hover
        else:
            track, thumb = styles.scrollbar_background, styles.scrollbar_color
        track = ground + track
        return self.sent(Style.from_color((track + thumb).rich_color, track.rich_color))


def bar_cells(
    total: int, seen: int, position: float, height: int, ticks: Ticks, style: Style
) -> list[Cell]:
    """The glyph and style of each cell of a bar `height` cells high, from top to bottom.

    `total` and `seen` are numbers of lines, `position` the first line seen.
    """
    track = Style(color=style.bgcolor, bgcolor=style.bgcolor)
    fits = not seen or total <= seen
    if fits:
        cells = [(" ", track)] * height
    else:
        length = max(1, round(height * seen / total))
        start = round((height - length) * position / max(1, total - seen))
        above, below = track + _UP, track + _DOWN
        cells = [(_TRACK, above)] * start + [(_THUMB, style + _GRAB)] * length
        cells += [(_TRACK, below)] * height
        del cells[height:]
    for kind, numbers in ticks.lines.items():
        for number in numbers:
            cell = min(height - 1, number * height // max(total, height, 1))
            cells[cell] = (_TICK, cells[cell][1] + ticks.styles[kind])
    return cells


@lru_cache(maxsize=256)
def _strip(glyph: str, style: Style) -> Strip:
    return Strip([Segment(glyph, style)], 1)
