"""Notes and highlights, written, changed and deleted from the reader."""

from __future__ import annotations

from pathlib import Path

from newsreader.library import Library
from newsreader.model import Annotation
from tests.tui.conftest import OpenReader, Reader


def notes(reader: Reader, number: int = 1) -> list[Annotation]:
    return reader.library.annotations(number)


async def test_a_note_on_the_paragraph_is_there_after_a_restart(
    folder: Path, open_reader: OpenReader
) -> None:
    async with open_reader(folder, (180, 50)) as reader:
        await reader.press("G", "enter", "a")
        await reader.type("Ask the auditors")
        await reader.press("ctrl+s")
        await reader.until(lambda: notes(reader))
        (note,) = notes(reader)
        assert note.body == "Ask the auditors"
        assert note.quote is not None
        assert note.quote.exact.startswith("The port authority of Larnhaven")
        assert reader.status == "Note kept.  u undoes"
    async with open_reader(folder, (180, 50)) as reader:
        await reader.until(lambda: "Ask the auditors" in reader.picture)


async def test_a_note_from_the_list_is_on_the_whole_article(
    folder: Path, open_reader: OpenReader
) -> None:
    async with open_reader(folder) as reader:
        await reader.press("a")
        await reader.type("Read again")
        await reader.press("f2")
        await reader.until(lambda: notes(reader, 7))
        assert notes(reader, 7)[0].position is None
        await reader.until(lambda: "✎" in reader.picture)


async def test_escape_asks_before_words_are_thrown_away(
    folder: Path, open_reader: OpenReader
) -> None:
    async with open_reader(folder) as reader:
        await reader.press("a")
        await reader.type("half a thou")
        await reader.press("escape")
        assert "Not saved" in reader.picture
        await reader.type("ght")
        assert "Not saved" not in reader.picture
        await reader.press("escape", "escape")
        assert notes(reader, 7) == []
        assert reader.app.screen is reader.screen


async def test_escape_leaves_an_empty_note_at_once(folder: Path, open_reader: OpenReader) -> None:
    async with open_reader(folder) as reader:
        await reader.press("a", "escape")
        assert reader.app.screen is reader.screen


async def test_a_highlight_is_made_and_undone(folder: Path, open_reader: OpenReader) -> None:
    async with open_reader(folder) as reader:
        await reader.press("G", "enter", "H")
        await reader.until(lambda: notes(reader))
        assert notes(reader)[0].motivation == "highlighting"
        await reader.press("u")
        await reader.until(lambda: not notes(reader))


async def test_a_selected_sentence_is_what_is_noted(folder: Path, open_reader: OpenReader) -> None:
    async with open_reader(folder) as reader:
        await reader.press("enter", "v", "a")
        await reader.type("boxes")
        await reader.press("ctrl+s")
        await reader.until(lambda: notes(reader, 7))
        quote = notes(reader, 7)[0].quote
        assert quote is not None
        assert quote.exact.endswith("in green boxes.")


async def test_a_note_is_changed_and_deleted_in_the_notes_pane(
    folder: Path, open_reader: OpenReader
) -> None:
    with Library.open(folder) as library:
        library.annotate(7, "first", start=0, end=20)
    async with open_reader(folder, (180, 50)) as reader:
        await reader.press("enter", "4", "c")
        await reader.until(lambda: "change the note" in reader.picture)
        await reader.type(" thoughts")
        await reader.press("ctrl+s")
        await reader.until(lambda: notes(reader, 7)[0].body == "first thoughts")
        await reader.press("d")
        await reader.until(lambda: not notes(reader, 7))
        await reader.until(lambda: "No notes here yet" in reader.picture)
        await reader.press("u")
        await reader.until(lambda: "first thoughts" in reader.picture)


async def test_enter_on_a_note_leads_to_its_place(folder: Path, open_reader: OpenReader) -> None:
    with Library.open(folder) as library:
        text = library.document(library.get(7)).text
        library.annotate(7, "far down", start=len(text) - 40, end=len(text) - 10)
    async with open_reader(folder, (180, 30)) as reader:
        await reader.press("enter", "4", "enter")
        assert reader.screen.focused_pane == "article"
        assert reader.screen.view.text_offset > len(text) // 2


async def test_where_there_is_no_note_it_says_how_to_write_one(
    folder: Path, open_reader: OpenReader
) -> None:
    async with open_reader(folder) as reader:
        await reader.press("enter", "c")
        assert "a writes one" in reader.status


async def test_a_note_is_tagged_and_found_by_its_tag(folder: Path, open_reader: OpenReader) -> None:
    async with open_reader(folder) as reader:
        await reader.press("enter", "a")
        await reader.type("Ask")
        await reader.press("tab")
        await reader.type("promise, money")
        await reader.press("f2")
        await reader.until(lambda: reader.library.notes())
        (note,) = reader.library.notes()
        assert (note.body, note.tags) == ("Ask", ("promise", "money"))
        await reader.press("4", "c", "tab", "end")
        await reader.type(", june")
        await reader.press("f2")
        await reader.until(lambda: "june" in reader.library.notes()[0].tags)
