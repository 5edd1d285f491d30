"""The shards read last, kept as they are in their files, within a bound of memory."""

from __future__ import annotations

import threading
from collections import OrderedDict
from pathlib import Path

from newsreader.store.shards import ShardLines, read_lines, stamp_of

_SHARDS = 4
_BYTES = 8_000_000


class ShardCache:
    """Shards, least recently used dropped first. Safe for several threads.

    What is handed out is never changed.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._shards: OrderedDict[int, ShardLines] = OrderedDict()

    def read(self, path: Path, number: int) -> ShardLines:
        """The shard as it is on disk now. Raises as `shards.read_lines`."""
        stamp = stamp_of(path.stat())
        with self._lock:
            known = self._shards.get(number)
            if known is not None and known.stamp == stamp:
                self._shards.move_to_end(number)
                return known
        lines, stamp = read_lines(path)
        shard = ShardLines(path, number, stamp, lines)
        self.keep(shard)
        return shard

    def known(self, number: int | None) -> ShardLines | None:
        """The shard as it was last read or written, whatever has become of it since."""
        if number is None:
            return None
        with self._lock:
            return self._shards.get(number)

    def keep(self, shard: ShardLines) -> None:
        """Remember a shard that was just read or written."""
        with self._lock:
            self._shards[shard.number] = shard
            self._shards.move_to_end(shard.number)
            size = sum(kept.stamp.size for kept in self._shards.values())
            while len(self._shards) > 1 and (len(self._shards) > _SHARDS or size > _BYTES):
                _, dropped = self._shards.popitem(last=False)
                size -= dropped.stamp.size
