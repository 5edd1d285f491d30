"""The command table as Textual bindings.

An action without a namespace belongs to the widget that has the focus ("move(1)"), one with
"screen." or "app." to those. Letters are never bound with priority, so that a text field
gets what is typed into it.
"""

from __future__ import annotations

from textual.binding import Binding

from newsreader.tui.commands import BY_ID, COMMANDS, PANES, Command, effective_keys
from newsreader.tui.commands import in_pane as commands_in_pane

_DEFAULT_KEYS = effective_keys()


def widget_bindings(pane: str) -> list[Binding]:
    """For the widget of a pane that takes the focus: moving, and what only it can do."""
    return [_binding(command) for command in commands_in_pane(pane) if "." not in command.action]


def pane_bindings(pane: str) -> list[Binding]:
    """For the pane around it: what the screen does, but not in every pane."""
    return [
        _binding(command)
        for command in commands_in_pane(pane)
        if "." in command.action and command.panes != PANES
    ]


def screen_bindings() -> list[Binding]:
    """For the screen: what works in every pane."""
    return [
        _binding(command)
        for command in COMMANDS
        if "." in command.action and command.panes == PANES
    ]


def command_bindings(*identities: str) -> list[Binding]:
    """For a screen of its own: these commands by the keys they have everywhere."""
    return [_binding(BY_ID[identity]) for identity in identities]


def keymap(keys: dict[str, tuple[str, ...]]) -> dict[str, str]:
    """What `App.set_keymap` needs to make these keys hold; commands with default keys left out.

    Textual takes an empty entry for "no change", so a command without keys gets one that no
    keyboard sends.
    """
    return {
        identity: ",".join(names) or f"none_{identity}"
        for identity, names in keys.items()
        if names != _DEFAULT_KEYS[identity]
    }


def _binding(command: Command) -> Binding:
    return Binding(
        ",".join(_DEFAULT_KEYS[command.id]) or f"none_{command.id}",
        command.action,
        command.title,
        show=False,
        tooltip=command.help,
        id=command.id,
    )
