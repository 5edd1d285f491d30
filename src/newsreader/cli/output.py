"""How results look on stdout and progress on stderr."""

from __future__ import annotations

import argparse
import csv
import os
import shutil
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from newsreader.cleaning import clean_line
from newsreader.library import Library
from newsreader.model import ArticleRow, ImportProgress

_PROGRESS_SECONDS = 0.1


def open_library(arguments: argparse.Namespace) -> Library:
    """The library the user named, brought up to date with its files.

    Raises LibraryError if a folder was named that holds none: a slip of the finger must not
    look like a library that has lost its articles. The usual one may still be empty.
    """
    if arguments.library:
        return _up_to_date(Library.open(Path(arguments.library), create=False))
    return begin_library(arguments)


def begin_library(arguments: argparse.Namespace) -> Library:
    """As `open_library`, for commands that put something in: made if it is not there."""
    return _up_to_date(Library.open(Path(arguments.library) if arguments.library else None))


def _up_to_date(library: Library) -> Library:
    for sentence in library.recovered:
        print(f"newsreader: {sentence}.", file=sys.stderr)
    library.sync()
    return library


def print_json(value: Any) -> None:
    """Exactly one JSON document, indented, in UTF-8."""
    import orjson

    sys.stdout.write(orjson.dumps(value, option=orjson.OPT_INDENT_2).decode() + "\n")


def print_csv(records: Sequence[Mapping[str, Any]], columns: Sequence[str]) -> None:
    """Records as CSV with a head line; a list in a cell is joined by semicolons."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    for record in records:
        writer.writerow([_cell(record[column]) for column in columns])


def print_lines(lines: Iterable[str]) -> None:
    """Lines, cut to the width of the terminal, or whole where stdout is not one."""
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else 0
    for line in lines:
        print(_cut(line, width) if width else line)


def nothing_found(library: Library, query: str) -> int:
    """Say so, with queries that do find something, and give the exit code for it."""
    others = ", ".join(
        f"{hint.query} ({hint.found:,})" for hint in library.hints(query) if hint.query
    )
    print(
        f"newsreader: nothing found for {query}" + (f"; try {others}" if others else ""),
        file=sys.stderr,
    )
    return 1


def bold(text: str) -> str:
    """The text in bold, where stdout is a terminal and NO_COLOR is not set."""
    if not sys.stdout.isatty() or os.environ.get("NO_COLOR"):
        return text
    return f"\x1b[1m{text}\x1b[22m"


def row_json(row: ArticleRow) -> dict[str, Any]:
    """A row as the contract gives it."""
    return {
        "id": row.id,
        "title": row.title,
        "publisher": row.publisher,
        "published": row.published,
        "saved": row.saved,
        "read": row.read,
        "starred": row.starred,
        "archived": row.archived,
        "tags": list(row.tags),
        "word_count": row.word_count,
        "url": row.url,
    }


def row_line(row: ArticleRow) -> str:
    """A row as one line: number, marks, date, title, publisher, tags."""
    marks = f"{' ' if row.read else '●'}{'★' if row.starred else ' '}{'✎' if row.notes else ' '}"
    date = (row.published or row.saved)[:10]
    tail = " ".join(
        [f"· {row.publisher}" if row.publisher else "", *(f"#{tag}" for tag in row.tags)]
    )
    return f"{row.id:>6} {marks} {date:<10}  {row.title} {tail}".rstrip()


def file_progress(verb: str) -> Callable[[ImportProgress], None]:
    """A progress callback for files, rewriting one line of stderr; silent where it is none."""
    show = count_progress(verb)

    def report(progress: ImportProgress) -> None:
        failed = f", {progress.failed:,} failed" if progress.failed else ""
        show(progress.done, progress.total, f"{failed}  {clean_line(Path(progress.path).name)}")

    return report


def count_progress(verb: str) -> Callable[..., None]:
    """A progress callback for counted things: done, total and what else there is to say."""
    if not sys.stderr.isatty():
        return lambda *_: None
    last = 0.0

    def show(done: int, total: int, more: str = "") -> None:
        nonlocal last
        now = time.monotonic()
        finished = bool(total) and done >= total
        if now - last < _PROGRESS_SECONDS and not finished:
            return
        last = now
        of_total = f" of {total:,}" if total else ""
        line = f"{verb} {done:,}{of_total}{'' if finished else more}"
        width = shutil.get_terminal_size().columns
        sys.stderr.write(f"\r\x1b[K{_cut(line, width)}{chr(10) if finished else ''}")
        sys.stderr.flush()

    return show


def table(
    rows: Iterable[Mapping[str, Any] | tuple[Any, ...]], widths: tuple[int, ...]
) -> list[str]:
    """Columns padded to `widths` cells, a negative width aligning to the right."""
    lines = []
    for row in rows:
        cells = tuple(row.values()) if isinstance(row, Mapping) else row
        padded = [
            f"{cell!s:>{-width}}" if width < 0 else f"{cell!s:<{width}}"
            for cell, width in zip(cells, widths, strict=True)
        ]
        lines.append("  ".join(padded).rstrip())
    return lines


def _cell(value: Any) -> Any:
    if isinstance(value, list):
        return "; ".join(str(item) for item in value)
    # A spreadsheet takes a cell that begins so for a formula; article text must never be one.
    if isinstance(value, str) and value.startswith(("=", "+", "-", "@")):
        return f"'{value}"
    return value


def _cut(line: str, width: int) -> str:
    return line if len(line) < width else line[: max(0, width - 2)] + "…"
