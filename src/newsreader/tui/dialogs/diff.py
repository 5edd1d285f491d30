"""What would go and come in a text, to be taken or left."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.visual import VisualType

from newsreader.tui.dialogs.page import ScrolledDialog
from newsreader.tui.revisions import diff_pieces


class DiffDialog(ScrolledDialog[bool]):
    """The lines of a unified diff; Enter or y takes the change, Escape or n leaves it."""

    WIDTH_CELLS: ClassVar[int] = 100
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,y", "yes", show=False),
        Binding("n,q", "cancel", show=False),
    ]

    def __init__(self, title: str, lines: Sequence[str]) -> None:
        super().__init__(title, "Enter take it   ↑ ↓ scroll   Esc leave it")
        self._lines = lines

    def page(self, width: int) -> VisualType:
        return Content.assemble(*diff_pieces(self._lines, width)).rstrip()

    def action_yes(self) -> None:
        """Take the change."""
        self.dismiss(True)
