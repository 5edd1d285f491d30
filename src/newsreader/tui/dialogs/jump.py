"""Waits for the letters of a place in the text, while the text shows them."""

from __future__ import annotations

from collections.abc import Collection
from typing import ClassVar

from textual import events
from textual.screen import ModalScreen


class JumpScreen(ModalScreen[str]):
    """Over the panes, and seen through; answers the label that was typed, else nothing."""

    DEFAULT_CSS = """
    JumpScreen { background: transparent; }
    """
    AUTO_FOCUS: ClassVar[str | None] = ""

    def __init__(self, labels: Collection[str]) -> None:
        super().__init__()
        self._labels = labels
        self._typed = ""

    def on_key(self, event: events.Key) -> None:
        event.stop()
        self._typed += event.character or event.key
        if self._typed in self._labels:
            self.dismiss(self._typed)
        elif not any(label.startswith(self._typed) for label in self._labels):
            self.dismiss(None)

    def on_click(self) -> None:
        self.dismiss(None)
