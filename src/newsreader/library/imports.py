"""Bringing files in: what is new, what is known already, what has a new text.

Same address and same text: a duplicate, whose tags are merged. Same address, changed text: a
new version of the same article, the old text kept, the notes anchored again. Another address
with the same text: an article of its own (the index groups such copies). The same bytes
again: a duplicate, even where a newer program would read them differently.

One import is one step of undo, written in batches: other processes write in between, and
a kill costs the last batch at most.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from newsreader.cleaning import clean_line
from newsreader.document import plain_text
from newsreader.errors import LibraryError
from newsreader.library.clock import now
from newsreader.library.known import Known
from newsreader.library.notes import imported_notes
from newsreader.library.upkeep import Upkeep
from newsreader.library.versions import with_new_text
from newsreader.model import DEFAULT_ENTITY_MODEL, Article, ImportProgress, ImportReport
from newsreader.records import record
from newsreader.store import Store
from newsreader.store.lock import give_way
from newsreader.store.shards import shard_of
from newsreader.store.undo.journal import Step
from newsreader.store.undo.patches import Operation

if TYPE_CHECKING:
    from newsreader.importing import FileResult, ImportedArticle

_BATCH_ARTICLES = 32
_BATCH_BYTES = 16_000_000
_BATCH_SECONDS = 1.0
# Nobody waits for an import the way one waits for a key.
_PATIENCE_SECONDS = 60.0


@dataclass(slots=True)
class Tally:
    """What has been done so far, for the report."""

    imported: list[tuple[int, str, str]] = field(default_factory=list)
    updated: list[tuple[int, str, str]] = field(default_factory=list)
    duplicates: list[tuple[int, str]] = field(default_factory=list)
    failed: list[tuple[str, str, str]] = field(default_factory=list)
    warnings: list[tuple[str, str]] = field(default_factory=list)

    def report(self, seconds: float, cancelled: bool) -> ImportReport:
        """The report, in the order of the files."""
        return ImportReport(
            tuple(self.imported),
            tuple(self.updated),
            tuple(self.duplicates),
            tuple(self.failed),
            tuple(self.warnings),
            seconds,
            cancelled,
        )

    def take_failure(self, result: FileResult) -> None:
        """Note what was wrong or odd about a file."""
        if result.failure is not None:
            self.failed.append((result.path, result.failure.reason, result.failure.code))
        if result.warning:
            self.warnings.append((result.path, result.warning))


@record
class Run:
    """What to import, with how many processes and which model, and whom to tell and to ask."""

    paths: Sequence[str | Path]
    jobs: int | None = None
    model: str = DEFAULT_ENTITY_MODEL
    progress: Callable[[ImportProgress], None] | None = None
    cancelled: Callable[[], bool] | None = None

    def results(self, *, entities: bool) -> Iterator[FileResult]:
        """The files' articles one by one."""
        from newsreader.importing import read_paths
        from newsreader.index.content import ready

        return read_paths(
            self.paths,
            jobs=self.jobs,
            entities=entities,
            model=self.model,
            progress=self.progress,
            cancelled=self.cancelled,
            finish=ready,
        )

    @property
    def is_cancelled(self) -> bool:
        """Was it asked to stop?"""
        return self.cancelled is not None and self.cancelled()


def import_paths(store: Store, upkeep: Upkeep, run: Run, tags: Sequence[str]) -> ImportReport:
    """Import files, folders, archives and "-" as one step of undo.

    Raises LibraryLockedError, CorruptShardError, and LibraryError when the disk is full; what
    was written before stays and can be undone.
    """
    begun = time.monotonic()
    results = run.results(entities=True)
    tally = take_in(store, upkeep, results, tags, _description(run.paths))
    return tally.report(time.monotonic() - begun, run.is_cancelled)


def take_in(
    store: Store,
    upkeep: Upkeep,
    results: Iterable[FileResult],
    tags: Sequence[str],
    description: str,
) -> Tally:
    """Put what was read from files into the library, as one step of undo."""
    tally = Tally()
    try:
        with store.step(description) as step:
            batch = _Batch(store, upkeep, step, tally, _clean_tags(tags))
            try:
                for result in results:
                    batch.take(result)
            finally:
                batch.write()
    except LibraryError as error:
        done = len(tally.imported) + len(tally.updated)
        raise type(error)(
            f"{error} {done:,} articles were imported before that; import again to go on."
        ) from error
    return tally


def rehearse(store: Store, upkeep: Upkeep, run: Run) -> ImportReport:
    """What `import_paths` would do, with nothing written. New articles have the id 0."""
    begun = time.monotonic()
    tally = Tally()
    known = Known(store, upkeep)
    upkeep.catch_up()
    keys: set[str] = set()
    for result in run.results(entities=False):
        tally.take_failure(result)
        for item in result.articles:
            article = item.article
            found = _known_as(known, result, article)
            if found is None and article.key not in keys:
                keys.add(article.key)
                tally.imported.append((0, article.title, result.path))
            elif found is None or _is_same(found, article, result):
                tally.duplicates.append((found.id if found else 0, result.path))
            else:
                tally.updated.append((found.id, article.title, result.path))
    return tally.report(time.monotonic() - begun, run.is_cancelled)


