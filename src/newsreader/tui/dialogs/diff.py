"""What would go and come in a text, to be taken or left."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget

from newsreader.tui.dialogs.dialog import Dialog, text
from newsreader.tui.dialogs.page import Page
from newsreader.tui.revisions import diff_pieces


class DiffDialog(Dialog[bool]):
    """The lines of a unified diff; Enter or y takes the change, Escape or n leaves it."""

    DEFAULT_CSS = """
    DiffDialog > #dialog { width: 100; max-height: 90%; }
    DiffDialog Page { max-height: 30; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,y", "yes", show=False),
        Binding("n,q", "cancel", show=False),
        Binding("j,down", "scroll(1)", show=False),
        Binding("k,up", "scroll(-1)", show=False),
        Binding("pagedown,space", "scroll(10)", show=False),
        Binding("pageup", "scroll(-10)", show=False),
    ]

    def __init__(self, title: str, lines: Sequence[str]) -> None:
        super().__init__(title, "Enter take it   ↑ ↓ scroll   Esc leave it")
        self._content = Content.assemble(*diff_pieces(lines)).rstrip()
        self._page = Page(text(self._content, "page--text"), can_focus=False)

    def content(self) -> Iterable[Widget]:
        yield self._page

    @property
    def words(self) -> str:
        """The lines that are shown."""
        return self._content.plain

    def action_yes(self) -> None:
        """Take the change."""
        self.dismiss(True)

    def action_scroll(self, lines: int) -> None:
        """Scroll by lines."""
        self._page.scroll_relative(y=lines, animate=False)
