"""Typing a path to import."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsreader.tui.folders import completed, matching


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "articles").mkdir()
    (tmp_path / "archive").mkdir()
    (tmp_path / "article.html").touch()
    (tmp_path / "Notes.txt").touch()
    (tmp_path / ".hidden").touch()
    return tmp_path


def test_a_folder_lists_folders_first_and_hides_what_is_hidden(folder: Path) -> None:
    names = [entry.name for entry in matching(f"{folder}/")]
    assert names == ["archive", "articles", "article.html", "Notes.txt"]


def test_a_dot_shows_what_is_hidden(folder: Path) -> None:
    assert [entry.name for entry in matching(f"{folder}/.")] == [".hidden"]


def test_typing_narrows_in_any_case(folder: Path) -> None:
    assert [entry.name for entry in matching(f"{folder}/notes")] == ["Notes.txt"]


def test_a_path_is_completed_as_far_as_it_is_certain(folder: Path) -> None:
    assert completed(f"{folder}/a") == f"{folder}/ar"
    assert completed(f"{folder}/arch") == f"{folder}/archive/"
    assert completed(f"{folder}/notes") == f"{folder}/Notes.txt"
    assert completed(f"{folder}/x") == f"{folder}/x"


def test_home_is_written_with_a_tilde(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(folder))
    assert completed("~/arch") == "~/archive/"


def test_a_folder_that_cannot_be_read_lists_nothing(folder: Path) -> None:
    assert matching(f"{folder}/nowhere/") == []
