"""Dates as newspapers write them."""

from __future__ import annotations

import pytest

from newsreader.importing.dates import iso_date


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("March 4, 2025", "2025-03-04"),
        ("Published: 4 March 2025, 08:00", "2025-03-04"),
        ("Tuesday 4th March 2025 at 5:12 pm GMT", "2025-03-04T17:12:00Z"),
        ("Sept. 9, 2025", "2025-09-09"),
        ("3 Temmuz 2024 Çarşamba", "2024-07-03"),
        ("12 ŞUBAT 2025", "2025-02-12"),
        ("3. Juli 2024, 14:30 Uhr", "2024-07-03"),
        ("le 1er août 2024 à 14h30", "2024-08-01"),
        ("3 de julio de 2024", "2024-07-03"),
        ("3 luglio 2024", "2024-07-03"),
        ("3 de março de 2024", "2024-03-03"),
        ("3 июля 2024 года", "2024-07-03"),
        ("2024年7月3日", "2024-07-03"),
        ("03.07.2024", "2024-07-03"),
        ("2024-07-03T08:00:00+02:00", "2024-07-03T06:00:00Z"),
        ("2024-07-03 08:00", "2024-07-03"),
        ("2023/01/07", "2023-01-07"),
        ("2023 Jan 7", "2023-01-07"),
        ("2024-07", "2024-07"),
        ("July 2024", "2024-07"),
        ("31.02.2024", None),
        ("in room 2024", None),
        ("", None),
    ],
)
def test_a_date_keeps_the_precision_it_has(text: str, iso: str | None) -> None:
    assert iso_date(text) == iso


@pytest.mark.parametrize(
    ("language", "iso"), [("en", "2024-03-07"), ("es", "2024-07-03"), (None, "2024-03-07")]
)
def test_an_ambiguous_date_follows_the_language(language: str | None, iso: str) -> None:
    assert iso_date("3/7/2024", language) == iso


def test_a_date_that_can_be_read_in_one_way_only_is_read_so() -> None:
    assert iso_date("13/7/2024", "en") == "2024-07-13"
