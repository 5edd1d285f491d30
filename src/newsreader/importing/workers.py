"""Worker processes in which files are taken apart.

A parser may hang, eat the memory or crash on a file that somebody made for that. So each file
is read in a process of its own kind: with a wall clock, a memory limit and no network. What
is lost with a worker is one file; the next one finds a fresh worker.

The pool is Pebble's (Matteo Cafasso, LGPL-3.0), which ends a task by ending its process.
"""

from __future__ import annotations

import math
import multiprocessing
import os
import resource
import signal
import sys
import traceback
from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeAlias

from newsreader.errors import UnreadableFileError
from newsreader.importing.article import (
    ImportedArticle,
    article_of_all_text,
    articles_from_bytes,
    with_entities,
)
from newsreader.importing.reading import printable_name
from newsreader.model import DEFAULT_ENTITY_MODEL, Article

#: Processor time for one file, in seconds. The same file costs the same on a busy machine.
LIMIT_SECONDS = 20.0
#: Memory one worker may take beyond what its libraries need, in bytes.
LIMIT_MEMORY_BYTES = 1536 * 2**20

# lxml, ONNX Runtime and the arenas of malloc keep what they once took.
_FILES_FOR_EACH_WORKER = 500
# Longer texts get their names in a task of their own, with a limit after their length.
_CHARACTERS_AT_ONCE = 60_000
_CHARACTERS_A_SECOND = 4_000
# What waits and computes nothing is ended after so many times its limit.
_WALL_FACTOR = 6
_ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
_FORBIDDEN_EVENTS = (
    "socket.connect", "socket.bind", "socket.getaddrinfo", "socket.gethostbyname",
    "socket.gethostbyaddr", "socket.sendto", "socket.sendmsg", "urllib.Request",
    "subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.startfile",
)  # fmt: skip

Outcome: TypeAlias = list[ImportedArticle] | UnreadableFileError
#: What is to be made of each article in the process that read it; a function of a module.
Finish: TypeAlias = Callable[[Article], Any]


@dataclass(slots=True)
class Job:
    """A file that a worker is at: what was asked, and the future of the answer."""

    arguments: tuple[Any, ...]
    name: str
    work: Callable[..., Outcome]
    seconds: float
    future: Future[Outcome]
    starts: int = 1


def processors() -> int:
    """How many processors this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)  # Linux alone has it
    return len(affinity(0)) if affinity else os.cpu_count() or 1


class Workers:
    """A pool of `jobs` processes; close it, or use it in a `with`.

    `model` finds the names, one of `model.ENTITY_MODELS`; `finish` goes over what was read.
    """

    def __init__(
        self,
        jobs: int,
        *,
        model: str = DEFAULT_ENTITY_MODEL,
        seconds: float = LIMIT_SECONDS,
        finish: Finish | None = None,
    ) -> None:
        self.jobs = jobs
        self._model = model
        self._finish = finish
        self._threads = max(1, processors() // jobs)
        self._seconds = seconds
        self._pool = self._new_pool()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def submit(self, data: bytes, name: str, *, entities: bool) -> Job:
        """Start on a file; `outcome` tells what became of it.

        With `entities` names are looked for in what is short enough to be done at once.
        """
        work = _read_with_entities if entities else _read
        return self._started((data, name), name, work, self._seconds)

    def submit_all_text(self, data: bytes, name: str) -> Job:
        """Start on a file that was too much for `submit`: its text, without choosing."""
        return self._started((data, name), name, _read_all_text, self._seconds)

    def submit_entities(self, item: ImportedArticle, name: str) -> Job:
        """Start looking for names in an article; its time limit grows with its length."""
        seconds = self._seconds + len(item.article.text) / _CHARACTERS_A_SECOND
        return self._started((item, name), name, _find_entities, seconds)

    def outcome(self, job: Job) -> Outcome | None:
        """What became of a file: its articles, or the error that says why there are none.

        Waits for the job's future. None if the work was begun anew, since the pool had broken
        down; ask again then.
        """
        from pebble import ProcessExpired

        shown = printable_name(job.name)
        try:
            return job.future.result()
        except TimeoutError:
            return _took_too_long(shown, job.seconds)
        except ProcessExpired as error:
            if error.exitcode == -signal.SIGXCPU:
                return _took_too_long(shown, job.seconds)
            return UnreadableFileError("crash", f"{shown} brought down the process that read it")
        except BrokenProcessPool:
            # A worker that ends between two files (the system is out of memory) breaks the
            # whole pool; nothing was wrong with the files that wait.
            if job.starts > 1:
                return UnreadableFileError(
                    "crash", f"{shown} could not be read: worker processes end by themselves"
                )
            self._begin_anew(job)
            return None

    def answer(self, job: Job) -> Outcome:
        """What became of a file in the end, however often its work was begun anew."""
        outcome = None
        while outcome is None:
            outcome = self.outcome(job)
        return outcome

    def close(self) -> None:
        """End the workers at once, whatever they are doing."""
        self._pool.stop()
        self._pool.join()

    def _started(
        self, arguments: tuple[Any, ...], name: str, work: Callable[..., Outcome], seconds: float
    ) -> Job:
        return Job(arguments, name, work, seconds, self._schedule(arguments, work, seconds))

    def _schedule(
        self, arguments: tuple[Any, ...], work: Callable[..., Outcome], seconds: float
    ) -> Future[Outcome]:
        if not self._pool.active:
            self.close()
            self._pool = self._new_pool()
        future: Future[Outcome] = self._pool.schedule(
            _within,
            args=(seconds * self._threads, self._finish, work, *arguments),
            timeout=seconds * _WALL_FACTOR,
        )
        return future

    def _begin_anew(self, job: Job) -> None:
        job.starts += 1
        job.future = self._schedule(job.arguments, job.work, job.seconds)

    def _new_pool(self) -> Any:
        from pebble import ProcessPool

        # A forked copy of a program with threads (the reader) can hang on their locks.
        return ProcessPool(
            max_workers=self.jobs,
            max_tasks=_FILES_FOR_EACH_WORKER,
            initializer=_prepare,
            initargs=(self._threads, self._model),
            context=multiprocessing.get_context("spawn"),
        )


def _took_too_long(shown: str, seconds: float) -> UnreadableFileError:
    return UnreadableFileError("timeout", f"{shown} took longer than {seconds:.0f} seconds to read")


def _within(
    seconds: float, finish: Finish | None, work: Callable[..., Outcome], *arguments: Any
) -> Outcome:
    """Do the work with so much processor time; the kernel ends the process (SIGXCPU) after it."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    limit = math.ceil(used.ru_utime + used.ru_stime + seconds)
    _soft, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (limit, hard))
    outcome = work(*arguments)
    if finish is None or not isinstance(outcome, list):
        return outcome
    return [replace(item, finished=finish(item.article)) for item in outcome]


