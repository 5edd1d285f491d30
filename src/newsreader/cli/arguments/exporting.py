"""Articles on their way out: export, citations."""

from __future__ import annotations

from typing import Any

from newsreader.cli.arguments.shared import article_ids, command, query

#: Named here once more: the command line starts without what writes them. A test compares.
FORMS = ("markdown", "obsidian", "json", "csl", "biblatex", "bibtex", "ris", "html", "epub", "text")
STYLES = ("newsroom", "apa", "chicago", "mla")


def add(commands: Any) -> None:
    """Add them to the command line."""
    parser = command(
        commands,
        "export",
        "exporting.export",
        "write articles with their notes, for another program",
        "newsreader export '#harbour' --format biblatex --output harbour.bib\n"
        "newsreader export is:starred --format obsidian --output ~/Vault/Articles\n"
        "newsreader export --format json | jq length",
    )
    query(parser)
    parser.add_argument(
        "--format",
        choices=FORMS,
        required=True,
        help="obsidian writes a file an article into a folder, the others one file",
    )
    parser.add_argument(
        "--output",
        metavar="PATH",
        help="a new file (default: stdout), or the folder of an Obsidian vault",
    )
    parser.add_argument("--replace", action="store_true", help="write over the file")
    parser = command(
        commands,
        "cite",
        "exporting.cite_articles",
        "print articles as lines of a bibliography",
        "newsreader cite 12 --style chicago\nnewsreader cite 12 14 --style ~/styles/nature.csl",
    )
    article_ids(parser)
    parser.add_argument(
        "--style",
        metavar="STYLE",
        default=STYLES[0],
        help=f"{', '.join(STYLES)} (default: {STYLES[0]}), or a .csl file",
    )
