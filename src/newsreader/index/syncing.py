"""Bringing the index up to the shards: what differs, and only that, in small transactions.

Shards are taken newest first, so that the top of the list is there at once. Many shards are
read and folded in worker processes while this one writes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from newsreader.entities.corrections import fingerprint
from newsreader.index import schema, writing
from newsreader.index.database import Database
from newsreader.index.mentions import Numbers
from newsreader.index.preparing import Outcome, Rules, prepared

if TYPE_CHECKING:
    from newsreader.store.store import Store

#: Called with the number of shards done and of all.
Progress = Callable[[int, int], None]

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
            numbers_met = Numbers()
            for number, outcome in batch:
                if isinstance(outcome, writing.PreparedShard):
                    entries += writing.write_prepared(connection, outcome, numbers_met)
                elif outcome is None:
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
    database: Database, store: Store, numbers: Sequence[int], rules: Rules
) -> Iterator[list[tuple[int, Outcome]]]:
    def known(number: int) -> dict[int, int]:
        return writing.known_fingerprints(database.reader(), number)

    batch: list[tuple[int, Outcome]] = []
    # Few at first, so that there is soon something to see; then many, which is faster.
    most = 1
    for item in prepared(store, numbers, rules, known):
        batch.append(item)
        if len(batch) == most:
            yield batch
            batch = []
            most = min(2 * most, _SHARDS_A_TRANSACTION)
    if batch:
        yield batch
