"""Every command, its arguments and its help, in one place and without heavy imports."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

from newsreader import __version__

_QUERY_HELP = "what to look for, in the words of the search bar (see docs/search.md)"


class _Parser(argparse.ArgumentParser):
    """An argument parser whose complaint is one line that says what to do."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        options.setdefault("formatter_class", argparse.RawDescriptionHelpFormatter)
        options.setdefault("allow_abbrev", False)
        super().__init__(*arguments, **options)

    def error(self, message: str) -> NoReturn:
        print(f"newsreader: {message}. See {self.prog} --help", file=sys.stderr)
        raise SystemExit(2)


def shield_minus(words: Sequence[str]) -> list[str]:
    """Let a word that starts with one minus be a word.

    Our options all start with two, so `-storm` in a query and `-done` among tags are never
    options. A blank in front hides them from argparse; `word` takes it off again.
    """
    return [
        f" {word}" if word.startswith("-") and word[1:2] not in ("", "-") and word != "-h" else word
        for word in words
    ]


def word(text: str) -> str:
    """A word of the command line as it was typed."""
    return text[1:] if text.startswith(" -") else text


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
    parser.set_defaults(module="reader", function="open_reader")
    commands = parser.add_subparsers(metavar="COMMAND", title="commands")
    for add in (
        _add_reader,
        _add_import,
        _add_reading,
        _add_comparing,
        _add_entities,
        _add_notes,
        _add_changes,
        _add_care,
    ):
        add(commands)
    return parser


def _command(
    commands: Any, name: str, target: str, summary: str, example: str
) -> argparse.ArgumentParser:
    module, function = target.split(".")
    examples = example.strip().replace("\n", "\n  ")
    parser: argparse.ArgumentParser = commands.add_parser(
        name,
        help=summary,
        description=f"{summary[0].upper()}{summary[1:]}.",
        epilog=f"Examples:\n  {examples}" if "\n" in examples else f"Example:\n  {examples}",
    )
    parser.set_defaults(module=module, function=function)
    return parser


def _json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print one JSON document")


def _json_or_csv(parser: argparse.ArgumentParser) -> None:
    output = parser.add_mutually_exclusive_group()
    output.add_argument("--json", action="store_true", help="print one JSON document")
    output.add_argument("--csv", action="store_true", help="print CSV with a head line")


def _query(parser: argparse.ArgumentParser, *, required: bool = False) -> None:
    parser.add_argument(
        "query", metavar="QUERY", type=word, nargs="+" if required else "*", help=_QUERY_HELP
    )


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text.strip()!r} is not a number from 1 up")
    return int(text)


