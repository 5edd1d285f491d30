"""Bringing files in from inside the reader, and the first start."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from newsreader.library import Library
from newsreader.model import ImportReport
from newsreader.tui.dialogs.import_files import ImportDialog, report_page
from newsreader.tui.screens import program
from tests.tui.conftest import OpenReader, Reader

_STORY = (
    "A ferry between the two quays\n\nThe ferry began its crossings on Monday, with forty "
    "passengers on board and a brass band on the pier, the harbour master Lena Holt said.\n\n"
    "It will run every hour until the bridge is mended, and the fare is two crowns.\n"
)


def dialog(reader: Reader) -> ImportDialog:
    screen = reader.app.screen
    assert isinstance(screen, ImportDialog)
    return screen


async def test_a_folder_is_imported_with_a_report(
    folder: Path, open_reader: OpenReader, tmp_path: Path
) -> None:
    files = tmp_path / "new"
    files.mkdir()
    (files / "ferry.txt").write_text(_STORY, "utf-8")
    (files / "broken.html").write_text("<html><body></body></html>", "utf-8")
    async with open_reader(folder) as reader:
        await reader.press("I")
        dialog(reader).field.value = f"{files}/"
        await reader.press("enter")
        await reader.until(lambda: dialog(reader).report_text)
        report = dialog(reader).report_text
        assert "1 article imported, 1 not readable" in report
        assert "broken.html" in report
        await reader.press("enter")
        await reader.until(lambda: len(reader.titles) == 8)
        assert reader.status == "1 article imported.  u undoes"
        await reader.press("u")
        await reader.until(lambda: len(reader.titles) == 7)


async def test_a_path_is_completed_with_tab(
    folder: Path, open_reader: OpenReader, tmp_path: Path
) -> None:
    (tmp_path / "saved-pages").mkdir()
    async with open_reader(folder) as reader:
        await reader.press("I")
        assert dialog(reader).field.value == "~/"
        await reader.type("sav")
        await reader.press("tab")
        assert dialog(reader).field.value == "~/saved-pages/"


async def test_a_file_is_found_by_walking_through_folders(
    folder: Path, open_reader: OpenReader, tmp_path: Path
) -> None:
    (tmp_path / "aa").mkdir()
    (tmp_path / "aa" / "ferry.txt").write_text(_STORY, "utf-8")
    async with open_reader(folder) as reader:
        await reader.press("I", "down", "enter")
        await reader.until(lambda: dialog(reader).field.value == "~/aa/")
        await reader.until(lambda: dialog(reader).listing.row_count == 1)
        await reader.press("up")
        assert dialog(reader).field.has_focus
        await reader.press("down", "enter")
        await reader.until(lambda: dialog(reader).report_text)
        assert "1 article imported" in dialog(reader).report_text


async def test_a_path_that_is_not_there_is_told(folder: Path, open_reader: OpenReader) -> None:
    async with open_reader(folder) as reader:
        await reader.press("I")
        dialog(reader).field.value = "~/nowhere"
        await reader.press("enter")
        await reader.until(lambda: "There is no ~/nowhere here." in reader.picture)
        await reader.press("escape")
        assert reader.app.screen is reader.screen


async def test_an_import_can_be_stopped(
    folder: Path, open_reader: OpenReader, tmp_path: Path
) -> None:
    files = tmp_path / "many"
    files.mkdir()
    for number in range(60):
        (files / f"{number:02}.txt").write_text(_STORY.replace("two", str(number)), "utf-8")
    async with open_reader(folder) as reader:
        await reader.press("I")
        dialog(reader).field.value = str(files)
        await reader.pilot.press("enter")
        await reader.until(lambda: dialog(reader).has_class("-working"))
        await reader.pilot.press("escape")
        await reader.until(lambda: dialog(reader).report_text)
        assert dialog(reader).report_text.startswith("stopped: ")


async def test_the_first_start_teaches_how_to_import(
    empty_folder: Path, open_reader: OpenReader
) -> None:
    async with open_reader(empty_folder, (80, 24)) as reader:
        await reader.until(lambda: "import files or folders" in reader.picture)
        assert "sample articles" in reader.picture


async def test_the_first_start_offers_the_samples(
    empty_folder: Path, open_reader: OpenReader, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    few = tmp_path / "ferry.txt"
    few.write_text(_STORY, "utf-8")
    monkeypatch.setattr(program, "sample_files", lambda: [few])
    async with open_reader(empty_folder) as reader:
        await reader.until(lambda: "import files or folders" in reader.picture)
        await reader.press("enter")
        await reader.until(lambda: reader.library.count() > 0)
        await reader.until(lambda: "The samples are here" in reader.status)
        await reader.until(lambda: reader.titles)


async def test_an_empty_view_says_where_to_go(folder: Path, open_reader: OpenReader) -> None:
    async with open_reader(folder) as reader:
        await reader.press("0", "j", "j", "enter")
        assert reader.screen.list_pane.empty_text.startswith("No articles in “starred”.")


async def test_helper_processes_can_be_started_while_the_screen_is_on(
    folder: Path, open_reader: OpenReader
) -> None:
    async with open_reader(folder):
        assert sys.stderr.fileno() >= 0


async def test_closing_the_reader_stops_an_import_and_keeps_what_is_done(
    empty_folder: Path, open_reader: OpenReader, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    files = []
    for number in range(200):
        files.append(tmp_path / f"{number:03}.txt")
        files[-1].write_text(_STORY.replace("two", str(number)), "utf-8")
    monkeypatch.setattr(program, "sample_files", lambda: files)
    async with open_reader(empty_folder) as reader:
        await reader.until(lambda: "import files or folders" in reader.picture)
        await reader.pilot.press("enter")
        await reader.until(lambda: "Bringing in the sample articles" in reader.status)
        await reader.pilot.press("q")
    with Library.open(empty_folder) as library:
        library.sync()
        assert library.count() < 200
        assert library.check() == []


def test_the_report_counts_apart_what_looks_like_no_article() -> None:
    report = ImportReport(
        imported=((1, "Harbour", "harbour.txt"), (2, "Not found", "gone.html")),
        warnings=(("gone.html", "looks like an error page"),),
    )

    assert "2 articles imported, 1 of them looks like no article" in report_page(report).plain
