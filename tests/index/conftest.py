"""A real library on disk with an index that follows it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from newsreader.document import plain_sha256, plain_text
from newsreader.index import Index
from newsreader.model import Article, EntityMention
from newsreader.store.store import Store

Add = Callable[..., list[Article]]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store.open(tmp_path / "library")


@pytest.fixture
def index_file(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "index.sqlite3"


@pytest.fixture
def index(store: Store, index_file: Path) -> Iterator[Index]:
    index = Index.open(index_file)
    index.sync(store)
    store.on_written = lambda written: index.shard_written(store, written)
    yield index
    index.close()


@pytest.fixture
def add(store: Store) -> Add:
    def add(*articles: Article) -> list[Article]:
        with store.step("import") as step:
            return store.add(step, articles)

    return add


def article(title: str, text: str = "", **values: object) -> Article:
    """An article with what the importer would fill in."""
    plain = plain_text(text)
    defaults: dict[str, object] = {
        "saved": "2026-11-01T08:00:00Z",
        "plain_sha256": plain_sha256(plain),
        "word_count": len(plain.split()),
    }
    return Article(title=title, text=text, **{**defaults, **values})  # type: ignore[arg-type]


def mention(text: str, canonical: str = "", label: str = "PERSON") -> EntityMention:
    """A mention whose place does not matter."""
    return EntityMention(label, text, 0, len(text), canonical or text)
