"""Paths a user names -> the files meant by them, in a stable order.

A named file is always answered for. In a folder, hidden files, links, the picture folders of
saved pages and files that are plainly something else are passed over and only counted.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from newsreader.records import record

#: The path that means standard input.
STANDARD_INPUT = "-"

_NEVER_ARTICLES = frozenset(
    ".css .js .mjs .cjs .ts .map .jsx .py .sh .c .h .cpp .java .go .rs .svg .ico .woff .woff2 .ttf"
    " .png .jpg .jpeg .gif .webp .avif .bmp .tif .tiff .mp3 .mp4 .m4a .webm .ogg .wav .avi .mov"
    " .exe .dll .so .o .class .pyc .db .sqlite .sqlite3 .lock .log .ini .cfg .toml .yml .yaml"
    " .xlsx .xls .pptx .ppt .torrent .iso .dmg .deb .rpm .ics .vcf .pem .key".split()
)
# Browsers save a page's pictures and scripts beside it, named after it.
_PAGE_FOLDER_ENDINGS = ("_files", "-Dateien", "_fichiers", "_archivos", "_dosyalar", ".files")


@record
class Found:
    """A file to read. `named` if the user gave this very path rather than a folder."""

    path: str
    named: bool


def walk(paths: Sequence[str | os.PathLike[str]]) -> Iterator[Found | None]:
    """The files under the paths, folders in the order of their names; None for one passed over.

    Links inside folders are not followed. A file reached twice is given once. A path that
    does not exist is given too, so that reading it says so.
    """
    seen: set[tuple[int, int]] = set()
    for path in paths:
        name = os.fspath(path)
        if name == STANDARD_INPUT:
            yield Found(name, named=True)
        elif Path(name).is_dir():
            yield from _walk_folder(name, seen)
        elif _is_new(name, seen):
            yield Found(name, named=True)


def _walk_folder(folder: str, seen: set[tuple[int, int]]) -> Iterator[Found | None]:
    try:
        with os.scandir(folder) as scan:
            entries = sorted(scan, key=lambda entry: entry.name)
    except OSError:
        # Reported as the folder itself: reading it says why it cannot be had.
        yield Found(folder, named=True)
        return
    names = {entry.name for entry in entries}
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            if not entry.name.startswith(".") and not _is_page_folder(entry.name, names):
                yield from _walk_folder(entry.path, seen)
        elif entry.is_symlink() or is_passed_over(entry.name):
            yield None
        elif _is_new(entry.path, seen):
            yield Found(entry.path, named=False)


def is_passed_over(name: str) -> bool:
    """Is this, by its name, a file that nobody means when naming its folder?"""
    return name.startswith(".") or Path(name).suffix.lower() in _NEVER_ARTICLES


def _is_page_folder(name: str, names: set[str]) -> bool:
    for ending in _PAGE_FOLDER_ENDINGS:
        stem = name.removesuffix(ending)
        if stem != name and any(stem + suffix in names for suffix in (".html", ".htm", ".xhtml")):
            return True
    return False


def _is_new(path: str, seen: set[tuple[int, int]]) -> bool:
    try:
        status = Path(path).stat()
    except (OSError, ValueError):
        return True
    place = (status.st_dev, status.st_ino)
    if place in seen:
        return False
    seen.add(place)
    return True
