"""The index as the library sees it.

What lists need is imported at once, everything else with the first question that needs it: the
first list of the reader waits for no query language, no compression, no folding of texts, no
worker processes.
"""

from __future__ import annotations

import sqlite3
import threading
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Self

import orjson

from newsreader.errors import CorruptShardError, LibraryError, SearchCancelledError
from newsreader.index import lists, search
from newsreader.index.database import Database, is_broken
from newsreader.model import Annotation, ArticleRow, EntitySummary

if TYPE_CHECKING:
    from newsreader.index.completion import Completion
    from newsreader.index.content import FullText, Ready
    from newsreader.index.helping import Hint
    from newsreader.index.query import Query
    from newsreader.index.snippets import Texts
    from newsreader.index.syncing import Progress
    from newsreader.store.store import Store, Written


class Index:
    """Lists, search and counts of a library, from one SQLite file that can always be remade.

    Every method may be called from any thread. Where a query is taken, text is parsed
    (QueryError), and `interrupt` ends it (SearchCancelledError).
    """

    def __init__(self, file: Path) -> None:
        self.file = file
        self._database = Database(file)
        self._lock = threading.Lock()
        self._kept_texts: Texts | None = None
        self._ready: dict[int, FullText] = {}

    @classmethod
    def open(cls, file: Path) -> Self:
        """Open an index; one that is missing, broken or of another version begins empty.

        Raises LibraryError if there can be none: no FTS5, or a folder that cannot be written.
        """
        return cls(file)

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    def interrupt(self) -> None:
        """Cancel the queries that are running in any thread."""
        self._database.interrupt()

    # Keeping up with the shards

    def stale(self, store: Store) -> list[int]:
        """The shards that are not indexed as they are on disk, newest first."""
        from newsreader.index import syncing

        with self._reading():
            return syncing.stale(self._database, store)

    def sync(
        self,
        store: Store,
        *,
        progress: Progress | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> int:
        """Index the shards that differ, newest first; returns how many.

        A damaged index is moved aside and made anew. `cancelled` is asked after each
        transaction of a few shards.
        """
        from newsreader.index import syncing

        try:
            return syncing.sync(self._database, store, progress, cancelled)
        except sqlite3.DatabaseError as error:
            if not is_broken(error):
                raise
        self._database.start_anew()
        return syncing.sync(self._database, store, progress, cancelled)

    def rebuild(
        self,
        store: Store,
        *,
        progress: Progress | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> int:
        """Make the index anew from all shards; returns how many there are.

        What there is answers until the new one is whole, and stays if it is broken off.
        """
        from newsreader.index import building

        try:
            done = building.build(self._database, store, progress, cancelled)
        except sqlite3.DatabaseError as error:
            if not is_broken(error):
                raise
            self._database.start_anew()
            done = building.build(self._database, store, progress, cancelled)
        if cancelled is None or not cancelled():
            # What was written meanwhile.
            self.sync(store, cancelled=cancelled)
        return done

    def shard_written(self, store: Store, written: Written) -> None:
        """Follow one write of a shard: index the documents that it changed and no others.

        The change is on disk already, so nothing that fails here may say otherwise: a shard
        that cannot be followed, or was not indexed as it was before, is left for `sync`.
        """
        try:
            self._follow(store, written)
        except (sqlite3.Error, CorruptShardError, FileNotFoundError):
            return

    @contextmanager
    def given(self, texts: Iterable[Ready]) -> Iterator[None]:
        """While articles are written: what `content.ready` has made of some of them."""
        self._ready = dict(texts)
        try:
            yield
        finally:
            self._ready = {}

    def version(self) -> int:
        """A number that differs whenever anything was indexed, by this process or another."""
        with self._reading() as connection:
            (changes,) = connection.execute(
                "SELECT value FROM meta WHERE key = 'changes'"
            ).fetchone()
        return int(changes)

    # Lists and search

    def count(self, query: Query | str = "") -> int:
        """How many articles a query finds."""
        found = search.compiled_query(query)
        with self._reading() as connection:
            return lists.count(connection, found)

    def months(self, query: Query | str = "") -> list[tuple[str, int]]:
        """The months ("2026-11") in which what a query finds was published, each with how many.

        In the order of time; a date of which only the year is known counts for its January.
        """
        found = search.compiled_query(query)
        with self._reading() as connection:
            return lists.months(connection, found)

    def ids(self, query: Query | str = "", sort: str = "") -> array[int]:
        """The numbers of all articles found, in order, as 64-bit integers.

        `sort` ("key", "-key", "key:asc", "key:desc") goes before the query's own; without
        either, matches of words are ranked if they are few and everything else is newest first.
        """
        found, asked = search.ordered_query(query, sort)
        with self._reading() as connection:
            return search.ids(connection, found, asked)

    def page(
        self, query: Query | str = "", sort: str = "", limit: int = 100, offset: int = 0
    ) -> list[ArticleRow]:
        """A stretch of the list that `ids` would give, without the rest of it."""
        found, asked = search.ordered_query(query, sort)
        with self._reading() as connection:
            numbers = search.ids(connection, found, asked, limit, offset)
            return lists.rows(connection, numbers)

    def rows(self, ids: Iterable[int]) -> list[ArticleRow]:
        """What a list shows of these articles, in their order."""
        with self._reading() as connection:
            return lists.rows(connection, ids)

    def search(
        self, query: Query | str, limit: int = 50, offset: int = 0
    ) -> list[tuple[int, float]]:
        """Articles with their scores, best first where at most 2,000 match, else newest first."""
        found, asked = search.ordered_query(query, "")
        with self._reading() as connection:
            return search.search(connection, found, asked, limit, offset)

    def snippets(
        self, ids: Iterable[int], query: Query | str, width: int = 180
    ) -> dict[int, tuple[str, list[tuple[int, int]]]]:
        """For each article the piece of its text that shows why it was found.

        A line of about `width` characters and the ranges in it to light up.
        """
        from newsreader.index import snippets

        parsed = search.parsed_query(query)
        with self._reading() as connection:
            texts = self._texts().of_articles(connection, ids)
        return snippets.of_texts(texts, parsed, width)

    def hints(self, query: Query | str) -> list[Hint]:
        """What to try instead of a query that finds nothing."""
        from newsreader.index import helping

        with self._reading() as connection:
            return helping.hints(connection, search.parsed_query(query))

    def complete(self, query: str, cursor: int, limit: int = 12) -> list[Completion]:
        """Completions of a half-typed query at a place in it, best first."""
        from newsreader.index import completion

        with self._reading() as connection:
            return completion.complete(connection, query, cursor, limit)

    # What there is in the library

    def counts(self) -> dict[str, int]:
        """Numbers of articles by view (all, unread, starred, archived, trash) and of notes."""
        with self._reading() as connection:
            return lists.views(connection)

    def tags(self) -> list[tuple[str, int]]:
        """The tags in use with the number of their articles, A to Z."""
        with self._reading() as connection:
            return lists.tags(connection)

    def publishers(self) -> list[tuple[str, int]]:
        """The publishers with the number of their articles, A to Z."""
        with self._reading() as connection:
            return lists.publishers(connection)

    def languages(self) -> list[tuple[str, int]]:
        """The languages with the number of their articles, most first."""
        with self._reading() as connection:
            return lists.languages(connection)

    def entities(
        self, target: Query | str | int | None = None, label: str | None = None, limit: int = -1
    ) -> list[EntitySummary]:
        """What an article (by number), the articles of a query, or all of them name."""
        from newsreader.index import compiling, entities

        if isinstance(target, int):
            found = compiling.article(target)
        else:
            found = search.compiled_query(target or "")
        with self._reading() as connection:
            return entities.summaries(connection, found, (label,) if label else (), limit)

    def most_named(self, labels: Sequence[str], limit: int) -> list[tuple[str, int]]:
        """The things of some kinds that most articles name, each with how many; as `entities`."""
        from newsreader.index import entities

        with self._reading() as connection:
            return entities.most_named(connection, labels, limit)

    def similar_entities(self, name: str, label: str) -> list[EntitySummary]:
        """The things of a label that may be another name of one of them: they share words."""
        from newsreader.index import entities

        with self._reading() as connection:
            return entities.similar(connection, name, label)

    def naming(self, name: str) -> tuple[list[str], list[int]]:
        """The canonical names of what a name is taken for, and the articles that name that.

        The articles saved last come first.
        """
        from newsreader.index import entities

        with self._reading() as connection:
            return entities.naming(connection, name)

    def names_meant(self, name: str) -> list[str]:
        """The canonical names of what `naming` takes a name for."""
        from newsreader.index import entities

        with self._reading() as connection:
            return entities.names_meant(connection, name)

    def notes(self, query: Query | str = "") -> list[Annotation]:
        """Annotations, newest first: words are looked for in them, the rest in their articles."""
        from newsreader.index import compiling

        found = compiling.compiled_for_notes(search.parsed_query(query))
        with self._reading() as connection:
            documents = connection.execute(
                "SELECT n.document FROM note n JOIN article a ON a.id = n.article "
                f"WHERE {found.condition} ORDER BY n.created DESC, n.number DESC",
                found.parameters,
            )
            return [Annotation.from_json(orjson.loads(text)) for (text,) in documents]

    # Duplicates

    def find_by_key(self, key: str) -> list[int]:
        """The articles with this key, the oldest first, those in the trash too."""
        with self._reading() as connection:
            return lists.with_key(connection, key)

    def copies(self) -> list[list[int]]:
        """The groups of articles that have the same text."""
        with self._reading() as connection:
            return lists.copies(connection)

    def find_by_source_sha(self, sha256: str) -> list[int]:
        """The articles from the file with this SHA-256 (and, by rare chance, others)."""
        from newsreader.index.content import first_bytes

        with self._reading() as connection:
            return lists.from_file(connection, first_bytes(sha256) or 0)

    def highest_note(self) -> int:
        """The highest number among the notes, 0 if there are none."""
        with self._reading() as connection:
            (number,) = connection.execute("SELECT coalesce(max(number), 0) FROM note").fetchone()
        return int(number)

    def article_of_note(self, number: int) -> int | None:
        """The article that a note is on, None if there is no such note."""
        with self._reading() as connection:
            found = connection.execute(
                "SELECT article FROM note WHERE number = ?", (number,)
            ).fetchone()
        return int(found[0]) if found else None

    def _texts(self) -> Texts:
        from newsreader.index import snippets

        with self._lock:
            if self._kept_texts is None:
                self._kept_texts = snippets.Texts()
            return self._kept_texts

    def _follow(self, store: Store, written: Written) -> None:
        from newsreader.entities.corrections import corrected_document
        from newsreader.index import writing

        content = written.content
        articles = [int(key) for key in written.inverse.get("articles", ())]
        notes = [int(key) for key in written.inverse.get("annotations", ())]
        with self._database.transaction() as connection:
            if writing.stamp(connection, written.number) != written.before:
                return
            rules = store.entity_rules()
            there = {
                n: corrected_document(n, content.articles[n], rules)
                for n in articles
                if n in content.articles
            }
            writing.remove_articles(connection, [n for n in articles if n not in there])
            writing.write_articles(connection, there, self._ready)
            writing.write_notes(connection, [(n, content.annotations.get(n)) for n in notes])
            writing.set_stamp(connection, written.number, content.stamp)

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        interruptions = self._database.interruptions
        try:
            yield self._database.reader()
        except sqlite3.OperationalError as error:
            # A query that is cancelled while FTS5 opens a table fails with another code
            # ("vtable constructor failed"), about one time in 300.
            if self._database.interruptions != interruptions:
                raise SearchCancelledError("The search was cancelled.") from error
            raise
        except sqlite3.DatabaseError as error:
            if not is_broken(error):
                raise
            self._database.start_anew()
            raise LibraryError(
                "The index was damaged and has been put aside. No article is lost; "
                "it is made again by: newsreader reindex"
            ) from error
