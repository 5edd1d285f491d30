"""Keys typed while a dialog is still opening wait for it.

A dialog is there a moment after the key that asks for it. Who types on at once means the
dialog: without this, the first letters of a note would star, archive or trash the article.
"""

from __future__ import annotations

from textual import events
from textual.app import App
from textual.timer import Timer

from newsreader.tui.dialogs.dialog import Dialog

#: The workers that ask something in a dialog.
DIALOG_GROUP = "dialog"
_LOOK_SECONDS = 0.01


class Typeahead(App[None], inherit_bindings=False):
    """An application that holds keys back while a dialog is on its way."""

    def __init__(self) -> None:
        super().__init__()
        self._held: list[events.Key] = []
        self._looking: Timer | None = None

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, events.Key) and (self._held or self._is_dialog_opening()):
            self._held.append(event)
            if self._looking is None:
                self._looking = self.set_interval(_LOOK_SECONDS, self._let_go)
            return
        await super().on_event(event)

    async def _let_go(self) -> None:
        if self._is_dialog_opening():
            return
        if self._looking is not None:
            self._looking.stop()
            self._looking = None
        held, self._held = self._held, []
        for key in held:
            await super().on_event(key)

    def _is_dialog_opening(self) -> bool:
        asking = any(
            worker.group == DIALOG_GROUP and not worker.is_finished for worker in self.workers
        )
        screen = self.screen
        return asking and not (isinstance(screen, Dialog) and screen.is_open)
