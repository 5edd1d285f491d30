"""docs/importing.md names every kind of file, and the limits as the program holds them."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsreader.importing import archives, reading, workers
from newsreader.importing.formats import formats

_PAGE = (Path(__file__).parent.parent / "docs" / "importing.md").read_text("utf-8")
_KINDS = [line for line in _PAGE.splitlines() if line.startswith("| ")]


@pytest.mark.parametrize("name", [each.name for each in formats()])
def test_every_kind_of_file_has_its_row(name: str) -> None:
    suffixes = next(each.suffixes for each in formats() if each.name == name)
    assert any(all(f"`{suffix}`" in row for suffix in suffixes) for row in _KINDS), name


@pytest.mark.parametrize(
    "limit",
    [
        f"| {reading.LIMIT_BYTES >> 20} MB |",
        f"| {archives._MOST_MEMBERS:,} |",
        f"| {archives._MOST_BYTES >> 20} MB, or {archives._MOST_RATIO} times its size |",
        f"| {workers.LIMIT_SECONDS:.0f} seconds |",
        f"| {workers.LIMIT_MEMORY_BYTES / 2**30:.1f} GB |",
    ],
)
def test_the_limits_are_those_of_the_program(limit: str) -> None:
    assert limit in _PAGE
