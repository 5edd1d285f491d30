"""Bringing the index up to the shards: what differs, and only that, in small transactions.

Shards are taken newest first, so that the top of the list is there at once. Many shards are
read and folded in worker processes while this one writes.
"""

from __future__ import annotations

import os
import sqlite3
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from newsreader.entities.corrections import corrected_document, fingerprint
from newsreader.entities.rules import EntityRule
from newsreader.errors import CorruptShardError
from newsreader.index import schema, writing
from newsreader.index.database import Database
from newsreader.store.shards import ShardContent, read_content

if TYPE_CHECKING:
    from concurrent.futures import Future

    from newsreader.store.store import Store

#: Called with the number of shards done and of all.
Progress = Callable[[int, int], None]

_WORTH_A_POOL = 12
_SHARDS_A_TRANSACTION = 8
_DEAD_SHARE = 0.2
_FEWEST_DEAD = 1000


def stale(database: Database, store: Store) -> list[int]:
    """The shards that are not indexed as they are on disk, newest first.

    All of them when the reader's corrections of names are others than those indexed.
    """
    indexed = writing.stamps(database.reader())
    there = store.shard_stamps()
    is_renamed = writing.rules_mark(database.reader()) != fingerprint(store.entity_rules())
    return sorted(
        (n for n in indexed.keys() | there.keys() if is_renamed or indexed.get(n) != there.get(n)),
        reverse=True,
    )


def sync(
    database: Database,
    store: Store,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> int:
    """Index what differs; returns how many shards did. Damaged shards are passed over.

    Can be broken off between transactions; the rest is then still stale.
    """
    _renew_if_mostly_dead(database)
    rules = store.entity_rules()
    numbers = stale(database, store)
    done = 0
    for batch in _batches(database, store, numbers, rules):
        with database.transaction() as connection:
            entries: list[writing.Entry] = []
            for number, prepared in batch:
                if isinstance(prepared, writing.Prepared):
                    entries += writing.write_prepared(connection, prepared)
                elif prepared is None:
                    writing.remove_shard(connection, number)
            writing.write_entries(connection, entries)
        done += len(batch)
        if progress is not None:
            progress(done, len(numbers))
        if cancelled is not None and cancelled():
            return done
    if writing.rules_mark(database.reader()) != fingerprint(rules):
        with database.transaction() as connection:
            writing.set_rules_mark(connection, fingerprint(rules))
    return done


_Rules = tuple[EntityRule, ...]
_Outcome = writing.Prepared | CorruptShardError | None


def _renew_if_mostly_dead(database: Database) -> None:
    dead, all_articles = (
        database.reader()
        .execute(
            "SELECT (SELECT value FROM meta WHERE key = 'dead'), (SELECT count(*) FROM article)"
        )
        .fetchone()
    )
    if dead >= max(_FEWEST_DEAD, _DEAD_SHARE * all_articles):
        with database.transaction() as connection:
            schema.forget_full_text(connection)


def _batches(
    database: Database, store: Store, numbers: Sequence[int], rules: _Rules
) -> Iterator[list[tuple[int, _Outcome]]]:
    batch: list[tuple[int, _Outcome]] = []
    # Few at first, so that there is soon something to see; then many, which is faster.
    most = 1
    for item in _prepared(database, store, numbers, rules):
        batch.append(item)
        if len(batch) == most:
            yield batch
            batch = []
            most = min(2 * most, _SHARDS_A_TRANSACTION)
    if batch:
        yield batch


def _prepared(
    database: Database, store: Store, numbers: Sequence[int], rules: _Rules
) -> Iterator[tuple[int, _Outcome]]:
    jobs = ((n, store.shard_path(n), _known(database.reader(), n)) for n in numbers)
    if len(numbers) < _WORTH_A_POOL:
        for number, path, known in jobs:
            yield number, _prepare(path, number, known, rules)
        return
    # A fifth of the start of every command, most of which need no processes.
    from concurrent.futures.process import BrokenProcessPool

    left = deque(numbers)
    try:
        for number, outcome in _in_processes(jobs, rules):
            left.popleft()
            yield number, outcome
    except BrokenProcessPool:
        # A worker was killed, most likely for its memory: go on without.
        for number in left:
            known = _known(database.reader(), number)
            yield number, _prepare(store.shard_path(number), number, known, rules)


def _in_processes(
    jobs: Iterator[tuple[int, Path, dict[int, int]]], rules: _Rules
) -> Iterator[tuple[int, _Outcome]]:
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    workers = max(1, (os.cpu_count() or 2) - 1)
    # Forking a process that has threads, as the reader has, is not safe.
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        waiting: deque[tuple[int, Future[_Outcome]]] = deque()
        try:
            for number, path, known in jobs:
                waiting.append((number, pool.submit(_prepare, path, number, known, rules)))
                if len(waiting) > 2 * workers:
                    number, future = waiting.popleft()
                    yield number, future.result()
            while waiting:
                number, future = waiting.popleft()
                yield number, future.result()
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _prepare(path: Path, number: int, known: dict[int, int], rules: _Rules) -> _Outcome:
    try:
        content: ShardContent = read_content(path, number)
    except FileNotFoundError:
        return None
    except CorruptShardError as error:
        return error
    articles = {n: corrected_document(n, item, rules) for n, item in content.articles.items()}
    return writing.prepare(replace(content, articles=articles), known)


def _known(connection: sqlite3.Connection, number: int) -> dict[int, int]:
    return writing.known_fingerprints(connection, number)
