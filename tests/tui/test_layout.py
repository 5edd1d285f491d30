"""Which panes a screen of some width shows."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsreader.tui.commands import PANES
from newsreader.tui.layout import BEFORE, pane_beside, pane_widths, visible_panes, widened
from tests.tui.conftest import OpenReader


@pytest.mark.parametrize("pane", PANES)
def test_eighty_cells_show_the_pane_with_the_focus(pane: str) -> None:
    assert visible_panes(80, pane) == (pane,)


@pytest.mark.parametrize("pane", PANES)
@pytest.mark.parametrize("width", [100, 120, 160, 240])
def test_the_pane_with_the_focus_is_always_on_the_screen(pane: str, width: int) -> None:
    assert pane in visible_panes(width, pane)
    assert visible_panes(width, pane, zoomed=True) == (pane,)


def test_a_hundred_and_twenty_cells_show_the_list_beside_the_article() -> None:
    assert visible_panes(104, "list") == ("list", "article")
    assert visible_panes(104, "article") == ("list", "article")
    assert visible_panes(104, "notes") == ("article", "entities", "notes")
    assert visible_panes(120, "article") == ("list", "article", "entities", "notes")
    assert visible_panes(120, "library") == ("library", "list", "article")


def test_a_hundred_and_sixty_cells_show_everything() -> None:
    assert visible_panes(160, "list") == PANES


def test_tab_goes_round() -> None:
    assert pane_beside("notes", 1) == "library"
    assert pane_beside("library", -1) == "notes"


@pytest.mark.parametrize("pane", PANES)
def test_escape_leads_from_every_pane_to_the_library(pane: str) -> None:
    steps = 0
    while BEFORE[pane]:
        pane = BEFORE[pane]
        steps += 1
    assert pane == "library"
    assert steps <= 3


def test_a_pane_is_made_wider_and_narrower_within_bounds() -> None:
    usual = pane_widths(160)
    assert widened(usual, {"list": 8}, 160).list == usual.list + 8
    assert widened(usual, {"side": -100}, 160).side == 16
    assert widened(usual, {"list": 100}, 160) == usual


async def test_the_width_of_a_pane_is_kept_for_the_next_start(
    folder: Path, open_reader: OpenReader
) -> None:
    async with open_reader(folder, (160, 40)) as reader:
        before = reader.screen.list_pane.size.width
        await reader.press("+", "+", "-")
        await reader.until(lambda: reader.screen.list_pane.size.width == before + 4)
        await reader.press("enter", "+")
        await reader.until(lambda: reader.screen.list_pane.size.width == before)
        await reader.press("+")
        await reader.until(lambda: reader.screen.list_pane.size.width == before - 4)
    async with open_reader(folder, (160, 40)) as reader:
        assert reader.screen.list_pane.size.width == before - 4


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (240, 60)])
async def test_the_last_line_of_every_pane_is_seen(
    folder: Path, open_reader: OpenReader, size: tuple[int, int]
) -> None:
    async with open_reader(folder, size) as reader:
        screen = reader.screen
        for pane, holds in (
            (screen.list_pane, screen.articles),
            (screen.article_pane, screen.view),
            (screen.entities_side, screen.entities),
            (screen.notes_side, screen.notes),
        ):
            if pane.display and holds.display:
                assert holds.region.bottom <= pane.region.bottom <= screen.status.region.y
