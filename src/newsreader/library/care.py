"""Looking after a library: its files and its index together."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from newsreader.errors import CorruptShardError
from newsreader.index import Index
from newsreader.model import Problem
from newsreader.store import Store
from newsreader.store.care import checking, mending
from newsreader.store.shards import read_content
from newsreader.store.undo.changes import Progress


def check(store: Store, index: Index, progress: Progress | None) -> list[Problem]:
    """What is wrong with files and index; nothing is written."""
    problems = checking.check(store, progress)
    readable = [number for number in index.stale(store) if _is_readable(store, number)]
    if readable:
        what = f"The index is behind in {len(readable)} of {len(store.shard_numbers())} shards"
        problems.append(Problem(what, str(index.file), "newsreader reindex"))
    return problems


def repair(store: Store, index: Index) -> list[Problem]:
    """Mend the files, copies first, and bring the index up to date."""
    mended = mending.repair(store)
    index.sync(store)
    return mended


def stats(store: Store, index: Index) -> dict[str, Any]:
    """Counts from the index, and sizes of the files in bytes."""
    views = index.counts()
    return {
        "articles": views["all"] + views["trash"],
        "annotations": views["notes"],
        "unread": views["unread"],
        "starred": views["starred"],
        "archived": views["archived"],
        "trash": views["trash"],
        "tags": len(index.tags()),
        "publishers": len(index.publishers()),
        "shards": len(store.shard_numbers()),
        "articles_bytes": sum(stamp.size for stamp in store.shard_stamps().values()),
        "originals_bytes": sum(path.stat().st_size for _, path in store.originals.all()),
        "index_bytes": _size(index.file),
        "folder": str(store.folder),
    }


def _is_readable(store: Store, number: int) -> bool:
    try:
        read_content(store.shard_path(number), number)
    except (CorruptShardError, FileNotFoundError):
        return False
    return True


def _size(file: Path) -> int:
    return file.stat().st_size if file.exists() else 0
