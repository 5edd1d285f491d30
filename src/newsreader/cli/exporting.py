"""`export` and `cite`: articles for other programs."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

from newsreader.cli.output import count_progress, nothing_found, open_library
from newsreader.exporting import FORMS, Form


def export(arguments: argparse.Namespace) -> int:
    """Articles with their notes, on stdout, in a file or in a vault."""
    output = Path(arguments.output).expanduser() if arguments.output else None
    form = FORMS.get(arguments.format)
    complaint = _complaint(form, output, replace=arguments.replace)
    if complaint:
        print(f"newsreader: {complaint}", file=sys.stderr)
        return 2
    query = " ".join(arguments.query)
    with open_library(arguments) as library:
        ids = library.ids(query)
        if not ids:
            return nothing_found(library, query) if query else _nothing_there()
        if output is None:
            return _print(library.exported(ids, FORMS[arguments.format]))
        progress = count_progress("exporting")
        if form is None:
            count = library.export_vault(ids, output, progress=progress)
        else:
            replace = arguments.replace
            count = library.export(ids, output, form, replace=replace, progress=progress)
    print(f"{count:,} article{'' if count == 1 else 's'} written to {output}", file=sys.stderr)
    return 0


def cite_articles(arguments: argparse.Namespace) -> int:
    """A line an article."""
    with open_library(arguments) as library:
        for number in arguments.ids:
            print(library.cite(library.get(number), arguments.style))
    return 0


def _complaint(form: Form | None, output: Path | None, *, replace: bool) -> str:
    if output is None:
        if form is None:
            return "obsidian needs the folder to write to: --output FOLDER"
        if not form.is_text and sys.stdout.isatty():
            return f"{form.name} is nothing to look at: --output FILE{form.ending}"
        return ""
    if form is None:
        return f"{output} is a file: obsidian needs a folder" if output.is_file() else ""
    if output.is_dir():
        return f"{output} is a folder: give the name of a file in it"
    if output.exists() and output.stat().st_size and not replace:
        return f"{output} is there already: take another name, or --replace to write over it"
    return ""


def _nothing_there() -> int:
    print(
        "newsreader: there are no articles yet: newsreader import brings some in", file=sys.stderr
    )
    return 1


def _print(pieces: Iterable[bytes]) -> int:
    sys.stdout.flush()
    for piece in pieces:
        sys.stdout.buffer.write(piece)
    return 0
