"""Shards read and folded for the tables: one by one, or many in worker processes."""

from __future__ import annotations

import gc
import os
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newsreader.entities.corrections import corrected_document
from newsreader.entities.rules import EntityRule
from newsreader.errors import CorruptShardError
from newsreader.index import writing
from newsreader.index.content import Press, for_few, for_many
from newsreader.store.forms import is_article, is_note
from newsreader.store.lines import Json, parsed
from newsreader.store.shards import read_lines

if TYPE_CHECKING:
    from concurrent.futures import Future

    from newsreader.store.store import Store

_WORTH_A_POOL = 12
# So many shards are made ready while what others hold is written: their full text in one go.
_AHEAD = 15

#: A shard made ready, None for one that is gone, the error for one that cannot be read.
Outcome = writing.PreparedShard | CorruptShardError | None
Rules = tuple[EntityRule, ...]
#: Given a shard's number, the fingerprints of its articles that are indexed already.
Known = Callable[[int], dict[int, int]]


def prepared(
    store: Store, numbers: Sequence[int], rules: Rules, known: Known
) -> Iterator[tuple[int, Outcome]]:
    """The shards of these numbers with their names corrected by rules, in their order."""
    jobs = ((number, store.shard_path(number), known(number)) for number in numbers)
    if len(numbers) < _WORTH_A_POOL:
        press = for_few()
        for number, path, fingerprints in jobs:
            yield number, _prepare(path, number, fingerprints, rules, press)
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
        press = for_many()
        for number in left:
            yield number, _prepare(store.shard_path(number), number, known(number), rules, press)


def _in_processes(
    jobs: Iterator[tuple[int, Path, dict[int, int]]], rules: Rules
) -> Iterator[tuple[int, Outcome]]:
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    workers = max(1, (os.cpu_count() or 2) - 1)
    # Forking a process that has threads, as the reader has, is not safe.
    with ProcessPoolExecutor(
        workers, mp_context=get_context("spawn"), initializer=_become_a_worker
    ) as pool:
        waiting: deque[tuple[int, Future[Outcome]]] = deque()
        try:
            for number, path, fingerprints in jobs:
                work = pool.submit(_prepare_one_of_many, path, number, fingerprints, rules)
                waiting.append((number, work))
                if len(waiting) > workers + _AHEAD:
                    number, future = waiting.popleft()
                    yield number, future.result()
            while waiting:
                number, future = waiting.popleft()
                yield number, future.result()
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _become_a_worker() -> None:
    # NumPy's linear algebra, of which nothing is used here, else starts threads that wait for
    # work by trying again and again: a third of a worker's start.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    # Nothing parsed here has cycles, and looking for them among a shard's objects costs a tenth.
    gc.disable()


@cache
def _press_of_worker() -> Press:
    return for_many()


def _prepare_one_of_many(path: Path, number: int, known: dict[int, int], rules: Rules) -> Outcome:
    return _prepare(path, number, known, rules, _press_of_worker())


def _prepare(path: Path, number: int, known: dict[int, int], rules: Rules, press: Press) -> Outcome:
    try:
        lines, stamp = read_lines(path)
        # One by one: an article that is folded as soon as it is parsed is still in the
        # processor's cache, and all of a shard are not.
        articles = writing.prepare(
            (
                (n, corrected_document(n, item, rules))
                for n, item in _documents(lines.get("articles", {}), path)
                if is_article(item)
            ),
            known,
            press,
        )
        notes = _documents(lines.get("annotations", {}), path)
        annotations = {n: item for n, item in notes if is_note(item)}
    except FileNotFoundError:
        return None
    except CorruptShardError as error:
        return error
    return writing.PreparedShard(number, stamp, articles, annotations)


def _documents(table: Mapping[int, Json], path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    return ((number, parsed(json, path, number)) for number, json in table.items())
