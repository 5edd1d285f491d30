"""What is written to the terminal, key by key, adds up to what the screen holds."""

from __future__ import annotations

import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pyte
import pytest
from rich.console import RenderableType
from textual._compositor import Compositor, CompositorUpdate, LayoutUpdate
from textual.screen import Screen

from newsreader.config import KeySettings, Settings
from newsreader.library import Library
from newsreader.tui import app
from newsreader.tui.app import NewsreaderApp
from newsreader.tui.compositing import ExactCompositor, Terminal
from tests.tui.conftest import TODAY, OpenReader, Reader

SIZE = (120, 40)
#: Keys that move, open, search, mark and lead back; none that leaves the reader or the program.
WALK = (
    *("j", "k", "G", "g", "pagedown", "pageup", "enter", "escape", "tab", "z", "space", "w"),
    *("right_square_bracket", "left_square_bracket", "0", "1", "2", "3", "4", "v", "s", "x", "X"),
    *("slash", "a", "i", "question_mark", "colon", "n", "full_stop", "plus", "minus", "u"),
)


class Watched(NewsreaderApp):
    """The reader, with a terminal that is written to."""

    CSS_PATH = Path(app.__file__).with_name(str(NewsreaderApp.CSS_PATH))

    def __init__(self, library: Library) -> None:
        super().__init__(library, today=TODAY)
        self.terminal = pyte.Screen(*SIZE)
        self.written = 0
        self.pictures = 0

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        if isinstance(renderable, CompositorUpdate) and not self._batch_count:
            text = renderable.render_segments(self.console)
            self.written += len(text)
            self.pictures += 1
            _feed(self.terminal, text)
        super()._display(screen, renderable)

    def expected(self) -> pyte.Screen:
        """The whole picture at once, as Textual's own compositor makes it."""
        terminal = pyte.Screen(self.terminal.columns, self.terminal.lines)
        compositor = self.screen._compositor
        region = compositor.size.region
        chops = Compositor._render_chops(compositor, region, lambda _line: True)
        whole = LayoutUpdate([chop.values() for chop in chops], region)
        _feed(terminal, whole.render_segments(self.console))
        return terminal


@pytest.mark.parametrize(
    "keys",
    [
        pytest.param(["j", "j", "k", "G", "g", "pagedown"], id="moving through the list"),
        pytest.param(["enter", "j", "space", "right_square_bracket", "G"], id="reading"),
        pytest.param(["slash", *"syr", "backspace", "down", "escape"], id="searching"),
        pytest.param(["z", "j", "z", "tab", "tab", "j", "tab"], id="changing the panes"),
        pytest.param(["question_mark", "escape", "j", "colon", "escape"], id="dialogs"),
        pytest.param(["s", "x", "r", "u", "enter", "v", "j", "escape"], id="marking"),
    ],
)
async def test_the_terminal_shows_what_the_screen_holds(folder: Path, keys: list[str]) -> None:
    async with _watched(folder) as (watched, reader):
        for key in ["j", *keys]:
            await reader.press(key)
            assert _cells(watched.terminal) == _cells(watched.expected()), key


@pytest.mark.parametrize(
    ("size", "seed"), [((80, 24), 1), ((160, 50), 2), ((240, 60), 3)], ids=lambda value: str(value)
)
async def test_whatever_keys_are_pressed_the_terminal_shows_the_screen(
    folder: Path, size: tuple[int, int], seed: int
) -> None:
    source = random.Random(seed)
    async with _watched(folder, size) as (watched, reader):
        pressed = [source.choice(WALK) for _ in range(12)]
        for number, key in enumerate(pressed):
            await reader.press(key)
            assert _cells(watched.terminal) == _cells(watched.expected()), pressed[: number + 1]


async def test_what_came_after_the_first_picture_is_where_the_screen_has_it(folder: Path) -> None:
    async with _watched(folder) as (watched, _):
        assert _cells(watched.terminal) == _cells(watched.expected())


async def test_another_size_is_painted_as_a_whole(folder: Path) -> None:
    async with _watched(folder) as (watched, reader):
        watched.terminal = pyte.Screen(90, 30)
        await reader.pilot.resize_terminal(90, 30)
        await reader.settle()
        assert _cells(watched.terminal) == _cells(watched.expected())


async def test_moving_the_cursor_writes_two_rows_and_not_the_screen(folder: Path) -> None:
    async with _watched(folder, (80, 24)) as (watched, reader):
        assert isinstance(watched.screen._compositor, ExactCompositor)
        await reader.press("j")
        watched.written = 0
        await reader.press("j")
        assert 0 < watched.written < 4 * 80 * 3


@pytest.mark.parametrize("key", ["j", "pagedown", "right_square_bracket"])
async def test_what_a_key_changes_in_an_article_is_one_picture(folder: Path, key: str) -> None:
    async with _watched(folder) as (watched, reader):
        await reader.press("enter", "right_square_bracket")
        watched.pictures = 0
        await reader.press(key)
        assert watched.pictures == 1


async def test_a_key_of_ones_own_moves_in_the_list(folder: Path, open_reader: OpenReader) -> None:
    settings = Settings(keys=KeySettings(commands={"down": ("ctrl+d",)}))
    async with open_reader(folder, SIZE, settings) as reader:
        before = reader.screen.articles.cursor
        await reader.press("j")
        assert reader.screen.articles.cursor == before
        await reader.press("ctrl+d")
        assert reader.screen.articles.cursor == before + 1


def test_what_the_terminal_shows_is_not_written_again() -> None:
    terminal = Terminal(2)
    assert terminal.write((0, 0, 4), "news")
    assert not terminal.write((0, 0, 4), "news")
    assert terminal.write((1, 0, 4), "news")


def test_what_was_written_over_is_written_again() -> None:
    terminal = Terminal(1)
    terminal.write((0, 0, 4), "news")
    assert terminal.write((0, 2, 6), "reel")
    assert terminal.write((0, 0, 4), "news")


@asynccontextmanager
async def _watched(
    folder: Path, size: tuple[int, int] = SIZE
) -> AsyncIterator[tuple[Watched, Reader]]:
    """A reader that is watched, at rest."""
    with Library.open(folder) as library:
        library.sync()
        watched = Watched(library)
        watched.terminal = pyte.Screen(*size)
        async with watched.run_test(size=size) as pilot:
            reader = Reader(pilot, library)
            await reader.settle()
            yield watched, reader


def _feed(terminal: pyte.Screen, text: str) -> None:
    # A terminal's driver makes a line break of it; pyte is given the bytes as they are.
    pyte.Stream(terminal).feed(text.replace("\n", "\r\n"))


def _cells(terminal: pyte.Screen) -> list[list[tuple[object, ...]]]:
    rows = range(terminal.lines)
    columns = range(terminal.columns)
    return [[_look(terminal.buffer[row][column]) for column in columns] for row in rows]


def _look(cell: Any) -> tuple[object, ...]:
    return cell.data, cell.fg, cell.bg, cell.bold, cell.italics, cell.underscore, cell.reverse
