"""The help of a pane, made from the bindings that are live in it."""

from __future__ import annotations

from collections.abc import Mapping

from textual.binding import ActiveBinding
from textual.content import Content

from newsreader.tui.commands import BY_ID, COMMANDS, Command
from newsreader.tui.hanging import beside
from newsreader.tui.keys import key_label

_KEYS_CELLS = 18


def live_commands(active: Mapping[str, ActiveBinding]) -> dict[str, list[str]]:
    """The commands that can be given here, in the order of the table, with their keys."""
    keys: dict[str, list[str]] = {}
    for key, binding in active.items():
        identity = binding.binding.id
        if identity in BY_ID and binding.enabled:
            keys.setdefault(identity, [])
            if not key.startswith("none_"):
                keys[identity].append(key_label(key))
    return {command.id: keys[command.id] for command in COMMANDS if command.id in keys}


def help_page(live: Mapping[str, list[str]], width: int) -> Content:
    """Keys and what they do, under a heading for each group.

    `live` is what `live_commands` gave, `width` that of the page, in cells.
    """
    groups: dict[str, list[Command]] = {}
    for identity, keys in live.items():
        if keys:
            groups.setdefault(BY_ID[identity].group, []).append(BY_ID[identity])
    pieces: list[str | tuple[str, str]] = []
    for group, commands in groups.items():
        pieces.append((f"{group}\n", "bold $accent"))
        for command in commands:
            keys_text = " ".join(live[command.id])
            keys_text, does = beside(keys_text, command.help, _KEYS_CELLS, width)
            pieces += [(keys_text, "bold"), f"{does}\n"]
        pieces.append("\n")
    return Content.assemble(*pieces).rstrip()
