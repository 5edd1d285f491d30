"""Changing articles from the reader: what is done, what is said, what undo gives back."""

from __future__ import annotations

import sys
from asyncio import to_thread
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from subprocess import run
from threading import Event

from newsreader.library import Library
from newsreader.model import Article
from newsreader.store.shards import SHARD_SIZE
from newsreader.store.store import Written
from tests.tui.conftest import OpenReader, Reader

PROJECT = Path(__file__).parents[2]


def article(reader: Reader, number: int) -> Article:
    return reader.library.get(number)


async def test_a_flag_is_turned_on_off_and_undone(folder: Path, open_reader: OpenReader) -> None:
    async with open_reader(folder) as reader:
        for key, flag in (("r", "read"), ("s", "starred"), ("e", "archived")):
            await reader.press(key)
            assert getattr(article(reader, 7), flag)
            assert reader.status.endswith("u undoes")
            await reader.press(key)
            assert not getattr(article(reader, 7), flag)
            await reader.press("u")
            assert getattr(article(reader, 7), flag)
            await reader.press("U")
            assert not getattr(article(reader, 7), flag)


async def test_a_star_shows_in_the_row_and_in_the_counts(
    folder: Path, open_reader: OpenReader
) -> None:
    async with open_reader(folder, (180, 50)) as reader:
        await reader.press("s")
        await reader.until(lambda: "★" in reader.picture)
        assert "starred                1" in reader.picture.replace("  ", "  ") or any(
            line.split()[:2] == ["starred", "1"] for line in reader.picture.splitlines()
        )


async def test_the_same_keys_work_in_the_article(folder: Path, open_reader: OpenReader) -> None:
    async with open_reader(folder) as reader:
        await reader.press("j", "enter", "s", "e")
        assert article(reader, 6).starred
        assert article(reader, 6).archived


async def test_a_change_meets_all_that_are_selected(folder: Path, open_reader: OpenReader) -> None:
    async with open_reader(folder) as reader:
        await reader.press("x", "x", "j", "x")
        assert reader.screen.list_pane.title.text == "all articles  3 selected"
        await reader.press("s")
        assert [n for n in range(1, 8) if article(reader, n).starred] == [4, 6, 7]
        assert reader.screen.articles.selected == set()
        await reader.press("u")
        assert not any(article(reader, n).starred for n in range(1, 8))


async def test_escape_lets_a_selection_go(folder: Path, open_reader: OpenReader) -> None:
    async with open_reader(folder) as reader:
        await reader.press("X")
        assert len(reader.screen.articles.selected) == 7
        await reader.press("escape")
        assert reader.screen.articles.selected == set()
        assert reader.screen.focused_pane == "list"


async def test_the_trash_takes_an_article_and_gives_it_back(
    folder: Path, open_reader: OpenReader
) -> None:
    async with open_reader(folder) as reader:
        await reader.press("j", "d")
        await reader.until(lambda: len(reader.titles) == 6)
        assert reader.screen.articles.cursor == 1
        assert article(reader, 6).trashed
        await reader.press("0", "G", "enter")
        assert reader.titles == ["東京の新しい市場が開く"]
        await reader.press("d")
        assert not article(reader, 6).trashed
        await reader.until(lambda: reader.titles == [])


async def test_undo_brings_an_article_back_from_the_trash(
    folder: Path, open_reader: OpenReader
) -> None:
    async with open_reader(folder) as reader:
        await reader.press("d")
        await reader.until(lambda: len(reader.titles) == 6)
        await reader.press("u")
        await reader.until(lambda: len(reader.titles) == 7)


async def test_with_nothing_to_undo_it_says_so(folder: Path, open_reader: OpenReader) -> None:
    async with open_reader(folder) as reader:
        await reader.press("U")
        assert reader.status == "There is nothing to do again."


async def test_tags_are_added_completed_and_taken_away(
    folder: Path, open_reader: OpenReader
) -> None:
    async with open_reader(folder) as reader:
        reader.library.tag([1], add=["economy"])
        await reader.press("t")
        await reader.type("water, ec")
        await reader.press("right", "enter")
        assert set(article(reader, 7).tags) == {"water", "economy"}
        await reader.until(lambda: "#water" in reader.picture)
        await reader.press("t", *["backspace"] * 30, *"water", "enter")
        assert article(reader, 7).tags == ("water",)


async def test_letters_typed_into_a_field_are_not_commands(
    folder: Path, open_reader: OpenReader
) -> None:
    async with open_reader(folder) as reader:
        await reader.press("t")
        await reader.type("rsedtuqxz/?:")
        assert reader.app.is_running
        await reader.press("escape")
        assert article(reader, 7).tags == ()
        assert not article(reader, 7).read


