"""What can be asked of a library.

What only one question needs is imported when it is asked: all of it would take a third of the
start of the reader, whose first list asks for none of it.
"""

from __future__ import annotations

import builtins
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from newsreader.index import Index
from newsreader.model import (
    Annotation,
    Article,
    ArticleRow,
    EntitySummary,
    MentionInContext,
    MergeSuggestion,
    SearchHit,
)
from newsreader.store import Store
from newsreader.store.undo.changes import Progress

if TYPE_CHECKING:
    from newsreader.analysis import Companion, DatedSentence, Related
    from newsreader.document import Block, Document
    from newsreader.exporting import Entry, Form
    from newsreader.index.completion import Completion
    from newsreader.index.helping import Hint


class Reading:
    """Lists, searches, articles, names and notes. Nothing here changes anything.

    Every method may be called from several threads at once.
    """

    store: Store
    index: Index

    def count(self, query: str = "") -> int:
        """How many articles a query finds. Raises QueryError."""
        return self.index.count(query)

    def months(self, query: str = "") -> builtins.list[tuple[str, int]]:
        """The months in which what a query finds was published, each with how many articles."""
        return self.index.months(query)

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
        from newsreader.library import finding

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
        from newsreader.document import plain_text
        from newsreader.index.highlighting import hits
        from newsreader.index.query import parse

        return hits(plain_text(article.text), parse(query))

    def describe(self, query: str) -> str:
        """A query read back in words. Raises QueryError."""
        from newsreader.index.query import describe, parse

        return describe(parse(query))

    def complete(self, query: str, cursor: int, limit: int = 12) -> builtins.list[Completion]:
        """What may come next in a half-typed query, at a place in it, likeliest first."""
        return self.index.complete(query, cursor, limit)

    @staticmethod
    def as_typed(query: str) -> str:
        """The query that a half-typed one stands for: its last word may go on ("harb" is harb*)."""
        from newsreader.index.completion import as_typed

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
        from newsreader.entities.corrections import corrected

        return corrected(self.store.get(article_id), self.store.entity_rules())

    def document(self, article: Article) -> Document:
        """An article's plain text with its structure: what offsets refer to."""
        from newsreader.document import parse

        return parse(article.text)

    def original(self, article_id: int) -> bytes:
        """The file an article came from, as it was imported. Raises LibraryError without one."""
        from newsreader.library import naming

        return naming.original(self.store, article_id)

    @staticmethod
    def pictures(article: Article) -> builtins.list[Block]:
        """The picture blocks of an article whose pictures its file can hold itself."""
        from newsreader.library import pictures

        return pictures.pictures(article)

    def picture_files(self, article: Article, addresses: Collection[str]) -> dict[str, bytes]:
        """The bytes of pictures of an article by their addresses, out of the file it came from.

        Those that the file does not hold are left out. Raises LibraryError where it is gone.
        """
        from newsreader.library import pictures

        return pictures.picture_files(self.store, article, addresses)

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
        from newsreader.library import naming

        if isinstance(target, int):
            return naming.entities_of(self.get(target), label)
        return self.index.entities(target or "", label)

    def suggested_merges(self) -> builtins.list[MergeSuggestion]:
        """Things named in the library that may be one, each with the reason.

        Pairs that were called different are left out (`correct_entity`).
        """
        from newsreader.library import naming

        return naming.suggestions(self.index.entities(), self.store.entity_rules())

    def suggested_merge(self, name: str, label: str) -> MergeSuggestion | None:
        """What a thing may be one with: of `suggested_merges` the first that has its name.

        Only things are looked at that share a word with it.
        """
        from newsreader.library import naming

        near = self.index.similar_entities(name, label)
        found = naming.suggestions(near, self.store.entity_rules())
        return next((each for each in found if name in (each.name, each.to)), None)

    @staticmethod
    def names_are_basic(article: Article) -> bool:
        """Were the article's names found by lists and patterns alone, or would they be?"""
        from newsreader.entities import is_basic, is_version_of_lists

        version = article.source.entity_model if article.source else None
        return is_version_of_lists(version) if version else is_basic(article.language)

    def mentions(self, name: str) -> builtins.list[MentionInContext]:
        """Every sentence that names one of `names_meant`, by whatever form."""
        from newsreader.library import naming

        meant, articles = self.index.naming(name)
        return naming.mentions(self._articles(articles), (name, *meant))

    def names_meant(self, name: str) -> builtins.list[str]:
        """Whom or what a name is taken for: what is called exactly so, or else all that have
        its words in their names ("Erdogan" is taken for "Recep Tayyip Erdoğan").
        """
        return self.index.names_meant(name)

    @staticmethod
    def is_same_name(one: str, other: str) -> bool:
        """Are two names the same but for case and accents?"""
        from newsreader.library import naming

        return naming.is_same_name(one, other)

    def together(self, name: str) -> builtins.list[Companion]:
        """Who and what is named in the same sentences as one of `names_meant`."""
        from newsreader.library import naming

        meant, articles = self.index.naming(name)
        return naming.companions(self._articles(articles), (name, *meant))

    def timeline(self, query: str = "") -> builtins.list[DatedSentence]:
        """The dated sentences of what a query finds, in the order of their dates."""
        from newsreader.analysis import timeline

        return timeline(self._articles(self.ids(query)))

    def related(self, article_id: int, limit: int = 20) -> builtins.list[Related]:
        """The articles that belong with one, best first. Raises ArticleNotFoundError."""
        from newsreader.library import relating

        return relating.related_to(self.index, self.get(article_id), limit)

    def export(
        self,
        ids: Sequence[int],
        file: Path,
        form: Form | None = None,
        *,
        replace: bool = False,
        progress: Progress | None = None,
    ) -> int:
        """Write articles with their notes into a file; returns how many.

        Without a form the ending of the file says which. Raises NewsreaderError for an ending
        that is none's, a file that is there, and a place that cannot be written.
        """
        from newsreader.exporting import form_of, write_file

        form = form or form_of(file)
        entries = self._entries(ids, progress, with_pictures=form.has_pictures)
        write_file(file, form, entries, replace=replace)
        return len(ids)

    def exported(self, ids: Sequence[int], form: Form) -> Iterator[bytes]:
        """What `export` would write, piece by piece."""
        return form.pieces(self._entries(ids, None, with_pictures=form.has_pictures))

    def export_vault(
        self, ids: Sequence[int], folder: Path, *, progress: Progress | None = None
    ) -> int:
        """Write or renew the notes of articles in an Obsidian vault; returns how many.

        Raises NewsreaderError when the folder cannot be written.
        """
        from newsreader.exporting import write_vault

        return write_vault(folder, self._entries(ids, progress, with_pictures=True))

    def cite(self, article: Article, style: str | None = None) -> str:
        """An article as a line of a bibliography, in a style of `CITATION_STYLES` (the first for
        None) or by a CSL file. Raises NewsreaderError for another.
        """
        from newsreader.exporting import CITATION_STYLES, Entry, cite

        return cite(Entry(article), style or CITATION_STYLES[0])

    def duplicates(self) -> builtins.list[builtins.list[int]]:
        """The ids of articles with the same text under several addresses, group by group."""
        return self.index.copies()

    def tags(self) -> builtins.list[tuple[str, int]]:
        """The tags in use and how many articles have each."""
        return self.index.tags()

    def publishers(self) -> builtins.list[tuple[str, int]]:
        """The publishers and how many articles are theirs."""
        return self.index.publishers()

    def views(self) -> dict[str, int]:
        """How many articles each view shows: all, unread, starred, archived, trash; and notes."""
        return self.index.counts()

    def _entries(
        self, ids: Sequence[int], progress: Progress | None, *, with_pictures: bool
    ) -> Iterator[Entry]:
        from newsreader.exporting import Entry
        from newsreader.library import pictures

        for done, number in enumerate(ids, 1):
            article = self.get(number)
            held = pictures.held(self.store, article) if with_pictures else {}
            yield Entry(article, tuple(self.annotations(number)), held)
            if progress:
                progress(done, len(ids))

    def _articles(self, ids: Iterable[int]) -> Iterator[Article]:
        from newsreader.entities.corrections import corrected

        rules = self.store.entity_rules()
        return (corrected(article, rules) for article in self.store.get_many(ids))
