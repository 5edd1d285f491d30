"""The imported bytes come back as they were, are kept once, and cannot go astray."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsreader.errors import LibraryError
from newsreader.store.originals import Originals


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(data=st.binary(max_size=3000), suffix=st.text(max_size=12))
def test_any_bytes_come_back_whatever_their_file_was_called(
    tmp_path: Path, data: bytes, suffix: str
) -> None:
    originals = Originals(tmp_path / "originals")
    sha256 = originals.put(data, suffix)
    assert originals.get(sha256) == data
    assert originals.has(sha256)
    assert sha256 in dict(originals.all())


@pytest.mark.parametrize(
    "suffix", ["/../../evil", ".a/b", "..", ".html\n", ".exe\0", "." + "x" * 40]
)
def test_a_strange_suffix_is_left_out(tmp_path: Path, suffix: str) -> None:
    originals = Originals(tmp_path / "originals")
    sha256 = originals.put(b"data", suffix)
    assert [path.name for _, path in originals.all()] == [f"{sha256}.zst"]


def test_the_same_bytes_are_kept_once(tmp_path: Path) -> None:
    originals = Originals(tmp_path / "originals")
    assert originals.put(b"data", ".html") == originals.put(b"data", ".txt")
    assert [path.suffixes for _, path in originals.all()] == [[".html", ".zst"]]


def test_what_is_not_kept_is_said_to_be_missing(tmp_path: Path) -> None:
    originals = Originals(tmp_path / "originals")
    assert not originals.has("0" * 64)
    assert list(originals.all()) == []
    with pytest.raises(LibraryError, match="missing"):
        originals.get("0" * 64)


def test_a_file_under_anothers_name_is_noticed(tmp_path: Path) -> None:
    originals = Originals(tmp_path / "originals")
    sha256 = originals.put(b"data", "")
    other = originals.put(b"other", "")
    paths = dict(originals.all())
    paths[sha256].write_bytes(paths[other].read_bytes())
    with pytest.raises(LibraryError, match="not what was imported"):
        originals.get(sha256)
