"""Help, palette, details, links, copying, colours, keys of one's own, hostile articles."""

from __future__ import annotations

import webbrowser
from pathlib import Path

import pytest

from newsreader.config import CitingSettings, KeySettings, LookSettings, Settings
from newsreader.library import Library
from newsreader.model import ENTITY_GROUPS
from newsreader.tui.commands import FOOTER_END, FOOTERS, PANES, effective_keys, in_pane
from newsreader.tui.dialogs.page import PageDialog
from newsreader.tui.help import live_commands
from tests.tui.conftest import OpenReader, Reader


def page(reader: Reader) -> str:
    screen = reader.app.screen
    assert isinstance(screen, PageDialog)
    return screen.words


async def test_every_command_of_a_pane_is_live_in_it(folder: Path, open_reader: OpenReader) -> None:
    async with open_reader(folder, (180, 50)) as reader:
        await reader.press("enter")
        for pane in PANES:
            reader.screen.action_focus_pane(pane)
            await reader.settle()
            live = live_commands(reader.screen.active_bindings)
            assert {command.id for command in in_pane(pane)} - set(live) == set(), pane


async def test_help_shows_the_keys_of_this_pane(folder: Path, open_reader: OpenReader) -> None:
    async with open_reader(folder) as reader:
        await reader.press("question_mark")
        assert "Select the article for the next change." in page(reader)
        assert "Highlight the selection" not in page(reader)
        await reader.press("escape", "enter", "f1")
        assert "Highlight the selection" in page(reader)
        await reader.press("q")
        assert reader.app.screen is reader.screen


async def test_help_and_footer_show_keys_that_were_changed(
    folder: Path, open_reader: OpenReader
) -> None:
    settings = Settings(keys=KeySettings(commands={"star": ("*",), "select": ()}))
    async with open_reader(folder, settings=settings) as reader:
        await reader.press("s")
        assert not reader.library.get(7).starred
        await reader.press("asterisk")
        assert reader.library.get(7).starred
        assert "* star" in reader.picture
        await reader.press("question_mark")
        assert "Select the article for the next change." not in page(reader)


async def test_a_clash_of_keys_is_told_at_the_start(folder: Path, open_reader: OpenReader) -> None:
    settings = Settings(keys=KeySettings(commands={"star": ("r",)}))
    async with open_reader(folder, settings=settings) as reader:
        assert 'r means both "read" and "star"' in reader.status


@pytest.mark.parametrize("preset", ["newsboat", "gmail"])
async def test_a_preset_binds_what_it_says(
    folder: Path, open_reader: OpenReader, preset: str
) -> None:
    settings = Settings(keys=KeySettings(preset))
    keys = effective_keys(settings.keys)
    async with open_reader(folder, settings=settings) as reader:
        live: dict[str, set[str]] = {}
        for key, active in reader.screen.active_bindings.items():
            live.setdefault(active.binding.id or "", set()).add(key)
        for command in in_pane("list"):
            if command.keys and command.id not in ("quit", "palette"):
                assert set(keys[command.id]) == live[command.id], command.id


async def test_the_palette_finds_a_command_and_does_it(
    folder: Path, open_reader: OpenReader
) -> None:
    async with open_reader(folder) as reader:
        await reader.press("colon")
        await reader.type("star")
        await reader.until(lambda: "Star, or take the star away." in reader.picture)
        await reader.press("enter", "enter")
        await reader.until(lambda: reader.library.get(7).starred)


async def test_details_tell_where_an_article_came_from_and_what_was_left_out(
    folder: Path, open_reader: OpenReader
) -> None:
    async with open_reader(folder) as reader:
        await reader.press("G", "i")
        words = page(reader)
        # A long path takes several lines.
        assert "1-harbour.html" in "".join(words.split())
        assert "Quayside Courier" in words
        assert "left out of the text" in words
        await reader.press("j", "pagedown", "G", "g", "escape")
        assert reader.app.screen is reader.screen


