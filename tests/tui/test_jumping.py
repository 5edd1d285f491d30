"""Letters on the text: two keys to anything in view."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.tui.reader.jumping import letters
from tests.tui.conftest import OpenReader, Reader


async def jump_to(reader: Reader, kind: str, words: str) -> None:
    """Press the jump key and the letters of the place of this kind where these words stand."""
    text = reader.screen.view.document.text
    found = reader.screen.view.places_in_view()
    index = next(
        index
        for index, place in enumerate(found)
        if place.kind == kind and text.startswith(words, place.start)
    )
    await reader.press(",")
    await reader.press(*letters(len(found))[index])


async def test_the_letters_are_on_the_screen_until_one_is_typed(
    folder: Path, open_reader: OpenReader
) -> None:
    async with open_reader(folder, (80, 24)) as reader:
        await reader.press("G", "enter")
        before = reader.picture
        await reader.press(",")
        assert "type the letter" in reader.status
        assert reader.picture != before
        await reader.press("escape")
        assert reader.status == ""
        assert reader.picture.split("\n")[:-2] == before.split("\n")[:-2]


async def test_a_letter_goes_to_a_name_and_enter_to_its_page(
    folder: Path, open_reader: OpenReader
) -> None:
    async with open_reader(folder, (120, 40)) as reader:
        reader.screen.open_article(2)
        await reader.settle()
        await jump_to(reader, "people", "Rustam Karimov")
        assert "Rustam Karimov: 1 of 1" in reader.status
        await reader.press("enter")
        await reader.until(lambda: "2 mentions · 2 articles" in reader.picture)


async def test_a_letter_makes_a_paragraph_the_one_to_be_highlighted(
    folder: Path, open_reader: OpenReader
) -> None:
    async with open_reader(folder, (120, 40)) as reader:
        reader.screen.open_article(2)
        await reader.settle()
        await jump_to(reader, "paragraph", "The treaty fixes")
        await reader.press("H")
        (note,) = reader.library.annotations(2)
        assert note.quote is not None
        assert note.quote.exact.startswith("The treaty fixes yearly shares")


async def test_a_letter_asks_before_it_opens_a_link(folder: Path, open_reader: OpenReader) -> None:
    async with open_reader(folder, (120, 40)) as reader:
        reader.screen.open_article(1)
        await reader.settle()
        await jump_to(reader, "link", "the page of the city")
        await reader.until(lambda: "https://larnhaven.example/audit" in reader.picture)
        assert "Open this address" in reader.picture


async def test_where_there_is_no_article_there_is_nothing_to_go_to(
    empty_folder: Path, open_reader: OpenReader
) -> None:
    async with open_reader(empty_folder, (120, 40)) as reader:
        await reader.screen.action_jump()
        assert "nothing to go to" in reader.status


@pytest.mark.parametrize(("count", "length"), [(1, 1), (26, 1), (27, 2), (676, 2), (677, 3)])
def test_labels_are_as_short_as_they_can_be(count: int, length: int) -> None:
    assert {len(label) for label in letters(count)} == {length}


@given(st.integers(0, 2000))
def test_every_place_has_a_label_of_its_own(count: int) -> None:
    assert len(set(letters(count))) == count
