"""One writer at a time, among threads and among processes.

The lock file is never deleted: unlinking it while it is held would let a second process
lock a new file of the same name.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from newsreader.errors import LibraryError, LibraryLockedError

if TYPE_CHECKING:
    from filelock import FileLock

_POLL_SECONDS = 0.005
# Longer than others wait between two looks.
_WAY_SECONDS = 0.012


def file_lock(path: Path) -> FileLock:
    """A lock on a file that belongs to the process, whichever thread it was taken in."""
    # It brings asyncio along: a quarter of the start of a command that only reads.
    from filelock import FileLock

    return FileLock(path, thread_local=False)


def give_way() -> None:
    """Between two holds of a lock: let whoever waits have it, which looks only now and then.

    Taken again at once, a lock would seem held all along.
    """
    time.sleep(_WAY_SECONDS)


class WriteLock:
    """A lock that a thread may take again while it holds it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._thread = threading.RLock()
        self._file: FileLock | None = None

    @contextmanager
    def hold(self, timeout_seconds: float = 10.0) -> Iterator[None]:
        """Hold the lock. Raises LibraryLockedError if it is not free in time.

        What the operating system refuses meanwhile becomes a LibraryError.
        """
        deadline = time.monotonic() + timeout_seconds
        if not self._thread.acquire(timeout=timeout_seconds):
            raise self._locked()
        try:
            if self._file is None:
                self._file = file_lock(self._path)
            left = max(0.0, deadline - time.monotonic())
            try:
                self._file.acquire(timeout=left, poll_interval=_POLL_SECONDS)
            except TimeoutError as error:
                raise self._locked() from error
            try:
                yield
            finally:
                self._file.release()
        except OSError as error:
            raise LibraryError(
                f"The library in {self._path.parent} could not be written: {error.strerror}."
            ) from error
        finally:
            self._thread.release()

    def _locked(self) -> LibraryLockedError:
        return LibraryLockedError(
            f"Another newsreader is writing to {self._path.parent}. Try again when it has finished."
        )
