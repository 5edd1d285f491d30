"""Every screen at three sizes and in three sets of colours, compared with what was looked at.

What is kept is the text of the screen, to be read and reviewed as it is, and for each set of
colours a digest of the style of every cell. With NEWSREADER_KEEP_LOOKS=1 in the environment
this file keeps what is there now; look at what changed before you commit it.
"""

from __future__ import annotations

import asyncio
import hashlib
import os
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from rich.style import Style
from textual.screen import Screen
from textual.widgets import Input, TextArea

from newsreader.config import LookSettings, Settings
from newsreader.document import Block
from newsreader.model import (
    Article,
    DroppedBlock,
    ImportProgress,
    ImportReport,
    Source,
    Version,
)
from newsreader.tui.dialogs.choice import ChoiceDialog
from newsreader.tui.dialogs.diff import DiffDialog
from newsreader.tui.dialogs.import_files import ImportDialog
from newsreader.tui.dialogs.page import PageDialog
from newsreader.tui.pictures.screen import PictureScreen
from newsreader.tui.provenance import provenance_page
from newsreader.tui.revisions import revisions_page
from newsreader.tui.widgets.line_list import Entry
from tests.importing.picture_files import png
from tests.tui.conftest import OpenReader, Reader

SIZES = ((80, 24), (120, 40), (200, 50))
THEMES = ("newsreader-dark", "newsreader-light", "newsreader-16")
LOOKS = Path(__file__).parent / "looks"
#: A screen, the keys that lead to it from the one before, and words that show it is there.
SCREENS = (
    ("list", ("g", *"jjjj"), "Dredging of Larnhaven"),
    ("article", ("enter", "]"), "Space read on"),
    ("jump", (",",), "type the letter"),
    ("correction", ("escape", "C"), "do not mark it"),
    ("new name", ("enter",), "the name it should have"),
    ("left out", ("escape", "B"), "take back what was left out"),
    ("tags", ("escape", "t"), "Tags, parted by commas"),
    ("entities", ("escape", "3"), "people"),
    ("entity page", ("enter",), "mention"),
    ("notes", ("escape", "4"), "No notes here yet"),
    ("note", ("2", "a", "A", "s", "k"), "tags, parted by commas"),
    ("related", ("escape", "escape", "R"), "related"),
    ("export", ("escape", "E"), "The file to write"),
    ("help", ("escape", "?"), "keys in the article pane"),
    ("figures", ("escape", "5"), "named most"),
    ("import", ("escape", "1", "I"), "Esc"),
    ("palette", ("escape", ":"), "open"),
    ("search", ("escape", "/", *"syr"), "syr"),
    ("save search", ("enter", "F"), "name"),
    ("nothing found", ("escape", "escape", "/", *"zzz"), "zzz"),
    ("library", ("escape", "escape", "0"), "starred"),
    ("empty shelf", ("home", "down", "down", "enter"), "starred"),
    ("all read", ("0", "home", "enter", "M"), "read"),
    ("sort", ("escape", "S"), "sort"),
    ("links", ("escape", "1", "G", "enter", "L"), "larnhaven.example/audit"),
    ("address", ("enter",), "Open this address"),
    ("tour", ("escape", "1", "T"), "1/9"),
)


async def _halfway(_paths: object, progress: Callable[[ImportProgress], None], _: object) -> None:
    progress(ImportProgress(41, 120, "/home/ann/pages/the night ferry, a year later.html", 2))
    await asyncio.Event().wait()


async def _done(_paths: object, _progress: object, _cancelled: object) -> ImportReport:
    failed = (
        ("/home/ann/scan.pdf", "scan.pdf holds no text, only pictures of pages", "no_text"),
        ("/home/ann/tax.zip", "tax.zip is encrypted", "bad_archive"),
    )
    warned = (("/home/ann/404.html", "looks like no article: an error page"),)
    imported = tuple((number, "title", "path") for number in range(1, 118))
    return ImportReport(imported, (), ((4, "path"),), failed, warned, seconds=9.4)


