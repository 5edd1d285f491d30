"""Errands of docs/using.md with keys alone: marking, noting, quoting."""

from __future__ import annotations

from pathlib import Path

from newsreader.library import Library
from newsreader.model import Annotation
from tests.tui.conftest import OpenReader, Reader


def _notes(reader: Reader, article: int) -> list[Annotation]:
    return reader.library.annotations(article)


def _quoted(note: Annotation) -> str:
    assert note.quote is not None
    return note.quote.exact


async def test_mark_passage(folder: Path, open_reader: OpenReader) -> None:
    """Mark a passage."""
    async with open_reader(folder) as reader:
        await reader.press("enter", "v", "down", "H")
        await reader.until(lambda: _notes(reader, 7))
        (marked,) = _notes(reader, 7)
        assert marked.motivation == "highlighting"
        assert _quoted(marked).startswith("The reading room")
        assert _quoted(marked).endswith("four minutes.")
        await reader.press("u")
        await reader.until(lambda: not _notes(reader, 7))


async def test_note_on_words(folder: Path, open_reader: OpenReader) -> None:
    """Write a note on a few words."""
    async with open_reader(folder) as reader:
        await reader.press("enter", "v", "w", *["up"] * 14, "a")
        await reader.type("whose")
        await reader.press("ctrl+s")
        await reader.until(lambda: _notes(reader, 7))
        (note,) = _notes(reader, 7)
        assert note.body == "whose"
        assert _quoted(note) == "The reading room of"
        await reader.press("u")
        await reader.until(lambda: not _notes(reader, 7))


async def test_note_on_article(folder: Path, open_reader: OpenReader) -> None:
    """Write a note on a whole article."""
    async with open_reader(folder) as reader:
        await reader.press("j", "a")
        await reader.type("for Monday")
        await reader.press("ctrl+s")
        await reader.until(lambda: _notes(reader, 6))
        assert _notes(reader, 6)[0].position is None
        await reader.until(lambda: "✎" in reader.picture)


async def test_find_note(folder: Path, open_reader: OpenReader) -> None:
    """Find a note again, a library later."""
    async with open_reader(folder) as reader:
        await reader.press("G", "enter", "a")
        await reader.type("Ask the auditors")
        await reader.press("ctrl+s")
        await reader.until(lambda: _notes(reader, 1))
    async with open_reader(folder, (180, 50)) as reader:
        await reader.press("1", "/")
        await reader.type("note:auditor*")
        assert reader.titles == ["Dredging of Larnhaven harbour halted after audit"]
        await reader.press("enter", "enter", "4", "enter")
        start, end = reader.screen.view.current or (0, 0)
        assert reader.screen.view.document.text[start:end].startswith("The port authority")
        assert "Ask the auditors" in reader.picture


async def test_change_note(folder: Path, open_reader: OpenReader) -> None:
    """Change a note, delete it, and have it back."""
    with Library.open(folder) as library:
        library.annotate(7, "first", start=0, end=20)
    async with open_reader(folder) as reader:
        await reader.press("enter", "4", "c")
        await reader.type(" thoughts")
        await reader.press("ctrl+s")
        await reader.until(lambda: [note.body for note in _notes(reader, 7)] == ["first thoughts"])
        await reader.press("d")
        await reader.until(lambda: not _notes(reader, 7))
        await reader.press("u")
        await reader.until(lambda: [note.body for note in _notes(reader, 7)] == ["first thoughts"])
        await reader.press("u")
        await reader.until(lambda: [note.body for note in _notes(reader, 7)] == ["first"])


async def test_note_to_note(folder: Path, open_reader: OpenReader) -> None:
    """Go from note to note in the text."""
    with Library.open(folder) as library:
        length = len(library.document(library.get(7)).text)
        library.annotate(7, "early", start=400, end=440)
        library.annotate(7, "late", start=length // 2, end=length // 2 + 40)
    async with open_reader(folder) as reader:
        await reader.press("enter", "}")
        assert reader.status == "note 1 of 2: early"
        await reader.press("}")
        assert reader.status == "note 2 of 2: late"
        assert reader.screen.view.text_offset > 400
        await reader.press("{")
        assert reader.status == "note 1 of 2: early"


async def test_quote(folder: Path, open_reader: OpenReader) -> None:
    """Copy a quote with its source."""
    async with open_reader(folder) as reader:
        await reader.press("G", "enter", "v", "Y")
        await reader.until(lambda: "Copied the citation" in reader.status)
        assert "by the terminal (OSC 52)" in reader.status
        assert reader.app.clipboard.startswith("“The port authority of Larnhaven")
        assert reader.app.clipboard.endswith(
            "Quayside Courier, 2026-10-05, “Dredging of Larnhaven harbour halted after audit”, "
            "Tom Ferris, https://papers.example/1-harbour"
        )
