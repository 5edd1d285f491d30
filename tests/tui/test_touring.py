"""The tour, done with the keys it names."""

from __future__ import annotations

from pathlib import Path

from newsreader.config import KeySettings, Settings
from newsreader.library import Library
from newsreader.tui.app import NewsreaderApp
from newsreader.tui.commands import effective_keys
from newsreader.tui.widgets.tour_line import STEPS, TourLine
from tests.tui.conftest import OpenReader, Reader


async def test_the_tour_goes_on_with_each_key_it_names(
    folder: Path, open_reader: OpenReader
) -> None:
    keys = effective_keys()
    async with open_reader(folder, (80, 24)) as reader:
        await reader.press("T")
        for number, step in enumerate(STEPS, 1):
            assert f"{number}/{len(STEPS)}" in reader.picture
            await reader.press(keys[step.command][0])
            if step.command == "figures":
                await reader.until(lambda: "in figures" in reader.picture)
                await reader.press("enter")
                await reader.until(lambda: reader.app.screen is reader.screen)
        assert not reader.screen.query(TourLine)
        assert "keys in the" in reader.picture
        assert reader.library.annotations(reader.screen.articles.current_id or 0) == []


async def test_other_keys_do_not_move_the_tour_and_escape_ends_it(
    folder: Path, open_reader: OpenReader
) -> None:
    async with open_reader(folder) as reader:
        await reader.press("T", "x", "G")
        assert "1/" in reader.picture
        await reader.press("escape")
        assert not reader.screen.query(TourLine)


async def test_the_tour_names_the_keys_of_the_reader(folder: Path, open_reader: OpenReader) -> None:
    settings = Settings(keys=KeySettings(commands={"down": ("ctrl+n",)}))
    async with open_reader(folder, settings=settings) as reader:
        await reader.press("T")
        assert "Ctrl+N goes down" in reader.picture


async def test_the_reader_can_begin_with_the_tour(folder: Path) -> None:
    with Library.open(folder) as library:
        library.sync()
        app = NewsreaderApp(library)
        app.main.first_command = "tour"
        async with app.run_test(size=(80, 24)) as pilot:
            reader = Reader(pilot, library)
            await reader.until(lambda: "1/9" in reader.picture)


async def test_an_empty_library_has_no_tour(empty_folder: Path, open_reader: OpenReader) -> None:
    async with open_reader(empty_folder) as reader:
        await reader.press("T")
        assert "needs an article" in reader.status
