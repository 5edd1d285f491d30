"""Changing articles, and taking it back."""

from __future__ import annotations

from typing import Any

from newsreader.cli.arguments.shared import article_ids, command, json_output, word


def add(commands: Any) -> None:
    """Add them to the command line."""
    parser = command(
        commands,
        "tag",
        "changes.tag",
        "add tags (+a) and take tags off (-b)",
        "newsreader tag 12 13 +energy -inbox",
    )
    parser.add_argument("words", metavar="ID… +a -b", type=word, nargs="+")
    json_output(parser)
    parser = command(
        commands,
        "mark",
        "changes.mark",
        "mark articles read, unread, starred, unstarred, archived or unarchived",
        "newsreader mark 12 13 read",
    )
    article_ids(parser)
    parser.add_argument(
        "state",
        metavar="STATE",
        choices=("read", "unread", "starred", "unstarred", "archived", "unarchived"),
        help="read, unread, starred, unstarred, archived or unarchived",
    )
    json_output(parser)
    parser = command(
        commands, "remove", "changes.remove", "put articles into the trash", "newsreader remove 12"
    )
    article_ids(parser)
    json_output(parser)
    json_output(
        command(commands, "undo", "changes.undo", "undo the last change", "newsreader undo")
    )
    json_output(
        command(commands, "redo", "changes.redo", "do again what was undone", "newsreader redo")
    )
