"""A pane: a line that names it, and what it holds."""

from __future__ import annotations

from typing import ClassVar

from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from newsreader.tui.reader.cells import cut_to_width, width_cells


class PaneTitle(Static):
    """The first line of a pane: its name, and to the right a number or a place."""

    DEFAULT_CSS = """
    PaneTitle { height: 1; padding: 0 1; color: $foreground-muted; }
    """

    def __init__(self, left: str) -> None:
        super().__init__(markup=False)
        self._left = left
        self._right = ""

    @property
    def text(self) -> str:
        """What it says, left and right."""
        return f"{self._left}  {self._right}".rstrip()

    def say(self, left: str, right: str = "") -> None:
        """Name the pane; nothing is drawn when it says so already."""
        if (left, right) != (self._left, self._right):
            self._left, self._right = left, right
            self.refresh()

    def render(self) -> Content:
        width = self.content_size.width
        right = cut_to_width(self._right, max(0, width - 4))
        room = max(0, width - width_cells(right) - (1 if right else 0))
        left = cut_to_width(self._left, room)
        gap = " " * max(0, width - width_cells(left) - width_cells(right))
        return Content(left + gap + right)


class Pane(Vertical):
    """A named pane. A kind of pane names itself with `pane_name`, one of `commands.PANES`,
    and binds `pane_bindings` of it; its id is "<name>-pane".
    """

    DEFAULT_CSS = """
    Pane { width: 1fr; height: 1fr; }
    Pane > PaneTitle.-here { color: $accent; text-style: bold; }
    """
    pane_name: ClassVar[str]

    def __init__(self, title: str) -> None:
        super().__init__(id=f"{self.pane_name}-pane")
        self.title = PaneTitle(title)

    @property
    def focus_target(self) -> Widget:
        """The widget that takes the keys of this pane."""
        raise NotImplementedError
