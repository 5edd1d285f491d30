"""The last line: what the keys mean here. One widget, one line, made from the live bindings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from textual import events
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Input, Static

from newsreader.tui.commands import BY_ID, effective_keys
from newsreader.tui.keys import key_label, types_a_character
from newsreader.tui.reader.cells import width_cells

_GAP = "  "
_DEFAULT_KEYS = effective_keys()


@dataclass(frozen=True, slots=True)
class KeyHint:
    """A key and what it does here."""

    key: str
    title: str
    action: str


def live_hints(screen: Screen[Any]) -> list[KeyHint]:
    """The keys of the focused widget that are worth a place in the footer, most useful first."""
    is_typing = isinstance(screen.focused, Input)
    found: dict[str, tuple[int, int, KeyHint]] = {}
    for key, active in screen.active_bindings.items():
        binding = active.binding
        if not active.enabled or not binding.show or (is_typing and types_a_character(key)):
            continue
        command = BY_ID.get(binding.id or "")
        identity = command.id if command else binding.action
        rank = command.footer if command else 0
        order = _DEFAULT_KEYS[identity].index(key) if key in _DEFAULT_KEYS.get(identity, ()) else 0
        if identity not in found or order < found[identity][1]:
            hint = KeyHint(key_label(key), binding.description, identity)
            found[identity] = (rank, order, hint)
    return [hint for _rank, _order, hint in sorted(found.values(), key=_by_rank)]


class KeyBar(Static):
    """Keys and their meanings in one line, as many as fit; a click does what the key does."""

    DEFAULT_CSS = """
    KeyBar { height: 1; padding: 0 1; color: $foreground-muted; background: $surface; }
    """

    class Clicked(Message):
        """A hint was clicked: run the command with this id."""

        def __init__(self, command: str) -> None:
            super().__init__()
            self.command = command

    def __init__(self) -> None:
        super().__init__(markup=False, id="keys")
        self._hints: list[KeyHint] = []

    def show(self, hints: list[KeyHint]) -> None:
        """Show these hints."""
        if hints != self._hints:
            self._hints = hints
            self.refresh()

    def render(self) -> Content:
        pieces: list[tuple[str, str]] = []
        for hint, _start, _end in self._placed():
            pieces += [(hint.key, "$accent"), (f" {hint.title}{_GAP}", "")]
        return Content.assemble(*pieces)

    def on_click(self, event: events.Click) -> None:
        x = event.x - 1
        for hint, start, end in self._placed():
            if start <= x < end:
                self.post_message(self.Clicked(hint.action))

    def _placed(self) -> list[tuple[KeyHint, int, int]]:
        """The hints that fit, with the cells they take. The last two always have their place."""
        width = self.content_size.width
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


def _by_rank(found: tuple[int, int, KeyHint]) -> int:
    return found[0]


def _width(hint: KeyHint) -> int:
    return width_cells(hint.key) + 1 + width_cells(hint.title) + len(_GAP)
