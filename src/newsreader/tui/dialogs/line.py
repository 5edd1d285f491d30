"""One line of text to fill in: a name, a list of tags."""

from __future__ import annotations

from collections.abc import Iterable

from textual import on
from textual.suggester import Suggester
from textual.widget import Widget
from textual.widgets import Input

from newsreader.tui.dialogs.dialog import Dialog, text


class LineDialog(Dialog[str]):
    """Answers what was typed, without blanks around it."""

    def __init__(
        self,
        title: str,
        *,
        value: str = "",
        explanation: str = "",
        verb: str = "keep",
        placeholder: str = "",
        suggester: Suggester | None = None,
    ) -> None:
        completes = "   → complete" if suggester else ""
        super().__init__(title, f"Enter {verb}{completes}   Esc cancel")
        self._explanation = explanation
        self.field = Input(
            value, placeholder=placeholder, suggester=suggester, select_on_focus=False
        )

    def content(self) -> Iterable[Widget]:
        if self._explanation:
            yield text(self._explanation)
        yield self.field

    def on_mount(self) -> None:
        self.set_focus(self.field)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        self.dismiss(event.value.strip())
