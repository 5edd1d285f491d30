"""Errands of docs/using.md with keys alone: the people, places and sums in the articles."""

from __future__ import annotations

from pathlib import Path

from newsreader.tui.screens.entity import EntityScreen
from tests.tui.conftest import OpenReader, Reader


async def _to_karimov(reader: Reader) -> None:
    """Open the article on the summit, and go to Rustam Karimov in the entities pane."""
    await reader.press("/")
    await reader.type("title:astana")
    await reader.press("enter", "enter", "3", "/")
    await reader.type("karimov")
    await reader.press("enter")
    assert [thing.canonical for thing in reader.screen.entities.things] == ["Rustam Karimov"]


def _names(reader: Reader) -> set[str]:
    mentions = reader.library.get(2).entities
    return {mention.canonical for mention in mentions}


async def test_name_to_name(folder: Path, open_reader: OpenReader) -> None:
    """Jump from name to name in the text."""
    async with open_reader(folder) as reader:
        await reader.press("G", "enter", "]")
        first = reader.screen.view.current
        assert first is not None
        assert reader.screen.view.mention_at(first[0]) is not None
        await reader.press("]")
        assert (reader.screen.view.current or first) > first
        await reader.press("[")
        assert reader.screen.view.current == first


async def test_follow_person(folder: Path, open_reader: OpenReader) -> None:
    """Follow one person through the article."""
    async with open_reader(folder, (180, 50)) as reader:
        await reader.press("G", "enter", "3", "/")
        await reader.type("okafor")
        await reader.press("enter", "]")
        assert reader.status == "Ines Okafor: 1 of 2"
        await reader.press("]")
        assert reader.status == "Ines Okafor: 2 of 2"
        start, end = reader.screen.view.current or (0, 0)
        assert reader.screen.view.document.text[start:end] == "Okafor"


async def test_page_of_person(folder: Path, open_reader: OpenReader) -> None:
    """Open the page of a person, and go on to another article that names them."""
    async with open_reader(folder) as reader:
        await _to_karimov(reader)
        await reader.press("enter")
        await reader.until(lambda: isinstance(reader.app.screen, EntityScreen))
        await reader.until(lambda: "2 mentions · 2 articles" in reader.picture)
        await reader.press("enter")
        await reader.until(lambda: reader.screen.shown and reader.screen.shown.id == 3)
        start, end = reader.screen.view.current or (0, 0)
        assert reader.screen.view.document.text[start:end] == "Rustam Karimov"


async def test_correct_name(folder: Path, open_reader: OpenReader) -> None:
    """Correct a name everywhere."""
    async with open_reader(folder) as reader:
        await _to_karimov(reader)
        await reader.press("C", "enter")
        await reader.until(lambda: "the name it should have" in reader.picture)
        await reader.press("home")
        await reader.type("Dr ")
        await reader.press("enter")
        await reader.until(lambda: "Dr Rustam Karimov" in _names(reader))
        await reader.until(lambda: reader.library.count('person:"dr rustam karimov"') == 2)
        await reader.press("u")
        await reader.until(lambda: "Rustam Karimov" in _names(reader))


async def test_missed_name(folder: Path, open_reader: OpenReader) -> None:
    """Mark words as a name that was not seen."""
    async with open_reader(folder) as reader:
        await reader.press("enter", "v", "w", *["up"] * 17, "right", "C")
        await reader.until(lambda: "mark “reading” as" in reader.picture)
        await reader.press("down", "enter")
        await reader.until(lambda: reader.library.count("org:reading") == 1)
        await reader.press("u")
        await reader.until(lambda: reader.library.count("org:reading") == 0)
