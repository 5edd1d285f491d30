"""A real library on disk, and files to bring into it without starting worker processes."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from newsreader.importing import FileResult, ImportedNote, articles_from_bytes
from newsreader.library import Library
from newsreader.library.imports import take_in
from newsreader.model import ImportReport

Bring = Callable[..., ImportReport]


@pytest.fixture
def tmp_path() -> Iterator[Path]:
    """A folder in memory where there is one: a thousand syncs to a busy disk take minutes."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        yield Path(folder)


@pytest.fixture(autouse=True)
def _cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSREADER_CACHE", str(tmp_path / "cache"))


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library") as opened:
        yield opened


@pytest.fixture
def bring(library: Library) -> Bring:
    """Import files, given as their names and contents, in one step."""

    def take(
        files: dict[str, str], *, tags: tuple[str, ...] = (), notes: tuple[ImportedNote, ...] = ()
    ) -> ImportReport:
        results = [read(name, text, notes) for name, text in files.items()]
        names = ", ".join(files)
        tally = take_in(library.store, library._upkeep, results, tags, f"import of {names}")
        return tally.report(0.0, False)

    return take


def read(name: str, text: str, notes: tuple[ImportedNote, ...] = ()) -> FileResult:
    data = text.encode()
    articles = articles_from_bytes(data, name, entities=False)
    return FileResult(
        path=name,
        data=data,
        sha256=hashlib.sha256(data).hexdigest(),
        suffix=Path(name).suffix,
        articles=tuple(replace(item, notes=notes) for item in articles),
    )


@pytest.fixture
def page() -> Callable[..., str]:
    """A saved web page with an address, a headline and paragraphs."""

    def make(url: str, title: str, *paragraphs: str, modified: str = "") -> str:
        changed = f'<meta property="article:modified_time" content="{modified}">'
        body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
        return (
            f'<html lang="en"><head><title>{title}</title><link rel="canonical" href="{url}">'
            f'<meta property="og:title" content="{title}">{changed if modified else ""}</head>'
            f"<body><article><h1>{title}</h1>{body}</article></body></html>"
        )

    return make
