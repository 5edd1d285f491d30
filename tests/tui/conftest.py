"""The reader over a library on disk, and ways to drive it and to wait for it."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import date
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

from newsreader.config import Settings
from newsreader.library import Library
from newsreader.tui.app import NewsreaderApp
from newsreader.tui.keys import key_name
from newsreader.tui.screens.main import MainScreen
from tests.tui.articles import write_articles

TODAY = date(2026, 11, 24)
_TRIES = 1000


class Reader:
    """The running reader: its pilot, its main screen, its library."""

    def __init__(self, pilot: Pilot[None], library: Library) -> None:
        self.pilot = pilot
        self.library = library

    @property
    def app(self) -> NewsreaderApp:
        app = self.pilot.app
        assert isinstance(app, NewsreaderApp)
        return app

    @property
    def screen(self) -> MainScreen:
        """The main screen, whatever stands over it."""
        return self.app.main

    @property
    def status(self) -> str:
        return self.screen.status.text

    @property
    def titles(self) -> list[str]:
        """The titles the list shows, in their order."""
        rows = self.library.rows(list(self.screen.articles.ids))
        return [row.title for row in rows]

    @property
    def picture(self) -> str:
        """Everything on the screen, line by line."""
        widths = self.app.size.width
        lines = self.app.screen._compositor.render_strips()
        return "\n".join("".join(s.text for s in strip)[:widths] for strip in lines)

    def type_at_once(self, *keys: str) -> None:
        """Hand in keys as a terminal does that read them in one go: nobody waits between them."""
        for key in keys:
            character = key if len(key) == 1 else "/" if key == "slash" else None
            name = key_name(key) if len(key) == 1 else key
            self.app.post_message(events.Key(name, character))

    async def press(self, *keys: str) -> None:
        """Press keys and wait until everything they set going has come to rest."""
        await self.pilot.press(*keys)
        await self.settle()

    async def type(self, text: str) -> None:
        """Type letters."""
        await self.press(*("space" if letter == " " else letter for letter in text))

    async def settle(self) -> None:
        """Wait for what is being drawn, and for every worker that comes to an end by itself."""
        await self.pilot.pause()
        for _ in range(_TRIES):
            busy = [w for w in self.app.workers if not w.is_finished and w.group in _SHORT_WORK]
            if not busy and not self._is_delayed:
                break
            await self.app.workers.wait_for_complete(busy)
            await self.pilot.pause(0.01 if self._is_delayed else None)

    @property
    def _is_delayed(self) -> bool:
        delays = (self.screen.resting, self.screen.typing, self.screen.typing_in_article)
        return any(delay.is_running for delay in delays)

    async def until(self, holds: Callable[[], object]) -> None:
        """Wait until something is so."""
        for _ in range(_TRIES):
            if holds():
                return
            await self.pilot.pause(0.02)
        raise AssertionError(f"never came true; the screen:\n{self.picture}")


# Workers that end by themselves; one that waits for an answer to a dialog does not.
_SHORT_WORK = {
    *("list", "counts", "article", "notes", "hits", "snippets", "unread", "read", "listing"),
    "change",
}

OpenReader = Callable[..., AbstractAsyncContextManager[Reader]]


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library that holds the test articles; each test gets a copy of it."""
    folder = tmp_path_factory.mktemp("template")
    write_articles(folder / "files")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NEWSREADER_CACHE", str(folder / "cache"))
        with Library.open(folder / "library") as library:
            report = library.import_paths([folder / "files"], jobs=1)
        assert len(report.imported) == 7, report
    return folder


@pytest.fixture
def folder(template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a library with the test articles."""
    monkeypatch.setenv("NEWSREADER_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("NO_COLOR", raising=False)
    for name in ("TMUX", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    shutil.copytree(template / "library", tmp_path / "library")
    return tmp_path / "library"


@pytest.fixture
def empty_folder(folder: Path) -> Iterator[Path]:
    """The folder of a library without articles."""
    yield folder.parent / "empty"


@pytest.fixture
def open_reader() -> OpenReader:
    """Opens the reader over a library folder, on a screen of some size."""

    @asynccontextmanager
    async def reader(
        folder: Path, size: tuple[int, int] = (120, 40), settings: Settings | None = None
    ) -> AsyncIterator[Reader]:
        with Library.open(folder) as library:
            library.sync()
            app = NewsreaderApp(library, settings, today=TODAY)
            async with app.run_test(size=size) as pilot:
                running = Reader(pilot, library)
                await running.settle()
                yield running

    return reader
