"""The shards read last, kept parsed, within a bound of memory."""

from __future__ import annotations

import threading
from collections import OrderedDict
from pathlib import Path

from newsreader.store.shards import ShardContent, read_content, stamp_of

_SHARDS = 4
# Of the files; parsed they take two to three times as much.
_BYTES = 8_000_000


class ShardCache:
    """Parsed shards, least recently used dropped first. Safe for several threads.

    Nobody changes what is handed out: a change has its own copy (`shards.Shard`).
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._shards: OrderedDict[int, ShardContent] = OrderedDict()

    def read(self, path: Path, number: int) -> ShardContent:
        """The shard as it is on disk now. Raises as `shards.read_tables`."""
        stamp = stamp_of(path.stat())
        with self._lock:
            known = self._shards.get(number)
            if known is not None and known.stamp == stamp:
                self._shards.move_to_end(number)
                return known
        content = read_content(path, number)
        self.keep(content)
        return content

    def known(self, number: int | None) -> ShardContent | None:
        """The shard as it was last read or written, whatever has become of it since."""
        if number is None:
            return None
        with self._lock:
            return self._shards.get(number)

    def keep(self, content: ShardContent) -> None:
        """Remember a shard that was just read or written."""
        with self._lock:
            self._shards[content.number] = content
            self._shards.move_to_end(content.number)
            size = sum(shard.stamp.size for shard in self._shards.values())
            while len(self._shards) > 1 and (len(self._shards) > _SHARDS or size > _BYTES):
                _, dropped = self._shards.popitem(last=False)
                size -= dropped.stamp.size
