"""`tui`, and no command at all: the reader, full screen, and nothing else is imported for it."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse


def open_reader(arguments: argparse.Namespace) -> int:
    """The reader, full screen."""
    return open_library(arguments.library)


def open_library(folder: str | None = None) -> int:
    """The reader over the library in a folder, or the default one; gives the exit code."""
    if not (sys.stdin.isatty() and sys.stdout.isatty() and sys.stderr.isatty()):
        print(
            "newsreader: the reader needs a terminal. Without one, use newsreader list, search and "
            "show (newsreader --help)",
            file=sys.stderr,
        )
        return 2
    # A start makes no garbage, and looking for some takes a twentieth of it. The reader turns this
    # on again with its first picture.
    gc.disable()
    from newsreader.tui.app import run

    return run(Path(folder) if folder else None)


def is_plain(words: Sequence[str]) -> bool:
    """Do these words of the command line name at most the library to read?"""
    match words:
        case []:
            return True
        case ["--library", folder]:
            return not folder.startswith("-")
        case _:
            return False
