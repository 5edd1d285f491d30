"""Every command, its arguments and its help, in one place and without heavy imports."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

from newsreader import __version__
from newsreader.cli.arguments import (
    care,
    changes,
    comparing,
    entities,
    exporting,
    importing,
    notes,
    reader,
    reading,
)

_SUBJECTS = (reader, importing, reading, comparing, entities, notes, changes, exporting, care)


def build_parser() -> argparse.ArgumentParser:
    """The parser of the whole command line; `module` and `function` name what to run."""
    parser = _Parser(
        prog="newsreader",
        description="Read, search and annotate the articles you saved. Without a command it opens "
        "the reader.",
        epilog="Examples:\n"
        "  newsreader                              open the reader\n"
        "  newsreader import ~/Downloads/articles  bring files and folders in\n"
        "  newsreader search 'person:erdogan after:2024-07'\n"
        "  newsreader show 12 | less",
    )
    parser.add_argument("--version", action="version", version=f"newsreader {__version__}")
    parser.add_argument(
        "--library",
        metavar="DIR",
        help="the library's folder (default: NEWSREADER_LIBRARY, or your user data folder)",
    )
    parser.set_defaults(module="opening", function="open_reader")
    commands = parser.add_subparsers(metavar="COMMAND", title="commands")
    for subject in _SUBJECTS:
        subject.add(commands)
    return parser


def shield_minus(words: Sequence[str]) -> list[str]:
    """Let a word that starts with one minus be a word.

    Our options all start with two, so `-storm` in a query and `-done` among tags are never
    options. A blank in front hides them from argparse; `word` takes it off again.
    """
    return [
        f" {word}" if word.startswith("-") and word[1:2] not in ("", "-") and word != "-h" else word
        for word in words
    ]


class _Parser(argparse.ArgumentParser):
    """An argument parser whose complaint is one line that says what to do."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        options.setdefault("formatter_class", argparse.RawDescriptionHelpFormatter)
        options.setdefault("allow_abbrev", False)
        super().__init__(*arguments, **options)

    def error(self, message: str) -> NoReturn:
        print(f"newsreader: {message}. See {self.prog} --help", file=sys.stderr)
        raise SystemExit(2)
