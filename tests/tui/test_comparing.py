"""From one article to others, and out to a file."""

from __future__ import annotations

from pathlib import Path

from newsreader.tui.dialogs.page import PageDialog
from newsreader.tui.wording import file_name
from tests.tui.conftest import OpenReader, Reader


async def to_the_summit(reader: Reader) -> None:
    titles = reader.titles
    await reader.press("g", *["j"] * titles.index("Leaders meet in Astana on water"), "enter")
    await reader.until(lambda: reader.screen.shown is not None)


async def test_r_leads_to_a_related_article(folder: Path, open_reader: OpenReader) -> None:
    async with open_reader(folder) as reader:
        await to_the_summit(reader)
        await reader.press("R")
        await reader.until(lambda: "Enter choose" in reader.picture)
        assert "Syr Darya at its lowest in a decade" in reader.picture
        await reader.press("enter")
        shown = reader.screen.view
        await reader.until(lambda: shown.article and shown.article.title.startswith("Syr Darya"))


async def test_d_and_v_say_when_there_is_nothing(folder: Path, open_reader: OpenReader) -> None:
    async with open_reader(folder) as reader:
        await reader.press("enter", "D")
        await reader.until(lambda: "no copy" in reader.status)
        await reader.press("V")
        await reader.until(lambda: "no earlier text" in reader.status)


async def test_v_shows_what_the_paper_changed(
    folder: Path, open_reader: OpenReader, template: Path
) -> None:
    page = (template / "files" / "2-summit.html").read_text("utf-8")
    changed = folder.parent / "2-summit.html"
    changed.write_text(page.replace("1.2 billion", "1.4 billion"), "utf-8")
    async with open_reader(folder) as reader:
        reader.library.import_paths([changed], jobs=1)
        await to_the_summit(reader)
        await reader.press("V")
        await reader.until(lambda: isinstance(reader.app.screen, PageDialog))
        dialog = reader.app.screen
        assert isinstance(dialog, PageDialog)
        assert "- The treaty" in dialog.words
        assert "1.4 billion" in " ".join(dialog.words.split())


async def test_e_writes_the_article_and_asks_before_writing_over(
    folder: Path, open_reader: OpenReader
) -> None:
    file = folder.parent / "leaders-meet-in-astana-on-water.md"
    async with open_reader(folder) as reader:
        await to_the_summit(reader)
        await reader.press("E", "enter")
        await reader.until(lambda: "1 article written" in reader.status)
        assert file.read_text("utf-8").startswith("# Leaders meet in Astana on water")
        file.write_text("mine", "utf-8")
        await reader.press("E", "enter")
        await reader.until(lambda: "Write over" in reader.picture)
        await reader.press("escape")
        await reader.until(lambda: "Nothing was written" in reader.status)
        assert file.read_text("utf-8") == "mine"


def test_a_title_makes_a_file_name() -> None:
    assert file_name("“Count”: ../the hours/ Über 東京!") == "count-the-hours-über-東京"
    assert file_name("?!") == "article"
