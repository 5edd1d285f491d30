"""Comparing articles: versions and copies."""

from __future__ import annotations

from typing import Any

from newsreader.cli.arguments.shared import command, json_output, positive


def add(commands: Any) -> None:
    """Add them to the command line."""
    parser = command(
        commands,
        "versions",
        "comparing.list_versions",
        "show what was changed in an article that came in more than once",
        "newsreader versions 12",
    )
    parser.add_argument("id", metavar="ID", type=positive)
    json_output(parser)
    parser = command(
        commands,
        "related",
        "comparing.list_related",
        "list articles that share names and words with one",
        "newsreader related 12",
    )
    parser.add_argument("id", metavar="ID", type=positive)
    parser.add_argument("--limit", metavar="N", type=positive, default=20)
    json_output(parser)
    json_output(
        command(
            commands,
            "duplicates",
            "comparing.list_duplicates",
            "list articles that have the same text",
            "newsreader duplicates",
        )
    )
