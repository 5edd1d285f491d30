"""A scroll bar that shows where the hits and the notes of an article are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, RenderResult
from rich.measure import Measurement
from rich.segment import Segment
from rich.style import Style

_TRACK = "│"
_THUMB = "┃"
_TICK = "■"


@dataclass(frozen=True, slots=True)
class Ticks:
    """Line numbers to point out, with the style to do it in; later kinds cover earlier ones."""

    lines: Mapping[str, Sequence[int]]
    styles: Mapping[str, Style]


class MarkedBar:
    """The bar as a renderable: a thin track, a thumb as long as what is seen, and ticks."""

    def __init__(self, total: int, seen: int, position: float, ticks: Ticks, style: Style) -> None:
        self.total = total
        self.seen = seen
        self.position = position
        self.ticks = ticks
        self.style = style

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        height = options.height or console.height
        for glyph, style in bar_cells(
            self.total, self.seen, self.position, height, self.ticks, self.style
        ):
            yield Segment(glyph * options.max_width, style)
            yield Segment.line()

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        return Measurement(1, 1)


def bar_cells(
    total: int, seen: int, position: float, height: int, ticks: Ticks, style: Style
) -> list[tuple[str, Style]]:
    """The glyph and style of each cell of a bar `height` cells high, from top to bottom.

    `total` and `seen` are numbers of lines, `position` the first line seen.
    """
    track = Style(color=style.bgcolor)
    fits = not seen or total <= seen
    cells = [(" " if fits else _TRACK, track)] * height
    if not fits:
        length = max(1, round(height * seen / total))
        room = height - length
        start = round(room * position / max(1, total - seen))
        for cell in range(start, min(height, start + length)):
            cells[cell] = (_THUMB, Style(color=style.color))
    for kind, numbers in ticks.lines.items():
        for number in numbers:
            cell = min(height - 1, number * height // max(total, height, 1))
            cells[cell] = (_TICK, ticks.styles[kind])
    return cells
