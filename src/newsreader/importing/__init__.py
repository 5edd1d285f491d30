"""Everything between a path and cleaned articles.

In: paths of files, folders and archives, or standard input. Out: for each file its articles,
complete but for the number the store gives them, or one line that says why there are none.
`walking` finds the files, `reading` opens them, `detect` and `formats` know their kinds,
`html` and `plaintext` find the article in them, `workers` keeps all that at arm's length.
"""

from __future__ import annotations

import hashlib
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import wait
from dataclasses import dataclass
from pathlib import Path

from newsreader.errors import UnreadableFileError
from newsreader.importing import archives
from newsreader.importing.article import ImportedArticle, articles_from_bytes, with_warning
from newsreader.importing.detect import is_container
from newsreader.importing.extracted import Extracted, ImportedNote
from newsreader.importing.formats import format_named
from newsreader.importing.reading import printable_name, read_file, read_stream
from newsreader.importing.walking import STANDARD_INPUT, Found, is_passed_over, walk
from newsreader.importing.workers import Finish, Job, Outcome, Workers, processors
from newsreader.model import DEFAULT_ENTITY_MODEL, ImportProgress
from newsreader.records import record

__all__ = [
    "Extracted", "Failure", "FileResult", "ImportedArticle", "ImportedNote",
    "articles_from_bytes", "read_paths",
]  # fmt: skip

# So much is read ahead of the results that are taken: enough that no worker waits while a batch
# is written, little enough that a folder of large files stays out of memory.
_AHEAD_FILES_PER_JOB = 16
_AHEAD_BYTES = 64 * 2**20
# How often a long wait for a worker asks whether to stop.
_LOOK_UP_SECONDS = 0.25
# Codes of files inside folders that nobody meant.
_NOT_MEANT = ("binary", "unsupported")
_TOO_MUCH = ("timeout", "memory", "crash")


@record
class Failure:
    """Why a file gave no article: a code for scripts and one line for people."""

    code: str
    reason: str


@record
class FileResult:
    """What one file gave. Either `articles` or `failure` is set.

    `path` is the file as it was named or found, an archive's member as "archive/member", both
    fit to be shown and written to JSON whatever bytes the name is made of;
    `data` the bytes as they were imported, `sha256` their hash, `suffix` (".html") what a
    kept copy of them should be called. `warning` says what the file looks like when it does
    not look like an article.
    """

    path: str
    data: bytes
    sha256: str
    suffix: str
    articles: tuple[ImportedArticle, ...] = ()
    failure: Failure | None = None
    warning: str | None = None


@dataclass(slots=True)
class _Task:
    """A file on its way: read and handed to a worker, or failed already."""

    path: str
    named: bool
    data: bytes = b""
    job: Job | None = None
    error: UnreadableFileError | None = None


