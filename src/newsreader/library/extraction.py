"""Cleaning one file without keeping it."""

from __future__ import annotations

from pathlib import Path

from newsreader.errors import UnreadableFileError
from newsreader.model import DEFAULT_ENTITY_MODEL, Article


def extract_file(
    path: str | Path, *, entities: bool = False, model: str = DEFAULT_ENTITY_MODEL
) -> list[Article]:
    """The articles in a file, or in standard input ("-"), as an import would keep them.

    `entities` has names found, by a `model` of `model.ENTITY_MODELS`.

    Raises UnreadableFileError with the reason.
    """
    from newsreader.importing import read_paths

    found: list[Article] = []
    failure: UnreadableFileError | None = None
    for result in read_paths([path], jobs=1, entities=entities, model=model):
        found += [item.article for item in result.articles]
        if result.failure is not None:
            failure = failure or UnreadableFileError(result.failure.code, result.failure.reason)
    if not found:
        raise failure or UnreadableFileError("no_text", f"{path} holds no files")
    return found
