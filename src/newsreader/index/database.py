"""The SQLite file of the index: opening it, one connection a thread, one writer at a time."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from newsreader.errors import LibraryError
from newsreader.index import schema

#: Bytes. Compressed texts of a few kilobytes leave much of a smaller page empty.
PAGE_SIZE = 8192

_BUSY_SECONDS = 10.0
# In KiB, as SQLite wants it. Each thread of a reader has one; the system keeps the file in memory.
_READER_CACHE = -6000
_PRAGMAS = (
    f"page_size = {PAGE_SIZE}",
    "journal_mode = WAL",
    "synchronous = NORMAL",
    "cache_size = -16000",
    # Mapped pages would count as memory of the process.
    "mmap_size = 0",
    "temp_store = MEMORY",
    "journal_size_limit = 33554432",
)
_BROKEN = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


class Database:
    """An index file, made if it is missing, made anew if it is broken or of another version."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self._writing = threading.RLock()
        self._local = threading.local()
        self._all = threading.Lock()
        self._readers: list[sqlite3.Connection] = []
        self._generation = 0
        #: How often running queries were cancelled.
        self.interruptions = 0
        self._writer = self._open()

    def reader(self) -> sqlite3.Connection:
        """This thread's connection for reading."""
        known: tuple[int, sqlite3.Connection] | None = getattr(self._local, "connection", None)
        if known is not None and known[0] == self._generation:
            return known[1]
        connection = _connect(self.file)
        connection.execute("PRAGMA query_only = 1")
        connection.execute(f"PRAGMA cache_size = {_READER_CACHE}")
        with self._all:
            self._readers.append(connection)
        self._local.connection = (self._generation, connection)
        return connection

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """The connection for writing, in a transaction that is rolled back on any error."""
        with self._writing:
            self._writer.execute("BEGIN IMMEDIATE")
            try:
                yield self._writer
            except BaseException:
                self._writer.rollback()
                raise
            self._writer.execute("COMMIT")

    def interrupt(self) -> None:
        """Cancel the queries that run now in any thread."""
        with self._all:
            self.interruptions += 1
            for connection in self._readers:
                connection.interrupt()

    def start_anew(self) -> None:
        """Move the file aside, kept as *.broken*, and begin an empty one in its place."""
        with self._writing:
            self._close()
            _move_aside(self.file)
            self._generation += 1
            self._writer = self._open()

    def replace(self, new: sqlite3.Connection) -> None:
        """Put the tables of another file in place of these, in one transaction.

        In place: other processes have the file open, and see the old tables until then.
        """
        with self._writing:
            new.backup(self._writer)
            self._writer.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def close(self) -> None:
        """Close every connection. Nothing may be asked of the index afterwards."""
        with self._writing:
            self._close()

    def _close(self) -> None:
        with self._all:
            for connection in self._readers:
                connection.close()
            self._readers.clear()
        self._writer.close()

    def _open(self) -> sqlite3.Connection:
        try:
            self.file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            try:
                return _open_current(self.file)
            except sqlite3.DatabaseError as error:
                if not is_broken(error):
                    raise
            _move_aside(self.file)
            return _open_current(self.file)
        except (OSError, sqlite3.OperationalError) as error:
            raise LibraryError(
                f"The index {self.file} cannot be used: {error}. Name another folder for it "
                "with NEWSREADER_CACHE."
            ) from error


def is_broken(error: sqlite3.Error) -> bool:
    """Does the error say that the file is damaged or no database?"""
    # Not every error carries a code: those the module itself raises do not.
    return (getattr(error, "sqlite_errorcode", 0) & 0xFF) in _BROKEN


def _open_current(file: Path) -> sqlite3.Connection:
    connection = _connect(file)
    try:
        version = _version(connection)
        if version == schema.VERSION:
            return connection
        if version != 0 or _has_tables(connection):
            connection.close()
            _delete(file)
            connection = _connect(file)
        schema.create(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _connect(file: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(
        file, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False
    )
    try:
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}").fetchall()
    except BaseException:
        connection.close()
        raise
    return connection


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _has_tables(connection: sqlite3.Connection) -> bool:
    return connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone() is not None


def _beside(file: Path) -> list[Path]:
    return [file, *(file.with_name(file.name + ending) for ending in ("-wal", "-shm"))]


def _delete(file: Path) -> None:
    for path in _beside(file):
        path.unlink(missing_ok=True)


def _move_aside(file: Path) -> None:
    with suppress(FileNotFoundError):
        file.replace(file.with_name(file.name + ".broken"))
    _delete(file)
