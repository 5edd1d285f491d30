"""Reading the library on disk: shards, and the articles and notes in them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from newsreader.errors import ArticleNotFoundError, CorruptShardError
from newsreader.model import Annotation, Article
from newsreader.store.cache import ShardCache
from newsreader.store.settings import LibrarySettings
from newsreader.store.shards import (
    SHARD_SIZE,
    ShardContent,
    Stamp,
    shard_name,
    shard_number,
    shard_of,
    stamp_of,
)

if TYPE_CHECKING:
    from newsreader.entities.rules import EntityRule

# A shard of long articles is closed early: every change to one of them writes them all.
FULL_SHARD_BYTES = 8_000_000

_Kind = TypeVar("_Kind", Article, Annotation)


class Reading:
    """What is in a library folder. Nothing here changes anything; safe from several threads."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.settings = LibrarySettings(folder)
        self._articles = folder / "articles"
        self._cache = ShardCache()

    def shard_numbers(self) -> list[int]:
        """The shards there are."""
        return sorted(number for number, _ in self._shard_entries())

    def shard_stamps(self) -> dict[int, Stamp]:
        """The stamp of every shard, without reading any."""
        stamps: dict[int, Stamp] = {}
        for number, entry in self._shard_entries():
            with suppress(FileNotFoundError):
                stamps[number] = stamp_of(entry.stat())
        return stamps

    def shard_path(self, number: int) -> Path:
        """The file of a shard."""
        return self.folder / shard_name(number)

    def read_shard(self, number: int) -> ShardContent:
        """A shard's documents, each parsed when it is asked for.

        Raises FileNotFoundError, and CorruptShardError if the file is damaged, or, later, where
        the document asked for is.
        """
        return self._cache.read(self.shard_path(number), number).content()

    def document(self, article_id: int) -> Mapping[str, Any]:
        """An article's JSON as it is stored. Raises ArticleNotFoundError, CorruptShardError."""
        try:
            content = self.read_shard(shard_of(article_id))
        except FileNotFoundError as error:
            raise ArticleNotFoundError(f"There is no article {article_id}.") from error
        document = content.articles.get(article_id)
        if document is not None:
            return document
        if article_id in content.damaged_articles:
            raise CorruptShardError(
                f"Article {article_id} is damaged. Run: newsreader check --repair"
            )
        raise ArticleNotFoundError(f"There is no article {article_id}.")

    def get(self, article_id: int) -> Article:
        """An article. Raises ArticleNotFoundError, CorruptShardError."""
        return _read(Article, self.document(article_id), f"Article {article_id}")

    def get_many(self, ids: Iterable[int]) -> Iterator[Article]:
        """Those of the articles that exist, in the order asked for, a shard read once a run."""
        for number, run in groupby(ids, key=shard_of):
            try:
                articles = self.read_shard(number).articles
            except FileNotFoundError:
                continue
            yield from (_read(Article, articles[i], f"Article {i}") for i in run if i in articles)

    def entity_rules(self) -> tuple[EntityRule, ...]:
        """The reader's corrections of names, in the order they apply."""
        from newsreader.entities.corrections import rules_from

        return rules_from(self.settings.documents("entity_rules"))

    def annotations(self, article_id: int) -> list[Annotation]:
        """The annotations on an article, by number."""
        try:
            documents = self.read_shard(shard_of(article_id)).annotations
        except FileNotFoundError:
            return []
        return [
            _read(Annotation, documents[number], f"Note {number}")
            for number in sorted(documents)
            if documents[number].get("article") == article_id
        ]

    def next_article_id(self) -> int:
        """The id the next article gets: from the articles themselves, never given before."""
        numbers = self.shard_numbers()
        highest = self.settings.highest("article")
        if not numbers:
            return highest + 1
        last = numbers[-1]
        try:
            shard = self._cache.read(self.shard_path(last), last)
        except CorruptShardError:
            return (last + 1) * SHARD_SIZE + 1
        highest = max(highest, last * SHARD_SIZE, *shard.lines.get("articles", ()))
        if shard.stamp.size > FULL_SHARD_BYTES and shard_of(highest + 1) == last:
            return (last + 1) * SHARD_SIZE + 1
        return highest + 1

    def _shard_entries(self) -> Iterator[tuple[int, os.DirEntry[str]]]:
        if not self._articles.is_dir():
            return
        with os.scandir(self._articles) as entries:
            for entry in entries:
                number = shard_number(f"articles/{entry.name}")
                if number is not None:
                    yield number, entry


def _read(kind: type[_Kind], document: Mapping[str, Any], name: str) -> _Kind:
    try:
        return kind.from_json(document)
    except (TypeError, ValueError, AttributeError) as error:
        raise CorruptShardError(
            f"{name} is damaged ({error}). Run: newsreader check --repair"
        ) from error
