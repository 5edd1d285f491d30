"""A change of a shard, by TinyDB: edit its tables, then write the file anew.

A write replaces the file atomically. The changes made to the tables of a `Shard` stay in memory
until `commit`, so that an article and its notes change in one write. TinyDB comes with the first
change: whoever only reads does not wait for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Document, Table

from newsreader.store.files import write_atomically
from newsreader.store.lines import Documents, Json, Lines, joined
from newsreader.store.shards import Parsed, ShardLines, Stamp, encode, read_lines, stamp_of


class ShardStorage(Storage):
    """TinyDB storage of one file: whole reads, and writes that are kept back until `commit`.

    The documents in it are JSON, except those that this change has put there. If the file is
    still the `known` one it is not read again.
    """

    def __init__(self, path: Path, known: ShardLines | None = None) -> None:
        self.path = path
        self.stamp: Stamp | None = None
        self._known = known
        self._tables: dict[str, dict[str, Any]] | None = None
        self._changed = False

    def read(self) -> dict[str, dict[str, Any]] | None:
        """The tables, with the changes not yet committed; None if there is no file yet."""
        if self._tables is None:
            try:
                lines, self.stamp = self._read()
            except FileNotFoundError:
                return None
            self._tables = {
                name: {str(number): document for number, document in table.items()}
                for name, table in lines.items()
            }
        return self._tables

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Take the tables as they shall be."""
        self._tables = data
        self._changed = True

    def commit(self) -> tuple[Lines, Stamp] | None:
        """Put the changes on disk in one atomic write; None if there were none.

        Raises LibraryError for a value that JSON cannot hold, OSError if it cannot be written.
        """
        if not self._changed or self._tables is None:
            return None
        lines = {
            name: {
                int(number): encode(item, self.path) if isinstance(item, dict) else item
                for number, item in table.items()
            }
            for name, table in self._tables.items()
        }
        stamp = stamp_of(write_atomically(self.path, joined(lines)))
        self._changed = False
        return lines, stamp

    def _read(self) -> tuple[Lines, Stamp]:
        known = self._known
        if known is not None and stamp_of(self.path.stat()) == known.stamp:
            return known.lines, known.stamp
        return read_lines(self.path)


class Shard:
    """A TinyDB file opened for one change: edit the tables, then `commit`, or drop it.

    Documents are replaced whole, never changed in place: a write that fails leaves nothing
    behind in memory.
    """

    def __init__(self, path: Path, known: ShardLines | None = None) -> None:
        self.path = path
        self._database = TinyDB(path, storage=ShardStorage, known=known)
        self._storage: ShardStorage = self._database.storage  # type: ignore[assignment]
        #: The documents that this change has read or put.
        self.parsed: Parsed = {}

    def table(self, name: str) -> Table:
        """A TinyDB table of the file."""
        return self._database.table(name, cache_size=0)

    def documents(self, name: str) -> Documents:
        """The documents of a table by number, as they stand in this change."""
        return Documents(self._stored(name), self.path, self.parsed.setdefault(name, {}))

    def put(self, name: str, documents: Mapping[int, Mapping[str, Any]]) -> None:
        """Set documents, new or whole in place of the old ones."""
        if not documents:
            return
        self.remove(name, documents)
        put = {number: dict(document) for number, document in documents.items()}
        self.parsed.setdefault(name, {}).update(put)
        # Explicit numbers only: TinyDB counts on from the last document, so that a removed
        # one's number would go to the next, and insert_multiple overwrites when they are mixed.
        self.table(name).insert_multiple(
            Document(document, number) for number, document in put.items()
        )

    def remove(self, name: str, numbers: Iterable[int]) -> None:
        """Take documents out; those that are not there are passed over."""
        there = self._stored(name)
        gone = [number for number in dict.fromkeys(numbers) if number in there]
        if gone:
            self.table(name).remove(doc_ids=gone)
        for number in gone:
            self.parsed.get(name, {}).pop(number, None)

    @property
    def stamp(self) -> Stamp | None:
        """The stamp of the file that was read; None if there was none, or nothing was read."""
        return self._storage.stamp

    def commit(self) -> tuple[Lines, Stamp] | None:
        """Write the changes. Returns what is in the file now, None if nothing changed."""
        return self._storage.commit()

    def _stored(self, name: str) -> dict[int, Json]:
        tables = self._storage.read() or {}
        return {int(number): item for number, item in tables.get(name, {}).items()}
