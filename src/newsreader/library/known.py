"""Which articles the library already has, asked while importing.

The index answers. What it has not caught up with (its disk may be full) is read from the
shards themselves, so that a lagging index never makes a second copy of an article.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from newsreader.errors import CorruptShardError
from newsreader.library.upkeep import Upkeep
from newsreader.model import Article
from newsreader.store import Store


class Known:
    """Looks articles up by what identifies them. The caller holds the write lock."""

    def __init__(self, store: Store, upkeep: Upkeep) -> None:
        self._store = store
        self._index = upkeep.index
        self._upkeep = upkeep

    def same_article(self, article: Article) -> Article | None:
        """The article of the same address, or without an address of the same words."""
        found = self._among(self._index.find_by_key, article.key, lambda item: item.key)
        return found[0] if found else None

    def from_same_bytes(self, sha256: str) -> list[Article]:
        """The articles that came out of a file of exactly these bytes."""
        return self._among(self._index.find_by_source_sha, sha256, _source)

    def _among(
        self,
        find: Callable[[str], list[int]],
        wanted: str,
        identity: Callable[[Article], str],
    ) -> list[Article]:
        ids: list[int] = []
        if not self._upkeep.behind:
            ids = find(wanted)
        found = [item for item in self._store.get_many(ids) if identity(item) == wanted]
        return found + [item for item in self._unindexed() if identity(item) == wanted]

    def _unindexed(self) -> Iterator[Article]:
        for number in self._upkeep.behind:
            try:
                documents = list(self._store.read_shard(number).articles.values())
            except (CorruptShardError, FileNotFoundError):
                continue
            yield from map(Article.from_json, documents)


def _source(article: Article) -> str:
    return article.source.sha256 if article.source else ""
