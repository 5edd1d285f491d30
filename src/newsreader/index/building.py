"""Making the index anew: in a file of its own that takes the old one's place when it is whole.

Nobody reads that file and nobody needs it after a crash, so it has no journal and is not
synced, its indexes are made last, and FTS5 merges what it wrote once, at the end. Articles of
a language come together, not too many: FTS5 looks every word up among those it has in memory,
and so few stay in the processor's cache. The old index answers until then, in every process,
and is replaced in one transaction.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import accumulate, groupby
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING

from newsreader.entities.corrections import fingerprint
from newsreader.index import schema, writing
from newsreader.index.database import PAGE_SIZE, Database
from newsreader.index.mentions import Numbers
from newsreader.index.preparing import prepared
from newsreader.index.syncing import Progress

if TYPE_CHECKING:
    from newsreader.store.store import Store

_PRAGMAS = (
    f"page_size = {PAGE_SIZE}",
    "journal_mode = OFF",
    "synchronous = OFF",
    "locking_mode = EXCLUSIVE",
    "cache_size = -32000",
)
# Folded text, as characters, that is gathered to be put in order, and what FTS5 then gets to sort
# in memory before it has to write it.
_GATHERED = 24_000_000
_AT_ONCE = 6_000_000


def build(
    database: Database,
    store: Store,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> int:
    """Index all shards and put that in place of what there is; returns how many there are.

    Damaged shards are left out. Broken off, it leaves the old index as it was.
    """
    rules = store.entity_rules()
    # In their order: rows put in at the end of a table fill its pages.
    numbers = store.shard_numbers()
    with _new_file(database.file) as connection:
        entries: list[writing.Entry] = []
        met = Numbers()
        size = 0
        for done, (_, outcome) in enumerate(
            prepared(store, numbers, rules, lambda _number: {}), start=1
        ):
            if isinstance(outcome, writing.PreparedShard):
                new = writing.write_prepared(connection, outcome, met)
                entries += new
                size += _characters(new)
            if size > _GATHERED:
                _write(connection, entries)
                entries, met, size = [], Numbers(), 0
            if progress is not None:
                progress(done, len(numbers))
            if cancelled is not None and cancelled():
                return done
        _write(connection, entries)
        writing.set_rules_mark(connection, fingerprint(rules))
        schema.merge(connection)
        schema.complete(connection)
        connection.execute("COMMIT")
        database.replace(connection)
    return len(numbers)


def _write(connection: sqlite3.Connection, entries: list[writing.Entry]) -> None:
    """Write full text a language at a time; FTS5 writes what it has in memory at each commit."""
    for piece in _by_language(connection, entries):
        writing.write_entries(connection, piece)
        connection.execute("COMMIT")
        connection.execute("BEGIN")


def _by_language(
    connection: sqlite3.Connection, entries: list[writing.Entry]
) -> Iterator[list[writing.Entry]]:
    """The last entries that were given, each to another of the same articles."""
    if not entries:
        return
    texts = dict(entries)
    articles = connection.execute(
        "SELECT id, entry, language FROM article WHERE entry >= ? ORDER BY language, id",
        (min(texts),),
    ).fetchall()
    # Fewer articles than texts: what a later shard holds once more has one entry.
    new = sorted(texts)[: len(articles)]
    connection.executemany(
        "UPDATE article SET entry = ? WHERE id = ?",
        [(entry, number) for entry, (number, _, _) in zip(new, articles, strict=True)],
    )
    ordered = [(entry, texts[old]) for entry, (_, old, _) in zip(new, articles, strict=True)]
    languages = [language for _, _, language in articles]
    sizes = accumulate(_characters([entry]) for entry in ordered)
    parts = zip(ordered, languages, (size // _AT_ONCE for size in sizes), strict=True)
    for _, part in groupby(parts, key=itemgetter(1, 2)):
        yield [entry for entry, _, _ in part]


def _characters(entries: list[writing.Entry]) -> int:
    return sum(len(text.words[2]) for _, text in entries)


@contextmanager
def _new_file(file: Path) -> Iterator[sqlite3.Connection]:
    """An empty index in a transaction, deleted in the end."""
    place = file.with_name(f"{file.name}.new")
    place.unlink(missing_ok=True)
    connection = sqlite3.connect(place, isolation_level=None)
    try:
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}").fetchall()
        connection.execute(f"PRAGMA user_version = {schema.VERSION}")
        connection.execute("BEGIN")
        schema.create_tables(connection)
        schema.write_in_bulk(connection)
        yield connection
    finally:
        connection.close()
        place.unlink(missing_ok=True)
