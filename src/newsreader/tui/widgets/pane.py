"""A pane: a line that names it, and what it holds."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.containers import Vertical
from textual.geometry import Size
from textual.reactive import Reactive
from textual.widget import Widget

from newsreader.tui.reader.cells import cut_to_width, width_cells
from newsreader.tui.widgets.single_line import SingleLine


class PaneTitle(SingleLine):
    """The first line of a pane: its name, and to the right a number or a place."""

    DEFAULT_CSS = """
    PaneTitle { color: $foreground-muted; }
    """
    PART_CSS = """
    PaneTitle > .pane--here { color: $accent; text-style: bold; }
    """

    def __init__(self, left: str) -> None:
        super().__init__()
        self._left = left
        self._right = ""
        self._is_here = False

    @property
    def text(self) -> str:
        """What it says, left and right."""
        return f"{self._left}  {self._right}".rstrip()

    def say(self, left: str, right: str = "") -> None:
        """Name the pane; nothing is drawn when it says so already."""
        if (left, right) != (self._left, self._right):
            self._left, self._right = left, right
            self.words_changed()

    def point_out(self, is_here: bool) -> None:
        """Tell whether the reader is in this pane."""
        if is_here != self._is_here:
            self._is_here = is_here
            self.words_changed()

    def pieces(self) -> Iterable[tuple[str, str]]:
        width = self.room
        right = cut_to_width(self._right, max(0, width - 4))
        left_room = max(0, width - width_cells(right) - (1 if right else 0))
        left = cut_to_width(self._left, left_room)
        gap = " " * max(0, width - width_cells(left) - width_cells(right))
        yield left + gap + right, "pane--here" if self._is_here else ""


class Pane(Vertical):
    """A named pane. A kind of pane names itself with `pane_name`, one of `commands.PANES`,
    and binds `pane_bindings` of it; its id is "<name>-pane".
    """

    DEFAULT_CSS = """
    Pane { width: 1fr; height: 1fr; }
    """
    pane_name: ClassVar[str]
    # Another size makes no second layout: what scrolls is within.
    virtual_size: Reactive[Size] = Reactive(Size(0, 0), repaint=False)

    def __init__(self, title: str) -> None:
        super().__init__(id=f"{self.pane_name}-pane")
        self.title = PaneTitle(title)

    @property
    def focus_target(self) -> Widget:
        """The widget that takes the keys of this pane."""
        raise NotImplementedError
