"""The pictures that an article's file holds, in the reader."""

from __future__ import annotations

import shutil
import struct
import zlib
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from textual.app import App

from newsreader.config import ReadingSettings, Settings
from newsreader.document import Block
from newsreader.library import Library
from newsreader.tui.pictures.decoding import LONGEST_SIDE_PIXELS, UnshowablePictureError, decode
from newsreader.tui.pictures.inline import InlinePictures, draws_pictures
from newsreader.tui.pictures.screen import PictureScreen
from tests.importing.picture_files import CAPTION, HEIGHT, KINDS, WIDTH, png
from tests.tui.conftest import OpenReader, Reader


@pytest.fixture(scope="module")
def pictured(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of two articles, whose files hold a picture."""
    folder = tmp_path_factory.mktemp("pictured")
    for kind in ("singlefile", "docx"):
        (folder / f"ferry.{kind}").write_bytes(KINDS[kind]())
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NEWSREADER_CACHE", str(folder / "cache"))
        with Library.open(folder / "library") as library:
            report = library.import_paths(sorted(folder.glob("ferry.*")), jobs=1)
        assert len(report.imported) == 2, report
    return folder / "library"


@pytest.fixture
def files_with_pictures(pictured: Path, folder: Path) -> Path:
    """A copy of that library for one test."""
    return Path(shutil.copytree(pictured, folder.parent / "pictured"))


async def _opened(reader: Reader) -> PictureScreen:
    await reader.until(lambda: isinstance(reader.app.screen, PictureScreen))
    screen = reader.app.screen
    assert isinstance(screen, PictureScreen)
    await reader.until(lambda: screen.is_shown or screen.failure)
    await reader.pilot.pause()
    return screen


@pytest.mark.parametrize("row", [0, 1])
async def test_p_shows_the_picture_of_the_article_and_escape_goes_back(
    files_with_pictures: Path, open_reader: OpenReader, row: int
) -> None:
    async with open_reader(files_with_pictures, (80, 24)) as reader:
        await reader.press(*"j" * row, "enter")
        assert f"[picture: {CAPTION}]" in reader.picture
        await reader.press("P")
        await _opened(reader)
        lines = reader.picture.split("\n")
        assert "picture 1 of 1" in lines[0]
        assert CAPTION in lines[-2]
        assert sum("▀" * 40 in line for line in lines) > 15
        colours = {
            (segment.style.color, segment.style.bgcolor)
            for strip in reader.app.screen._compositor.render_strips()
            for segment in strip
            if segment.style and "▀" in segment.text
        }
        assert len(colours) > 100
        await reader.press("escape")
        assert f"[picture: {CAPTION}]" in reader.picture


async def test_a_click_on_what_stands_for_a_picture_opens_it(
    files_with_pictures: Path, open_reader: OpenReader
) -> None:
    async with open_reader(files_with_pictures, (80, 24)) as reader:
        await reader.press("enter")
        row = next(y for y, line in enumerate(reader.picture.split("\n")) if CAPTION in line)
        await reader.pilot.click(offset=(20, row))
        assert not (await _opened(reader)).failure


async def test_a_picture_that_cannot_be_shown_says_why_and_the_next_one_is_a_key_away(
    folder: Path, open_reader: OpenReader
) -> None:
    given = {"1": b"\x89PNG\r\n\x1a\n and no more", "2": png(), "3": _claiming(60_000, 60_000)}
    blocks = [Block("image", 0, 0, data=name, label=f"caption {name}") for name in given]
    async with open_reader(folder) as reader:
        screen = PictureScreen("Three of them", blocks, 0, lambda block: given[block.data])
        reader.app.push_screen(screen)
        await _opened(reader)
        assert "damaged" in reader.picture
        assert "caption 1" in reader.picture
        await reader.press("right")
        await reader.until(lambda: screen.is_shown)
        assert "picture 2 of 3" in reader.picture
        await reader.press("right", "right")
        await reader.until(lambda: screen.failure)
        assert "too large" in reader.picture
        await reader.press("g")
        await reader.until(lambda: "damaged" in reader.picture)


async def test_pictures_stand_between_the_lines_where_the_settings_say_so(
    files_with_pictures: Path, open_reader: OpenReader
) -> None:
    settings = Settings(reading=ReadingSettings(pictures="blocks"))
    async with open_reader(files_with_pictures, (80, 40), settings) as reader:
        await reader.press("enter")
        await reader.until(lambda: "▀" * 16 in reader.picture)
        lines = reader.picture.split("\n")
        rows = [y for y, line in enumerate(lines) if "▀" in line]
        assert rows == list(range(rows[0], rows[-1] + 1))
        assert CAPTION in lines[rows[-1] + 1]
        assert "[picture" not in reader.picture
        await reader.pilot.click(offset=(lines[rows[0]].index("▀"), rows[0]))
        await _opened(reader)
        first = reader.screen.shown
        await reader.press("escape", "J")
        await reader.until(lambda: reader.screen.shown is not first and "▀" in reader.picture)


@pytest.mark.parametrize(
    ("environment", "draws"),
    [
        ({"TERM": "xterm-kitty"}, True),
        ({"TERM": "xterm-ghostty"}, True),
        ({"TERM": "xterm-kitty", "TMUX": "/tmp/tmux-0/default,1,0"}, False),
        ({"TERM": "xterm-256color"}, False),
        ({}, False),
    ],
)
def test_a_terminal_is_known_by_its_name(environment: dict[str, str], draws: bool) -> None:
    assert draws_pictures(environment) is draws


async def test_pictures_fit_the_width_of_the_text_and_are_not_blown_up() -> None:
    app: App[None] = App()
    images = {"wide": Image.new("RGB", (4000, 500)), "small": Image.new("RGB", (50, 40))}
    async with app.run_test():
        rows = InlinePictures(images, app).rows(60, 20)
    assert {address: (drawn[0].cell_length, len(drawn)) for address, drawn in rows.items()} == {
        "wide": (60, 4),
        "small": (10, 4),
    }


async def test_an_article_without_pictures_says_so(folder: Path, open_reader: OpenReader) -> None:
    async with open_reader(folder) as reader:
        await reader.press("P")
        assert "This article has no pictures." in reader.status


def test_a_picture_is_read_upright_small_and_on_white() -> None:
    turned = Image.new("RGB", (300, 4000), "red")
    turned.putpixel((0, 0), (0, 0, 255))
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was turned to the right
    stored = BytesIO()
    turned.save(stored, "JPEG", exif=exif)
    assert decode(stored.getvalue()).size == (LONGEST_SIDE_PIXELS, LONGEST_SIDE_PIXELS * 3 // 40)
    clear = BytesIO()
    Image.new("RGBA", (9, 9), (0, 0, 0, 0)).save(clear, "WEBP", lossless=True)
    assert decode(clear.getvalue()).getpixel((4, 4)) == (255, 255, 255)
    assert decode(png()).size == (WIDTH, HEIGHT)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP"])
def test_a_picture_cut_short_anywhere_is_refused_or_shown_but_never_more(kind: str) -> None:
    whole = BytesIO()
    decode(png()).save(whole, kind)
    data = whole.getvalue()
    for length in range(0, len(data), max(1, len(data) // 40)):
        _decoded_or_refused(data[:length])
        _decoded_or_refused(data[:length] + b"\xff" * 9 + data[length + 9 :])


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"BM" + bytes(200),
        b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n",
    ],
    ids=["nothing", "a drawing", "a bitmap", "a program for a printer"],
)
def test_only_four_kinds_of_pictures_are_tried(data: bytes) -> None:
    with pytest.raises(UnshowablePictureError):
        decode(data)


def _decoded_or_refused(data: bytes) -> None:
    with suppress(UnshowablePictureError):
        decode(data)


def _claiming(width: int, height: int) -> bytes:
    """A picture of a few bytes that says it is huge."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunk = b"IHDR" + header
    checksum = struct.pack(">I", zlib.crc32(chunk))
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", len(header)) + chunk + checksum + png()[33:]
