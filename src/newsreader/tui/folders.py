"""Finding a file by typing: what a folder holds, and what a half-typed path could become."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

_MOST = 500


@dataclass(frozen=True, slots=True)
class PathEntry:
    """Something in a folder. `path` is written the way the typed path was begun."""

    path: str
    name: str
    is_folder: bool


def matching(typed: str) -> list[PathEntry]:
    """What the typed path could become: folders first, then files, each by name.

    Hidden entries show once a dot is typed. At most 500; nothing for what cannot be read.
    """
    folder, _slash, begun = typed.rpartition("/")
    place = Path(f"{folder}/" if folder or typed.startswith("/") else ".").expanduser()
    wanted = begun.casefold()
    found: list[PathEntry] = []
    try:
        with os.scandir(place) as entries:
            for entry in entries:
                is_hidden = entry.name.startswith(".") and not begun.startswith(".")
                if is_hidden or not entry.name.casefold().startswith(wanted):
                    continue
                head = f"{folder}/" if _slash else ""
                is_folder = entry.is_dir()
                path = head + entry.name + ("/" if is_folder else "")
                found.append(PathEntry(path, entry.name, is_folder))
    except OSError:
        return []
    found.sort(key=lambda entry: (not entry.is_folder, entry.name.casefold()))
    return found[:_MOST]


def completed(typed: str) -> str:
    """The typed path, completed as far as everything it could become agrees."""
    candidates = [entry.path for entry in matching(typed)]
    if not candidates:
        return typed
    common = _common_beginning(candidates)
    if len(common) < len(typed):
        # Typed in another case: take the name as it is on disk when there is just one.
        return candidates[0] if len(candidates) == 1 else typed
    return common


def _common_beginning(texts: list[str]) -> str:
    first, last = min(texts), max(texts)
    for index, character in enumerate(first):
        if last[index : index + 1] != character:
            return first[:index]
    return first
