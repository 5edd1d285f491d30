"""The one object the interfaces use: a library of articles, read, searched and changed.

How it is changed is imported with the first change: the start of the reader needs none of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Self

from newsreader import paths as places
from newsreader.index import Index
from newsreader.library.clock import now
from newsreader.library.keeping import Keeping
from newsreader.library.reading import Reading
from newsreader.library.upkeep import Upkeep
from newsreader.model import (
    DEFAULT_ENTITY_MODEL,
    Annotation,
    Change,
    DroppedBlock,
    ImportProgress,
    ImportReport,
)
from newsreader.store import Store
from newsreader.store.undo.changes import Progress

if TYPE_CHECKING:
    from newsreader.library.changing import Named
    from newsreader.library.reextraction import Reextraction

Cancelled = Callable[[], bool]


class Library(Reading, Keeping):
    """A library folder with its index.

    Reading is safe from several threads at once; changes wait for one another, within this
    process and among processes. A change is durable when its method returns, and each is
    one step of undo unless its docstring says otherwise. Methods that take article ids pass
    over those that do not exist, and raise ArticleNotFoundError if none does. Changes raise
    LibraryLockedError if another process does not finish, CorruptShardError for a damaged
    file, and LibraryError if the disk is full.
    """

    def __init__(self, store: Store, index: Index) -> None:
        self.folder = store.folder
        self.store = store
        self.index = index
        self._upkeep = Upkeep(store, index)
        self._session_file = places.session_file(store.library_id, store.folder)

    @classmethod
    def open(cls, folder: Path | None = None, *, create: bool = True) -> Self:
        """Open a library: by default the user's, made if it is not there.

        The index may be behind until `sync` is called; lists are usable at once.
        Raises LibraryError (CorruptShardError, NewerLibraryError) if it cannot be opened.
        """
        folder = (folder or places.library_folder()).absolute()
        store = Store.open(folder, create=create)
        return cls(store, Index.open(places.index_file(store.library_id, folder)))

    @property
    def recovered(self) -> list[str]:
        """What a crash had left unfinished and what was done about it, a sentence each."""
        return list(self.store.recovered)

    def close(self) -> None:
        """Close the index. Nothing else is open between two calls."""
        self.index.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def mark(
        self,
        ids: Iterable[int],
        *,
        read: bool | None = None,
        starred: bool | None = None,
        archived: bool | None = None,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> Change:
        """Set flags of articles. Can be cancelled between shards; what is done stays."""
        from newsreader.library import changing

        flags = {"read": read, "starred": starred, "archived": archived}
        plan = changing.marking({name: on for name, on in flags.items() if on is not None})
        return self._operate(ids, plan, progress, cancelled)

    def tag(
        self,
        ids: Iterable[int],
        add: Iterable[str] = (),
        remove: Iterable[str] = (),
        *,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> Change:
        """Add and take off tags. Can be cancelled between shards; what is done stays."""
        from newsreader.library import changing

        return self._operate(ids, changing.tagging(add, remove), progress, cancelled)

    def remove(
        self,
        ids: Iterable[int],
        *,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> Change:
        """Put articles into the trash, where they keep everything."""
        from newsreader.library import changing

        return self._operate(ids, changing.removing(), progress, cancelled)

    def restore(
        self,
        ids: Iterable[int],
        *,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> Change:
        """Take articles out of the trash."""
        from newsreader.library import changing

        return self._operate(ids, changing.restoring(), progress, cancelled)

    def empty_trash(
        self, progress: Progress | None = None, cancelled: Cancelled | None = None
    ) -> Change:
        """Take the articles in the trash out of the library, with their notes.

        Can be cancelled between shards; what is done stays.
        """
        from newsreader.library import changing

        return changing.empty_trash(self.store, self.ids("is:trashed"), progress, cancelled)

    def annotate(
        self,
        article_id: int,
        body: str,
        *,
        start: int | None = None,
        end: int | None = None,
        quote: str | None = None,
        tags: Sequence[str] = (),
        motivation: str = "commenting",
    ) -> Annotation:
        """Make a note on a passage (a range of the plain text, or its words) or on the article.

        Raises ArticleNotFoundError, NewsreaderError if the passage is not in the text.
        """
        from newsreader.library import notes

        passage = notes.Passage(start, end, quote)
        return notes.add_note(
            self.store,
            article_id,
            body,
            passage,
            new_numbers=self._upkeep.new_note_numbers,
            tags=tags,
            motivation=motivation,
        )

    def edit_annotation(
        self, number: int, *, body: str | None = None, tags: Sequence[str] | None = None
    ) -> Annotation:
        """Change the words or tags of a note. Raises ArticleNotFoundError."""
        from newsreader.library import notes

        article_id = self._upkeep.article_of_note(number)
        return notes.edit_note(self.store, article_id, number, body=body, tags=tags)

    def remove_annotation(self, number: int) -> Change:
        """Take a note away. Raises ArticleNotFoundError."""
        from newsreader.library import notes

        return notes.remove_note(self.store, self._upkeep.article_of_note(number), number)

    def undo(
        self, progress: Progress | None = None, cancelled: Cancelled | None = None
    ) -> Change | None:
        """Take back the last change, whichever process made it; None if there is none left.

        Can be cancelled between shards; it then puts back what it had undone.
        """
        from newsreader.library import changing

        return changing.undo(self.store, progress, cancelled)

    def redo(
        self, progress: Progress | None = None, cancelled: Cancelled | None = None
    ) -> Change | None:
        """Make the change undone last again; None if there is none. Cancelled, as `undo`."""
        from newsreader.library import changing

        return changing.redo(self.store, progress, cancelled)

    def set_progress(self, article_id: int, fraction: float) -> None:
        """Remember how far an article was read, 0 to 1, and that it was opened. Not undoable."""
        values = {"progress": min(1.0, max(0.0, fraction)), "opened": now()}
        self.store.touch(article_id, values)

    def mark_opened(self, article_id: int) -> None:
        """Remember that an article was opened now. Not undoable."""
        self.store.touch(article_id, {"opened": now()})

    def import_paths(
        self,
        paths: Sequence[str | Path],
        *,
        tags: Sequence[str] = (),
        jobs: int | None = None,
        model: str = DEFAULT_ENTITY_MODEL,
        dry_run: bool = False,
        progress: Callable[[ImportProgress], None] | None = None,
        cancelled: Cancelled | None = None,
    ) -> ImportReport:
        """Import files, folders, archives and "-" (standard input), in one step of undo.

        Names are found by a `model` of `model.ENTITY_MODELS`. Files that cannot be read are in
        the report; a dry run writes nothing. Can be cancelled between files; what is done stays,
        and running it again goes on.
        """
        from newsreader.library import imports

        run = imports.Run(paths, jobs, model, progress, cancelled)
        if dry_run:
            return imports.rehearse(self.store, self._upkeep, run)
        return imports.import_paths(self.store, self._upkeep, run, tags)

    def reextract(
        self,
        ids: Sequence[int],
        *,
        model: str = DEFAULT_ENTITY_MODEL,
        progress: Progress | None = None,
    ) -> Iterator[Reextraction]:
        """Articles read again from the kept originals; changes nothing."""
        from newsreader.library import reextraction

        return reextraction.reextract(self.store, ids, model, progress)

    def take_reextracted(self, taken: Iterable[Reextraction]) -> Change:
        """Give articles the texts their originals have now; the old ones become versions."""
        from newsreader.library import reextraction

        return reextraction.take(self.store, taken)

    def take_back(self, article_id: int, piece: DroppedBlock) -> Change:
        """Put a piece that was left out back into the text, where it stood.

        Raises ArticleNotFoundError, and LibraryError where it is not among those left out.
        """
        from newsreader.library import leftovers

        return leftovers.take_back(self.store, article_id, piece)

    def recognise_again(
        self,
        ids: Sequence[int],
        *,
        model: str = DEFAULT_ENTITY_MODEL,
        progress: Progress | None = None,
    ) -> Change:
        """Find the names in articles anew, where another model or version found the old ones."""
        from newsreader.library import recognition

        return recognition.recognise_again(self.store, ids, model, progress)

    def _operate(
        self,
        ids: Iterable[int],
        plan: Named,
        progress: Progress | None,
        cancelled: Cancelled | None,
    ) -> Change:
        from newsreader.library import changing

        return changing.operate(self.store, list(ids), plan, progress, cancelled)
