"""Errands of docs/using.md with keys alone: keeping the library in order."""

from __future__ import annotations

from pathlib import Path

from newsreader.library import Library
from tests.tui.conftest import OpenReader


async def test_tag(folder: Path, open_reader: OpenReader) -> None:
    """Tag an article."""
    with Library.open(folder) as library:
        library.tag([1], add=["economy"])
    async with open_reader(folder) as reader:
        await reader.press("t")
        await reader.type("water, ec")
        await reader.press("right", "enter")
        await reader.until(lambda: set(reader.library.get(7).tags) == {"water", "economy"})
        await reader.press("u")
        await reader.until(lambda: reader.library.get(7).tags == ())


async def test_list_tag(folder: Path, open_reader: OpenReader) -> None:
    """List what is tagged."""
    with Library.open(folder) as library:
        library.tag([1, 2], add=["water"])
    async with open_reader(folder) as reader:
        await reader.press("0", "G", "enter")
        await reader.until(lambda: reader.screen.list_pane.title.text == "#water  2")
        assert reader.screen.focused_pane == "list"
        await reader.press("/")
        await reader.type("#water person:okafor")
        assert reader.titles == ["Dredging of Larnhaven harbour halted after audit"]


async def test_archive_many(folder: Path, open_reader: OpenReader) -> None:
    """Archive many articles at once."""
    async with open_reader(folder) as reader:
        await reader.press("/")
        await reader.type("site:steppe")
        await reader.press("enter", "X", "e")
        await reader.until(lambda: list(reader.library.ids("is:archived", "title")) == [2, 3])
        await reader.press("u")
        await reader.until(lambda: reader.library.count("is:archived") == 0)


async def test_trash(folder: Path, open_reader: OpenReader) -> None:
    """Throw an article away, and fetch it back from the trash."""
    async with open_reader(folder) as reader:
        await reader.press("d")
        await reader.until(lambda: len(reader.titles) == 6)
        await reader.press("0", *["down"] * 5, "enter")
        await reader.until(lambda: reader.titles == ["What the archive forgot"])
        await reader.press("d")
        await reader.until(lambda: reader.titles == [])
        await reader.press("0", "g", "enter")
        await reader.until(lambda: len(reader.titles) == 7)


async def test_undo_redo(folder: Path, open_reader: OpenReader) -> None:
    """Undo several changes, and do one again after all."""
    async with open_reader(folder) as reader:
        await reader.press("s", "j", "r", "j", "e")
        await reader.press("u", "u", "u")
        await reader.until(lambda: not reader.library.get(7).starred)
        assert not reader.library.get(6).read
        assert not reader.library.get(5).archived
        await reader.press("U")
        await reader.until(lambda: reader.library.get(7).starred)
        assert not reader.library.get(6).read
