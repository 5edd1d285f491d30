"""A dialog: a title, something to fill in or choose from, and a line with its keys."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Static

Answer = TypeVar("Answer")


class Dialog(ModalScreen[Answer | None]):
    """Over the panes, in the middle; Escape answers None."""

    DEFAULT_CSS = """
    Dialog { align: center middle; background: $background 60%; }
    Dialog > #dialog {
        width: 72;
        max-width: 96%;
        height: auto;
        max-height: 90%;
        padding: 0 1;
        border: round $border;
        background: $surface;
    }
    Dialog .dialog--title { color: $accent; text-style: bold; margin-bottom: 1; }
    Dialog .dialog--keys { color: $foreground-muted; margin-top: 1; }
    Dialog .dialog--text { margin-bottom: 1; }
    Dialog LineList, Dialog Input, Dialog TextArea { background: $surface; }
    Dialog Input { border: none; border-bottom: solid $border; height: 2; padding: 0; }
    Dialog Input:focus { border: none; border-bottom: solid $accent; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "cancel", "cancel", show=False)]

    def __init__(self, title: str, keys: str) -> None:
        super().__init__()
        self._title = title
        self._keys = keys

    def content(self) -> Iterable[Widget]:
        """The widgets between the title and the keys."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        with Vertical(id="dialog"):
            yield text(self._title, "dialog--title")
            yield from self.content()
            yield text(self._keys, "dialog--keys")

    def action_cancel(self) -> None:
        """Answer nothing."""
        self.dismiss(None)


def text(words: str | Content, classes: str = "dialog--text") -> Static:
    """Words in a dialog. They are shown as they stand: text from outside is no markup."""
    return Static(
        Content(words) if isinstance(words, str) else words, markup=False, classes=classes
    )
