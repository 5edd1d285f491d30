"""Bringing files in, and reading them again."""

from __future__ import annotations

import argparse
from typing import Any

from newsreader.cli.arguments.shared import command, json_output, model, positive, query


def add(commands: Any) -> None:
    """Add them to the command line."""
    parser = command(
        commands,
        "import",
        "importing.import_files",
        "bring article files into the library",
        "newsreader import ~/Downloads/articles --tag inbox\ncurl -s … | newsreader import -",
    )
    parser.add_argument(
        "paths", metavar="PATH", nargs="+", help="files, folders, archives; - reads one from stdin"
    )
    parser.add_argument(
        "--dry-run", action="store_true", help="say what would happen, store nothing"
    )
    _coming_in(parser)
    json_output(parser)
    parser = command(
        commands,
        "watch",
        "watching.watch_folder",
        "bring in whatever is saved into a folder, until Ctrl+C",
        "newsreader watch ~/Downloads/articles --tag inbox",
    )
    parser.add_argument("folder", metavar="DIR", help="the folder, with the folders in it")
    _coming_in(parser)
    parser = command(
        commands,
        "extract",
        "importing.extract",
        "clean one file and print it, storing nothing",
        "newsreader extract page.html\nnewsreader extract page.html --format json --entities",
    )
    parser.add_argument("file", metavar="FILE", nargs="?", help="the file; - reads stdin")
    parser.add_argument(
        "--from",
        metavar="ID",
        dest="article",
        type=positive,
        help="instead of a file, the kept original of an article",
    )
    parser.add_argument("--format", choices=("markdown", "text", "json"), default="markdown")
    parser.add_argument("--entities", action="store_true", help="with the entities, in JSON")
    model(parser)
    parser = command(
        commands,
        "reextract",
        "importing.reextract",
        "read the kept originals again and show what would change",
        "newsreader reextract\nnewsreader reextract site:ledger --apply",
    )
    query(parser)
    parser.add_argument(
        "--apply", action="store_true", help="take the new texts (undo brings the old)"
    )
    model(parser)
    json_output(parser)
    parser = command(
        commands,
        "recognise",
        "importing.recognise",
        "find the names in articles anew, where another model or version found them",
        "newsreader recognise --model accurate\nnewsreader recognise 'saved:2024'",
    )
    query(parser)
    model(parser)
    json_output(parser)


def _coming_in(parser: argparse.ArgumentParser) -> None:
    """How files are brought in, by whatever command."""
    parser.add_argument("--tag", metavar="T", action="append", default=[], help="tag them all so")
    parser.add_argument(
        "--jobs", metavar="N", type=positive, help="worker processes (default: cores)"
    )
    model(parser)
