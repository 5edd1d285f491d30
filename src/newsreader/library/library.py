"""The one object the interfaces use: a library of articles, read, searched and changed."""

from __future__ import annotations

import builtins
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Self

from newsreader import paths as places
from newsreader.analysis import Companion, DatedSentence, timeline
from newsreader.document import Document, parse, plain_text
from newsreader.entities.corrections import corrected
from newsreader.entities.rules import EntityRule
from newsreader.errors import NewsreaderError
from newsreader.index import Index
from newsreader.index.completion import Completion, as_typed
from newsreader.index.helping import Hint
from newsreader.index.highlighting import hits
from newsreader.index.query import describe
from newsreader.index.query import parse as parse_query
from newsreader.library import care, changing, finding, imports, naming, notes, reextraction
from newsreader.library.clock import now
from newsreader.library.reextraction import Reextraction
from newsreader.library.session import read_session, write_session
from newsreader.library.upkeep import Upkeep
from newsreader.model import (
    Annotation,
    Article,
    ArticleRow,
    Change,
    EntitySummary,
    ImportProgress,
    ImportReport,
    MentionInContext,
    Problem,
    SearchHit,
)
from newsreader.store import Store
from newsreader.store.care import backup
from newsreader.store.undo.changes import Progress

Cancelled = Callable[[], bool]


