"""Widths and line breaks."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len, get_character_cell_size

from newsreader.cleaning import clean_text
from newsreader.tui.reader import cells

NEWS = st.text(
    alphabet=st.sampled_from("abc ÅğЖا東。、「」한é\u0301👨\u200d👩-—/.,“”’1"), max_size=120
).map(clean_text)


def lines(text: str, width: int) -> list[str]:
    return [text[start:end] for start, end in cells.wrap(text, width)]


def test_every_character_of_the_fast_path_takes_one_cell() -> None:
    narrow = re.compile(f"[{cells._NARROW_RANGES}]")
    wide = [
        hex(point)
        for point in range(0x20, 0x2600)
        if narrow.match(chr(point)) and get_character_cell_size(chr(point)) != 1
    ]
    assert wide == []


@given(NEWS, st.integers(8, 40))
def test_lines_cover_the_text_and_none_is_too_wide(text: str, width: int) -> None:
    found = lines(text, width)
    assert "".join(found) == text
    assert all(cell_len(line.rstrip(" ")) <= width for line in found)


@given(NEWS, st.integers(8, 40))
def test_folded_code_covers_the_text_and_no_line_is_too_wide(text: str, width: int) -> None:
    found = [text[start:end] for start, end in cells.fold(text, width)]
    assert "".join(found) == text
    assert all(cell_len(line) <= width for line in found)


@given(NEWS, st.integers(0, 60))
def test_a_cut_text_fits(text: str, width: int) -> None:
    assert cell_len(cells.cut_to_width(text, width)) <= max(1, width)


def test_words_are_not_broken() -> None:
    assert lines("the gas hub in Thrace", 10) == ["the gas ", "hub in ", "Thrace"]


def test_a_line_may_end_after_a_hyphen_or_a_dash() -> None:
    assert lines("a well-known man", 9) == ["a well-", "known man"]
    assert lines("Paris—Rome by train", 9) == ["Paris—", "Rome by ", "train"]


def test_a_hyphen_before_a_figure_is_no_place_to_break() -> None:
    assert lines("a COVID-19 case", 9) == ["a ", "COVID-19 ", "case"]


def test_an_address_is_broken_after_a_joint() -> None:
    address = "https://example.com/politics/2024/summit-in-astana"
    assert lines(address, 30)[0] == "https://example.com/politics/"


def test_ideographs_break_anywhere_but_not_before_closing_punctuation() -> None:
    assert lines("東京電力は水曜日、海に", 16) == ["東京電力は水曜", "日、海に"]
    assert lines("彼は言った。「はい」", 10) == ["彼は言っ", "た。「は", "い」"]


def test_korean_words_stay_whole() -> None:
    assert lines("대통령은 수요일 밝혔다", 12) == ["대통령은 ", "수요일 ", "밝혔다"]


def test_accents_stay_with_their_letter() -> None:
    decomposed = "e\u0301" * 20
    assert all(not line.startswith("\u0301") for line in lines(decomposed, 8))


@pytest.mark.parametrize(
    ("text", "cell", "index"),
    [("abc", 1, 1), ("abc", 9, 3), ("東京", 1, 0), ("東京", 2, 1), ("e\u0301b", 1, 2)],
)
def test_the_character_at_a_cell(text: str, cell: int, index: int) -> None:
    assert cells.index_at_cell(text, cell) == index


@pytest.mark.parametrize(
    ("text", "is_right_to_left"),
    [("التقى الرئيس", True), ("«שלום» world", True), ("Ankara التقى", False), ("2024", False)],
)
def test_direction_is_that_of_the_first_letter(text: str, is_right_to_left: bool) -> None:
    assert cells.is_right_to_left(text) is is_right_to_left
