"""docs/keys.md, made from the command table: `python -m newsreader.tui.keydoc > docs/keys.md`."""

from __future__ import annotations

from newsreader.tui.commands import COMMANDS, PANES, Command
from newsreader.tui.keys import key_label, key_name
from newsreader.tui.presets import PRESETS

_INTRODUCTION = """\
# Keys

One key means the same in every pane where it works. Arrows, Enter, Esc, Tab and the page keys
are enough for everything; letters are quicker. `?` shows the keys of the pane you are in, the
last line of the screen the most useful of them, and `:` finds any command by its name.

A command that changes something can be undone with `u`.
"""
_SETTINGS = """\
## Your own keys

In settings.toml (`newsreader config` says where it is), a command's id takes the keys you give:

```toml
[keys]
preset = "default"          # or "newsboat", "gmail"

[keys.commands]
star = "*"
archive = ["e", "y"]
zoom = []                   # no key; the command stays in the palette
```

A key is the character it types or a name: `enter`, `space`, `pagedown`, `f5`, `ctrl+o`.
`newsreader keys` prints what is in force and `newsreader keys --check` finds clashes, unknown
names and keys that a terminal does not send.
"""


def key_document() -> str:
    """The text of docs/keys.md."""
    groups: dict[str, list[Command]] = {}
    for command in COMMANDS:
        groups.setdefault(command.group, []).append(command)
    parts = [_INTRODUCTION]
    for group, commands in groups.items():
        rows = [
            f"| {_keys(command.keys)} | {command.help} | {_where(command)} | `{command.id}` |"
            for command in commands
        ]
        parts.append("\n".join([f"## {group.capitalize()}", "", *_HEAD, *rows, ""]))
    parts.append(_SETTINGS)
    parts.append(_presets())
    return "\n".join(parts)


_HEAD = ("| key | does | where | id |", "| --- | --- | --- | --- |")


def _presets() -> str:
    lines = ["## Presets", "", "What they change:", ""]
    for name, changes in PRESETS.items():
        if changes:
            listed = ", ".join(f"{command} {_keys(keys)}" for command, keys in changes.items())
            lines.append(f"- **{name}**: {listed}")
    return "\n".join([*lines, ""])


def _keys(keys: tuple[str, ...]) -> str:
    labels = [key_label(key_name(key)) for key in keys]
    return " ".join(f"`{label}`" for label in labels) or "(palette)"


def _where(command: Command) -> str:
    return "everywhere" if command.panes == PANES else ", ".join(command.panes)


if __name__ == "__main__":
    print(key_document(), end="")