_DIFF = (
    "--- article 7", "+++ article 7 anew", "@@ -1,3 +1,3 @@", " The night ferry", "-It lost £1.4",
    "+It lost £1.4 million last year, the town clerk said, and the council will raise the evening "
    "fare from £3.20 to £4.00 in May", " Turnout was 61 percent.",
)  # fmt: skip
_REVISED = Article(
    "The night ferry",
    "The council will keep the ferry.\n\nTurnout was 61 percent.",
    saved="2026-03-05T08:00:00Z",
    versions=(
        Version("0" * 64, "2026-03-04T08:00:00Z", "A ferry", "The council may keep the ferry."),
    ),
)
_READ = Article(
    "The night ferry stays, and the evening fare goes up: what the vote in Saltmere means",
    "The council will keep the ferry.",
    id=7,
    authors=("Ann Lee", "Tom Ferris"),
    publisher="Quayside Courier",
    url="https://courier.example/2026/03/the-night-ferry-stays-and-the-evening-fare-goes-up-what-now",
    published="2026-03-04",
    saved="2026-03-05T08:00:00Z",
    language="en",
    word_count=1204,
    tags=("ferries", "to read"),
    source=Source(
        "/home/ann/Downloads/saved pages/the night ferry stays, and the evening fare goes up.html",
        "0123456789abcdef" * 4,
        "singlefile",
        "newsreader 0.1.0",
        "2026-03-05T08:00:00Z",
        kept_ratio=0.83,
        dropped=(
            DroppedBlock("Home World Business Sport", "navigation", 0),
            DroppedBlock("More from the Courier: a new crane, an old quarrel. " * 4, "related", 0),
        ),
        fields={"title": "json-ld", "published": "meta"},
    ),
)
_NAMES = (
    Entry(1, "Erdogan = Recep Tayyip Erdoğan", "the last word of the longer name"),
    Entry(2, "AKP = Justice and Development Party", "its initials"),
)
_BLOCKS = tuple(
    Block("image", 0, 0, data=name, label="The night ferry at the pier, seen from the harbour wall")
    for name in "ab"
)
#: What stands over the panes: how it is made, keys to press in it, words that show it is there.
OVER: tuple[tuple[str, Callable[[], Screen[Any]], tuple[str, ...], str], ...] = (
    ("diff", lambda: DiffDialog("the original, read again", _DIFF), (), "61 percent"),
    ("details", lambda: PageDialog("details", partial(provenance_page, _READ)), (), "left out"),
    (
        "versions",
        lambda: PageDialog("2 texts", partial(revisions_page, _REVISED)),
        (),
        "may keep",
    ),
    ("names that may be one", lambda: ChoiceDialog("names that may be one", _NAMES), (), "AKP"),
    ("picture", lambda: PictureScreen("The ferry", _BLOCKS, 0, lambda _: png()), (), "▀▀▀"),
    ("no picture", lambda: PictureScreen("The ferry", _BLOCKS, 1, lambda _: b""), (), "damaged"),
    ("import in progress", lambda: ImportDialog(_halfway, "/"), ("enter",), "41 of 120"),
    ("import report", lambda: ImportDialog(_done, "/"), ("enter",), "117 articles"),
)


@pytest.mark.parametrize("theme", THEMES)
async def test_every_screen_looks_as_it_was_kept(
    folder: Path, open_reader: OpenReader, theme: str
) -> None:
    settings = Settings(look=LookSettings(theme=theme))
    different = []
    async with open_reader(folder, SIZES[1], settings) as reader:
        for name, keys, words in SCREENS:
            await reader.press(*keys)
            different += await _different(reader, theme, name, words)
    assert different == []


@pytest.mark.parametrize("theme", THEMES)
async def test_what_stands_over_the_panes_looks_as_it_was_kept(
    folder: Path, open_reader: OpenReader, theme: str
) -> None:
    settings = Settings(look=LookSettings(theme=theme))
    different = []
    async with open_reader(folder, SIZES[1], settings) as reader:
        for name, made, keys, words in OVER:
            reader.app.push_screen(made())
            await reader.press(*keys)
            different += await _different(reader, theme, name, words)
            reader.app.pop_screen()
            await reader.settle()
    assert different == []


@pytest.mark.parametrize("theme", THEMES)
async def test_the_first_start_looks_as_it_was_kept(
    empty_folder: Path, open_reader: OpenReader, theme: str
) -> None:
    settings = Settings(look=LookSettings(theme=theme))
    async with open_reader(empty_folder, SIZES[1], settings) as reader:
        assert await _different(reader, theme, "first start", "sample") == []


async def _different(reader: Reader, theme: str, name: str, words: str) -> list[str]:
    """The sizes at which a screen, which shows these words, does not look as it was kept."""
    await reader.until(lambda: words in reader.picture)
    await reader.settle()
    for field in reader.app.screen.query("Input, TextArea"):
        assert isinstance(field, Input | TextArea)
        field.cursor_blink = False
    different = []
    # The text is the same in all colours, but for the marks of those who see none.
    for size in SIZES if theme == THEMES[0] else SIZES[1:2]:
        await reader.pilot.resize_terminal(*size)
        await reader.settle()
        if not _is_kept(LOOKS / f"{name}-{size[0]}x{size[1]}-{theme}.txt", _look(reader)):
            different.append(f"{name} at {size[0]}x{size[1]}")
    await reader.pilot.resize_terminal(*SIZES[1])
    await reader.settle()
    return different


def _look(reader: Reader) -> str:
    """The text of the screen, and a digest of how each of its cells is drawn."""
    digest = hashlib.sha256()
    for style, cells in _runs(reader):
        digest.update(f"{style} {cells}\n".encode())
    lines = [line.rstrip() for line in reader.picture.split("\n")]
    return "\n".join([*lines, f"styles {digest.hexdigest()[:16]}", ""])


def _runs(reader: Reader) -> Iterator[tuple[str, int]]:
    """Styles with the number of cells that have them, however the drawing was cut into pieces."""
    last, cells = "", 0
    for strip in reader.app.screen._compositor.render_strips():
        for segment in strip:
            style = str(segment.style or Style())
            if style != last:
                yield last, cells
                last, cells = style, 0
            cells += segment.cell_length
    yield last, cells


def _is_kept(file: Path, look: str) -> bool:
    if os.environ.get("NEWSREADER_KEEP_LOOKS"):
        file.parent.mkdir(exist_ok=True)
        file.write_text(look, "utf-8")
    return file.read_text("utf-8") == look
