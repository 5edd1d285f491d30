"""The way through the reader: list, article, panes, and back."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.conftest import OpenReader


async def test_the_list_shows_the_newest_first_and_counts_them(
    folder: Path, open_reader: OpenReader
) -> None:
    async with open_reader(folder) as reader:
        assert reader.titles[0] == "What the archive forgot"
        assert reader.screen.list_pane.title.text == "all articles  7"
        assert "● What the archive forgot" in reader.picture


async def test_enter_opens_the_article_and_escape_leads_back(
    folder: Path, open_reader: OpenReader
) -> None:
    async with open_reader(folder, (80, 24)) as reader:
        await reader.press("G", "enter")
        assert reader.screen.focused_pane == "article"
        assert "The port authority of Larnhaven" in reader.picture
        await reader.press("escape")
        assert reader.screen.focused_pane == "list"
        assert "Dredging of Larnhaven" in reader.picture


async def test_going_back_never_quits(folder: Path, open_reader: OpenReader) -> None:
    async with open_reader(folder) as reader:
        for key in ("escape", "h", "left"):
            await reader.press("1", "enter", *[key] * 4)
            assert reader.app.is_running
            assert reader.screen.focused_pane == "library"


async def test_q_leads_back_and_quits_only_at_the_list(
    folder: Path, open_reader: OpenReader
) -> None:
    async with open_reader(folder) as reader:
        await reader.press("enter", "q")
        assert reader.screen.focused_pane == "list"
        await reader.pilot.press("q")
        assert reader.app.return_code == 0


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (180, 50)])
async def test_a_number_leads_to_its_pane(
    folder: Path, open_reader: OpenReader, size: tuple[int, int]
) -> None:
    async with open_reader(folder, size) as reader:
        for key, pane in enumerate(("library", "list", "article", "entities", "notes")):
            await reader.press(str(key))
            assert reader.screen.focused_pane == pane
            assert reader.screen.pane(pane).display
            assert reader.screen.pane(pane).focus_target.has_focus


async def test_tab_goes_through_all_panes_and_round(folder: Path, open_reader: OpenReader) -> None:
    async with open_reader(folder) as reader:
        seen = []
        for _ in range(5):
            await reader.press("tab")
            seen.append(reader.screen.focused_pane)
        assert seen == ["article", "entities", "notes", "library", "list"]
        await reader.press("shift+tab")
        assert reader.screen.focused_pane == "library"


async def test_zoom_gives_the_pane_the_screen_and_escape_gives_it_back(
    folder: Path, open_reader: OpenReader
) -> None:
    async with open_reader(folder, (180, 50)) as reader:
        await reader.press("enter", "z")
        assert [
            name
            for name in ("library", "list", "entities", "notes")
            if reader.screen.pane(name).region.width
        ] == []
        await reader.press("escape")
        assert reader.screen.pane("library").region.width > 0
        assert reader.screen.focused_pane == "article"


async def test_the_cursor_shows_the_article_beside_the_list(
    folder: Path, open_reader: OpenReader
) -> None:
    async with open_reader(folder, (120, 40)) as reader:
        await reader.press("j", "j", "j")
        await reader.until(lambda: "Die Bahn will ab Dezember" in reader.picture)
        assert reader.library.get(4).opened is None


async def test_moving_goes_by_rows_pages_and_to_the_ends(
    folder: Path, open_reader: OpenReader
) -> None:
    async with open_reader(folder) as reader:
        articles = reader.screen.articles
        for keys, row in [
            (["j"], 1), (["down"], 2), (["k"], 1), (["up"], 0), (["up"], 0), (["G"], 6),
            (["down"], 6), (["g"], 0), (["end"], 6), (["home"], 0), (["pagedown"], 6),
            (["pageup"], 0),
        ]:  # fmt: skip
            await reader.press(*keys)
            assert articles.cursor == row, keys


async def test_next_and_previous_article_without_going_back(
    folder: Path, open_reader: OpenReader
) -> None:
    async with open_reader(folder) as reader:
        await reader.press("j", "enter", "J")
        assert reader.screen.shown is not None
        assert reader.screen.shown.id == 5
        assert reader.screen.focused_pane == "article"
        await reader.press("K", "K")
        assert reader.screen.shown.id == 7
        await reader.press("K")
        assert reader.status == "This is the first article."


async def test_next_unread_passes_over_what_was_read(folder: Path, open_reader: OpenReader) -> None:
    async with open_reader(folder) as reader:
        reader.library.mark([6, 5], read=True)
        await reader.press("n")
        assert reader.screen.articles.current_id == 4
        await reader.press("p")
        assert reader.screen.articles.current_id == 7
        await reader.press("p")
        assert reader.status == "No unread article above."


async def test_space_reads_on_to_the_next_unread_article(
    folder: Path, open_reader: OpenReader
) -> None:
    async with open_reader(folder) as reader:
        await reader.press("G", "k", "k", "enter", "space")
        await reader.until(lambda: reader.screen.shown and reader.screen.shown.id == 2)
        assert reader.screen.focused_pane == "article"
        await reader.until(lambda: reader.library.get(3).read)


async def test_an_article_read_to_its_end_counts_as_read(
    folder: Path, open_reader: OpenReader
) -> None:
    async with open_reader(folder, (120, 24)) as reader:
        await reader.press("enter")
        assert not reader.library.get(7).read
        await reader.press("G")
        await reader.until(lambda: reader.library.get(7).read)
        assert "u undoes" in reader.status


async def test_the_next_start_shows_the_article_where_it_was_left(
    folder: Path, open_reader: OpenReader
) -> None:
    async with open_reader(folder, (120, 30)) as reader:
        await reader.press("enter", "pagedown", "pagedown")
        offset = reader.screen.view.text_offset
        assert offset > 0
    async with open_reader(folder, (120, 30)) as reader:
        await reader.until(lambda: reader.screen.shown)
        await reader.until(lambda: reader.screen.view.text_offset == offset)
        assert reader.library.get(7).progress > 0


async def test_no_other_article_comes_in_while_the_reader_is_being_left(
    folder: Path, open_reader: OpenReader
) -> None:
    async with open_reader(folder, (160, 40)) as reader:
        shown = reader.screen.shown
        (other,) = [number for number in reader.screen.articles.ids if number != shown.id][:1]
        reader.screen.preview(other)
        reader.app.exit()
        assert not reader.screen.resting.is_running
        assert reader.screen.shown == shown


async def test_the_next_start_shows_the_shelf_that_was_left(
    folder: Path, open_reader: OpenReader
) -> None:
    async with open_reader(folder) as reader:
        await reader.press("s", "0", "j", "j", "enter")
        assert reader.titles == ["What the archive forgot"]
    async with open_reader(folder) as reader:
        assert reader.screen.list_pane.title.text == "starred  1"


async def test_mouse_clicks_choose_and_open(folder: Path, open_reader: OpenReader) -> None:
    async with open_reader(folder) as reader:
        await reader.pilot.click("#articles", offset=(5, 4))
        await reader.settle()
        assert reader.screen.articles.cursor == 2
        await reader.pilot.click("#articles", offset=(5, 4))
        await reader.settle()
        assert reader.screen.focused_pane == "article"


async def test_the_article_pane_shows_what_the_cursor_is_on(
    folder: Path, open_reader: OpenReader
) -> None:
    async with open_reader(folder, (80, 24)) as reader:
        await reader.press("enter", "1", "j", "j", "j", "2")
        await reader.until(lambda: "Die Bahn will ab Dezember" in reader.picture)


async def test_what_is_typed_ahead_goes_where_it_is_meant_to(
    folder: Path, open_reader: OpenReader
) -> None:
    async with open_reader(folder) as reader:
        reader.type_at_once("G", "slash", *"okafor")
        await reader.until(lambda: reader.screen.list_pane.search.text == "okafor")
        await reader.press("escape")
        reader.type_at_once("G", "enter", "a", *"Heads up: rsdq")
        await reader.until(lambda: "Heads up: rsdq" in reader.picture)
        await reader.press("ctrl+s", "s")
        await reader.until(lambda: reader.library.annotations(1))
        assert reader.library.annotations(1)[0].body == "Heads up: rsdq"
        await reader.until(lambda: reader.library.get(1).starred)
        assert reader.library.get(1).trashed is None


async def test_jumping_to_a_hit_at_the_end_is_not_reading_to_the_end(
    folder: Path, open_reader: OpenReader
) -> None:
    async with open_reader(folder, (120, 24)) as reader:
        assert reader.screen.articles.current_id == 7
        await reader.press("enter", "slash")
        await reader.type("harvest")
        await reader.press("enter", "N")
        assert reader.screen.view.fraction == 1.0
        assert reader.status.startswith("60/60")
        assert not reader.library.get(7).read
        await reader.press("escape", "k", "G")
        assert reader.status.startswith("Read to the end: marked as read.")
        assert reader.library.get(7).read


async def test_reading_on_from_a_hit_at_the_end_marks_the_article_as_read(
    folder: Path, open_reader: OpenReader
) -> None:
    async with open_reader(folder, (120, 24)) as reader:
        await reader.press("enter", "slash")
        await reader.type("harvest")
        await reader.press("enter", "N", "space")
        assert reader.library.get(7).read
