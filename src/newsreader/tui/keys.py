"""Names of keys: how a person writes them, how the terminal library calls them, how they look.

A key is written as the character it types ("?", "G") or by name ("enter", "ctrl+p", "f1").
"""

from __future__ import annotations

import unicodedata

_MODIFIERS = ("ctrl", "shift", "alt")
_NAMED = {
    *("enter", "escape", "tab", "space", "backspace", "delete", "insert"),
    *("up", "down", "left", "right", "home", "end", "pageup", "pagedown"),
    *(f"f{number}" for number in range(1, 25)),
}

# What Textual calls a character where it departs from the Unicode name.
_SPECIAL = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}
_SYMBOLS = {
    "enter": "Enter", "escape": "Esc", "tab": "Tab", "space": "Space", "backspace": "Backspace",
    "delete": "Del", "insert": "Ins", "up": "↑", "down": "↓", "left": "←", "right": "→",
    "home": "Home", "end": "End", "pageup": "PgUp", "pagedown": "PgDn",
}  # fmt: skip

#: Keys a terminal cannot tell from others, keeps for itself, or that quit at any moment.
UNREACHABLE = {
    "ctrl+i": "a terminal sends it as Tab",
    "ctrl+m": "a terminal sends it as Enter",
    "ctrl+j": "a terminal sends it as Enter",
    "ctrl+h": "many terminals send it as Backspace",
    "ctrl+left_square_bracket": "a terminal sends it as Esc",
    "ctrl+c": "it copies the selected text",
    "ctrl+z": "the shell stops the program with it",
    "ctrl+s": "many terminals stop their output with it",
    "ctrl+shift+i": "few terminals send it",
}


def key_name(written: str) -> str:
    """The name of a key as Textual knows it: "?" -> "question_mark", "Ctrl+P" -> "ctrl+p".

    Raises ValueError for what is not a key.
    """
    if len(written) == 1:
        return _character_name(written)
    *modifiers, last = written.split("+")
    if any(modifier.lower() not in _MODIFIERS for modifier in modifiers):
        raise ValueError(f"not a key: {written}")
    if len(last) == 1:
        last = _character_name(last.lower() if modifiers else last)
    elif last.lower() in _NAMED:
        last = last.lower()
    elif last not in _CHARACTER_OF:
        raise ValueError(f"not a key: {written}")
    return "+".join([*(modifier.lower() for modifier in modifiers), last])


def key_label(key: str) -> str:
    """How a key is shown: "question_mark" -> "?", "pagedown" -> "PgDn", "ctrl+p" -> "Ctrl+P"."""
    *modifiers, last = key.split("+") if len(key) > 1 else [key]
    label = _SYMBOLS.get(last) or _CHARACTER_OF.get(last) or last
    if modifiers or last not in _CHARACTER_OF:
        label = label[:1].upper() + label[1:]
    return "+".join([*(modifier.capitalize() for modifier in modifiers), label])


def types_a_character(key: str) -> bool:
    """Does this key write into a text field?"""
    return key == "space" or key in _CHARACTER_OF


def _character_name(character: str) -> str:
    if character == " ":
        return "space"
    if character.isalnum():
        return character
    name = unicodedata.name(character).lower().replace("-", "_").replace(" ", "_")
    return _SPECIAL.get(name, name)


_CHARACTER_OF = {_character_name(character): character for character in map(chr, range(33, 127))}
