"""Listing, searching and showing articles."""

from __future__ import annotations

from typing import Any

from newsreader.cli.arguments.shared import command, json_output, positive, query, word


def add(commands: Any) -> None:
    """Add them to the command line."""
    parser = command(
        commands,
        "list",
        "reading.list_articles",
        "list articles, newest first",
        "newsreader list\nnewsreader list is:unread --sort title --limit 20",
    )
    query(parser)
    parser.add_argument(
        "--sort",
        metavar="KEY",
        type=word,
        default="",
        help="saved, published, title, publisher, words, unread or relevance; -KEY turns it round",
    )
    parser.add_argument("--limit", metavar="N", type=positive)
    json_output(parser)
    parser = command(
        commands,
        "search",
        "reading.search",
        "search, best first, with the words around what was found",
        "newsreader search erdogan bayraktar\nnewsreader search '\"power plant\" -akkuyu lang:en'",
    )
    query(parser, required=True)
    parser.add_argument("--limit", metavar="N", type=positive, default=50)
    json_output(parser)
    parser = command(
        commands,
        "show",
        "reading.show",
        "print one article",
        "newsreader show 12 | less\nnewsreader show 12 --format json",
    )
    parser.add_argument("id", metavar="ID", type=positive)
    parser.add_argument("--format", choices=("markdown", "text", "json"), default="markdown")
    parser.add_argument(
        "--plain", action="store_true", help="linear text with labels, for screen readers"
    )
