"""Changes as a reader makes them: named, undoable, over any number of articles.

Between two shards no lock is held, so that other processes write on; a change over many
shards is one step all the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import groupby

from newsreader.errors import LibraryError
from newsreader.model import Change
from newsreader.store.lock import give_way
from newsreader.store.shards import shard_of
from newsreader.store.store import Store
from newsreader.store.undo.journal import Recorded, Step
from newsreader.store.undo.patches import Operation, Patch, Plan, always, article_ids

# Written before others get their turn: some tenths of a second.
_SHARDS_IN_A_ROW = 8

#: Called with the articles done and the articles in all.
Progress = Callable[[int, int], None]


def operate(
    store: Store,
    ids: Sequence[int],
    operation: Operation,
    description: str,
    *,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> tuple[int, ...]:
    """Make the same change to articles, one write for each shard, in one step.

    Returns those that really changed. Can be cancelled between shards: what is done then
    stays done and is one step. Numbers of articles that do not exist are passed over.
    Raises LibraryLockedError, LibraryError, CorruptShardError; what was done
    before can be undone.
    """
    ordered = sorted(set(ids))
    shards = [(number, tuple(run)) for number, run in groupby(ordered, key=shard_of)]
    changed: list[int] = []
    done = 0
    with _one_change(store, description, operation, ordered, len(shards)) as apply:
        for place, (number, part) in enumerate(shards, start=1):
            if cancelled is not None and cancelled():
                break
            if place % _SHARDS_IN_A_ROW == 0:
                give_way()
            changed += article_ids(apply(number, partial(operation.patch, ids=part)))
            done += len(part)
            if progress is not None:
                progress(done, len(ordered))
    return tuple(changed)


def undo(
    store: Store,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Change | None:
    """Take the last step back; None if there is none. Raises as `operate`.

    Cancelled between two shards, it puts back what it had done, and the change has no articles:
    half a step undone would be neither done nor undone.
    """
    return _turn(store, store.journal.last_done, progress, cancelled)


def redo(
    store: Store,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Change | None:
    """Make the step undone last again; None if there is none. Raises, and is stopped, as `undo`."""
    return _turn(store, store.journal.first_undone, progress, cancelled)


@contextmanager
def _one_change(
    store: Store, description: str, operation: Operation, ids: Sequence[int], shards: int
) -> Iterator[Callable[[int, Plan], Patch]]:
    if shards == 1:
        yield partial(store.change_shard, description)
        return
    with store.step(description, operation=operation, ids=ids) as step:
        yield partial(store.apply_to_shard, step)


def _turn(
    store: Store,
    find: Callable[[], Recorded | None],
    progress: Progress | None,
    cancelled: Callable[[], bool] | None,
) -> Change | None:
    """Undo or redo; a step that changes nothing (it never came about) is passed over."""
    while True:
        with store.write_lock():
            store.recover()
            recorded = find()
            step = store.journal.reopen(recorded) if recorded else None
            if recorded is None or step is None:
                return None
            step.begin_generation()
        wanted = recorded.generations[-1]
        try:
            inverses = _applied(store, step, wanted, progress, cancelled)
            is_stopped = len(inverses) < len(wanted)
            if is_stopped:
                step.begin_putting_back()
                done = {name: inverse for name, inverse in inverses.items() if inverse}
                _applied(store, step, done)
        except BaseException:
            step.close()
            raise
        if is_stopped:
            _end(store, step, recorded.undone)
            return Change((), recorded.description, stopped=True)
        _end(store, step, not recorded.undone)
        if step.parts:
            changed = tuple(n for inverse in inverses.values() for n in article_ids(inverse))
            return Change(changed, recorded.description)


def _applied(
    store: Store,
    step: Step,
    patches: Mapping[str, Patch],
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> dict[str, Patch]:
    """Apply patches to their files until it is cancelled; returns the inverse of each."""
    inverses: dict[str, Patch] = {}
    done, whole = 0, sum(map(_documents, patches.values()))
    for name, patch in patches.items():
        if cancelled is not None and cancelled():
            break
        if len(inverses) % _SHARDS_IN_A_ROW == _SHARDS_IN_A_ROW - 1:
            give_way()
        inverses[name] = store.apply(step, name, always(patch))
        done += _documents(patch)
        if progress is not None:
            progress(done, whole)
    return inverses


def _documents(patch: Patch) -> int:
    return sum(map(len, patch.values()))


def _end(store: Store, step: Step, undone: bool) -> None:
    try:
        with store.write_lock():
            step.end_generation(undone)
    except LibraryError:
        # It is done. What is left to do is found and done by whoever writes next.
        step.close()