class Library:
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

    def close(self) -> None:
        """Close the index. Nothing else is open between two calls."""
        self.index.close()
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    # Reading

    def count(self, query: str = "") -> int:
        """How many articles a query finds. Raises QueryError."""
        return self.index.count(query)

    def ids(self, query: str = "", sort: str = "") -> Sequence[int]:
        """The ids of all articles a query finds, in the order of a sort key. Raises QueryError."""
        return self.index.ids(query, sort)

    def rows(self, ids: Iterable[int]) -> builtins.list[ArticleRow]:
        """What a list shows of articles, in the order asked for."""
        return self.index.rows(ids)

    def list(
        self, query: str = "", sort: str = "", limit: int | None = None, offset: int = 0
    ) -> builtins.list[ArticleRow]:
        """A stretch of the list a query finds. Raises QueryError."""
        return self.index.page(query, sort, -1 if limit is None else limit, offset)

    def search(self, query: str, limit: int = 50, offset: int = 0) -> builtins.list[SearchHit]:
        """The best articles for a query, each with the piece of text that shows why."""
        return finding.search(self.index, query, limit, offset)

    def snippets(
        self, query: str, ids: Iterable[int], *, width: int = 180
    ) -> dict[int, tuple[str, builtins.list[tuple[int, int]]]]:
        """The piece of each article's text, about `width` characters, that shows why a query
        found it, and the ranges in it to light up.
        """
        return self.index.snippets(ids, query, width)

    def hits(self, article: Article, query: str) -> builtins.list[tuple[int, int]]:
        """The ranges of an article's plain text that a query finds."""
        return hits(plain_text(article.text), parse_query(query))

    def describe(self, query: str) -> str:
        """A query read back in words. Raises QueryError."""
        return describe(parse_query(query))

    def complete(self, query: str, cursor: int, limit: int = 12) -> builtins.list[Completion]:
        """What may come next in a half-typed query, at a place in it, likeliest first."""
        return self.index.complete(query, cursor, limit)

    @staticmethod
    def as_typed(query: str) -> str:
        """The query that a half-typed one stands for: its last word may go on ("harb" is harb*)."""
        return as_typed(query)

    def hints(self, query: str) -> builtins.list[Hint]:
        """Other queries that do find something, for one that finds nothing. Raises QueryError."""
        return self.index.hints(query)

    def interrupt(self) -> None:
        """Cancel the searches that are running in other threads."""
        self.index.interrupt()

    def get(self, article_id: int) -> Article:
        """An article, its names as the reader corrected them.

        Raises ArticleNotFoundError, CorruptShardError.
        """
        return corrected(self.store.get(article_id), self.store.entity_rules())

    def document(self, article: Article) -> Document:
        """An article's plain text with its structure: what offsets refer to."""
        return parse(article.text)

    def original(self, article_id: int) -> bytes:
        """The file an article came from, as it was imported. Raises LibraryError without one."""
        return naming.original(self.store, article_id)

    def annotations(self, article_id: int) -> builtins.list[Annotation]:
        """The notes and highlights on an article, by number."""
        return self.store.annotations(article_id)

    def notes(self, query: str = "") -> builtins.list[Annotation]:
        """The notes and highlights on the articles a query finds, newest first."""
        return self.index.notes(query)

    def entities(
        self, target: int | str | None = None, label: str | None = None
    ) -> builtins.list[EntitySummary]:
        """The things named in an article (an id), in what a query finds, or in the library."""
        if isinstance(target, int):
            return naming.entities_of(self.get(target), label)
        return self.index.entities(target or "", label)

    def mentions(self, name: str) -> builtins.list[MentionInContext]:
        """Every sentence that names somebody or something, by the name shown for it."""
        return naming.mentions(self._articles(self.index.mention_articles(name)), name)

    def together(self, name: str) -> builtins.list[Companion]:
        """Who and what is named in the same sentences as somebody or something."""
        return naming.companions(self._articles(self.index.mention_articles(name)), name)

    def timeline(self, query: str = "") -> builtins.list[DatedSentence]:
        """The dated sentences of what a query finds, in the order of their dates."""
        return timeline(self._articles(self.ids(query)))

    def tags(self) -> builtins.list[tuple[str, int]]:
        """The tags in use and how many articles have each."""
        return self.index.tags()

    def publishers(self) -> builtins.list[tuple[str, int]]:
        """The publishers and how many articles are theirs."""
        return self.index.publishers()

    def views(self) -> dict[str, int]:
        """How many articles each view shows: all, unread, starred, archived, trash; and notes."""
        return self.index.counts()

    def reextract(
        self, ids: Sequence[int], progress: Progress | None = None
    ) -> Iterator[Reextraction]:
        """Articles read again from the kept originals; changes nothing."""
        return reextraction.reextract(self.store, ids, progress)

    def take_reextracted(self, taken: Iterable[Reextraction]) -> Change:
        """Give articles the texts their originals have now; the old ones become versions."""
        return reextraction.take(self.store, taken)

    # Changes

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
        return self._operate(ids, changing.tagging(add, remove), progress, cancelled)

    def remove(
        self,
        ids: Iterable[int],
        *,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> Change:
        """Put articles into the trash, where they keep everything."""
        return self._operate(ids, changing.removing(), progress, cancelled)

    def restore(
        self,
        ids: Iterable[int],
        *,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> Change:
        """Take articles out of the trash."""
        return self._operate(ids, changing.restoring(), progress, cancelled)

    def empty_trash(self) -> Change:
        """Take the articles in the trash out of the library, with their notes."""
        return changing.empty_trash(self.store, self.ids("is:trashed"))

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
        article_id = self._upkeep.article_of_note(number)
        return notes.edit_note(self.store, article_id, number, body=body, tags=tags)

    def remove_annotation(self, number: int) -> Change:
        """Take a note away. Raises ArticleNotFoundError."""
        return notes.remove_note(self.store, self._upkeep.article_of_note(number), number)

    def undo(self, progress: Progress | None = None) -> Change | None:
        """Take back the last change, whichever process made it; None if there is none left."""
        return changing.undo(self.store, progress)

    def redo(self, progress: Progress | None = None) -> Change | None:
        """Make the change undone last again; None if there is none."""
        return changing.redo(self.store, progress)

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
        dry_run: bool = False,
        progress: Callable[[ImportProgress], None] | None = None,
        cancelled: Cancelled | None = None,
    ) -> ImportReport:
        """Import files, folders, archives and "-" (standard input), in one step of undo.

        Files that cannot be read are in the report; a dry run writes nothing. Can be cancelled
        between files; what is done stays, and running it again goes on.
        """
        run = imports.Run(paths, jobs, progress, cancelled)
        if dry_run:
            return imports.rehearse(self.store, self._upkeep, run)
        return imports.import_paths(self.store, self._upkeep, run, tags)

    # What belongs to the library as a whole

    def saved_searches(self) -> builtins.list[tuple[str, str]]:
        """Names and queries, in the order they were saved."""
        return changing.saved_searches(self.store)

    def save_search(self, name: str, query: str) -> Change:
        """Keep a query under a name, in place of the one that had it. Raises QueryError."""
        parse_query(query)
        return changing.save_search(self.store, name, query)

    def delete_search(self, name: str) -> Change:
        """Forget a saved search; without one of that name nothing changes."""
        return changing.delete_search(self.store, name)

    def entity_rules(self) -> builtins.list[dict[str, Any]]:
        """The reader's corrections of names, in the order they apply."""
        return self.store.settings.documents("entity_rules")

    def set_entity_rules(self, rules: Sequence[Mapping[str, Any]]) -> Change:
        """Set the corrections of names. Lists and searches follow with the next `sync`."""
        return changing.set_rules(self.store, rules)

    def correct_entity(
        self,
        action: str,
        name: str,
        *,
        to: str | None = None,
        label: str | None = None,
        from_label: str | None = None,
    ) -> Change:
        """Correct a name in all articles, past and coming: rename, merge, split, relabel,
        ignore or add it (see `entities.rules`). Lists and searches follow with the next `sync`.

        Raises NewsreaderError if the correction is not complete.
        """
        try:
            rule = EntityRule(action, name, to=to, label=label, from_label=from_label)
        except ValueError as error:
            raise NewsreaderError(f"This cannot be corrected so: {error}.") from error
        return changing.add_rule(self.store, rule)

    def session(self) -> dict[str, Any]:
        """Where the reader was; empty the first time."""
        return read_session(self._session_file)

    def save_session(self, session: Mapping[str, Any]) -> None:
        """Remember where the reader is. Not undoable."""
        write_session(self._session_file, session)

    # Care

    def sync(self, progress: Progress | None = None, cancelled: Cancelled | None = None) -> int:
        """Bring the index up to date with the files; returns how many shards were read."""
        return self._upkeep.sync(progress, cancelled)

    def changed_elsewhere(self) -> bool:
        """Has another process written since this was last asked? Costs microseconds."""
        return self._upkeep.changed_elsewhere()

    def check(
        self, repair: bool = False, progress: Progress | None = None
    ) -> builtins.list[Problem]:
        """What is wrong with the library; read only. With `repair`, what was mended, and how."""
        if repair:
            return care.repair(self.store, self.index)
        return care.check(self.store, self.index, progress)

    def back_up(self, file: Path, progress: Progress | None = None) -> int:
        """Write the library into one new file; returns how many files it holds."""
        return backup.back_up(self.store, file, progress)

    def reindex(self, progress: Progress | None = None) -> int:
        """Make the index anew; returns the number of articles in it."""
        return self._upkeep.reindex(progress)

    def stats(self) -> dict[str, Any]:
        """The library in figures: counts, and sizes in bytes."""
        return care.stats(self.store, self.index)

    def _articles(self, ids: Iterable[int]) -> Iterator[Article]:
        rules = self.store.entity_rules()
        return (corrected(article, rules) for article in self.store.get_many(ids))

    def _operate(
        self,
        ids: Iterable[int],
        plan: changing.Named,
        progress: Progress | None,
        cancelled: Cancelled | None,
    ) -> Change:
        return changing.operate(self.store, list(ids), plan, progress, cancelled)
