"""Errands of docs/using.md with keys alone: the program itself."""

from __future__ import annotations

from pathlib import Path

from tests.tui.conftest import OpenReader


async def test_help(folder: Path, open_reader: OpenReader) -> None:
    """See which keys there are."""
    async with open_reader(folder) as reader:
        await reader.press("?")
        assert "keys in the list pane" in reader.picture
        await reader.press("escape", "enter", "?")
        assert "keys in the article pane" in reader.picture


async def test_palette(folder: Path, open_reader: OpenReader) -> None:
    """Do something whose key is forgotten."""
    async with open_reader(folder) as reader:
        await reader.press(":")
        await reader.type("star")
        await reader.until(lambda: "Star, or take the star away." in reader.picture)
        await reader.press("enter", "enter")
        await reader.until(lambda: reader.library.get(7).starred)


async def test_theme(folder: Path, open_reader: OpenReader) -> None:
    """Change the colours."""
    async with open_reader(folder) as reader:
        await reader.press(":")
        await reader.type("theme")
        await reader.until(lambda: "Choose the colours." in reader.picture)
        await reader.press("enter")
        await reader.until(lambda: "type to narrow down" in reader.picture)
        await reader.type("light")
        await reader.press("enter")
        await reader.until(lambda: reader.app.theme == "newsreader-light")
