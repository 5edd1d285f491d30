"""What starting the reader brings into memory, and what it must not wait for."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.color import Color
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode

from newsreader.config import LookSettings, Settings
from newsreader.library import Library
from newsreader.model import ArticleRow
from newsreader.tui import app
from newsreader.tui.app import NewsreaderApp
from tests.tui.conftest import TODAY, Reader

#: Each costs tens of milliseconds or more, and none is needed to read.
HEAVY = (
    "onnxruntime",
    "numpy",
    "trafilatura",
    "lxml",
    "readability",
    "py3langid",
    "pebble",
    "markdown_it",
    "textual.widgets._markdown",
    "textual.widgets._text_area",
)


@pytest.fixture
def library(folder: Path) -> Iterator[Library]:
    """The library in the folder, with its index up to date."""
    with Library.open(folder) as opened:
        opened.sync()
        yield opened


@pytest.fixture(scope="module")
def modules() -> set[str]:
    """The modules that are loaded once the reader is imported."""
    code = "import sys, newsreader.tui.app; print('\\n'.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


@pytest.mark.parametrize("module", HEAVY)
def test_the_reader_starts_without(modules: set[str], module: str) -> None:
    assert module not in modules


@pytest.mark.parametrize(
    "module",
    [
        "newsreader.tui.reader.view",
        "newsreader.tui.palette",
        "newsreader.tui.widgets.search_bar",
        "newsreader.tui.widgets.tour_line",
        "newsreader.entities",
        "newsreader.index.query",
        "tinydb",
    ],
)
def test_the_first_list_waits_for_nothing_that_comes_later(modules: set[str], module: str) -> None:
    assert module not in modules


@pytest.mark.parametrize("module", ["newsreader.tui.commands", "newsreader.config"])
def test_the_command_table_and_the_settings_know_no_textual(module: str) -> None:
    code = f"import sys, {module}; print('textual' in sys.modules or 'rich' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


class Hasty(NewsreaderApp):
    """The reader of somebody who types before there is anything to see."""

    CSS_PATH = Path(app.__file__).with_name(str(NewsreaderApp.CSS_PATH))  # type: ignore[assignment]

    def on_load(self) -> None:
        for key in ("2", "slash"):
            self.post_message(events.Key(key, None))


@pytest.mark.parametrize("size", [(80, 24), (160, 50)])
async def test_keys_typed_before_the_screen_is_complete_wait_for_it(
    library: Library, size: tuple[int, int]
) -> None:
    hasty = Hasty(library, today=TODAY)
    async with hasty.run_test(size=size) as pilot:
        reader = Reader(pilot, library)
        await reader.until(lambda: hasty.main.article_pane.search.is_open)
        assert hasty.main.focused_pane == "article"


def test_a_key_that_is_done_when_the_program_is_left_paints_nothing(folder: Path) -> None:
    with Library.open(folder) as library:
        left = NewsreaderApp(library, today=TODAY)
        left.paint()
        assert not left.screen_stack


async def test_the_rows_of_the_first_picture_are_read_once(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = NewsreaderApp(library, today=TODAY)
    is_first_picture: list[bool] = []
    read_rows = library.rows

    def rows(numbers: Sequence[int]) -> list[ArticleRow]:
        is_first_picture.append(not reader.main.article_pane.is_attached)
        return read_rows(numbers)

    monkeypatch.setattr(library, "rows", rows)
    async with reader.run_test(size=(160, 50)) as pilot:
        await Reader(pilot, library).until(lambda: bool(is_first_picture))
    assert not any(is_first_picture)


async def test_what_the_first_picture_shows_gets_its_styles_once(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = NewsreaderApp(library, today=TODAY)
    styled: Counter[DOMNode] = Counter()
    apply = Stylesheet.apply

    def counted(stylesheet: Stylesheet, node: DOMNode, **options: Any) -> None:
        if not reader.main.query("#article-pane"):
            styled[node] += 1
        apply(stylesheet, node, **options)

    monkeypatch.setattr(Stylesheet, "apply", counted)
    async with reader.run_test(size=(160, 50)) as pilot:
        await Reader(pilot, library).until(lambda: bool(reader.main.query("#article-pane")))
    assert styled[reader.main.articles] == styled[reader.main.keys] == 1


async def test_the_application_is_coloured_by_the_theme_it_starts_with(library: Library) -> None:
    settings = Settings(look=LookSettings(theme="newsreader-light"))
    reader = NewsreaderApp(library, settings, today=TODAY)
    async with reader.run_test(size=(160, 50)):
        ground = reader.get_css_variables()["background"]
        assert ground == reader.theme_variables["background"]
        assert reader.styles.background == Color.parse(ground)
        assert reader.main.styles.background == Color.parse(ground)
