"""`tag`, `mark`, `remove`, `undo` and `redo`: changes, each of which can be undone."""

from __future__ import annotations

import argparse
import sys

from newsreader.cli.output import open_library, print_json
from newsreader.model import Change

# What each word sets: read, starred, archived; None leaves it as it is.
_STATES: dict[str, tuple[bool | None, bool | None, bool | None]] = {
    "read": (True, None, None),
    "unread": (False, None, None),
    "starred": (None, True, None),
    "unstarred": (None, False, None),
    "archived": (None, None, True),
    "unarchived": (None, None, False),
}


def tag(arguments: argparse.Namespace) -> int:
    """Tags on and off: `ID… +a -b`."""
    ids = [int(word) for word in arguments.words if word.isdecimal() and int(word) > 0]
    add = [word[1:] for word in arguments.words if word.startswith("+") and len(word) > 1]
    remove = [word[1:] for word in arguments.words if word.startswith("-") and len(word) > 1]
    strange = [w for w in arguments.words if not (w.isdecimal() or (w[:1] in "+-" and len(w) > 1))]
    if strange or not ids or not (add or remove):
        why = (
            f"{strange[0]!r} is neither a number nor +TAG nor -TAG"
            if strange
            else ("give article numbers, then +TAG to add or -TAG to take off")
        )
        print(f"newsreader: {why}. See newsreader tag --help", file=sys.stderr)
        return 2
    with open_library(arguments) as library:
        change = library.tag(ids, add=add, remove=remove)
    return _answer(arguments, change)


def mark(arguments: argparse.Namespace) -> int:
    """Read, starred, archived, or not."""
    read, starred, archived = _STATES[arguments.state]
    with open_library(arguments) as library:
        change = library.mark(arguments.ids, read=read, starred=starred, archived=archived)
    return _answer(arguments, change)


def remove(arguments: argparse.Namespace) -> int:
    """Articles into the trash."""
    with open_library(arguments) as library:
        change = library.remove(arguments.ids)
    return _answer(arguments, change)


def undo(arguments: argparse.Namespace) -> int:
    """The last change, whoever made it, taken back."""
    with open_library(arguments) as library:
        return _history(arguments, library.undo(), "there is nothing to undo")


def redo(arguments: argparse.Namespace) -> int:
    """What was undone last, done again."""
    with open_library(arguments) as library:
        return _history(arguments, library.redo(), "there is nothing to redo")


def _history(arguments: argparse.Namespace, change: Change | None, nothing: str) -> int:
    if change is not None:
        return _answer(arguments, change)
    if arguments.json:
        print_json({"changed": []})
    print(f"newsreader: {nothing}", file=sys.stderr)
    return 1


def _answer(arguments: argparse.Namespace, change: Change) -> int:
    if arguments.json:
        print_json({"changed": sorted(change.ids)})
    else:
        print(change.description)
    return 0