class _Batch:
    """Files that were read and are not yet written."""

    def __init__(
        self, store: Store, upkeep: Upkeep, step: Step, tally: Tally, tags: tuple[str, ...]
    ) -> None:
        self._store = store
        self._upkeep = upkeep
        self._step = step
        self._tally = tally
        self._tags = tags
        self._known = Known(store, upkeep)
        self._results: list[FileResult] = []
        self._articles = 0
        self._bytes = 0
        self._since = time.monotonic()

    def take(self, result: FileResult) -> None:
        """Take a file in, and write if there is enough to write."""
        self._tally.take_failure(result)
        if not result.articles:
            return
        self._results.append(result)
        self._articles += len(result.articles)
        self._bytes += len(result.data)
        waited = time.monotonic() - self._since
        if (
            self._articles >= _BATCH_ARTICLES
            or self._bytes >= _BATCH_BYTES
            or waited >= _BATCH_SECONDS
        ):
            self.write()

    def write(self) -> None:
        """Make the articles durable, a lock's turn for every few of them."""
        results, self._results = self._results, []
        self._articles = self._bytes = 0
        self._upkeep.catch_up()
        self._keep_originals(results)
        items = [(item, result) for result in results for item in result.articles]
        for start in range(0, len(items), _BATCH_ARTICLES):
            if start:
                give_way()
            with self._store.write_lock(_PATIENCE_SECONDS):
                self._upkeep.catch_up()
                self._write(items[start : start + _BATCH_ARTICLES])
        self._since = time.monotonic()

    def _write(self, items: Sequence[tuple[ImportedArticle, FileResult]]) -> None:
        new: list[tuple[ImportedArticle, FileResult]] = []
        tagged: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for item, result in items:
            # What comes twice in a batch meets the first one in the library.
            if any(item.article.key == other.article.key for other, _ in new):
                self._add(new)
                new = []
            found = _known_as(self._known, result, item.article)
            if found is None:
                new.append((item, result))
            elif _is_same(found, item.article, result):
                tagged[(*item.article.tags, *self._tags)].append(found.id)
                self._tally.duplicates.append((found.id, result.path))
            else:
                self._renew(found, item)
                self._tally.updated.append((found.id, item.article.title, result.path))
        self._add(new)
        for tags, ids in tagged.items():
            self._merge(tags, ids)

    def _keep_originals(self, results: Sequence[FileResult]) -> None:
        for result in results:
            if any(not self._is_duplicate(item.article, result) for item in result.articles):
                self._store.keep_original(result.data, result.suffix)

    def _is_duplicate(self, article: Article, result: FileResult) -> bool:
        found = _known_as(self._known, result, article)
        return found is not None and _is_same(found, article, result)

    def _merge(self, tags: tuple[str, ...], ids: Iterable[int]) -> None:
        """Tags of duplicates are added, and those in the trash come back."""
        operation = Operation({"trashed": None}, add=tags)
        for number, run in groupby(sorted(ids), key=shard_of):
            self._store.apply_to_shard(self._step, number, partial(operation.patch, ids=tuple(run)))

    def _renew(self, found: Article, item: ImportedArticle) -> None:
        tags = tuple(dict.fromkeys((*found.tags, *item.article.tags, *self._tags)))
        article = replace(item.article, tags=tags)
        plan = partial(with_new_text, article_id=found.id, new=article)
        self._store.apply_to_shard(self._step, shard_of(found.id), plan)

    def _add(self, new: Sequence[tuple[ImportedArticle, FileResult]]) -> None:
        if not new:
            return
        time_now = now()
        articles = [
            replace(
                item.article,
                tags=tuple(dict.fromkeys((*item.article.tags, *self._tags))),
                saved=item.article.saved or time_now,
            )
            for item, _ in new
        ]
        notes = {
            place: imported_notes(
                item.notes, plain_text(item.article.text), self._upkeep.new_note_numbers
            )
            for place, (item, _) in enumerate(new)
            if item.notes
        }
        made = [item.finished for item, _ in new if item.finished is not None]
        with self._upkeep.index.given(made):
            added = self._store.add(self._step, articles, notes)
        for article, (_, result) in zip(added, new, strict=True):
            self._tally.imported.append((article.id, article.title, result.path))


def _known_as(known: Known, result: FileResult, article: Article) -> Article | None:
    """The article in the library that this one is, or is a version of."""
    if len(result.articles) == 1:
        same_bytes = known.from_same_bytes(result.sha256)
        if len(same_bytes) == 1:
            return same_bytes[0]
    return known.same_article(article)


def _is_same(found: Article, article: Article, result: FileResult) -> bool:
    """Is there nothing new in the article?"""
    texts = (found.plain_sha256, *(version.sha256 for version in found.versions))
    if article.plain_sha256 in texts:
        return True
    same_bytes = found.source is not None and found.source.sha256 == result.sha256
    return same_bytes and len(result.articles) == 1


def _description(paths: Sequence[str | Path]) -> str:
    if len(paths) == 1:
        name = clean_line(Path(paths[0]).name or str(paths[0]))
        return f"import of {'standard input' if name == '-' else name}"
    return f"import of {len(paths)} paths"


def _clean_tags(tags: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, map(clean_line, tags))))
