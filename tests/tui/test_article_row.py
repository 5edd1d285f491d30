"""One article of the list, drawn."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.style import Style

from newsreader.model import ArticleRow
from newsreader.tui.widgets.article_row import (
    LETTERS,
    SYMBOLS,
    RowContext,
    RowStyles,
    Snippet,
    draw_row,
    draw_snippet,
)

STYLES = RowStyles(*[Style()] * 7, Style(bold=True))
CONTEXT = RowContext(SYMBOLS, date(2026, 11, 24), 230)
ROW = ArticleRow(
    id=1,
    title="Leaders meet in Astana",
    publisher="The Post",
    published="2024-07-03",
    saved="2026-11-20T10:00:00Z",
    read=True,
    starred=False,
    archived=False,
    tags=(),
    word_count=460,
    url=None,
)


def lines(row: ArticleRow, width: int = 60, context: RowContext = CONTEXT) -> list[str]:
    return [strip.text for strip in draw_row(row, width=width, styles=STYLES, context=context)]


def test_a_row_tells_title_publisher_date_and_reading_time() -> None:
    first, second = lines(ROW)
    assert first.rstrip() == "  Leaders meet in Astana"
    assert second.rstrip() == "  The Post · 3 Jul 2024 · 2 min"


def test_marks_stand_where_they_are_looked_for() -> None:
    first, _ = lines(replace(ROW, read=False, starred=True, notes=2, copies=1))
    assert first.startswith("● Leaders")
    assert first.rstrip().endswith("★ ✎ ⧉")


def test_letters_take_the_place_of_marks() -> None:
    context = replace(CONTEXT, marks=LETTERS)
    first, _ = lines(replace(ROW, read=False, starred=True, notes=2, copies=1), context=context)
    assert first.startswith("U Leaders")
    assert first.rstrip().endswith("S N C")


def test_tags_and_progress_share_the_second_line() -> None:
    _, second = lines(replace(ROW, tags=("energy", "to read"), progress=0.43))
    assert "#energy #to read" in second
    assert second.rstrip().endswith("43%")


def test_what_is_archived_or_in_the_trash_says_so_in_words() -> None:
    _, second = lines(replace(ROW, archived=True, trashed=True), 80)
    assert "archived · in the trash" in second


def test_an_unknown_publisher_leaves_no_gap() -> None:
    _, second = lines(replace(ROW, publisher=None, published=None))
    assert second.rstrip() == "  2 min"


def test_markup_in_a_title_is_only_text() -> None:
    first, _ = lines(replace(ROW, title="[@click=app.quit]x[/] [/nope]"))
    assert "[@click=app.quit]x[/] [/nope]" in first


def test_the_words_found_are_marked_in_the_snippet() -> None:
    strip = draw_snippet(Snippet("met Putin there", ((4, 9),)), width=30, styles=STYLES)
    assert [s.text for s in strip if s.style and s.style.bold] == ["Putin"]
    assert strip.cell_length == 30


@given(
    title=st.text(st.characters(exclude_categories=["C"]), max_size=80),
    publisher=st.none() | st.text(st.characters(exclude_categories=["C"]), max_size=40),
    tags=st.lists(st.text(st.characters(exclude_categories=["C"]), max_size=12), max_size=3),
    width=st.integers(12, 90),
)
def test_a_row_is_exactly_as_wide_as_the_list(
    title: str, publisher: str | None, tags: list[str], width: int
) -> None:
    row = replace(ROW, title=title, publisher=publisher, tags=tuple(tags), starred=True)
    for strip in draw_row(row, width=width, styles=STYLES, context=CONTEXT):
        assert strip.cell_length == width


@pytest.mark.parametrize("width", [1, 2, 3, 5])
def test_a_list_too_narrow_for_anything_is_still_drawn(width: int) -> None:
    assert len(lines(ROW, width)) == 2
