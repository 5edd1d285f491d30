"""Beginning a library, or one whose library.json was lost anew."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from newsreader.errors import CorruptShardError, LibraryError
from newsreader.store.lock import WriteLock
from newsreader.store.settings import FILE_NAME, LibrarySettings
from newsreader.store.shards import read_content


def create_library(folder: Path) -> None:
    """Write a library.json, if there is none by now, and the folder for it.

    Articles that are there already keep their numbers, and none is given twice.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with WriteLock(folder / "lock").hold():
        if not (folder / FILE_NAME).exists():
            article, annotation = _highest_numbers((folder / "articles").glob("*.json"))
            LibrarySettings.create(folder, article=article, annotation=annotation)


def require_library(folder: Path) -> None:
    """Raises LibraryError if there is nothing of a library in the folder."""
    if (folder / FILE_NAME).exists() or any((folder / "articles").glob("*.json")):
        return
    raise LibraryError(f"There is no library in {folder}. To begin one: newsreader import PATH")


def _highest_numbers(shards: Iterable[Path]) -> tuple[int, int]:
    article = annotation = 0
    for path in shards:
        with suppress(CorruptShardError):
            content = read_content(path, 0)
            article = max(article, *content.articles, *content.damaged_articles, 0)
            annotation = max(annotation, *content.annotations, *content.damaged_annotations, 0)
    return article, annotation
