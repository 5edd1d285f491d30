"""Every screen at three sizes and in three sets of colours, compared with what was looked at.

What is kept is the text of the screen, to be read and reviewed as it is, and for each set of
colours a digest of the style of every cell. With NEWSREADER_KEEP_LOOKS=1 in the environment
this file keeps what is there now; look at what changed before you commit it.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.style import Style
from textual.widgets import Input, TextArea

from newsreader.config import LookSettings, Settings
from tests.tui.conftest import OpenReader, Reader

SIZES = ((80, 24), (120, 40), (200, 50))
THEMES = ("newsreader-dark", "newsreader-light", "newsreader-16")
LOOKS = Path(__file__).parent / "looks"
#: A screen, the keys that lead to it from the one before, and words that show it is there.
SCREENS = (
    ("list", ("g", *"jjjj"), "Dredging of Larnhaven"),
    ("article", ("enter", "]"), "Space read on"),
    ("entities", ("3",), "people"),
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
    ("library", ("escape", "escape", "0"), "starred"),
    ("tour", ("1", "T"), "1/9"),
)


@pytest.mark.parametrize("theme", THEMES)
async def test_every_screen_looks_as_it_was_kept(
    folder: Path, open_reader: OpenReader, theme: str
) -> None:
    settings = Settings(look=LookSettings(theme=theme))
    different = []
    # The text is the same in all colours, but for the marks of those who see none.
    sizes = SIZES if theme == THEMES[0] else SIZES[1:2]
    async with open_reader(folder, SIZES[1], settings) as reader:
        for name, keys, words in SCREENS:
            await reader.press(*keys)
            await reader.until(lambda words=words: words in reader.picture)
            for field in reader.app.screen.query("Input, TextArea"):
                assert isinstance(field, Input | TextArea)
                field.cursor_blink = False
            for size in sizes:
                await reader.pilot.resize_terminal(*size)
                await reader.settle()
                if not _is_kept(LOOKS / f"{name}-{size[0]}x{size[1]}-{theme}.txt", _look(reader)):
                    different.append(f"{name} at {size[0]}x{size[1]}")
            await reader.pilot.resize_terminal(*SIZES[1])
            await reader.settle()
    assert different == []


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
