"""Sets of keys for hands that learned another program. One entry changes one command's keys.

Sources of the habits: newsboat's key command list; Gmail's keyboard shortcuts.
"""

from __future__ import annotations

from collections.abc import Mapping

PRESETS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "default": {},
    "newsboat": {
        "read": ("N",),
        "read_all": ("A",),
        "trash": ("D",),
        "duplicates": ("ctrl+d",),
        "links": ("u",),
        "undo": ("ctrl+u",),
        "redo": ("ctrl+r",),
        "tags": ("t", "ctrl+t"),
        "star": ("ctrl+e", "s"),
        "saved_search": ("F",),
        "save_search": ("ctrl+f",),
        "sort": ("g",),
        "first": ("home",),
        "last": ("end",),
        "previous_hit": ("ctrl+n",),
        "palette": (":", "ctrl+p"),
    },
    "gmail": {
        "open": ("o", "enter", "right"),
        "back": ("u", "escape", "left"),
        "open_original": ("ctrl+o",),
        "read": ("I", "r"),
        "import": ("ctrl+t",),
        "archive": ("e", "y"),
        "trash": ("#", "d"),
        "undo": ("z",),
        "redo": ("Z",),
        "zoom": ("+",),
        "wider": ("=",),
        "tags": ("l", "t"),
        "copy": ("ctrl+y",),
    },
}
