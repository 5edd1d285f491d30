"""Painting what has changed, and nothing else.

Textual's own compositor draws every widget that touches the rectangle around all that changed:
a scroll bar at the right and a row at the left make that the whole screen, some 15 ms of a
processor for each key. Here each changed stretch of a line is taken from the one widget that
is in front there, and a stretch that the terminal shows already is not written again.

This stands on how the compositor of Textual 8 keeps what has changed, which is no public
interface: the dependency is bound below 9, and `tests/tui/test_compositing.py` compares what
a terminal is sent with what Textual's own full picture holds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from rich.console import Console
from textual._compositor import ChopsUpdate, Compositor, LayoutUpdate
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

Layers = Sequence[tuple[Widget, Region, Region]]
#: A stretch of a screen line: its number, its first cell, and the cell after its last.
Span = tuple[int, int, int]
#: Where a widget is in front on a line: the first cell, the cell after the last, the widget, and
#: its whole region.
Front = tuple[int, int, Widget, Region]


class Terminal:
    """What the terminal shows, as far as it is known, line by line."""

    def __init__(self, height: int) -> None:
        self._lines: list[dict[int, tuple[int, str]]] = [{} for _ in range(height)]

    @property
    def height(self) -> int:
        """How many lines it has."""
        return len(self._lines)

    def write(self, span: Span, text: str) -> bool:
        """Note that a text is written there. Was anything else there before?"""
        y, start, end = span
        shown = self._lines[y]
        before = shown.get(start)
        if before is not None and before[0] == end:
            shown[start] = end, text
            return before[1] != text
        for left in [left for left, (right, _) in shown.items() if left < end and start < right]:
            del shown[left]
        shown[start] = (end, text)
        return True


class ExactUpdate(ChopsUpdate):
    """Stretches of lines, in the order of the screen."""

    def __init__(self, pieces: Sequence[tuple[Span, Strip]], terminal: Terminal) -> None:
        super().__init__((), [], [])
        self._pieces = pieces
        self._terminal = terminal

    def render_segments(self, console: Console) -> str:
        """What brings the terminal up to date; noted as shown, since it is written next."""
        written: list[str] = []
        beside = (-1, -1)
        for span, strip in self._pieces:
            text = strip.render(console)
            if not self._terminal.write(span, text):
                continue
            y, start, end = span
            if (y, start) != beside:
                written.append(f"\x1b[{y + 1};{start + 1}H")
            written.append(text)
            beside = (y, end)
        return "".join(written)


class ExactCompositor(Compositor):
    """A compositor that draws the changed stretches of lines alone."""

    def __init__(self) -> None:
        super().__init__()
        self._terminal = Terminal(0)
        self._layers_of_fronts: Sequence[Layers] | None = None
        self._fronts: dict[int, Sequence[Front]] = {}

    def update_widgets(self, widgets: set[Widget]) -> None:
        """Take up what is to be drawn anew of these widgets, as far as they are seen."""
        # For one that is not, Textual arranges all widgets anew when it next asks where one is, and
        # a layout that comes after that does not find what has changed.
        super().update_widgets(widgets & self.visible_widgets.keys())

    def render_full_update(self, simplify: bool = False) -> LayoutUpdate:
        """The whole screen, whatever the terminal shows."""
        self._terminal = Terminal(self.size.height)
        return super().render_full_update(simplify)

    def render_partial_update(self) -> ChopsUpdate | None:
        """The stretches that have changed; None when there are none."""
        screen = self.size.region
        regions = [region.intersection(screen) for region in self._dirty_regions]
        self._dirty_regions.clear()
        pieces = self._pieces(self._regions_to_spans(region for region in regions if region))
        if not pieces:
            return None
        if self._terminal.height != screen.height:
            self._terminal = Terminal(screen.height)
        return ExactUpdate(pieces, self._terminal)

    def _render_chops(
        self, crop: Region, is_rendered_line: Callable[[int], bool]
    ) -> Sequence[Mapping[int, Strip]]:
        # Textual's own draws whole widgets from front to back, those too that are covered.
        lines: list[dict[int, Strip]] = [{} for _ in range(self.size.height)]
        first, last = crop.column_span
        wanted = ((y, first, last) for y in crop.line_range if is_rendered_line(y))
        for (y, start, _), strip in self._pieces(wanted):
            lines[y][start] = strip
        return lines

    def _pieces(self, spans: Iterable[Span]) -> list[tuple[Span, Strip]]:
        """What is in front in these stretches, from left to right and top to bottom."""
        wanted: dict[Widget, tuple[Region, list[Span]]] = {}
        for y, start, end in spans:
            for left, right, widget, region in self._fronts_of(y):
                if right <= start:
                    continue
                if end <= left:
                    break
                part = (y, max(start, left), min(end, right))
                wanted.setdefault(widget, (region, []))[1].append(part)
        pieces = [
            piece
            for widget, (region, parts) in wanted.items()
            for piece in _drawn(widget, region, parts)
        ]
        pieces.sort(key=_span)
        return pieces

    def _fronts_of(self, y: int) -> Sequence[Front]:
        """What is in front on a line, from left to right; found once for an arrangement."""
        layers = self.layers_visible
        if layers is not self._layers_of_fronts:
            self._layers_of_fronts, self._fronts = layers, {}
        fronts = self._fronts.get(y)
        if fronts is None:
            fronts = self._fronts[y] = sorted(_in_front(layers[y], self.size.width), key=_left)
        return fronts


def _span(piece: tuple[Span, Strip]) -> Span:
    return piece[0]


def _left(front: Front) -> int:
    return front[0]


def _in_front(layers: Layers, width: int) -> Iterator[Front]:
    """What is in front on a line of so many cells, in the order of the layers."""
    gaps = [(0, width)]
    for widget, cropped, region in layers:
        left, right = cropped.x, cropped.right
        still_open = []
        for first, last in gaps:
            if right <= first or last <= left:
                still_open.append((first, last))
                continue
            yield max(first, left), min(last, right), widget, region
            if first < left:
                still_open.append((first, left))
            if right < last:
                still_open.append((right, last))
        gaps = still_open
        if not gaps:
            return


def _drawn(widget: Widget, region: Region, parts: list[Span]) -> Iterator[tuple[Span, Strip]]:
    """Stretches of a widget as strips; what lies between its first and last line is drawn once."""
    for lines in _runs(parts):
        top = lines[0][0]
        height = lines[-1][0] + 1 - top
        strips = widget.render_lines(Region(0, top - region.y, region.width, height))
        for y, first, last in lines:
            strip = strips[y - top].crop(first - region.x, last - region.x)
            # What a widget that was not laid out yet draws too short is written over no other.
            yield (y, first, last), strip.adjust_cell_length(last - first)


def _runs(parts: list[Span]) -> Iterator[list[Span]]:
    """Stretches of adjoining lines, together."""
    run = [parts[0]]
    for part in parts[1:]:
        if part[0] > run[-1][0] + 1:
            yield run
            run = []
        run.append(part)
    yield run
