"""Keeping the index behind the library, and knowing when somebody else wrote.

The truth is written first. Then the index is told, under the same lock, and if it cannot
follow (its disk is full, its file is broken) the change is saved all the same: the shard's
stamp differs from the one in the index, and the next `sync` reads it again.
"""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from newsreader.errors import ArticleNotFoundError, CorruptShardError
from newsreader.index import Index
from newsreader.store import Store, Written
from newsreader.store.undo.changes import Progress

if TYPE_CHECKING:
    from newsreader.store.shards import Stamp

# A folder's time may be as coarse as two seconds: two writes within that look like one.
_COARSEST_SECONDS = 2.0


class Upkeep:
    """Follows what is written to a store. Safe for several threads."""

    def __init__(self, store: Store, index: Index) -> None:
        self._store = store
        self.index = index
        self._folder = store.folder / "articles"
        self._lock = threading.Lock()
        self._behind: list[int] = []
        self._last_note = 0
        # The shards as they were when they were last looked at. Opening a library does not: of a
        # hundred thousand articles that would take a hundredth of the reader's start, and the
        # first `sync` looks at them all.
        self._seen: dict[int, Stamp] | None = None
        self._settings = store.settings.shared()
        self._modified_ns = 0
        self._modified_since = self._looked_at = 0.0
        store.on_written = self._follow

    def catch_up(self) -> None:
        """Take in what other processes wrote; what the index cannot take in is `behind`."""
        try:
            self.index.sync(self._store)
            self._behind = []
        except sqlite3.Error:
            self._behind = self._store.shard_numbers()

    @property
    def behind(self) -> list[int]:
        """The shards the index may not know."""
        return self._behind

    def sync(self, progress: Progress | None, cancelled: Callable[[], bool] | None) -> int:
        """Bring the index up to date; returns how many shards were read."""
        if self._seen is None:
            self._seen = self._store.shard_stamps()
        return self.index.sync(self._store, progress=progress, cancelled=cancelled)

    def reindex(self, progress: Progress | None) -> int:
        """Make the index anew; returns the number of articles in it."""
        self.index.rebuild(self._store, progress=progress)
        counts = self.index.counts()
        return counts["all"] + counts["trash"]

    def changed_elsewhere(self) -> bool:
        """Has another process written since this was last asked, or since the first `sync`?"""
        settings = self._store.settings.shared()
        with self._lock:
            settings_changed = settings != self._settings
            self._settings = settings
        return self._shards_changed() or settings_changed

    def _shards_changed(self) -> bool:
        modified_ns = _modified_ns(self._folder)
        with self._lock:
            if modified_ns != self._modified_ns:
                self._modified_ns, self._modified_since = modified_ns, time.monotonic()
            elif self._looked_at > self._modified_since + _COARSEST_SECONDS:
                return False
            self._looked_at = time.monotonic()
        stamps = self._store.shard_stamps()
        with self._lock:
            changed = self._seen is not None and stamps != self._seen
            self._seen = stamps
        return changed

    def article_of_note(self, number: int) -> int:
        """The article a note is on. Raises ArticleNotFoundError if there is no such note."""
        known = self.index.article_of_note(number)
        if known is not None and self._has_note(known, number):
            return known
        for shard in self._store.shard_numbers():
            found = self._note_in(shard, number)
            if found is not None:
                return found
        raise ArticleNotFoundError(f"There is no note {number}.")

    def new_note_numbers(self, count: int) -> range:
        """Numbers for new notes, above every one that is or was there.

        The caller holds the write lock until the notes are stored: then they are what the next
        number follows from. What is taken away is remembered by the store, so that writing down
        each number given, which costs as much as the note, is not needed.
        """
        self.catch_up()
        known = (
            self._store.settings.highest("annotation"),
            self.index.highest_note(),
            self._last_note,
            *(self._highest_in(shard) for shard in self._behind),
        )
        first = max(known) + 1
        self._last_note = first + count - 1
        return range(first, first + count)

    def _follow(self, written: Written) -> None:
        with self._lock:
            seen = self._seen
            if seen is not None and seen.get(written.number) == written.before:
                seen[written.number] = written.content.stamp
        self.index.shard_written(self._store, written)

    def _highest_in(self, shard: int) -> int:
        try:
            return max(self._store.read_shard(shard).annotations, default=0)
        except (CorruptShardError, FileNotFoundError):
            return 0

    def _has_note(self, article_id: int, number: int) -> bool:
        return any(note.number == number for note in self._store.annotations(article_id))

    def _note_in(self, shard: int, number: int) -> int | None:
        try:
            note = self._store.read_shard(shard).annotations.get(number)
        except (CorruptShardError, FileNotFoundError):
            return None
        return int(note["article"]) if note else None


def _modified_ns(folder: Path) -> int:
    try:
        return folder.stat().st_mtime_ns
    except FileNotFoundError:
        return 0