async def test_marking_all_read_asks_with_the_number(folder: Path, open_reader: OpenReader) -> None:
    async with open_reader(folder) as reader:
        await reader.press("M")
        await reader.until(lambda: "Mark 7 unread articles as read?" in reader.picture)
        await reader.press("escape")
        assert not article(reader, 1).read
        await reader.press("M", "enter")
        await reader.until(lambda: article(reader, 1).read)
        await reader.press("M")
        assert reader.status == "Everything here is read already."


async def test_an_article_read_in_the_unread_view_stays_under_the_cursor(
    folder: Path, open_reader: OpenReader
) -> None:
    async with open_reader(folder) as reader:
        await reader.press("0", "j", "enter", "j", "r")
        assert article(reader, 6).read
        assert reader.screen.articles.current_id == 6


async def test_what_another_process_writes_appears_without_moving_the_cursor(
    folder: Path, open_reader: OpenReader
) -> None:
    async with open_reader(folder) as reader:
        await reader.press("j", "j")
        with Library.open(folder) as other:
            other.remove([7])
        await reader.until(lambda: len(reader.titles) == 6)
        assert reader.screen.articles.current_id == 5


async def test_a_locked_library_is_told_and_nothing_is_lost(
    folder: Path, open_reader: OpenReader
) -> None:
    async with open_reader(folder) as reader:
        shard = folder / "articles" / "0000.json"
        whole = shard.read_bytes()
        shard.write_bytes(b"")
        await reader.press("s")
        assert reader.screen.status.is_error
        assert "0000.json" in reader.status
        shard.write_bytes(whole)
        await reader.press("s")
        assert article(reader, 7).starred


@contextmanager
def held(reader: Reader, shard: int) -> Iterator[Event]:
    """Has whatever is written wait at the second, third … file until the event is set."""
    store = reader.library.store
    follow, gate, shards = store.on_written, Event(), []

    def hold(written: Written) -> None:
        follow(written)
        shards.append(written.number)
        if len(shards) == shard:
            gate.wait()

    store.on_written = hold
    try:
        yield gate
    finally:
        gate.set()
        store.on_written = follow


async def stop_half_way(reader: Reader, key: str, shard: int = 2) -> None:
    """Press the key of a change of very many, wait for its bar, and stop it."""
    with held(reader, shard) as gate:
        await reader.pilot.press(key)
        await reader.until(lambda: "articles done" in reader.status)
        assert "━" in reader.status
        assert "Esc stops" in reader.status
        await reader.pilot.press("escape")
        gate.set()
        await reader.until(lambda: "articles done" not in reader.status)
        await reader.settle()


async def test_a_change_of_very_many_says_how_far_it_is_and_can_be_stopped(
    empty_folder: Path, open_reader: OpenReader
) -> None:
    fill(empty_folder, 2 * SHARD_SIZE + 1)
    async with open_reader(empty_folder) as reader:
        await reader.press("X")
        await stop_half_way(reader, "s")
        assert reader.library.count("is:starred") == 2 * SHARD_SIZE
        assert reader.status.startswith(f"{2 * SHARD_SIZE} articles")
        await reader.press("u")
        assert reader.library.count("is:starred") == 0


async def test_marking_all_as_read_can_be_stopped_and_so_can_undoing_it(
    empty_folder: Path, open_reader: OpenReader
) -> None:
    fill(empty_folder, 3 * SHARD_SIZE + 1)
    async with open_reader(empty_folder) as reader:
        await reader.press("M")
        await reader.until(lambda: "unread articles as read?" in reader.picture)
        await stop_half_way(reader, "enter", shard=3)
        assert reader.library.count("is:read") == 3 * SHARD_SIZE
        assert "u undoes" in reader.status
        await stop_half_way(reader, "u")
        assert "undoing stopped, all is as before" in reader.status
        assert reader.library.count("is:read") == 3 * SHARD_SIZE
        await reader.press("u")
        assert reader.library.count("is:read") == 0
        await reader.press("U")
        assert reader.library.count("is:read") == 3 * SHARD_SIZE


async def test_the_list_grows_when_another_process_brings_articles_in(
    empty_folder: Path, open_reader: OpenReader
) -> None:
    code = (
        "import sys; from pathlib import Path; from tests.tui.test_changing import fill; "
        "fill(Path(sys.argv[1]), 3)"
    )
    async with open_reader(empty_folder) as reader:
        assert reader.titles == []
        await to_thread(
            run, [sys.executable, "-c", code, str(empty_folder)], check=True, cwd=PROJECT
        )
        await reader.until(lambda: len(reader.titles) == 3)


def fill(folder: Path, count: int) -> None:
    with Library.open(folder) as library, library.store.step("added") as step:
        library.store.add(
            step, [Article(f"Ferry {n}", "It leaves.", key=f"made:{n}") for n in range(count)]
        )