def _ids(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("ids", metavar="ID", type=_positive, nargs="+", help="article numbers")


def _add_reader(commands: Any) -> None:
    _command(commands, "tui", "reader.open_reader", "open the reader", "newsreader tui")
    demo = _command(
        commands,
        "demo",
        "reader.demo",
        "open the reader on sample articles, in a library of its own",
        "newsreader demo",
    )
    demo.add_argument("--folder", metavar="DIR", help="where to keep the demo library")
    keys = _command(
        commands,
        "keys",
        "reader.keys",
        "list the keys of the reader, or check your own",
        "newsreader keys\nnewsreader keys --check",
    )
    _command(
        commands,
        "config",
        "reader.config",
        "say where settings.toml belongs, and print every setting",
        "newsreader config\nnewsreader config > ~/.config/newsreader/settings.toml",
    )
    keys.add_argument("--check", action="store_true", help="check settings.toml for clashing keys")
    _json(keys)


def _add_import(commands: Any) -> None:
    parser = _command(
        commands,
        "import",
        "importing.import_files",
        "bring article files into the library",
        "newsreader import ~/Downloads/articles --tag inbox\ncurl -s … | newsreader import -",
    )
    parser.add_argument(
        "paths", metavar="PATH", nargs="+", help="files, folders, archives; - reads one from stdin"
    )
    parser.add_argument("--tag", metavar="T", action="append", default=[], help="tag them all so")
    parser.add_argument(
        "--jobs", metavar="N", type=_positive, help="worker processes (default: cores)"
    )
    parser.add_argument(
        "--dry-run", action="store_true", help="say what would happen, store nothing"
    )
    _json(parser)
    parser = _command(
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
        type=_positive,
        help="instead of a file, the kept original of an article",
    )
    parser.add_argument("--format", choices=("markdown", "text", "json"), default="markdown")
    parser.add_argument("--entities", action="store_true", help="with the entities, in JSON")
    parser = _command(
        commands,
        "reextract",
        "importing.reextract",
        "read the kept originals again and show what would change",
        "newsreader reextract\nnewsreader reextract site:ledger --apply",
    )
    _query(parser)
    parser.add_argument(
        "--apply", action="store_true", help="take the new texts (undo brings the old)"
    )
    _json(parser)


def _add_reading(commands: Any) -> None:
    parser = _command(
        commands,
        "list",
        "reading.list_articles",
        "list articles, newest first",
        "newsreader list\nnewsreader list is:unread --sort title --limit 20",
    )
    _query(parser)
    parser.add_argument(
        "--sort",
        metavar="KEY",
        type=word,
        default="",
        help="saved, published, title, publisher, words, unread or relevance; -KEY turns it round",
    )
    parser.add_argument("--limit", metavar="N", type=_positive)
    _json(parser)
    parser = _command(
        commands,
        "search",
        "reading.search",
        "search, best first, with the words around what was found",
        "newsreader search erdogan bayraktar\nnewsreader search '\"power plant\" -akkuyu lang:en'",
    )
    _query(parser, required=True)
    parser.add_argument("--limit", metavar="N", type=_positive, default=50)
    _json(parser)
    parser = _command(
        commands,
        "show",
        "reading.show",
        "print one article",
        "newsreader show 12 | less\nnewsreader show 12 --format json",
    )
    parser.add_argument("id", metavar="ID", type=_positive)
    parser.add_argument("--format", choices=("markdown", "text", "json"), default="markdown")
    parser.add_argument(
        "--plain", action="store_true", help="linear text with labels, for screen readers"
    )


def _add_comparing(commands: Any) -> None:
    parser = _command(
        commands,
        "versions",
        "comparing.list_versions",
        "show what was changed in an article that came in more than once",
        "newsreader versions 12",
    )
    parser.add_argument("id", metavar="ID", type=_positive)
    _json(parser)
    _json(
        _command(
            commands,
            "duplicates",
            "comparing.list_duplicates",
            "list articles that have the same text",
            "newsreader duplicates",
        )
    )


def _add_entities(commands: Any) -> None:
    parser = _command(
        commands,
        "entities",
        "entities.entities",
        "list who and what is named, in an article, a search or the library",
        "newsreader entities 12\nnewsreader entities 'after:2024' --label PERSON",
    )
    parser.add_argument("target", metavar="ID|QUERY", type=word, nargs="*", help=_QUERY_HELP)
    parser.add_argument("--label", metavar="L", help="only PERSON, ORG, LOC, DATE, MONEY, …")
    _json_or_csv(parser)
    parser = _command(
        commands,
        "mentions",
        "entities.mentions",
        "print every sentence that names somebody or something",
        "newsreader mentions 'Vladimir Putin'",
    )
    parser.add_argument("name", metavar="NAME", type=word, nargs="+")
    _json_or_csv(parser)
    parser = _command(
        commands,
        "together",
        "entities.companions",
        "list who and what is named in the same sentences as somebody or something",
        "newsreader together 'Vladimir Putin'",
    )
    parser.add_argument("name", metavar="NAME", type=word, nargs="+")
    _json_or_csv(parser)
    parser = _command(
        commands,
        "timeline",
        "entities.dates",
        "print the dated sentences of articles in the order of their dates",
        "newsreader timeline 'person:putin after:2024'",
    )
    _query(parser)
    _json_or_csv(parser)


def _add_notes(commands: Any) -> None:
    parser = _command(
        commands,
        "note",
        "notes.list_notes",
        "add, list, edit and remove notes",
        "newsreader note add 12 --quote '$100 billion' 'Check the June promise'\n"
        "newsreader note list tag:promise",
    )
    actions = parser.add_subparsers(metavar="ACTION", required=True)
    add = _command(
        actions,
        "add",
        "notes.add_note",
        "add a note to an article or to a passage of it",
        "newsreader note add 12 --quote '$100 billion' 'Check the June promise'",
    )
    add.add_argument("id", metavar="ID", type=_positive)
    add.add_argument("text", metavar="TEXT", type=word, nargs="+")
    add.add_argument(
        "--quote", metavar="TEXT", type=word, help="the passage, as it stands in the article"
    )
    add.add_argument("--tag", metavar="T", action="append", default=[])
    _json(add)
    listing = _command(
        actions,
        "list",
        "notes.list_notes",
        "list notes",
        "newsreader note list\nnewsreader note list promise",
    )
    _query(listing)
    _json(listing)
    edit = _command(
        actions,
        "edit",
        "notes.edit_note",
        "change the text of a note",
        "newsreader note edit 3 'Checked: true'",
    )
    edit.add_argument("number", metavar="N", type=_positive)
    edit.add_argument("text", metavar="TEXT", type=word, nargs="*", help="the new text")
    edit.add_argument("--tag", metavar="T", action="append", help="the new tags")
    _json(edit)
    remove = _command(
        actions, "remove", "notes.remove_note", "remove a note", "newsreader note remove 3"
    )
    remove.add_argument("number", metavar="N", type=_positive)
    _json(remove)


def _add_changes(commands: Any) -> None:
    parser = _command(
        commands,
        "tag",
        "changes.tag",
        "add tags (+a) and take tags off (-b)",
        "newsreader tag 12 13 +energy -inbox",
    )
    parser.add_argument("words", metavar="ID… +a -b", type=word, nargs="+")
    _json(parser)
    parser = _command(
        commands,
        "mark",
        "changes.mark",
        "mark articles read, unread, starred, unstarred, archived or unarchived",
        "newsreader mark 12 13 read",
    )
    _ids(parser)
    parser.add_argument(
        "state",
        metavar="STATE",
        choices=("read", "unread", "starred", "unstarred", "archived", "unarchived"),
        help="read, unread, starred, unstarred, archived or unarchived",
    )
    _json(parser)
    parser = _command(
        commands, "remove", "changes.remove", "put articles into the trash", "newsreader remove 12"
    )
    _ids(parser)
    _json(parser)
    _json(_command(commands, "undo", "changes.undo", "undo the last change", "newsreader undo"))
    _json(_command(commands, "redo", "changes.redo", "do again what was undone", "newsreader redo"))


def _add_care(commands: Any) -> None:
    parser = _command(
        commands,
        "check",
        "care.check",
        "look for damage; changes nothing without --repair",
        "newsreader check\nnewsreader check --repair",
    )
    parser.add_argument(
        "--repair", action="store_true", help="mend what can be mended, after a copy"
    )
    _json(parser)
    _json(
        _command(commands, "reindex", "care.reindex", "build the index anew", "newsreader reindex")
    )
    parser = _command(
        commands,
        "backup",
        "care.backup",
        "keep the whole library in one file",
        "newsreader backup\nnewsreader backup ~/articles.zip",
    )
    parser.add_argument(
        "file", metavar="FILE", nargs="?", help="a new file (default: newsreader-TIME.zip here)"
    )
    _json(parser)
    parser = _command(
        commands,
        "restore",
        "care.restore_backup",
        "make a library of a backup, in a folder that has none",
        "newsreader --library ~/restored restore ~/articles.zip",
    )
    parser.add_argument("file", metavar="FILE", help="the backup")
    _json(parser)
    _json(
        _command(
            commands, "stats", "care.stats", "count what is in the library", "newsreader stats"
        )
    )
