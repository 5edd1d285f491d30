"""A shard: a small TinyDB file holding 128 articles and the annotations on them.

TinyDB rewrites its whole file on every write. Small files keep that cheap whatever the size
of the library: article `id` lives in shard `(id - 1) // 128`. Stock `TinyDB(path)` opens
every shard; what differs here is how it is read, and in `editing` how it is written. An empty
or torn file is an error, never the beginning of a new store. Only the documents that are asked
for are parsed (`lines`).
"""

from __future__ import annotations

import gc
import os
import re
from collections.abc import Callable, Mapping
from dataclasses import field
from pathlib import Path
from typing import Any, NamedTuple

import orjson

from newsreader.errors import CorruptShardError, LibraryError
from newsreader.records import record
from newsreader.store.forms import is_article, is_note
from newsreader.store.lines import Documents, Lines, split

SHARD_SIZE = 128

_SHARD_NAME = re.compile(r"articles/([0-9]{4}|[1-9][0-9]{4,})\.json")

#: Tables as they are in the file: name -> document id -> document.
Tables = dict[str, dict[str, dict[str, Any]]]
#: Documents that have been parsed: table -> number -> document.
Parsed = dict[str, dict[int, dict[str, Any]]]


class Stamp(NamedTuple):
    """What tells that a file is still the one that was read."""

    size: int
    mtime_ns: int
    inode: int


@record
class ShardContent:
    """The documents of a shard by number, as they are in the file, and the file's stamp.

    Those that cannot be read as what they should be are apart, in `damaged_articles` and
    `damaged_annotations`.
    """

    number: int
    stamp: Stamp
    articles: Mapping[int, dict[str, Any]]
    annotations: Mapping[int, dict[str, Any]]
    damaged_articles: Mapping[int, dict[str, Any]] = field(default_factory=dict)
    damaged_annotations: Mapping[int, dict[str, Any]] = field(default_factory=dict)


@record
class ShardLines:
    """A shard as bytes, a document each, and the file's stamp."""

    path: Path
    number: int
    stamp: Stamp
    lines: Lines

    def content(self, parsed: Parsed | None = None) -> ShardContent:
        """The documents, each parsed when it is asked for, which may raise CorruptShardError.

        `parsed` are those that are known already.
        """
        known = parsed or {}

        def documents(table: str, belongs: Callable[[dict[str, Any]], bool]) -> Documents:
            there = known.setdefault(table, {})
            return Documents(self.lines.get(table, {}), self.path, there, belongs)

        return ShardContent(
            self.number,
            self.stamp,
            documents("articles", is_article),
            documents("annotations", is_note),
            documents("articles", lambda document: not is_article(document)),
            documents("annotations", lambda document: not is_note(document)),
        )


def shard_of(article_id: int) -> int:
    """The number of the shard that holds an article."""
    return (article_id - 1) // SHARD_SIZE


def shard_name(number: int) -> str:
    """The file of a shard, as named from the library's folder."""
    return f"articles/{number:04d}.json"


def shard_number(name: str) -> int | None:
    """The number of the shard that a name is that of, the other way round; None if of none."""
    found = _SHARD_NAME.fullmatch(name)
    return int(found[1]) if found else None


def stamp_of(status: os.stat_result) -> Stamp:
    """The stamp in a `stat` result."""
    return Stamp(status.st_size, status.st_mtime_ns, status.st_ino)


def read_tables(path: Path) -> tuple[Tables, Stamp]:
    """The tables of a file of ours and its stamp.

    Raises FileNotFoundError, and CorruptShardError if the file is empty, torn or not ours.
    """
    data, stamp = _read(path)
    return _tables(data, path), stamp


def read_content(path: Path, number: int) -> ShardContent:
    """A shard's documents, parsed all of them. Raises as `read_tables`."""
    tables, stamp = read_tables(path)
    articles = _by_number(tables.get("articles", {}), path)
    annotations = _by_number(tables.get("annotations", {}), path)
    odd_articles = {n: item for n, item in articles.items() if not is_article(item)}
    odd_annotations = {n: item for n, item in annotations.items() if not is_note(item)}
    return ShardContent(
        number,
        stamp,
        {n: item for n, item in articles.items() if n not in odd_articles},
        {n: item for n, item in annotations.items() if n not in odd_annotations},
        odd_articles,
        odd_annotations,
    )


def read_lines(path: Path) -> tuple[Lines, Stamp]:
    """The documents of a file of ours, not parsed if it has a line for each, and its stamp.

    Raises as `read_tables`, but for damage within a document's line: whoever asks for that
    document meets it, and the others stay readable.
    """
    data, stamp = _read(path)
    lines = split(data)
    if lines is None:
        lines = {
            name: {number: encode(item, path) for number, item in _by_number(table, path).items()}
            for name, table in _tables(data, path).items()
        }
    return lines, stamp


def encode(value: Any, path: Path) -> bytes:
    """JSON in UTF-8. Raises LibraryError for lone surrogates and other unstorable values."""
    try:
        return orjson.dumps(value)
    except orjson.JSONEncodeError as error:
        raise LibraryError(f"{path.name} was not changed: {error}") from error


def _read(path: Path) -> tuple[bytes, Stamp]:
    with path.open("rb") as file:
        return file.read(), stamp_of(os.fstat(file.fileno()))


def _tables(data: bytes, path: Path) -> Tables:
    if not data.strip(b"\0 \r\n\t"):
        raise CorruptShardError(f"{path} is empty. {_REMEDY}")
    try:
        tables = _parsed(data)
    except orjson.JSONDecodeError as error:
        raise CorruptShardError(f"{path} is damaged ({error}). {_REMEDY}") from error
    if not isinstance(tables, dict) or not all(map(_is_table, tables.values())):
        raise CorruptShardError(f"{path} is not a TinyDB file. {_REMEDY}")
    return tables


def _parsed(data: bytes) -> Any:
    """`orjson.loads` without looks for garbage: a shard is tens of thousands of live objects."""
    if not gc.isenabled():
        return orjson.loads(data)
    gc.disable()
    try:
        return orjson.loads(data)
    finally:
        gc.enable()


def _is_table(value: Any) -> bool:
    return isinstance(value, dict) and all(isinstance(item, dict) for item in value.values())


def _by_number(table: dict[str, dict[str, Any]], path: Path) -> dict[int, dict[str, Any]]:
    try:
        return {int(number): document for number, document in table.items()}
    except ValueError as error:
        raise CorruptShardError(f"{path} holds a document without a number. {_REMEDY}") from error


_REMEDY = "Nothing was overwritten; put back a good copy or run: newsreader check --repair"
