"""Finishing the step of a process that died in the middle of it.

Every file is wholly before or wholly after its part of a step, since a file is replaced
atomically, and every part is in the journal before its file is written. So what is left to
do is: go on with an operation that is said in words, go on with an undo, or, for a step
that only its own process could continue (an import), close it with what was written.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

from newsreader.store.editing import Shard
from newsreader.store.shards import shard_name, shard_of
from newsreader.store.undo.patches import Operation, Patch, always, apply, kept

if TYPE_CHECKING:
    from newsreader.store.store import Store
    from newsreader.store.undo.journal import Recorded, Step


def finish(store: Store, step: Step, recorded: Recorded) -> str:
    """Finish an abandoned step and say so; the caller holds the write lock.

    Raises LibraryError or OSError if a file it needs cannot be read or written.
    """
    if len(recorded.generations) > 1:
        _finish_turning(store, step, recorded)
    elif recorded.operation is not None:
        _finish_operation(store, step, recorded, recorded.operation)
    else:
        _close_as_it_is(store, step, recorded)
        return f"The {recorded.description} was interrupted; what it had done is kept"
    return f"A change was interrupted and has been finished: {recorded.description}"


def _finish_turning(store: Store, step: Step, recorded: Recorded) -> None:
    wanted, parts = recorded.generations[-2:]
    for name, patch in wanted.items():
        if name not in _certain(parts):
            store.apply(step, name, always(patch))
    step.end_generation(recorded.undone)


def _finish_operation(store: Store, step: Step, recorded: Recorded, operation: Operation) -> None:
    certain = _certain(recorded.generations[0])
    for number, run in groupby(recorded.ids, key=shard_of):
        ids = tuple(run)
        if shard_name(number) not in certain:
            store.apply_to_shard(step, number, partial(operation.patch, ids=ids))
    store.journal.end(step)


def _certain(parts: Mapping[str, Patch]) -> set[str]:
    """The files that were surely written: all but the last one written down.

    They are left alone, since others may have changed them after that.
    """
    return set(list(parts)[:-1])


def _close_as_it_is(store: Store, step: Step, recorded: Recorded) -> None:
    """Drop the part that was written down but not carried out.

    Its article numbers are free again: undoing the step must not take strangers away.
    """
    carried_out: dict[str, Patch] = {}
    for name, inverse in recorded.generations[0].items():
        part = kept(inverse, apply(Shard(store.folder / name), inverse))
        if part:
            carried_out[name] = part
    if carried_out != recorded.generations[0]:
        store.journal.rewrite(replace(recorded, generations=(carried_out,)))
    step.parts = len(carried_out)
    store.journal.end(step)
