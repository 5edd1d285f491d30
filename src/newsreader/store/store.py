"""The library on disk, and every way to change it; `reading` has the ways to read it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import replace
from itertools import accumulate
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Self

from newsreader.errors import LibraryError
from newsreader.model import Annotation, Article
from newsreader.records import record
from newsreader.store.creation import create_library, require_library
from newsreader.store.files import temporary_files
from newsreader.store.lines import Lines
from newsreader.store.lock import WriteLock
from newsreader.store.originals import Originals
from newsreader.store.reading import FULL_SHARD_BYTES, Reading
from newsreader.store.settings import FILE_NAME
from newsreader.store.shards import (
    SHARD_SIZE,
    ShardContent,
    ShardLines,
    Stamp,
    shard_name,
    shard_number,
    shard_of,
)
from newsreader.store.undo.journal import Journal, SingleStep, Step
from newsreader.store.undo.patches import Operation, Patch, Plan, always, apply, fields, whole

if TYPE_CHECKING:
    from newsreader.store.editing import Shard


@record
class Written:
    """A shard that was just written, and the patch that would take that back.

    `before` is the stamp of the file that was changed, None if it is new; `content` is what is
    in it now.
    """

    number: int
    before: Stamp | None
    content: ShardContent
    inverse: Patch


class Store(Reading):
    """A library folder. Reading is safe from several threads; changes take the write lock.

    Nothing is held open between two calls, so there is nothing to close.

    `on_written` is called, under the write lock, after each write of a shard. `recovered` says
    what was found unfinished after a crash and what was done about it, a sentence each.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.library_id = self.settings.library_id
        self.journal = Journal(folder / "undo")
        self.originals = Originals(folder / "originals")
        self.recovered: list[str] = []
        self.on_written: Callable[[Written], None] = _nothing
        self._lock = WriteLock(folder / "lock")

    @classmethod
    def open(cls, folder: Path, *, create: bool = True) -> Self:
        """Open a library, making it if it is not there.

        Raises LibraryError if the folder cannot be used, CorruptShardError if library.json is
        damaged, NewerLibraryError if a newer program wrote it.
        """
        try:
            if not create:
                require_library(folder)
            if not (folder / FILE_NAME).exists():
                create_library(folder)
            store = cls(folder)
            store._tidy()
        except OSError as error:
            raise LibraryError(
                f"The library in {folder} cannot be used: {error.strerror}."
            ) from error
        return store

    def write_lock(self, timeout_seconds: float = 10.0) -> AbstractContextManager[None]:
        """Hold off other writers. Raises LibraryLockedError if one does not finish in time."""
        return self._lock.hold(timeout_seconds)

    # Changing

    @contextmanager
    def step(
        self, description: str, *, operation: Operation | None = None, ids: Sequence[int] = ()
    ) -> Iterator[Step]:
        """One undoable change over several files: what is applied within belongs to it."""
        with self.write_lock():
            self.recover()
            step = self.journal.begin(description, operation=operation, ids=tuple(ids))
        try:
            yield step
        finally:
            self._end(step)

    def change(self, description: str, file_name: str, plan: Plan) -> Patch:
        """One undoable change of one file; returns the inverse. Raises as `apply`."""
        with self.write_lock():
            listing = self.journal.listing()
            if listing.locked:
                self.recover()
                listing = self.journal.listing()
            step = self.journal.single(description, listing)
            inverse = self.apply(step, file_name, plan)
            if inverse:
                self.journal.prune(step.sequence, listing)
        return inverse

    def change_shard(self, description: str, number: int, plan: Plan) -> Patch:
        """`change` of a shard."""
        self._articles.mkdir(exist_ok=True)
        return self.change(description, shard_name(number), plan)

    def apply(self, step: Step | SingleStep | None, file_name: str, plan: Plan) -> Patch:
        """Change one file of the library, in one atomic write; returns the inverse.

        Without a step the change cannot be undone. Raises LibraryLockedError,
        CorruptShardError, and LibraryError when the disk is full: then nothing has changed.
        """
        # TinyDB comes with the first change; the start of the reader needs none of it.
        from newsreader.store.editing import Shard

        with self.write_lock():
            number = shard_number(file_name)
            shard = Shard(self.folder / file_name, self._cache.known(number))
            inverse = apply(shard, plan(shard))
            if not inverse:
                return {}
            try:
                self._remember_numbers(inverse)
                committed = _record_and_commit(step, file_name, inverse, shard)
            except OSError as error:
                raise LibraryError(
                    f"{self.folder / file_name} could not be written: {error.strerror}. "
                    "Nothing in it was changed."
                ) from error
            if number is not None and committed is not None:
                lines, stamp = committed
                written = ShardLines(shard.path, number, stamp, lines)
                self._cache.keep(written)
                content = written.content(shard.parsed)
                self.on_written(Written(number, shard.stamp, content, inverse))
            return inverse

    def apply_to_shard(self, step: Step | SingleStep | None, number: int, plan: Plan) -> Patch:
        """`apply` to a shard."""
        self._articles.mkdir(exist_ok=True)
        return self.apply(step, shard_name(number), plan)

    def add(
        self,
        step: Step,
        articles: Sequence[Article],
        notes: Mapping[int, Sequence[Annotation]] = MappingProxyType({}),
    ) -> list[Article]:
        """Add articles, which get their ids, in one durable write for each shard touched.

        `notes` are the annotations, already numbered, on the article at each place of
        `articles`; they are written together with it.
        """
        added: list[Article] = []
        left = list(articles)
        while left:
            with self.write_lock():
                first = self.next_article_id()
                number = shard_of(first)
                room = (number + 1) * SHARD_SIZE - first + 1
                fitting = _fitting(left[:room])
                batch = [replace(item, id=first + n) for n, item in enumerate(fitting)]
                on_them = [
                    replace(note, article=item.id)
                    for place, item in enumerate(batch, start=len(added))
                    for note in notes.get(place, ())
                ]
                patch: Patch = {
                    "articles": {str(item.id): whole(item.to_json()) for item in batch},
                    "annotations": {str(note.number): whole(note.to_json()) for note in on_them},
                }
                self.apply_to_shard(step, number, always(patch))
            added += batch
            left = left[len(batch) :]
        return added

    def touch(self, article_id: int, values: Mapping[str, Any]) -> None:
        """Set fields of an article without a step (where reading stopped, when it was opened)."""
        patch: Patch = {"articles": {str(article_id): fields(values)}}
        self.apply_to_shard(None, shard_of(article_id), always(patch))

    def new_annotation_numbers(self, count: int, above: int = 0) -> range:
        """Numbers for new annotations, never given again, even if they are not used.

        They are higher than `above`: a synchroniser may have brought an older library.json
        than the annotations are.
        """
        with self.write_lock():
            first = max(self.settings.highest("annotation"), above) + 1
            self.settings.raise_highest("annotation", first + count - 1)
        return range(first, first + count)

    def keep_original(self, data: bytes, suffix: str) -> str:
        """Keep an imported file; returns its SHA-256."""
        with self.write_lock():
            return self.originals.put(data, suffix)

    def recover(self) -> None:
        """Finish what killed processes had begun.

        A step whose files cannot be read now stays for later; `check` names it.
        """
        from newsreader.store.undo.recovery import finish

        with self.write_lock():
            for step, recorded in self.journal.abandoned():
                try:
                    self.recovered.append(finish(self, step, recorded))
                except (LibraryError, OSError):
                    step.close()

    def leftovers(self) -> list[Path]:
        """Temporary files of processes that were killed while writing; of others, if unlocked."""
        folders = (self.folder, self._articles, self.journal.folder)
        return [path for folder in folders for path in temporary_files(folder)]

    def _tidy(self) -> None:
        """What opening mends, unless someone is writing or the folder is read-only."""
        if not self.leftovers() and not self.journal.listing().locked:
            return
        with suppress(LibraryError), self.write_lock(timeout_seconds=0):
            self.recover()
            for path in self.leftovers():
                path.unlink(missing_ok=True)

    def _end(self, step: Step) -> None:
        try:
            with self.write_lock():
                self.journal.end(step)
        except LibraryError:
            # The change is made. What is left to do is found and done by whoever writes next.
            step.close()

    def _remember_numbers(self, inverse: Patch) -> None:
        """The number of what is taken out for good is not to be given again."""
        for kind, table in (("article", "articles"), ("annotation", "annotations")):
            gone = [
                int(key)
                for key, target in inverse.get(table, {}).items()
                if target is not None and "whole" in target
            ]
            if gone:
                self.settings.raise_highest(kind, max(gone))


def _record_and_commit(
    step: Step | SingleStep | None, file_name: str, inverse: Patch, shard: Shard
) -> tuple[Lines, Stamp] | None:
    if step is None:
        return shard.commit()
    step.record(file_name, inverse)
    try:
        return shard.commit()
    except BaseException:
        step.take_back()
        raise


def _fitting(articles: Sequence[Article]) -> Sequence[Article]:
    """As many as do not make a shard too long, and one at least."""
    sizes = accumulate(len(article.text) for article in articles)
    return articles[: 1 + sum(size < FULL_SHARD_BYTES for size in sizes)]


def _nothing(_written: Written) -> None:
    """No index is attached."""
