"""Whole articles as JSON, as `newsreader show --format json` gives one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import orjson

from newsreader.document import parse
from newsreader.exporting.entries import Entry

#: Given even where they are unknown: programs ask for them by name.
_ALWAYS: dict[str, Any] = {
    "publisher": None,
    "url": None,
    "published": None,
    "modified": None,
    "language": None,
    "authors": [],
    "tags": [],
    "entities": [],
    "versions": [],
}


def whole(entry: Entry) -> dict[str, Any]:
    """The article document with its plain text ("plain") and its notes ("annotations")."""
    return {
        **_ALWAYS,
        **entry.article.to_json(),
        "plain": parse(entry.article.text).text,
        "annotations": [note.to_json() for note in entry.notes],
    }


def as_json(entries: Iterable[Entry]) -> Iterator[bytes]:
    """One list of articles."""
    return list_of(whole(entry) for entry in entries)


def list_of(items: Iterable[dict[str, Any]]) -> Iterator[bytes]:
    """A JSON list, an item at a time: a library need not fit into memory."""
    before = b"[\n"
    for item in items:
        yield before + orjson.dumps(item, option=orjson.OPT_INDENT_2)
        before = b",\n"
    yield b"[]\n" if before == b"[\n" else b"\n]\n"
