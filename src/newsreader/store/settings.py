"""library.json: what a library is, and what belongs to it as a whole.

A TinyDB file like the shards, written the same way. Tables: "library" (id, schema version),
"numbers" (the highest numbers ever given, so that none is given twice), "saved_searches",
"tag_colours", "entity_rules".
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from newsreader.errors import CorruptShardError, NewerLibraryError
from newsreader.store.shards import Tables, read_tables, stamp_of
from newsreader.store.undo.patches import Patch, whole

FILE_NAME = "library.json"
SCHEMA = 1


class LibrarySettings:
    """Reads and writes library.json. The caller holds the write lock when it writes."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE_NAME
        self._tables, self._stamp = read_tables(self.path)
        identity = self._tables.get("library", {}).get("1", {})
        if not isinstance(identity.get("id"), str) or not isinstance(identity.get("schema"), int):
            raise CorruptShardError(
                f"{self.path} does not say which library it is. "
                "Put back a good copy or run: newsreader check --repair"
            )
        if identity["schema"] > SCHEMA:
            raise NewerLibraryError(
                f"The library in {folder} was written by a newer newsreader "
                f"(format {identity['schema']}, this one knows {SCHEMA}). Update newsreader."
            )
        self.library_id: str = identity["id"]

    @staticmethod
    def create(folder: Path, *, article: int = 0, annotation: int = 0) -> None:
        """Write a new library.json; the numbers are the highest already given."""
        from newsreader.store.editing import Shard

        shard = Shard(folder / FILE_NAME)
        now = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
        shard.put("library", {1: {"id": uuid.uuid4().hex, "schema": SCHEMA, "created": now}})
        shard.put("numbers", {1: {"article": article, "annotation": annotation}})
        shard.commit()

    def documents(self, table: str) -> list[dict[str, Any]]:
        """The documents of a table in the order of their ids."""
        documents = self._current().get(table, {})
        return [dict(documents[number]) for number in sorted(documents, key=int)]

    def shared(self) -> dict[str, Any]:
        """All that a reader sees of it: everything but the counting of numbers."""
        return {name: table for name, table in self._current().items() if name != "numbers"}

    def highest(self, kind: str) -> int:
        """The highest number ever given to an "article" (as far as known) or "annotation"."""
        return int(self._current().get("numbers", {}).get("1", {}).get(kind, 0))

    def raise_highest(self, kind: str, number: int) -> None:
        """Remember that a number was given, durably, before anything carries it."""
        if number <= self.highest(kind):
            return
        from newsreader.store.editing import Shard

        shard = Shard(self.path)
        numbers = dict(shard.documents("numbers").get(1, {}))
        shard.put("numbers", {1: numbers | {kind: number}})
        shard.commit()

    def replacing(self, table: str, documents: Sequence[Mapping[str, Any]]) -> Patch:
        """The patch that makes a table hold exactly these documents, numbered from 1."""
        new = {str(number): whole(item) for number, item in enumerate(documents, start=1)}
        old = self._current().get(table, {})
        return {table: {**dict.fromkeys(old), **new}}

    def _current(self) -> Tables:
        stamp = stamp_of(self.path.stat())
        if stamp != self._stamp:
            self._tables, self._stamp = read_tables(self.path)
        return self._tables
