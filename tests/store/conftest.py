"""A real store on disk, and articles to put into it."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from newsreader.document import plain_sha256, plain_text
from newsreader.model import Article
from newsreader.store import Store

ArticleMaker = Callable[..., Article]


def _article(number: int, **fields: object) -> Article:
    text = f"The {number}th ferry left the harbour.\n\nNobody on the quay was surprised."
    values: dict[str, object] = {
        "title": f"Ferry {number} leaves",
        "text": text,
        "key": f"t:{number}",
        "plain_sha256": plain_sha256(plain_text(text)),
        "saved": "2026-11-24T09:00:00Z",
    }
    return Article(**{**values, **fields})  # type: ignore[arg-type]


@pytest.fixture
def tmp_path() -> Iterator[Path]:
    """A folder in memory where there is one: a thousand syncs to a busy disk take minutes."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        yield Path(folder)


@pytest.fixture
def article() -> ArticleMaker:
    """Makes an article of its own for each number, other fields as given."""
    return _article


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "library"


@pytest.fixture
def store(folder: Path) -> Store:
    return Store.open(folder)


@pytest.fixture
def fill(store: Store) -> Callable[[int], list[Article]]:
    """Put so many articles into the store."""

    def add(count: int) -> list[Article]:
        with store.step(f"Added {count} articles") as step:
            return store.add(step, [_article(number) for number in range(1, count + 1)])

    return add
