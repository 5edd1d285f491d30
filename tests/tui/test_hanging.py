"""Words beside a label."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsreader.tui.hanging import beside
from newsreader.tui.reader.cells import width_cells


def test_words_that_take_two_lines_stay_beside_their_label() -> None:
    label, words = beside("Space", "A page down; at the end the next unread one.", 10, 40)
    assert (label + words).split("\n") == [
        "Space     A page down; at the end the",
        "          next unread one.",
    ]


def test_a_word_without_blanks_is_broken_and_not_put_under_its_label() -> None:
    label, words = beside("SHA-256", "01234567" * 5, 10, 34)
    assert (label + words).split("\n") == [
        "SHA-256   012345670123456701234567",
        "          0123456701234567",
    ]


@given(st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), max_size=200))
def test_no_line_is_wider_than_it_may_be(words: str) -> None:
    label, text = beside("name", words, 10, 50)
    assert all(width_cells(line) <= 50 for line in (label + text).split("\n"))