def read_paths(
    paths: Sequence[str | Path],
    *,
    jobs: int | None = None,
    entities: bool = True,
    model: str = DEFAULT_ENTITY_MODEL,
    progress: Callable[[ImportProgress], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    finish: Finish | None = None,
) -> Iterator[FileResult]:
    """The articles of files, folders (recursive), archives and "-" (standard input).

    Results come one by one in the order of the files, while the next files are being read by
    `jobs` processes (default: one for each processor). Memory is bounded, whatever the
    number of files. Names are found by a `model` of `model.ENTITY_MODELS`. Between files
    `progress` is told how far it is (`skipped` counts files in folders that are no articles)
    and `cancelled` is asked whether to stop. `finish` makes something more of each article, in
    the process that read it (`ImportedArticle.finished`). Closing the iterator stops all work.
    Raises nothing for a bad file: its result says what is wrong.
    """
    return _Reading(entities, model, progress, cancelled, finish).results(paths, jobs)


class _Reading:
    """One run of `read_paths`: its counts and the tasks that are under way."""

    def __init__(
        self,
        entities: bool,
        model: str,
        progress: Callable[[ImportProgress], None] | None,
        cancelled: Callable[[], bool] | None,
        finish: Finish | None,
    ) -> None:
        self.entities = entities
        self.model = model
        self.progress = progress
        self.cancelled = cancelled
        self.finish = finish
        self.tasks: deque[_Task] = deque()
        self.ahead_bytes = 0
        self.done = self.total = self.failed = self.skipped = 0

    def results(self, paths: Sequence[str | Path], jobs: int | None) -> Iterator[FileResult]:
        files = self._find(paths)
        if not files:
            return
        most = min(jobs or processors(), max(1, len(files)))
        if any(_may_hold_many(found) for found in files):
            most = jobs or processors()
        with Workers(most, model=self.model, finish=self.finish) as workers:
            for task in self._read_ahead(files, workers):
                yield from self._result(task, workers)

    def _find(self, paths: Sequence[str | Path]) -> list[Found]:
        files: list[Found] = []
        for found in walk(paths):
            if self._is_cancelled():
                return []
            if found is None:
                self.skipped += 1
                continue
            files.append(found)
            if len(files) % 500 == 0:
                self._tell(found.path)
        self.total = len(files)
        return files

    def _read_ahead(self, files: list[Found], workers: Workers) -> Iterator[_Task]:
        """Tasks in order, each given when the window before it is full or all are read."""
        for found in files:
            for task in self._tasks_of(found):
                if self._is_cancelled():
                    return
                if task.error is None:
                    task.job = workers.submit(task.data, task.path, entities=self.entities)
                self.tasks.append(task)
                self.ahead_bytes += len(task.data)
                while self._is_window_full(workers.jobs):
                    yield self._take()
                while self.tasks and self._is_ready(self.tasks[0]):
                    yield self._take()
        while self.tasks:
            if self._is_cancelled():
                return
            yield self._take()

    def _tasks_of(self, found: Found) -> Iterator[_Task]:
        path = "standard input" if found.path == STANDARD_INPUT else found.path
        try:
            if found.path == STANDARD_INPUT:
                data = read_stream(sys.stdin.buffer, path)
            else:
                data = read_file(found.path)
            if not is_container(data, path):
                yield _Task(path, found.named, data)
                return
            yield from self._members(data, path, found.named)
        except UnreadableFileError as error:
            yield _Task(path, found.named, error=error)

    def _members(self, data: bytes, path: str, named: bool) -> Iterator[_Task]:
        alone = archives.is_gzip(data)
        count = 0
        for member in archives.unpack(data, path, is_container):
            if not alone and is_passed_over(member.name.rsplit("/", 1)[-1]):
                self.skipped += 1
                continue
            count += 1
            self.total += count > 1
            yield _Task(member.name, named and alone, member.data, error=member.error)
        if not count:
            raise UnreadableFileError(
                "no_text", f"{printable_name(path)} holds no file that can be read"
            )

    def _result(self, task: _Task, workers: Workers) -> Iterator[FileResult]:
        outcome = self._outcome(task, workers)
        if outcome is None:
            return
        self.done += 1
        shown = printable_name(task.path)
        if isinstance(outcome, UnreadableFileError):
            if outcome.code in _NOT_MEANT and not task.named:
                self.skipped += 1
                self._tell(shown)
                return
            self.failed += 1
            failure = Failure(outcome.code, str(outcome))
            result = FileResult(shown, task.data, _sha256(task.data), "", failure=failure)
        else:
            sources = [item.article.source for item in outcome if item.article.source]
            suffix = format_named(sources[0].format).suffixes[0]
            result = FileResult(
                shown,
                task.data,
                _sha256(task.data),
                suffix,
                tuple(outcome),
                warning=next((source.warning for source in sources if source.warning), None),
            )
        self._tell(shown)
        yield result

    def _outcome(self, task: _Task, workers: Workers) -> Outcome | None:
        """What became of a file; None if the user stopped the work.

        A file that is too much is asked for less: the article without names, then all of its
        text.
        """
        if task.job is None:
            return task.error or []
        outcome = self._waited(task.job, workers)
        if self.entities and _is_too_much(outcome):
            again = workers.submit(task.data, task.path, entities=False)
            outcome = self._waited(again, workers)
        if _is_too_much(outcome):
            all_text = self._waited(workers.submit_all_text(task.data, task.path), workers)
            return outcome if isinstance(all_text, UnreadableFileError) else all_text
        if self.entities and isinstance(outcome, list):
            return self._with_entities(outcome, task.path, workers)
        return outcome

    def _with_entities(
        self, items: list[ImportedArticle], path: str, workers: Workers
    ) -> Outcome | None:
        """The articles with the names that were left for a task of their own."""
        jobs = {
            place: workers.submit_entities(item, path)
            for place, item in enumerate(items)
            if item.article.source and item.article.source.entity_model is None
        }
        for place, job in jobs.items():
            found = self._waited(job, workers)
            if found is None:
                return None
            items[place] = (
                found[0]
                if isinstance(found, list)
                else with_warning(items[place], "names were not looked for: it took too long")
            )
        return items

    def _waited(self, job: Job, workers: Workers) -> Outcome | None:
        outcome: Outcome | None = None
        while outcome is None:
            while not wait([job.future], _LOOK_UP_SECONDS).done:
                if self._is_cancelled():
                    return None
            outcome = workers.outcome(job)
        return outcome

    def _take(self) -> _Task:
        task = self.tasks.popleft()
        self.ahead_bytes -= len(task.data)
        return task

    def _is_window_full(self, jobs: int) -> bool:
        too_many = len(self.tasks) > _AHEAD_FILES_PER_JOB * jobs
        return too_many or (self.ahead_bytes > _AHEAD_BYTES and len(self.tasks) > 1)

    @staticmethod
    def _is_ready(task: _Task) -> bool:
        return task.job is None or task.job.future.done()

    def _is_cancelled(self) -> bool:
        return self.cancelled is not None and self.cancelled()

    def _tell(self, path: str) -> None:
        if self.progress is not None:
            self.progress(ImportProgress(self.done, self.total, path, self.failed, self.skipped))


def _is_too_much(outcome: Outcome | None) -> bool:
    return isinstance(outcome, UnreadableFileError) and outcome.code in _TOO_MUCH


def _may_hold_many(found: Found) -> bool:
    return found.path == STANDARD_INPUT or found.path.lower().endswith((".zip", ".gz"))


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
