"""A question with two answers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget

from newsreader.tui.dialogs.dialog import Dialog, text


class QuestionDialog(Dialog[bool]):
    """Enter or y says yes, Escape or n says no."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,y", "yes", show=False),
        Binding("n,q", "cancel", show=False),
    ]

    def __init__(self, question: str, verb: str, *, details: str = "") -> None:
        super().__init__(question, f"Enter {verb}   Esc leave it")
        self._details = details

    def content(self) -> Iterable[Widget]:
        if self._details:
            yield text(self._details)

    def action_yes(self) -> None:
        """Answer yes."""
        self.dismiss(True)
