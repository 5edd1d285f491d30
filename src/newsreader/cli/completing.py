"""`completions`: a script that lets a shell complete the command line. shtab writes it."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from newsreader.cli.parser import build_parser

#: By what an argument is called in the help.
_FILES, _FOLDERS = ("FILE", "PATH", "STYLE"), ("DIR",)


def completions(arguments: argparse.Namespace) -> int:
    """The script for one shell on stdout."""
    import shtab

    parser = build_parser()
    for action in _actions(parser):
        if action.metavar in _FILES:
            action.complete = shtab.FILE  # type: ignore[attr-defined]
        elif action.metavar in _FOLDERS:
            action.complete = shtab.DIRECTORY  # type: ignore[attr-defined]
    print(shtab.complete(parser, arguments.shell))
    return 0


def _actions(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    for action in parser._actions:
        yield action
        if isinstance(action, argparse._SubParsersAction):
            for each in action.choices.values():
                yield from _actions(each)
