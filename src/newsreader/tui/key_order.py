"""Keys are done one after the other.

Textual hands each key to the widget that has the focus the moment it is typed, while what the
key before it does may still be on its way back through the widgets. Who types "/okafor" at once,
or pastes it, would have "o" open the browser: the search bar takes the focus only after "o" went
to the list. Here the next key goes out when the one before it has come back and is done, and the
first one when the screen is complete.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from textual import events
from textual.app import App
from textual.message import Message
from textual.message_pump import MessagePump


class KeyDone(Message):
    """Follows a key on its way through the widgets; when it is back, so is the key."""


class KeyOrder(App[None], inherit_bindings=False):
    """An application that sends a key out only when the one before it is done."""

    def __init__(self) -> None:
        super().__init__()
        self._typed: deque[events.Key] = deque()
        self._taker: MessagePump | None = None
        self._takes_keys = False
        #: Is told each key as it goes out: the tour waits for the keys it names.
        self.key_watcher: Callable[[str], None] | None = None

    async def on_event(self, event: events.Event) -> None:
        if not isinstance(event, events.Key) or event.is_forwarded:
            await super().on_event(event)
            return
        self._typed.append(event)
        # A widget that is gone by now sends nothing back.
        if self._takes_keys and (self._taker is None or not self._taker.is_running):
            await self._send_next()

    async def take_keys(self) -> None:
        """Send out the keys that were typed so far, and from now on each as it comes."""
        self._takes_keys = True
        await self._send_next()

    async def on_key_done(self, message: KeyDone) -> None:
        message.stop()
        await self._send_next()

    async def _send_next(self) -> None:
        self._taker = None
        while self._typed and self._taker is None:
            key = self._typed.popleft()
            taker = self.focused or self.screen
            await super().on_event(key)
            if self.key_watcher is not None:
                self.key_watcher(key.key)
            if taker.post_message(KeyDone()):
                self._taker = taker
