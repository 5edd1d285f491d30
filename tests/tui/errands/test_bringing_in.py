"""Errands of docs/using.md with keys alone: bringing articles in, and seeing what came."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsreader.samples import sample_files
from newsreader.tui.dialogs.page import PageDialog
from newsreader.tui.screens import program
from tests.tui.conftest import OpenReader, Reader

_FERRY = (
    "A ferry between the two quays\n\nThe ferry began its crossings on Monday, with forty "
    "passengers on board and a brass band on the pier, the harbour master Lena Holt said.\n\n"
    "It will run every hour until the bridge is mended, and the fare is two crowns.\n"
)


@pytest.fixture
def saved_pages(folder: Path) -> Path:
    """A folder in the home folder with one article and one file that is none."""
    files = folder.parent / "saved-pages"
    files.mkdir()
    (files / "ferry.txt").write_text(_FERRY, "utf-8")
    (files / "broken.html").write_text("<html><body></body></html>", "utf-8")
    return files


async def _import_the_folder(reader: Reader) -> None:
    await reader.press("I")
    await reader.type("sav")
    await reader.press("tab", "enter")
    await reader.until(lambda: "Enter to the list" in reader.picture)


async def test_samples(
    empty_folder: Path, open_reader: OpenReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Look around on the sample articles."""
    monkeypatch.setattr(program, "sample_files", lambda: sample_files()[:2])
    async with open_reader(empty_folder) as reader:
        await reader.until(lambda: "bring in the sample articles" in reader.picture)
        await reader.press("enter")
        await reader.until(lambda: len(reader.titles) == 2)
        await reader.until(lambda: "The samples are here" in reader.status)


@pytest.mark.usefixtures("saved_pages")
async def test_import_folder(folder: Path, open_reader: OpenReader) -> None:
    """Import a folder, and see which files could not be read."""
    async with open_reader(folder) as reader:
        await _import_the_folder(reader)
        await reader.until(lambda: "1 article imported, 1 not readable" in reader.picture)
        assert "broken.html" in reader.picture
        await reader.press("enter")
        await reader.until(lambda: "A ferry between the two quays" in reader.titles)


@pytest.mark.usefixtures("saved_pages")
async def test_undo_import(folder: Path, open_reader: OpenReader) -> None:
    """Take an import back."""
    async with open_reader(folder) as reader:
        await _import_the_folder(reader)
        await reader.press("enter")
        await reader.until(lambda: len(reader.titles) == 8)
        await reader.press("u")
        await reader.until(lambda: len(reader.titles) == 7)


async def test_provenance(folder: Path, open_reader: OpenReader) -> None:
    """See where an article came from, and what was left out."""
    async with open_reader(folder) as reader:
        await reader.press("G", "i")
        page = reader.app.screen
        assert isinstance(page, PageDialog)
        # A long path takes several lines.
        assert "1-harbour.html" in "".join(page.words.split())
        assert "Share on Facebook" in page.words.partition("left out of the text")[2]
        await reader.press("escape")
        assert reader.screen.focused_pane == "list"
