"""Keys typed while a dialog is still opening wait for it.

A dialog is there a moment after the key that asks for it. Who types on at once means the
dialog: without this, the first letters of a note would star, archive or trash the article.
"""

from __future__ import annotations

from operator import attrgetter

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
        # A key comes here twice: as it is typed, and when no widget on its way back took it.
        if isinstance(event, events.Key):
            is_next_in_line = bool(self._held) and not event.is_forwarded
            if is_next_in_line or self.is_dialog_opening():
                self.hold(event)
                return
        await super().on_event(event)

    def hold(self, key: events.Key) -> None:
        """Keep a key for the dialog that is opening."""
        self._held.append(key)
        if self._looking is None:
            self._looking = self.set_interval(_LOOK_SECONDS, self._let_go)

    def is_dialog_opening(self) -> bool:
        """Has a dialog been asked for that does not take keys yet?"""
        asking = any(
            worker.group == DIALOG_GROUP and not worker.is_finished for worker in self.workers
        )
        screen = self.screen
        return asking and not (isinstance(screen, Dialog) and screen.is_open)

    async def _let_go(self) -> None:
        if self.is_dialog_opening():
            return
        if self._looking is not None:
            self._looking.stop()
            self._looking = None
        # A key that had already gone to the screen below comes back later than it was typed.
        held, self._held = sorted(self._held, key=attrgetter("time")), []
        for key in held:
            await super().on_event(events.Key(key.key, key.character))
