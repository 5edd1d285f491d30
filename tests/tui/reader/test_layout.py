"""An article as lines of cells."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from newsreader.document import parse
from newsreader.model import Article, Source, Version
from newsreader.tui.reader.cells import width_cells
from newsreader.tui.reader.header import date_in_words
from newsreader.tui.reader.layout import lay_out
from newsreader.tui.reader.lines import Line, Page

WORDS = st.lists(
    st.sampled_from(
        ["gas", "Erdoğan", "“quoted”", "well-known", "東京電力", "التقى", "`x`", "*em*"]
    ),
    min_size=1,
    max_size=40,
).map(" ".join)
TABLE = st.lists(st.lists(WORDS, min_size=3, max_size=3), min_size=1, max_size=3).map(
    lambda rows: "\n".join(
        ["| a | b | c |", "| --- | --- | --- |", *("| " + " | ".join(row) + " |" for row in rows)]
    )
)
BLOCK = st.one_of(
    WORDS,
    TABLE,
    WORDS.map(lambda words: f"> {words}\n>\n> > {words}"),
    WORDS.map(lambda words: f"## {words}"),
    WORDS.map(lambda words: f"1. {words}\n2. {words}\n   - {words}\n     - {words}"),
    WORDS.map(lambda words: f"```\n{words}\n\n{words}\n```"),
    WORDS.map(lambda words: f"![{words}](https://example.com/a.png)"),
    st.just("---"),
)
MARKDOWN = st.lists(BLOCK, min_size=1, max_size=6).map("\n\n".join)


def rows(markdown: str, width: int = 40) -> list[str]:
    page = lay_out(parse(markdown), width)
    return [drawn(page, line) for line in page.lines]


def drawn(page: Page, line: Line) -> str:
    """A line as it is seen, without styles."""
    parts = [(0, line.lead), *line.drawn]
    parts += [
        (piece.column, page.text[piece.start : piece.end].rstrip()) for piece in line.text_pieces()
    ]
    seen = ""
    for column, text in sorted(parts):
        seen += " " * (column - width_cells(seen)) + text
    return seen.rstrip(" \n")


@settings(max_examples=60, deadline=None)
@given(MARKDOWN, st.integers(12, 90))
def test_lines_cover_the_text_exactly_once(markdown: str, width: int) -> None:
    document = parse(markdown)
    page = lay_out(document, width)
    pieces = sorted((piece.start, piece.end) for line in page.lines for piece in line.text_pieces())
    for (_, end), (start, _) in pairwise(pieces):
        assert re.fullmatch(r"\n*| \| ", document.text[end:start])
    covered = "".join(document.text[start:end] for start, end in pieces)
    assert covered == document.text.replace(" | ", "").replace("\n", "")


@settings(max_examples=60, deadline=None)
@given(MARKDOWN, st.integers(12, 90))
def test_no_line_is_wider_than_the_measure(markdown: str, width: int) -> None:
    page = lay_out(parse(markdown), width, Article(title="東京 " * 30, text=markdown))
    assert max(cell_len(drawn(page, line)) for line in page.lines) <= width


@settings(max_examples=60, deadline=None)
@given(MARKDOWN, st.integers(12, 90), st.data())
def test_an_offset_is_found_again_at_its_cell(
    markdown: str, width: int, data: st.DataObject
) -> None:
    page = lay_out(parse(markdown), width)
    letters = [
        offset
        for line in page.lines
        for piece in line.text_pieces()
        for offset in range(piece.start, piece.end)
        if page.text[offset].isalpha()
    ]
    if not letters:
        return
    offset = data.draw(st.sampled_from(letters))
    number = page.line_of(offset)
    column = page.column_of(number, offset)
    assert page.offset_at(number, column) == offset
    assert page.is_over_text(number, column)


def test_an_article_is_headed_by_its_facts() -> None:
    article = Article(
        title="Erdoğan meets with Putin",
        text="Text.",
        authors=("Ayşe Demir", "John Smith", "Eva Novak"),
        publisher="Turkish Minute",
        published="2024-07-03T14:05:00Z",
        word_count=900,
    )
    page = lay_out(parse("Text."), 60, article)
    assert [drawn(page, line) for line in page.lines] == [
        "Erdoğan meets with Putin",
        "By Ayşe Demir, John Smith and Eva Novak · Turkish Minute",
        "3 July 2024 · 4 min",
        "",
        "Text.",
    ]
    assert page.line_of(0) == 4


def test_a_doubtful_extraction_is_said_above_the_text() -> None:
    source = Source("a.html", "0" * 64, "html", "1", "2024-07-03", warning="looks like a paywall")
    page = lay_out(parse("Text."), 60, Article(title="T", text="Text.", source=source))
    assert "looks like a paywall" in [line.lead for line in page.lines if line.kind == "warning"]


def test_an_article_without_a_title_says_so() -> None:
    page = lay_out(parse("Text."), 60, Article(title="", text="Text."))
    assert page.lines[0].lead == "Untitled"


def test_paragraphs_are_parted_by_an_empty_line() -> None:
    assert rows("One.\n\nTwo.") == ["One.", "", "Two."]


def test_items_of_a_list_stand_together_with_hanging_lines() -> None:
    assert rows("1. one two three four\n2. five\n   - six\n3. seven", 14) == [
        "1. one two",
        "   three four",
        "2. five",
        "   • six",
        "3. seven",
    ]


def test_the_numbers_of_a_long_list_stand_at_the_right() -> None:
    items = "\n".join(f"{number}. item {number}\n    - sub" for number in range(8, 11))
    assert rows(f"> {items}".replace("\n", "\n> ") + "\n\nAfter.") == [
        "▌  8. item 8",
        "▌     • sub",
        "▌  9. item 9",
        "▌     • sub",
        "▌ 10. item 10",
        "▌     • sub",
        "",
        "After.",
    ]


def test_a_short_list_before_a_long_one_keeps_its_width() -> None:
    short, long = "1. one\n2. two", "\n".join(f"{number}) x" for number in range(99, 101))
    assert rows(f"{short}\n\nBetween.\n\n{long}") == [
        *("1. one", "2. two", "", "Between.", "", " 99. x", "100. x"),
    ]


def test_a_later_change_is_told_with_its_date() -> None:
    article = Article(
        "T",
        "x",
        published="2024-07-03",
        modified="2024-07-05T08:00:00Z",
        versions=(Version("0", "2024-07-03", "T", "y"),),
    )
    told = lay_out(parse("x"), 80, article).lines[1].lead
    assert told == "3 July 2024 · updated 5 July 2024 · 1 earlier version"


def test_a_quotation_has_one_bar_along_all_its_paragraphs() -> None:
    assert rows("> one\n>\n> two\n\nthree") == ["▌ one", "▌", "▌ two", "", "three"]


def test_code_keeps_its_blanks_and_is_folded() -> None:
    assert rows("```\nif x:\n    return {1: 2, 3: 4}\n```", 16) == [
        " if x:",
        "     return {1:",
        " 2, 3: 4}",
    ]


def test_a_picture_is_a_caption_without_offsets() -> None:
    page = lay_out(parse("One.\n\n![Two men](a.jpg)\n\nThree."), 40)
    caption = next(line for line in page.lines if line.kind == "caption")
    assert caption.lead == "[picture: Two men]"
    assert caption.text_pieces() == ()


def test_right_to_left_paragraphs_stand_at_the_right() -> None:
    assert rows("التقى الرئيس", 20) == ["        التقى الرئيس"]


def test_a_table_is_aligned_with_figures_at_the_right() -> None:
    assert rows("| year | trade |\n| --- | --- |\n| 2021 | 34.7 |\n| 2022 | 168.2 |") == [
        "year │ trade",
        "─────┼──────",
        "2021 │  34.7",
        "2022 │ 168.2",
    ]


def test_a_column_of_money_stands_at_the_right_and_one_of_words_does_not() -> None:
    assert rows("| who | paid |\n| --- | --- |\n| a | £15.96m |\n| b | — |\n| c | €1 Mio. |") == [
        "who │    paid",
        "────┼────────",
        "a   │ £15.96m",
        "b   │       —",
        "c   │ €1 Mio.",
    ]


def test_a_wide_table_wraps_its_widest_column() -> None:
    assert rows("| a | remark |\n| --- | --- |\n| b | one two three four five six |", 21) == [
        "a │ remark",
        "──┼──────────────────",
        "b │ one two three",
        "  │ four five six",
    ]


def test_a_table_too_wide_for_columns_becomes_records() -> None:
    head = "| country | capital | president | party |\n| --- | --- | --- | --- |\n"
    row = "| Kazakhstan | Astana | Tokayev | Amanat |"
    assert rows(head + row, 26)[-5:] == [
        "──────────────────────────",
        "country    Kazakhstan",
        "capital    Astana",
        "president  Tokayev",
        "party      Amanat",
    ]


def test_the_line_of_an_offset_in_a_wrapped_cell_is_the_one_that_shows_it() -> None:
    page = lay_out(parse("| a | b |\n| --- | --- |\n| 1 2 3 4 5 6 7 8 9 | one two three |"), 20)
    offset = page.text.index("three")
    number = page.line_of(offset)
    column = page.column_of(number, offset)
    assert drawn(page, page.lines[number])[column:].startswith("three")


def test_deep_nesting_leaves_room_for_words() -> None:
    markdown = "> " * 15 + "word"
    assert any("word" in row for row in rows(markdown, 20))


def test_an_empty_document_has_no_lines() -> None:
    page = lay_out(parse(""), 40)
    assert page.lines == []
    assert page.line_of(5) == 0
    assert page.offset_at(0, 0) is None


@pytest.mark.parametrize(
    ("iso", "words"),
    [
        ("2024-07-03", "3 July 2024"),
        ("2024-07", "July 2024"),
        ("2024", "2024"),
        ("2024-07-03T10:00:00Z", "3 July 2024"),
        ("2024-13-01", "2024"),
        ("last week", "last week"),
    ],
)
def test_dates_are_written_out_with_the_precision_they_have(iso: str, words: str) -> None:
    assert date_in_words(iso) == words


def test_the_reading_time_is_that_of_the_reader() -> None:
    article = Article("T", "x", word_count=1000)
    assert lay_out(parse("x"), 80, article, 100).lines[1].lead == "10 min"
    assert lay_out(parse("x"), 80, Article("T", "x")).lines[1].kind == "gap"
