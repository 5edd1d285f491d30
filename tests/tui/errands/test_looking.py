"""Errands of docs/using.md with keys alone: looking at what is in view."""

from __future__ import annotations

from pathlib import Path

from newsreader.library import Library
from newsreader.tui.pictures.screen import PictureScreen
from newsreader.tui.reader.jumping import letters
from tests.importing.picture_files import CAPTION, singlefile
from tests.tui.conftest import OpenReader


async def test_pictures(folder: Path, open_reader: OpenReader) -> None:
    """Look at the pictures of an article."""
    page = folder.parent / "ferry.html"
    page.write_bytes(singlefile())
    with Library.open(folder) as library:
        library.import_paths([page], jobs=1)
    async with open_reader(folder, (80, 24)) as reader:
        await reader.press("G", "enter")
        assert CAPTION in reader.picture
        await reader.press("P")
        await reader.until(lambda: "▀" * 40 in reader.picture)
        assert isinstance(reader.app.screen, PictureScreen)
        await reader.press("escape")
        assert reader.screen.focused_pane == "article"


async def test_jump(folder: Path, open_reader: OpenReader) -> None:
    """Go to anything in view by its letter."""
    async with open_reader(folder) as reader:
        await reader.press("G", "enter")
        found = reader.screen.view.places_in_view()
        place = next(index for index, each in enumerate(found) if each.kind == "link")
        await reader.press(",", *letters(len(found))[place])
        await reader.until(lambda: "Open this address in the browser?" in reader.picture)
        await reader.press("escape")
