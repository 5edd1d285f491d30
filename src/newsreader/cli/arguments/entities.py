"""Names: who, where, when, with whom."""

from __future__ import annotations

from typing import Any

from newsreader.cli.arguments.shared import QUERY_HELP, command, json_or_csv, query, word


def add(commands: Any) -> None:
    """Add them to the command line."""
    parser = command(
        commands,
        "entities",
        "entities.entities",
        "list who and what is named, in an article, a search or the library",
        "newsreader entities 12\nnewsreader entities 'after:2024' --label PERSON",
    )
    parser.add_argument("target", metavar="ID|QUERY", type=word, nargs="*", help=QUERY_HELP)
    parser.add_argument("--label", metavar="L", help="only PERSON, ORG, LOC, DATE, MONEY, …")
    parser.add_argument(
        "--suggest", action="store_true", help="list names that may be one thing, with the reason"
    )
    parser.add_argument(
        "--different",
        nargs=2,
        type=word,
        metavar=("NAME", "OTHER"),
        help="say that two names are two things: that they are one is suggested no more",
    )
    json_or_csv(parser)
    parser = command(
        commands,
        "mentions",
        "entities.mentions",
        "print every sentence that names somebody or something",
        "newsreader mentions 'Vladimir Putin'",
    )
    parser.add_argument("name", metavar="NAME", type=word, nargs="+")
    json_or_csv(parser)
    parser = command(
        commands,
        "together",
        "entities.companions",
        "list who and what is named in the same sentences as somebody or something",
        "newsreader together 'Vladimir Putin'",
    )
    parser.add_argument("name", metavar="NAME", type=word, nargs="+")
    json_or_csv(parser)
    parser = command(
        commands,
        "timeline",
        "entities.dates",
        "print the dated sentences of articles in the order of their dates",
        "newsreader timeline 'person:putin after:2024'",
    )
    query(parser)
    json_or_csv(parser)