async def test_an_address_is_shown_before_it_is_opened(
    folder: Path, open_reader: OpenReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(webbrowser, "open", lambda address: opened.append(address) or True)
    async with open_reader(folder) as reader:
        await reader.press("G", "o")
        await reader.until(lambda: "https://papers.example/1-harbour" in reader.picture)
        await reader.press("escape")
        assert opened == []
        await reader.press("o", "enter")
        await reader.until(lambda: opened == ["https://papers.example/1-harbour"])


async def test_the_saved_file_is_opened_after_asking(
    folder: Path, open_reader: OpenReader, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(webbrowser, "open", lambda address: opened.append(address) or True)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    async with open_reader(folder) as reader:
        await reader.press("G", "O")
        await reader.until(lambda: "1-harbour.html" in reader.picture)
        await reader.press("enter")
        await reader.until(lambda: opened)
        file = Path(opened[0].removeprefix("file://"))
        assert file.name == "article-1.html"
        assert b"Dredging of Larnhaven" in file.read_bytes()


async def test_an_article_without_an_address_says_so(folder: Path, open_reader: OpenReader) -> None:
    async with open_reader(folder) as reader:
        await reader.press("o")
        assert reader.status == "This article has no address."


async def test_links_are_listed_with_their_addresses(folder: Path, open_reader: OpenReader) -> None:
    with Library.open(folder) as library:
        library.mark(range(1, 8), read=True)
    async with open_reader(folder) as reader:
        await reader.press("G", "enter", "L")
        await reader.until(lambda: "https://larnhaven.example/audit" in reader.picture)
        await reader.press("enter")
        await reader.until(lambda: "Open this address in the browser?" in reader.picture)
        await reader.press("escape", "escape", "k", "enter", "L")
        await reader.until(lambda: "There are no links in this article." in reader.status)


async def test_copying_takes_the_address_or_the_selection_or_the_citation(
    folder: Path, open_reader: OpenReader
) -> None:
    async with open_reader(folder) as reader:
        await reader.press("G", "y")
        await reader.until(lambda: reader.app.clipboard == "https://papers.example/1-harbour")
        await reader.press("enter", "v", "Y")
        await reader.until(lambda: "“Dredging of Larnhaven" in reader.app.clipboard)
        assert reader.app.clipboard.startswith("“The port authority of Larnhaven")
        assert "Quayside Courier, 2026-10-05" in reader.app.clipboard


@pytest.mark.parametrize(
    ("style", "said"),
    [("chicago", "Copied the citation (chicago)"), ("harvard", "no citation style 'harvard'")],
)
async def test_citations_follow_the_style_of_the_settings(
    folder: Path, open_reader: OpenReader, style: str, said: str
) -> None:
    settings = Settings(citing=CitingSettings(style))
    async with open_reader(folder, settings=settings) as reader:
        await reader.press("G", "Y")
        await reader.until(lambda: said in reader.status)
        assert ("October 5, 2026." in reader.app.clipboard) is (style == "chicago")


async def test_a_name_leads_to_every_sentence_that_names_it(
    folder: Path, open_reader: OpenReader
) -> None:
    async with open_reader(folder, (180, 50)) as reader:
        await reader.press("slash")
        await reader.type("title:lowest")
        await reader.press("enter", "enter", "3", "slash")
        await reader.type("karimov")
        await reader.press("enter", "enter")
        await reader.until(lambda: "“Nobody owns a river,” negotiator" in reader.picture)


async def test_entity_marks_are_taken_away_and_given_back(
    folder: Path, open_reader: OpenReader
) -> None:
    async with open_reader(folder) as reader:
        await reader.press("enter", "full_stop")
        assert not reader.screen.view.entities_shown
        assert "not marked" in reader.status
        await reader.press("full_stop")
        assert reader.screen.view.entities_shown
        for group in ENTITY_GROUPS:
            assert group in reader.status


async def test_the_colours_are_changed_from_the_palette(
    folder: Path, open_reader: OpenReader
) -> None:
    async with open_reader(folder) as reader:
        reader.app.action_change_theme()
        await reader.settle()
        await reader.type("contrast")
        await reader.press("enter")
        await reader.until(lambda: reader.app.theme == "newsreader-contrast")


@pytest.mark.parametrize("plain", [True, False])
async def test_letters_stand_for_signs_where_colours_are_plain(
    folder: Path, open_reader: OpenReader, plain: bool
) -> None:
    look = LookSettings(theme="newsreader-16" if plain else "newsreader-light")
    async with open_reader(folder, settings=Settings(look=look)) as reader:
        assert ("U What the archive" in reader.picture) is plain
        assert ("● What the archive" in reader.picture) is not plain


async def test_without_colour_there_are_letters_and_text_that_can_be_seen(
    folder: Path, open_reader: OpenReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    look = LookSettings(theme="newsreader-16")
    async with open_reader(folder, settings=Settings(look=look)) as reader:
        assert "U What the archive" in reader.picture
        assert not reader.app.current_theme.ansi


async def test_a_hostile_article_is_only_text(folder: Path, open_reader: OpenReader) -> None:
    async with open_reader(folder, (180, 50)) as reader:
        await reader.press("j", "j", "enter")
        await reader.until(lambda: "[@click=app.quit]that nobody[/]" in reader.picture)
        assert "[/nope] [@click=app.quit]Gone[/]" in reader.picture
        assert "\x1b" not in reader.picture
        assert "\x9b" not in reader.picture
        for key in ("i", "t", "a", "o", "I"):
            await reader.press(key, "escape")
        await reader.press("1", "e", "s")
        await reader.pilot.click("#articles", offset=(14, 4))
        assert reader.app.is_running


async def test_a_click_in_the_footer_does_what_its_key_does(
    folder: Path, open_reader: OpenReader
) -> None:
    async with open_reader(folder) as reader:
        last = reader.picture.splitlines()[-1]
        await reader.pilot.click("#keys", offset=(last.index("s star"), 0))
        await reader.until(lambda: reader.library.get(7).starred)


@pytest.mark.parametrize("place", FOOTERS)
def test_the_footer_names_commands_that_work_in_its_pane(place: str) -> None:
    pane = "list" if place == "nothing" else place
    here = {command.id for command in in_pane(pane) if command.keys}
    assert set(FOOTERS[place]) | set(FOOTER_END) <= here
