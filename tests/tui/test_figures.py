"""The library in figures and pictures."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from newsreader.library import Library
from newsreader.library.overview import overview
from newsreader.tui.charts import charts
from tests.tui.conftest import OpenReader


def test_articles_are_counted_by_month_publisher_and_name(folder: Path) -> None:
    with Library.open(folder) as library:
        library.sync()
        library.mark([library.ids()[0]], read=True)
        found = overview(library)
    months = dict(found.months)
    assert (found.articles, found.read, len(months)) == (7, 1, 24)
    assert list(months)[-1] == "2026-10"
    assert (months["2026-07"], months["2026-08"], months["2025-11"]) == (2, 0, 1)
    assert found.publishers[0] == ("Steppe Herald", 2)
    syr_darya = next(each for each in found.names if each.name == "Syr Darya")
    assert syr_darya.articles == 2
    assert sum(syr_darya.months) == 2


def test_every_picture_has_its_number_and_needs_no_colour(folder: Path) -> None:
    with Library.open(folder) as library:
        library.sync()
        console = Console(width=72, no_color=True, file=StringIO(), record=True)
        console.print(charts(overview(library)))
    drawn = console.export_text()
    for words in ("0 of 7", "2024-11", "2026-10", "most in 2026-07: 2 articles", "Steppe Herald"):
        assert words in drawn
    assert "█" in drawn
    assert all(len(line.rstrip()) <= 72 for line in drawn.splitlines())


@pytest.mark.parametrize("size", [(80, 24), (200, 50)])
async def test_5_shows_the_library_in_figures(
    folder: Path, open_reader: OpenReader, size: tuple[int, int]
) -> None:
    async with open_reader(folder, size) as reader:
        await reader.press("5")
        await reader.until(lambda: "Steppe Herald" in reader.picture and "0 of 7" in reader.picture)
        await reader.press("G", "escape")
        assert reader.app.screen is reader.screen


async def test_an_empty_library_says_how_to_begin(
    empty_folder: Path, open_reader: OpenReader
) -> None:
    async with open_reader(empty_folder) as reader:
        await reader.press("5")
        await reader.until(lambda: "I brings some in" in reader.picture)
