"""Exports on disk: whole or not at all, and never over something that was not agreed to."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from newsreader.errors import NewsreaderError
from newsreader.exporting import vault
from newsreader.exporting.entries import Entry
from newsreader.exporting.forms import Form
from newsreader.store.files import write_atomically


def write_file(file: Path, form: Form, entries: Iterable[Entry], *, replace: bool = False) -> None:
    """Write articles with their notes into one file.

    Raises NewsreaderError for a file that holds something, unless it is to be replaced, and
    when it cannot be written.
    """
    try:
        if replace or _is_empty(file):
            write_atomically(file, form.pieces(entries))
        else:
            _write_new(file, form, entries)
    except FileExistsError as error:
        raise NewsreaderError(f"{file} is there already.") from error
    except OSError as error:
        raise NewsreaderError(f"{file} cannot be written: {error.strerror}.") from error


def write_vault(folder: Path, entries: Iterable[Entry]) -> int:
    """Write a note for each article into a folder of an Obsidian vault; returns how many.

    Notes that are there are found by the number in their names and brought up to date. Raises
    NewsreaderError when the folder cannot be written.
    """
    count = 0
    try:
        folder.mkdir(parents=True, exist_ok=True)
        there = {
            number: file for file in folder.glob("*.md") if (number := vault.number_in(file.name))
        }
        for entry in entries:
            file = there.get(entry.article.id, folder / vault.file_name(entry))
            for place, picture in vault.attachments(entry).items():
                _attach(folder / place, picture)
            old = file.read_text("utf-8") if file.exists() else None
            new = vault.note(entry, old)
            if new != old:
                write_atomically(file, new.encode())
            count += 1
    except UnicodeDecodeError as error:
        raise NewsreaderError(f"{file} is not text in UTF-8; move it away.") from error
    except OSError as error:
        raise NewsreaderError(f"{folder} cannot be written: {error.strerror}.") from error
    return count


def _attach(file: Path, picture: bytes) -> None:
    """Write a picture, whose name says what is in it, unless it is there."""
    if not file.exists():
        file.parent.mkdir(exist_ok=True)
        write_atomically(file, picture)


def _is_empty(file: Path) -> bool:
    return file.is_file() and not file.stat().st_size


def _write_new(file: Path, form: Form, entries: Iterable[Entry]) -> None:
    """The name is taken first, so that no other program's file is ever written over."""
    file.touch(exist_ok=False)
    try:
        write_atomically(file, form.pieces(entries))
    except BaseException:
        file.unlink()
        raise
