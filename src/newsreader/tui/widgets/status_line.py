"""The line above the keys: what was done last, what went wrong, how to undo."""

from __future__ import annotations

from textual.content import Content

from newsreader.tui.widgets.fitted_text import FittedText


class StatusLine(FittedText):
    """One message at a time; a new one takes the place of the old one."""

    DEFAULT_CSS = """
    StatusLine { height: auto; max-height: 4; min-height: 1; padding: 0 1; }
    StatusLine.-error { color: $error; }
    """

    def __init__(self) -> None:
        super().__init__(id="status")
        self._message = ""

    @property
    def text(self) -> str:
        """The message."""
        return self._message

    @property
    def is_error(self) -> bool:
        """Does it say what went wrong?"""
        return self.has_class("-error")

    def say(self, message: str | Content, remedy: str = "") -> None:
        """Say what happened, and dim beside it what can be done about it."""
        self._message = f"{message}  {remedy}".rstrip()
        self.remove_class("-error")
        dim = (f"  {remedy}", "$foreground-muted") if remedy else ""
        self.show(Content.assemble(message, dim))

    def complain(self, message: str) -> None:
        """Say what went wrong. The message says what to do."""
        self._message = message
        self.add_class("-error")
        self.show(Content(message))
