"""Searching as one types: the library, the article, the side panes, saved searches."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events

from newsreader.library import Library
from tests.tui.conftest import OpenReader


async def test_typing_narrows_the_list_and_says_what_is_searched(
    folder: Path, open_reader: OpenReader
) -> None:
    async with open_reader(folder) as reader:
        await reader.press("slash")
        await reader.type("syr darya")
        assert set(reader.titles) == {
            "Leaders meet in Astana on water",
            "Syr Darya at its lowest in a decade",
        }
        assert "2 articles" in reader.screen.list_pane.search.reading


async def test_accents_and_case_never_matter(folder: Path, open_reader: OpenReader) -> None:
    async with open_reader(folder) as reader:
        await reader.press("slash")
        await reader.type("PUNKTLICHERE zuge")
        assert reader.titles == ["Die Bahn verspricht pünktlichere Züge"]


async def test_the_words_found_show_in_the_row_and_in_the_article(
    folder: Path, open_reader: OpenReader
) -> None:
    async with open_reader(folder, (120, 40)) as reader:
        await reader.press("slash")
        await reader.type("dredging sand")
        await reader.until(lambda: "…dredging on Tuesday, two…" in reader.picture)
        assert reader.screen.articles.row_height == 3
        await reader.press("enter", "enter")
        await reader.until(lambda: "1/" in reader.status)
        await reader.press("n")
        assert reader.status.startswith("2/")
        await reader.press("N")
        assert reader.status.startswith("1/")


async def test_a_query_that_cannot_be_understood_keeps_the_list(
    folder: Path, open_reader: OpenReader
) -> None:
    async with open_reader(folder) as reader:
        await reader.press("slash")
        await reader.type("water")
        found = reader.titles
        await reader.type(" (")
        assert "This bracket is never closed." in reader.screen.list_pane.search.reading
        assert reader.titles == found


async def test_a_fault_in_a_search_is_not_told_as_nothing_found(
    folder: Path, open_reader: OpenReader
) -> None:
    async with open_reader(folder) as reader:
        await reader.press("slash")
        await reader.type("xqzt")
        assert "Nothing found." in reader.screen.list_pane.empty_text
        await reader.type(" (")
        told = reader.screen.list_pane.empty_text
        assert "Nothing found" not in told
        assert "a fault at character 6" in told
        assert "Esc gives the search up" in told
        await reader.press("escape")
        assert len(reader.titles) == 7


async def test_an_unknown_field_is_told_with_the_nearest_one(
    folder: Path, open_reader: OpenReader
) -> None:
    async with open_reader(folder) as reader:
        await reader.press("slash")
        await reader.type("perzon:karimov")
        assert 'Did you mean "person:"?' in reader.screen.list_pane.search.reading


async def test_escape_gives_the_search_up_and_the_row_back(
    folder: Path, open_reader: OpenReader
) -> None:
    async with open_reader(folder) as reader:
        await reader.press("j", "j", "slash")
        await reader.type("harbour")
        await reader.press("escape")
        assert len(reader.titles) == 7
        assert reader.screen.articles.current_id == 5
        assert not reader.screen.list_pane.search.is_open


async def test_escape_in_the_list_gives_the_search_up_too(
    folder: Path, open_reader: OpenReader
) -> None:
    async with open_reader(folder) as reader:
        await reader.press("slash")
        await reader.type("harbour")
        await reader.press("down")
        assert reader.screen.articles.has_focus
        await reader.press("escape")
        assert len(reader.titles) == 7


async def test_letters_typed_at_once_are_looked_for_once(
    folder: Path, open_reader: OpenReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_reader(folder) as reader:
        looked_for: list[str] = []
        describe = reader.library.describe

        def described(query: str) -> str:
            looked_for.append(query)
            return describe(query)

        monkeypatch.setattr(reader.library, "describe", described)
        await reader.press("/")
        for letter in "harbour":
            reader.app.post_message(events.Key(letter, letter))
        await reader.until(lambda: looked_for)
        await reader.settle()
        assert looked_for == ["harbour*"]


async def test_a_search_given_up_before_it_began_is_not_made(
    folder: Path, open_reader: OpenReader
) -> None:
    async with open_reader(folder) as reader:
        everything = list(reader.screen.articles.ids)
        await reader.press("/")
        reader.screen.search_library("harbour")
        reader.screen.give_up_search()
        assert not reader.screen.typing.is_running
        await reader.settle()
        assert list(reader.screen.articles.ids) == everything
        assert not reader.screen.is_searching


async def test_a_slash_in_the_field_is_a_letter(folder: Path, open_reader: OpenReader) -> None:
    async with open_reader(folder) as reader:
        await reader.press("slash")
        await reader.press("a", "slash", "b")
        assert reader.screen.list_pane.search.text == "a/b"


async def test_nothing_found_says_which_search_would_find_something(
    folder: Path, open_reader: OpenReader
) -> None:
    async with open_reader(folder) as reader:
        await reader.press("slash")
        await reader.type("water lang:de")
        await reader.until(lambda: "Without lang:de: 3" in reader.screen.list_pane.empty_text)
        await reader.press("enter", "enter")
        await reader.until(lambda: len(reader.titles) in (1, 3))
        assert reader.screen.list_pane.search.text in ("water", "lang:de")


async def test_a_field_and_its_value_are_completed_with_tab(
    folder: Path, open_reader: OpenReader
) -> None:
    with Library.open(folder) as library:
        library.tag([2], add=["economy"])
    async with open_reader(folder) as reader:
        await reader.press("slash")
        await reader.type("tag:ec")
        await reader.until(lambda: "tag:economy" in reader.picture)
        await reader.press("tab")
        assert reader.screen.list_pane.search.text == "tag:economy"
        await reader.until(lambda: reader.titles == ["Leaders meet in Astana on water"])
        await reader.press("tab")
        assert reader.screen.focused_pane == "article"


async def test_a_search_is_saved_and_gone_to_and_deleted(
    folder: Path, open_reader: OpenReader
) -> None:
    async with open_reader(folder, (180, 50)) as reader:
        await reader.press("slash")
        await reader.type("person:karimov")
        await reader.press("enter", "F")
        await reader.type("the negotiator")
        await reader.press("enter")
        await reader.until(lambda: reader.library.saved_searches())
        assert reader.library.saved_searches() == [("the negotiator", "person:karimov")]
        await reader.press("escape", "f", "enter")
        await reader.until(lambda: len(reader.titles) == 2)
        assert reader.screen.list_pane.title.text == "the negotiator  2"
        await reader.press("0", "d", "enter")
        await reader.until(lambda: not reader.library.saved_searches())


async def test_without_a_search_there_is_nothing_to_save(
    folder: Path, open_reader: OpenReader
) -> None:
    async with open_reader(folder) as reader:
        await reader.press("F")
        assert "no search to keep" in reader.status
        await reader.press("f")
        assert "No saved searches yet" in reader.status


async def test_searching_in_the_article(folder: Path, open_reader: OpenReader) -> None:
    async with open_reader(folder, (120, 40)) as reader:
        await reader.press("enter", "slash")
        await reader.type("harvest")
        bar = reader.screen.article_pane.search
        assert bar.reading.startswith("60 places")
        await reader.press("enter")
        assert reader.screen.view.has_focus
        await reader.press("n")
        assert reader.status == "2/60"
        await reader.press("escape")
        assert not bar.is_open
        assert reader.screen.focused_pane == "article"


async def test_a_side_pane_is_narrowed_and_given_back(
    folder: Path, open_reader: OpenReader
) -> None:
    async with open_reader(folder, (180, 50)) as reader:
        await reader.press("G", "enter", "3", "slash")
        whole = len(reader.screen.entities.things)
        await reader.type("okafor")
        assert [thing.canonical for thing in reader.screen.entities.things] == ["Ines Okafor"]
        await reader.press("enter", "escape")
        assert len(reader.screen.entities.things) == whole
        await reader.press("escape")
        assert reader.screen.focused_pane == "article"


async def test_the_list_is_sorted_as_asked(folder: Path, open_reader: OpenReader) -> None:
    async with open_reader(folder) as reader:
        await reader.press("S", "down", "down", "down", "down", "down", "enter")
        await reader.until(lambda: "Sorted: title." in reader.status)
        await reader.until(lambda: reader.titles[1].startswith("Die Bahn"))
        assert reader.screen.articles.current_id == 7


async def test_the_library_pane_lists_views_and_tags(folder: Path, open_reader: OpenReader) -> None:
    with Library.open(folder) as library:
        library.tag([1, 2], add=["water"])
    async with open_reader(folder, (180, 50)) as reader:
        await reader.until(lambda: "#water" in reader.picture)
        await reader.press("0", "G")
        await reader.until(lambda: len(reader.titles) == 2)
        await reader.press("enter")
        assert reader.screen.focused_pane == "list"
        assert reader.screen.list_pane.title.text == "#water  2"
