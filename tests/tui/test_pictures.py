"""What the screens look like, at three sizes and in several colours."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot

from newsreader.config import LookSettings, Settings
from newsreader.library import Library
from newsreader.tui.app import NewsreaderApp
from tests.tui.conftest import TODAY, Reader

SMALL, MIDDLE, LARGE = (80, 24), (120, 40), (200, 50)


class Camera:
    """Takes a picture of the reader after some keys, and compares it with the one kept."""

    def __init__(self, compare: Callable[..., bool], folder: Path) -> None:
        self._compare = compare
        self._folder = folder

    def sees_what_is_kept(
        self, size: tuple[int, int], *keys: str, theme: str = "newsreader-dark"
    ) -> bool:
        with Library.open(self._folder) as library:
            library.sync()
            app = NewsreaderApp(library, Settings(look=LookSettings(theme=theme)), today=TODAY)

            async def press(pilot: Pilot[None]) -> None:
                reader = Reader(pilot, library)
                await reader.settle()
                for key in keys:
                    await reader.press(key)
                # A cursor that blinks is there in one picture and gone in the next.
                for field in app.screen.query("Input, TextArea"):
                    field.cursor_blink = False

            return self._compare(app, terminal_size=size, run_before=press)


@pytest.fixture
def camera(snap_compare: Callable[..., bool], folder: Path) -> Camera:
    return Camera(snap_compare, folder)


@pytest.fixture
def empty_camera(snap_compare: Callable[..., bool], empty_folder: Path) -> Iterator[Camera]:
    yield Camera(snap_compare, empty_folder)


def test_the_list_on_a_small_screen(camera: Camera) -> None:
    assert camera.sees_what_is_kept(SMALL, "s", "j", "x", "j", "r")


def test_an_article_on_a_small_screen(camera: Camera) -> None:
    assert camera.sees_what_is_kept(SMALL, "G", "enter", "right_square_bracket")


def test_a_note_on_a_small_screen(camera: Camera) -> None:
    assert camera.sees_what_is_kept(SMALL, "G", "enter", "a", *"Ask")


def test_a_fault_in_a_search_on_a_small_screen(camera: Camera) -> None:
    assert camera.sees_what_is_kept(SMALL, "slash", *"water", "space", "(")


def test_sixteen_colours_on_a_small_screen(camera: Camera) -> None:
    assert camera.sees_what_is_kept(SMALL, "s", "j", theme="newsreader-16")


def test_the_first_start_on_a_small_screen(empty_camera: Camera) -> None:
    assert empty_camera.sees_what_is_kept(SMALL)


def test_a_search_on_a_middle_screen(camera: Camera) -> None:
    assert camera.sees_what_is_kept(MIDDLE, "slash", *"syr", "space", *"darya")


def test_help_on_a_middle_screen(camera: Camera) -> None:
    assert camera.sees_what_is_kept(MIDDLE, "question_mark")


def test_importing_on_a_middle_screen(camera: Camera) -> None:
    assert camera.sees_what_is_kept(MIDDLE, "I")


def test_entities_on_a_middle_screen_in_light_colours(camera: Camera) -> None:
    assert camera.sees_what_is_kept(MIDDLE, "G", "enter", "3", theme="newsreader-light")


def test_all_panes_on_a_large_screen(camera: Camera) -> None:
    assert camera.sees_what_is_kept(LARGE, "G", "enter", "H", "right_square_bracket")


def test_high_contrast_on_a_large_screen(camera: Camera) -> None:
    assert camera.sees_what_is_kept(LARGE, "j", "j", "enter", "0", theme="newsreader-contrast")
