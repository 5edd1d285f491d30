"""Dates, durations, counts and citations, as the screen says them."""

from __future__ import annotations

from datetime import date

import pytest

from newsreader.tui import wording

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("iso", "said"),
    [
        ("2026-07-03", "3 Jul"),
        ("2024-07-03", "3 Jul 2024"),
        ("2024-07-03T14:05:00Z", "3 Jul 2024"),
        ("2026-07", "Jul 2026"),
        ("2024", "2024"),
        ("2024-13-01", "2024-13-01"),
        ("spring", "spring"),
    ],
)
def test_a_date_keeps_the_precision_it_has(iso: str, said: str) -> None:
    assert wording.day(iso, TODAY) == said


@pytest.mark.parametrize(
    ("words", "said"),
    [(0, ""), (10, "1 min"), (460, "2 min"), (13_800, "1 h"), (15_000, "1 h 5 min")],
)
def test_reading_time(words: int, said: str) -> None:
    assert wording.reading_time(words, 230) == said


def test_a_number_agrees_with_its_noun() -> None:
    assert wording.count(1, "article") == "1 article"
    assert wording.count(1204, "article") == "1,204 articles"


def test_a_quote_stands_before_its_source() -> None:
    assert wording.quoted(" gas ", "The Post") == "“gas” — The Post"
    assert wording.quoted(" ", "The Post") == "The Post"
