"""Damage is mended on request, and a library goes into one file and comes back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Command = Callable[..., Any]


def test_a_torn_shard_is_mended_on_request_and_nothing_is_left(
    filled: Command, tmp_path: Path
) -> None:
    shard = tmp_path / "library" / "articles" / "0000.json"
    data = shard.read_bytes()
    shard.write_bytes(data[: len(data) - 40])
    assert filled("check").code == 1
    mended = filled("check", "--repair", "--json")
    assert mended.code == 0
    assert mended.json["problems"] == []
    assert "1 articles" in mended.json["mended"][0]["remedy"]
    assert filled("check").code == 0


def test_a_damaged_library_file_can_be_begun_anew(filled: Command, tmp_path: Path) -> None:
    (tmp_path / "library" / "library.json").write_bytes(b"")
    refused = filled("list")
    assert refused.code == 1
    assert "check --repair" in refused.err
    assert filled("check", "--repair").code == 0
    assert len(filled("list", "--json").json) == 2


def test_a_library_goes_into_a_file_and_comes_back_elsewhere(
    filled: Command, tmp_path: Path
) -> None:
    filled("tag", "1", "+kept")
    file = tmp_path / "kept.zip"
    assert filled("backup", str(file), "--json").json["file"] == str(file)
    assert "there already" in filled("backup", str(file)).err
    refused = filled("restore", str(file))
    assert (refused.code, refused.out) == (1, "")
    elsewhere = str(tmp_path / "elsewhere")
    assert filled("--library", elsewhere, "restore", str(file)).code == 0
    (row,) = filled("--library", elsewhere, "list", "#kept", "--json").json
    assert row["id"] == 1


def test_a_backup_without_a_name_is_named_by_its_time(
    filled: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert filled("backup").code == 0
    assert len(list(tmp_path.glob("newsreader-*.zip"))) == 1
