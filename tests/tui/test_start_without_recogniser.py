"""Reading needs nothing that finds names: they were found when the article was imported."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
#: Reads an article and the page of a name in it, in a process of its own: in this one other tests
#: have imported articles.
PROGRAM = """
import asyncio, sys
from pathlib import Path
from newsreader.library import Library
from newsreader.tui.app import NewsreaderApp
from tests.tui.conftest import TODAY, Reader

async def read():
    with Library.open(Path(sys.argv[1])) as library:
        library.sync()
        app = NewsreaderApp(library, today=TODAY)
        async with app.run_test(size=(160, 50)) as pilot:
            reader = Reader(pilot, library)
            await reader.settle()
            await reader.press("/", *"astana", "enter")
            await reader.until(lambda: "Astana" in reader.screen.view.document.text)
            await reader.press("3", "]", "enter")
            await reader.until(lambda: getattr(app.screen, "dossier", None))

asyncio.run(read())
print(*sys.modules, sep="\\n")
"""
HEAVY = ("onnxruntime", "numpy", "py3langid", "babel", "lxml", "trafilatura")
RECOGNISERS = tuple(
    f"newsreader.entities.{part}" for part in ("tagger", "basic", "postprocess", "values")
)


@pytest.fixture(scope="module")
def loaded(template: Path, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The modules that are there once an article and the page of a name have been read."""
    folder = tmp_path_factory.mktemp("reading")
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(template / "library")],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "NEWSREADER_CACHE": str(folder), "HOME": str(folder)},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


def test_an_article_and_the_page_of_a_name_are_read(loaded: list[str]) -> None:
    assert "newsreader.tui.screens.entity" in loaded


@pytest.mark.parametrize("module", HEAVY)
def test_reading_loads_nothing_that_only_importing_needs(loaded: list[str], module: str) -> None:
    assert [name for name in loaded if name.partition(".")[0] == module] == []


def test_reading_loads_nothing_that_finds_names(loaded: list[str]) -> None:
    assert [name for name in loaded if name.startswith(RECOGNISERS)] == []
