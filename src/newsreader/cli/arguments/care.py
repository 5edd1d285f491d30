"""Looking after a library."""

from __future__ import annotations

from typing import Any

from newsreader.cli.arguments.shared import command, json_output


def add(commands: Any) -> None:
    """Add them to the command line."""
    parser = command(
        commands,
        "check",
        "care.check",
        "look for damage; changes nothing without --repair",
        "newsreader check\nnewsreader check --repair",
    )
    parser.add_argument(
        "--repair", action="store_true", help="mend what can be mended, after a copy"
    )
    json_output(parser)
    json_output(
        command(commands, "reindex", "care.reindex", "build the index anew", "newsreader reindex")
    )
    parser = command(
        commands,
        "backup",
        "care.backup",
        "keep the whole library in one file",
        "newsreader backup\nnewsreader backup ~/articles.zip",
    )
    parser.add_argument(
        "file", metavar="FILE", nargs="?", help="a new file (default: newsreader-TIME.zip here)"
    )
    json_output(parser)
    parser = command(
        commands,
        "restore",
        "care.restore_backup",
        "make a library of a backup, in a folder that has none",
        "newsreader --library ~/restored restore ~/articles.zip",
    )
    parser.add_argument("file", metavar="FILE", help="the backup")
    json_output(parser)
    json_output(
        command(commands, "stats", "care.stats", "count what is in the library", "newsreader stats")
    )
