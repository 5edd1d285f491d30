"""Errands of docs/using.md with keys alone: reading."""

from __future__ import annotations

import webbrowser
from pathlib import Path

import pytest

from tests.tui.conftest import OpenReader


async def test_to_the_end(folder: Path, open_reader: OpenReader) -> None:
    """Read an article to its end."""
    async with open_reader(folder) as reader:
        await reader.press("enter")
        while reader.screen.view.fraction < 1:
            await reader.press("space")
        await reader.until(lambda: reader.library.get(7).read)
        await reader.until(lambda: "marked as read" in reader.status)
        await reader.press("u")
        await reader.until(lambda: not reader.library.get(7).read)


async def test_read_on(folder: Path, open_reader: OpenReader) -> None:
    """Read on with the next unread article."""
    async with open_reader(folder) as reader:
        await reader.press("G", "k", "k", "k", "r", "k", "enter", "space")
        await reader.until(lambda: reader.screen.shown and reader.screen.shown.id == 3)
        assert reader.screen.focused_pane == "article"


async def test_another_day(folder: Path, open_reader: OpenReader) -> None:
    """Go on another day where reading stopped."""
    async with open_reader(folder) as reader:
        await reader.press("enter", "space", "space", "space")
        place = reader.screen.view.text_offset
        await reader.press("ctrl+q")
    async with open_reader(folder) as reader:
        await reader.until(lambda: reader.screen.shown)
        await reader.until(lambda: reader.screen.view.text_offset == place > 0)


async def test_line_width(folder: Path, open_reader: OpenReader) -> None:
    """Make the lines narrower or wider."""
    async with open_reader(folder, (160, 40)) as reader:
        await reader.press("enter")
        widths = set()
        for _ in range(5):
            await reader.press("w")
            assert reader.status == f"lines of {reader.screen.view.measure} characters"
            widths.add(reader.screen.view.measure)
        assert widths == {60, 68, 76, 84, 90}


async def test_zoom(folder: Path, open_reader: OpenReader) -> None:
    """Give the text the whole screen."""
    async with open_reader(folder, (160, 40)) as reader:
        await reader.press("enter", "z")
        assert reader.screen.pane("article").region.width == 160
        await reader.press("z")
        assert reader.screen.pane("article").region.width < 160


async def test_next_article(folder: Path, open_reader: OpenReader) -> None:
    """Go to the next article without going back to the list."""
    async with open_reader(folder) as reader:
        await reader.press("j", "enter", "J")
        assert reader.screen.shown is not None
        assert reader.screen.shown.id == 5
        await reader.press("K")
        assert reader.screen.shown.id == 6
        assert reader.screen.focused_pane == "article"


async def test_links(
    folder: Path, open_reader: OpenReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    """See where a link leads before it is opened."""
    opened: list[str] = []
    monkeypatch.setattr(webbrowser, "open", lambda address: opened.append(address) or True)
    async with open_reader(folder) as reader:
        await reader.press("G", "enter", "L")
        await reader.until(lambda: "https://larnhaven.example/audit" in reader.picture)
        await reader.press("enter")
        await reader.until(lambda: "Open this address in the browser?" in reader.picture)
        assert opened == []
        await reader.press("enter")
        await reader.until(lambda: opened == ["https://larnhaven.example/audit"])
