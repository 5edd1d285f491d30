"""Sentences, words, and selecting by them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.sentences import sentence_ranges, word_ranges
from newsreader.tui.reader.selection import UnitSelection

TEXT = "Mr. Putin left. He spoke at 10 a.m. in Astana. “Yes!” she said.\n\nA list item\nAnother"


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_ranges(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two? Three!", ["One.", "Two?", "Three!"]),
        ("Mr. Putin met Dr. J. K. Smith of the U.S. Senate. He left.",
         ["Mr. Putin met Dr. J. K. Smith of the U.S. Senate.", "He left."]),
        ("It rose 3.5 percent. It fell.", ["It rose 3.5 percent.", "It fell."]),
        ("“Is it?” he asked. “No.” She left.", ["“Is it?” he asked.", "“No.”", "She left."]),
        ("Am 3. Juli kam er. Er ging.", ["Am 3. Juli kam er.", "Er ging."]),
        ("他来了。她走了！", ["他来了。", "她走了！"]),
        ("هل جاء؟ نعم.", ["هل جاء؟", "نعم."]),
        ("First\nSecond", ["First", "Second"]),
        ("…", ["…"]),
        ("", []),
    ],
)  # fmt: skip
def test_sentences(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@given(st.text(alphabet="ab. !?”“\n。", max_size=60))
def test_sentences_are_in_order_and_hold_all_that_is_not_blank(text: str) -> None:
    ranges = sentence_ranges(text, 0, len(text))
    assert all(one[1] <= other[0] for one, other in pairwise(ranges))
    assert sum(not c.isspace() for a, b in ranges for c in text[a:b]) == sum(
        not c.isspace() for c in text
    )


def test_words_hold_together_with_their_apostrophes_and_figures() -> None:
    text = "Turkey's trade—$3.5 billion"
    words = [text[start:end] for start, end in word_ranges(text, 0, len(text))]
    assert words == ["Turkey's", "trade", "—$", "3.5", "billion"]


def selected(selection: UnitSelection) -> str:
    start, end = selection.range
    return TEXT[start:end]


def test_a_selection_begins_with_the_sentence_and_is_extended_by_sentences() -> None:
    begun = UnitSelection.begin(TEXT, 18, 19)
    assert selected(begun) == "He spoke at 10 a.m. in Astana."
    assert selected(begun.extended(1)) == "He spoke at 10 a.m. in Astana. “Yes!” she said."
    assert selected(begun.extended(-1)) == "Mr. Putin left. He spoke at 10 a.m. in Astana."


def test_a_selection_stays_within_the_text() -> None:
    begun = UnitSelection.begin(TEXT, 0, 1)
    assert begun.extended(-9).range == begun.range
    assert selected(begun.shifted(99)) == "Another"
    assert UnitSelection.begin("", 0, 1).range == (0, 0)


def test_words_can_be_taken_away_from_a_selected_sentence() -> None:
    by_words = UnitSelection.begin(TEXT, 0, 1).by("word")
    assert selected(by_words) == "Mr. Putin left."
    assert selected(by_words.extended(-2)) == "Mr. Putin"
    assert by_words.unit == "word"


def test_a_selection_made_backwards_still_moves_at_its_front() -> None:
    backwards = UnitSelection.begin(TEXT, 18, 19).extended(-1).by("word")
    assert selected(backwards.extended(2)) == "Putin left. He spoke at 10 a.m. in Astana."
