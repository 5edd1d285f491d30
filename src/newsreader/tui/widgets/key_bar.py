"""The last line: what the keys mean here. One widget, one line, made from the live bindings."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from textual import events
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Input

from newsreader.records import record
from newsreader.tui.commands import BY_ID, FOOTER_END, FOOTERS, effective_keys
from newsreader.tui.keys import key_label, types_a_character
from newsreader.tui.reader.cells import width_cells
from newsreader.tui.widgets.single_line import SingleLine

_GAP = "  "
_DEFAULT_KEYS = effective_keys()


@record
class KeyHint:
    """A key and what it does here."""

    key: str
    title: str
    action: str


def live_hints(screen: Screen[Any], pane: str) -> list[KeyHint]:
    """What is worth a place in the footer of a pane, most useful first, with its live keys.

    Keys of the focused widget itself that say they are to be shown stand before all.
    """
    is_typing = isinstance(screen.focused, Input)
    own: list[KeyHint] = []
    keys: dict[str, list[str]] = {}
    for key, active in screen.active_bindings.items():
        binding = active.binding
        if not active.enabled or (is_typing and types_a_character(key)):
            continue
        if binding.id in BY_ID:
            keys.setdefault(binding.id, []).append(key)
        elif binding.show and not binding.system:
            own.append(KeyHint(key_label(key), binding.description, binding.action))
    named = [] if is_typing else [BY_ID[identity] for identity in FOOTERS[pane]]
    named += [BY_ID[identity] for identity in FOOTER_END]
    return own + [
        KeyHint(key_label(_usual(command.id, keys[command.id])), command.title, command.id)
        for command in named
        if command.id in keys
    ]


def _usual(identity: str, keys: list[str]) -> str:
    """The key to name, of several: the one that stands first in the table."""
    order = _DEFAULT_KEYS[identity]
    return min(keys, key=lambda key: order.index(key) if key in order else -1)


class KeyBar(SingleLine):
    """Keys and their meanings in one line, as many as fit; a click does what the key does."""

    DEFAULT_CSS = """
    KeyBar { color: $foreground-muted; background: $surface; }
    """
    PART_CSS = """
    KeyBar > .keys--key { color: $accent; }
    """

    class Clicked(Message):
        """A hint was clicked: run the command with this id."""

        def __init__(self, command: str) -> None:
            super().__init__()
            self.command = command

    def __init__(self) -> None:
        super().__init__(id="keys")
        self._hints: list[KeyHint] = []

    def show(self, hints: list[KeyHint]) -> None:
        """Show these hints."""
        if hints != self._hints:
            self._hints = hints
            self.words_changed()

    def pieces(self) -> Iterable[tuple[str, str]]:
        for hint, _start, _end in self._placed():
            yield hint.key, "keys--key"
            yield f" {hint.title}{_GAP}", ""

    def on_click(self, event: events.Click) -> None:
        x = event.x - 1
        for hint, start, end in self._placed():
            if start <= x < end:
                self.post_message(self.Clicked(hint.action))

    def _placed(self) -> list[tuple[KeyHint, int, int]]:
        """The hints that fit, with the cells they take. The last two always have their place."""
        width = self.room
        always = self._hints[-2:]
        reserved = sum(_width(hint) for hint in always)
        fitting: list[KeyHint] = []
        used = 0
        for hint in self._hints[:-2]:
            if used + _width(hint) + reserved > width:
                break
            fitting.append(hint)
            used += _width(hint)
        placed = []
        at = 0
        for hint in [*fitting, *always]:
            placed.append((hint, at, at + _width(hint) - len(_GAP)))
            at += _width(hint)
        return placed


def _width(hint: KeyHint) -> int:
    return width_cells(hint.key) + 1 + width_cells(hint.title) + len(_GAP)
