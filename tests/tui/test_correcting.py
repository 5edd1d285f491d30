"""Names: led to their evidence, and set right where they are wrong."""

from __future__ import annotations

from pathlib import Path

from newsreader.document import plain_sha256
from newsreader.model import Article, EntityMention
from newsreader.tui.screens.entity import EntityScreen
from newsreader.tui.widgets.line_list import LineList
from tests.tui.conftest import OpenReader, Reader


async def summit(reader: Reader) -> None:
    """Open the article on the summit in Astana (number 2)."""
    reader.screen.open_article(2)
    await reader.settle()
    await reader.until(lambda: reader.screen.view.has_focus)


def names(reader: Reader) -> list[str]:
    return [thing.canonical for thing in reader.screen.entities.things]


async def choose(reader: Reader, words: str) -> None:
    """Choose the line of a dialog that begins so."""
    await reader.until(lambda: words in reader.picture)
    lines = reader.app.screen.query_one(LineList)
    entries = [lines.entry_at(row).text for row in range(lines.row_count)]
    place = next(row for row, text in enumerate(entries) if text.startswith(words))
    lines.cursor = place
    lines.focus()
    await reader.press("enter")


async def test_enter_on_a_name_leads_to_its_page_and_on_to_a_sentence(
    folder: Path, open_reader: OpenReader
) -> None:
    async with open_reader(folder, (180, 50)) as reader:
        await summit(reader)
        reader.screen.entities.go_to("Rustam Karimov")
        reader.screen.action_focus_pane("entities")
        await reader.press("enter")
        await reader.until(lambda: "2 mentions · 2 articles" in reader.picture)
        await reader.until(lambda: "Syr Darya at its lowest in a decade" in reader.picture)
        await reader.press("g", "enter")
        await reader.until(lambda: reader.screen.shown and reader.screen.shown.id == 3)
        assert reader.screen.view.current is not None
        start, end = reader.screen.view.current
        assert reader.screen.view.document.text[start:end] == "Rustam Karimov"


async def test_the_entities_pane_follows_the_text(folder: Path, open_reader: OpenReader) -> None:
    async with open_reader(folder, (180, 50)) as reader:
        await summit(reader)
        await reader.press("]", "]")
        assert reader.screen.entities.current is not None
        first = reader.screen.entities.current.canonical
        assert first in reader.status
        await reader.press("[")
        assert reader.screen.entities.current.canonical != first


async def test_a_name_that_is_none_is_no_longer_marked_until_that_is_undone(
    folder: Path, open_reader: OpenReader
) -> None:
    async with open_reader(folder, (180, 50)) as reader:
        await summit(reader)
        reader.screen.entities.go_to("Rustam Karimov")
        reader.screen.action_focus_pane("entities")
        await reader.press("C")
        await choose(reader, "do not mark it")
        await reader.until(lambda: "Rustam Karimov" not in names(reader))
        assert "no longer marked" in reader.status
        await reader.until(lambda: reader.library.count("person:karimov") == 0)
        await reader.press("u")
        await reader.until(lambda: "Rustam Karimov" in names(reader))
        await reader.until(lambda: reader.library.count("person:karimov") == 2)


async def test_a_name_is_called_otherwise_from_its_page(
    folder: Path, open_reader: OpenReader
) -> None:
    async with open_reader(folder, (180, 50)) as reader:
        await summit(reader)
        reader.screen.entities.go_to("Rustam Karimov")
        reader.screen.action_focus_pane("entities")
        await reader.press("enter")
        await reader.until(lambda: isinstance(reader.app.screen, EntityScreen))
        await reader.press("C")
        await choose(reader, "call it")
        await reader.until(lambda: "the name it should have" in reader.picture)
        await reader.type(" of Tashkent")
        await reader.press("enter")
        await reader.until(lambda: "Rustam Karimov of Tashkent" in names(reader))
        await reader.until(lambda: isinstance(reader.app.screen, EntityScreen))
        await reader.until(lambda: "2 mentions · 2 articles" in reader.picture)
        await reader.press("escape")
        assert reader.app.screen is reader.screen


async def test_two_names_of_one_thing_become_one(folder: Path, open_reader: OpenReader) -> None:
    async with open_reader(folder, (180, 50)) as reader:
        await summit(reader)
        reader.screen.entities.go_to("Erdoğan Yılmaz")
        reader.screen.action_focus_pane("entities")
        await reader.press("C")
        await choose(reader, "it is the same as")
        await choose(reader, "Rustam Karimov")
        await reader.until(lambda: "Erdoğan Yılmaz" not in names(reader))
        karimov = next(t for t in reader.screen.entities.things if t.canonical == "Rustam Karimov")
        assert [mention.text for mention in karimov.mentions] == [
            "Rustam Karimov",
            "Erdoğan Yılmaz",
        ]


async def test_selected_words_are_marked_as_a_name(folder: Path, open_reader: OpenReader) -> None:
    async with open_reader(folder, (180, 50)) as reader:
        await summit(reader)
        text = reader.screen.view.document.text
        start = text.index("reservoirs")
        reader.screen.view.select((start, start + len("reservoirs")))
        await reader.press("C")
        await choose(reader, "a place")
        await reader.until(lambda: "reservoirs" in names(reader))
        assert reader.screen.view.selected_range() is None


async def test_where_there_is_no_name_it_says_how_to_go_to_one(
    folder: Path, open_reader: OpenReader
) -> None:
    async with open_reader(folder, (180, 50)) as reader:
        await summit(reader)
        await reader.press("C")
        assert "] goes to one" in reader.status


async def test_names_that_may_be_one_are_gone_through_and_accepted(
    folder: Path, open_reader: OpenReader
) -> None:
    async with open_reader(folder, (180, 50)) as reader:
        reader.library.correct_entity("rename", "Erdoğan Yılmaz", to="Karimov")
        reader.library.sync()
        await summit(reader)
        assert "Karimov" in names(reader)
        await reader.screen.action_merge_names()
        await choose(reader, "Karimov = Rustam Karimov")
        await reader.until(lambda: "Karimov" not in names(reader))
        await reader.press("escape", "u")
        await reader.until(lambda: "Karimov" in names(reader))


async def test_it_is_said_where_lists_and_patterns_alone_find_the_names(
    folder: Path, open_reader: OpenReader
) -> None:
    async with open_reader(folder, (180, 50)) as reader:
        await summit(reader)
        assert "basic" not in reader.picture
        text = "Rais alifungua shule mpya Mombasa."
        mombasa = EntityMention("LOC", "Mombasa", 26, 33, "Mombasa")
        article = Article(
            title="Shule",
            text=text,
            language="sw",
            plain_sha256=plain_sha256(text),
            entities=(mombasa,),
        )
        with reader.library.store.step("an article in Swahili") as step:
            (kept,) = reader.library.store.add(step, [article])
        reader.library.sync()
        reader.screen.open_article(kept.id)
        await reader.until(lambda: "basic · " in reader.picture)