def forbid_network() -> None:
    """From now on this process cannot reach the network or start another program.

    An audit hook cannot be taken away again, so no library that is loaded can undo it.
    """
    sys.addaudithook(_refuse)


def _refuse(event: str, _arguments: tuple[Any, ...]) -> None:
    if event in _FORBIDDEN_EVENTS:
        raise PermissionError(f"reading a file may not use {event}")


def _prepare(threads: int, model: str) -> None:
    """Make a fresh process a worker: quiet, with its share of the processors, locked in."""
    from newsreader.entities import use_model, use_threads

    for variable in _ONE_THREAD:
        os.environ[variable] = "1"
    use_threads(threads)
    use_model(model)
    # What a library prints would land in the middle of the reader's screen.
    nowhere = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nowhere, descriptor)
    os.close(nowhere)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    forbid_network()
    _limit_memory()


def _limit_memory() -> None:
    _soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    limit = _address_space_bytes() + LIMIT_MEMORY_BYTES
    if hard != resource.RLIM_INFINITY:
        limit = min(limit, hard)
    resource.setrlimit(resource.RLIMIT_AS, (limit, hard))


def _address_space_bytes() -> int:
    try:
        pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[0]
        return int(pages) * resource.getpagesize()
    except OSError:  # not Linux
        return 2**30


def _read(data: bytes, name: str) -> Outcome:
    return _outcome_of(lambda: articles_from_bytes(data, name, entities=False), name)


def _read_with_entities(data: bytes, name: str) -> Outcome:
    outcome = _read(data, name)
    if not isinstance(outcome, list):
        return outcome
    if sum(len(item.article.text) for item in outcome) > _CHARACTERS_AT_ONCE:
        return outcome
    return _outcome_of(lambda: [with_entities(item) for item in outcome], name)


def _find_entities(item: ImportedArticle, name: str) -> Outcome:
    return _outcome_of(lambda: [with_entities(item)], name)


def _read_all_text(data: bytes, name: str) -> Outcome:
    return _outcome_of(lambda: [article_of_all_text(data, name)], name)


def _outcome_of(work: Callable[[], list[ImportedArticle]], name: str) -> Outcome:
    try:
        return work()
    except UnreadableFileError as error:
        return error
    except MemoryError:
        return UnreadableFileError(
            "memory", f"{printable_name(name)} needs more memory to read than is allowed"
        )
    except RecursionError:
        return UnreadableFileError("too_deep", f"{printable_name(name)} is nested too deep to read")
    except Exception as error:
        # Parsers are met here by files that nobody has seen before. One of them costs itself,
        # never the import; where it went wrong is said, so that it can be reported.
        place = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{type(error).__name__} in {Path(place.filename).name}, line {place.lineno}"
        return UnreadableFileError("crash", f"{printable_name(name)} could not be read ({where})")
