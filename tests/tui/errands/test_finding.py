"""Errands of docs/using.md with keys alone: finding an article again."""

from __future__ import annotations

from pathlib import Path

from tests.tui.conftest import OpenReader


async def test_half_remembered_name(folder: Path, open_reader: OpenReader) -> None:
    """Find an article by a half remembered name, without its accents."""
    async with open_reader(folder) as reader:
        await reader.press("/")
        await reader.type("erdogan yil*")
        await reader.press("enter", "enter")
        assert reader.screen.shown is not None
        assert reader.screen.shown.title == "Leaders meet in Astana on water"
        assert "Erdoğan Yılmaz" in reader.picture


async def test_exact_words(folder: Path, open_reader: OpenReader) -> None:
    """Find words that stood side by side."""
    async with open_reader(folder) as reader:
        await reader.press("/")
        await reader.type('"nobody owns a river"')
        assert reader.titles == ["Leaders meet in Astana on water"]


async def test_person(folder: Path, open_reader: OpenReader) -> None:
    """Find everything that names a person."""
    async with open_reader(folder) as reader:
        await reader.press("/")
        await reader.type("person:karimov")
        assert set(reader.titles) == {
            "Leaders meet in Astana on water",
            "Syr Darya at its lowest in a decade",
        }


async def test_paper_and_time(folder: Path, open_reader: OpenReader) -> None:
    """Find what one paper wrote in some month."""
    async with open_reader(folder) as reader:
        await reader.press("/")
        await reader.type("site:steppe after:2026-07-10")
        assert reader.titles == ["Syr Darya at its lowest in a decade"]


async def test_mend_search(folder: Path, open_reader: OpenReader) -> None:
    """Mend a search that finds nothing."""
    async with open_reader(folder) as reader:
        await reader.press("/")
        await reader.type("perzon:karimov")
        assert 'Did you mean "person:"?' in reader.screen.list_pane.search.reading
        await reader.press("escape", "/")
        await reader.type("river lang:de")
        await reader.until(lambda: "Without lang:de" in reader.picture)
        await reader.press("enter", "enter")
        await reader.until(lambda: reader.titles)


async def test_hit_to_hit(folder: Path, open_reader: OpenReader) -> None:
    """Go from hit to hit in the article that was found."""
    async with open_reader(folder) as reader:
        await reader.press("/")
        await reader.type("harvest odile")
        await reader.press("enter", "enter")
        await reader.until(lambda: reader.status.startswith("1/"))
        before = reader.screen.view.current
        await reader.press("n", "n")
        assert reader.status.startswith("3/")
        await reader.press("N", "N")
        assert reader.screen.view.current == before


async def test_word_in_article(folder: Path, open_reader: OpenReader) -> None:
    """Look for a word in the article that is open."""
    async with open_reader(folder) as reader:
        await reader.press("enter", "/")
        await reader.type("harvest")
        await reader.press("enter", "n")
        assert reader.status == "2/60"
        start, end = reader.screen.view.current or (0, 0)
        assert reader.screen.view.document.text[start:end] == "harvest"


async def test_save_search(folder: Path, open_reader: OpenReader) -> None:
    """Keep a search, and go back to it another day."""
    async with open_reader(folder) as reader:
        await reader.press("/")
        await reader.type("person:karimov is:unread")
        await reader.press("enter", "F")
        await reader.type("negotiator")
        await reader.press("enter")
        await reader.until(lambda: reader.library.saved_searches())
    async with open_reader(folder) as reader:
        await reader.press("f", "enter")
        await reader.until(lambda: reader.screen.list_pane.title.text == "negotiator  2")
        await reader.press("u")
        await reader.until(lambda: not reader.library.saved_searches())


async def test_sort(folder: Path, open_reader: OpenReader) -> None:
    """Sort the list otherwise."""
    async with open_reader(folder) as reader:
        await reader.press("S", *["down"] * 3, "enter")
        await reader.until(lambda: "oldest published first" in reader.status)
        await reader.until(lambda: reader.titles[0].startswith("Die Bahn"))
