"""What would go and come in a text, to be taken or left."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from newsreader.tui.dialogs.page import ScrolledDialog
from newsreader.tui.revisions import diff_pieces


class DiffDialog(ScrolledDialog[bool]):
    """The lines of a unified diff; Enter or y takes the change, Escape or n leaves it."""

    DEFAULT_CSS = """
    DiffDialog > #dialog { width: 100; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,y", "yes", show=False),
        Binding("n,q", "cancel", show=False),
    ]

    def __init__(self, title: str, lines: Sequence[str]) -> None:
        content = Content.assemble(*diff_pieces(lines)).rstrip()
        super().__init__(title, content, "Enter take it   ↑ ↓ scroll   Esc leave it")

    def action_yes(self) -> None:
        """Take the change."""
        self.dismiss(True)
