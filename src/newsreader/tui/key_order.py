"""Keys are done one after the other.

Textual hands each key to the widget that has the focus the moment it is typed, while what the
key before it does may still be on its way back through the widgets. Who types "/okafor" at once,
or pastes it, would have "o" open the browser: the search bar takes the focus only after "o" went
to the list. Here the next key goes out when the one before it has come back and is done, and the
first one when the screen is complete.

A view of lines takes its keys by bindings alone: they are done here, without the walk through the
widgets, and what they change is painted when they are done.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Sequence

from textual import events
from textual.binding import BindingsMap, Keymap
from textual.dom import DOMNode
from textual.message import Message
from textual.message_pump import MessagePump
from textual.widget import Widget

from newsreader.tui.line_view import LineView
from newsreader.tui.painting import Painter


class KeyDone(Message):
    """Follows a key on its way through the widgets; when it is back, so is the key."""


class KeyOrder(Painter):
    """An application that sends a key out only when the one before it is done."""

    def __init__(self) -> None:
        super().__init__()
        self._typed: deque[events.Key] = deque()
        self._taker: MessagePump | None = None
        self._takes_keys = False
        self._bound: tuple[Widget, Sequence[tuple[DOMNode, BindingsMap]]] | None = None
        #: Is told each key as it goes out: the tour waits for the keys it names.
        self.key_watcher: Callable[[str], None] | None = None

    @property
    def is_at_work(self) -> bool:
        return self.is_about_to_paint or (self._taker is not None and self._taker.is_running)

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
        self.paint()
        await self._send_next()

    async def _send_next(self) -> None:
        self._taker = None
        while self._typed and self._taker is None:
            key = self._typed.popleft()
            focused = self.focused
            if isinstance(focused, LineView):
                taker = await self._do(key, focused)
            else:
                taker = focused or self.screen
                await super().on_event(key)
            if self.key_watcher is not None:
                self.key_watcher(key.key)
            if taker is not None and taker.post_message(KeyDone()):
                self._taker = taker
            else:
                self.paint()

    async def _do(self, key: events.Key, view: LineView) -> MessagePump | None:
        """Do what a key means in a view; who has still to do what it set going, if anyone."""
        self.app_focus = True
        self.is_about_to_paint = True
        # What waits for something is not painted in this turn.
        end_of_turn = asyncio.get_running_loop().call_soon(self._paint_later)
        try:
            await self._act(key.key, self._bindings_of(view))
        finally:
            end_of_turn.cancel()
            self.is_about_to_paint = False
        return next((node for node in view.ancestors_with_self if node.message_queue_size), None)

    async def _act(self, key: str, bound: Sequence[tuple[DOMNode, BindingsMap]]) -> bool:
        for is_first in (True, False):
            for node, bindings in reversed(bound) if is_first else bound:
                for binding in bindings.key_to_bindings.get(key, ()):
                    if binding.priority == is_first and await self.run_action(binding.action, node):
                        return True
        return False

    def _bindings_of(self, view: LineView) -> Sequence[tuple[DOMNode, BindingsMap]]:
        # Kept: Textual copies all bindings twice for each key.
        if self._bound is None or self._bound[0] is not view:
            self._bound = view, self.screen._modal_binding_chain
        return self._bound[1]

    def set_keymap(self, keymap: Keymap) -> None:
        super().set_keymap(keymap)
        self._bound = None
