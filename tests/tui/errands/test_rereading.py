"""Errands of docs/using.md with keys alone: second thoughts about what was left out."""

from __future__ import annotations

from pathlib import Path

from newsreader.library import Library
from newsreader.tui.dialogs.diff import DiffDialog
from tests.tui.conftest import OpenReader, Reader

_PAGE = """<html><head><title>A ferry between the quays</title></head><body><article>
<h1>A ferry between the quays</h1>
<p>The ferry began its crossings on Monday, with forty passengers on board and a brass band
playing on the pier, the harbour master Lena Holt told the Courier.</p>
<div class="newsletter-signup"><p>Get our newsletter every morning</p></div>
<p>It will run every hour until the bridge is mended, and the fare is two crowns for grown
people, while children and dogs travel for nothing, she said on Tuesday.</p></article>
</body></html>"""


async def to_the_ferry(reader: Reader) -> None:
    titles = reader.titles
    await reader.press("g", *["j"] * titles.index("A ferry between the quays"), "enter")
    await reader.until(lambda: reader.screen.shown is not None)


def with_ferry(folder: Path) -> int:
    page = folder.parent / "ferry.html"
    page.write_text(_PAGE, "utf-8")
    with Library.open(folder) as library:
        return library.import_paths([page], jobs=1).imported[0][0]


async def test_taking_back(folder: Path, open_reader: OpenReader) -> None:
    """Put something back that was left out of the text."""
    number = with_ferry(folder)
    async with open_reader(folder) as reader:
        await to_the_ferry(reader)
        await reader.press("B")
        await reader.until(lambda: "of the words were kept" in reader.picture)
        assert "Get our newsletter every morning" in reader.picture
        await reader.press("down", "enter")
        await reader.until(lambda: "piece taken back" in reader.status)
        assert "Get our newsletter" in reader.library.get(number).text
        await reader.press("u")
        await reader.until(lambda: "Get our newsletter" not in reader.library.get(number).text)


async def test_reading_again(folder: Path, open_reader: OpenReader) -> None:
    """Have a page read again by a newer newsreader."""
    number = with_ferry(folder)
    async with open_reader(folder) as reader:
        await to_the_ferry(reader)
        article = reader.library.get(number)
        await reader.press("B")
        await reader.until(lambda: "of the words were kept" in reader.picture)
        await reader.press("down", "enter")
        await reader.until(lambda: "piece taken back" in reader.status)
        await reader.press("W")
        await reader.until(lambda: isinstance(reader.app.screen, DiffDialog))
        dialog = reader.app.screen
        assert isinstance(dialog, DiffDialog)
        assert "- Get our newsletter every morning" in dialog.words
        await reader.press("enter")
        await reader.until(lambda: "new extraction of 1 article" in reader.status)
        assert reader.library.get(number).text == article.text
        await reader.press("W")
        await reader.until(lambda: "reads as before" in reader.status)
