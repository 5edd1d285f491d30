"""Writing a file so that a kill, a full disk or a power cut leaves the old one or the new one.

The method is the one every careful store uses: the new content goes to a temporary file in
the same folder, is synced, takes the old one's name by rename, and the folder is synced.
"""

from __future__ import annotations

import os
import re
import threading
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

# Ours alone: file synchronisers keep their own temporary files beside the shards.
_TEMPORARY = re.compile(r".+\.[0-9]+-[0-9]+\.tmp")


def write_atomically(path: Path, data: bytes | Iterable[bytes]) -> os.stat_result:
    """Put `data`, or its pieces, in place of the file, durably; returns the new file's `stat`.

    Raises OSError with the old file untouched when the disk is full or not writable.
    """
    temporary = path.with_name(f"{path.name}.{os.getpid()}-{threading.get_ident()}.tmp")
    try:
        with temporary.open("wb") as file:
            file.writelines((data,) if isinstance(data, bytes) else data)
            file.flush()
            os.fsync(file.fileno())
            status = os.fstat(file.fileno())
        temporary.replace(path)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    sync_folder(path.parent)
    return status


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable: a rename alone does not survive a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def temporary_files(folder: Path) -> Iterator[Path]:
    """What killed processes left of `write_atomically` in a folder, if the folder is there."""
    if folder.is_dir():
        with os.scandir(folder) as entries:
            names = [entry.name for entry in entries if _TEMPORARY.fullmatch(entry.name)]
        yield from (folder / name for name in names)
