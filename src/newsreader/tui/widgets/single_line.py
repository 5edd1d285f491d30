"""A line of words that is drawn at once, and only when its words or its looks change.

Textual's `Static` takes a millisecond to turn a line into cells, by way of a renderable, its
padding and the marks of a selection: as much as all else that a key changes.
"""

from __future__ import annotations

from collections.abc import Iterable

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from newsreader.tui.painting import Painted
from newsreader.tui.parts import Parts

_MARGIN = 1


class SingleLine(Painted, Parts, Widget):
    """One line with a blank cell at both ends. A kind of line gives its `pieces`, at most
    `room` cells of them, and calls `words_changed` when they are others.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    SingleLine { height: 1; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._drawn: Strip | None = None
        self._looks: dict[str, Style] = {}

    @property
    def room(self) -> int:
        """The cells there are for words."""
        return max(0, self.size.width - 2 * _MARGIN)

    def pieces(self) -> Iterable[tuple[str, str]]:
        """The words, each with the component class that has their looks, or with "" for none."""
        raise NotImplementedError

    def words_changed(self) -> None:
        """The line says something else, or looks different, now."""
        self._drawn = None
        self.refresh()

    def render_lines(self, crop: Region) -> list[Strip]:
        if self._drawn is None or self._drawn.cell_length != self.size.width:
            self._drawn = self._draw()
        first, last = crop.column_span
        return [self._drawn.crop(first, last)] * crop.height

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._drawn = None
        self._looks.clear()

    def _draw(self) -> Strip:
        margin = Segment(" " * _MARGIN, self._look("").background_style)
        words = Strip([Segment(words, self._look(part)) for words, part in self.pieces()])
        words = words.adjust_cell_length(self.room, self._look(""))
        return Strip([margin, *words, margin])

    def _look(self, part: str) -> Style:
        look = self._looks.get(part)
        if look is None:
            own = self.get_component_rich_style(part) if part else Style()
            look = self._looks[part] = self.sent(self.rich_style + own)
        return look
