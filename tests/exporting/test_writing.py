"""Exports on disk."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from newsreader.errors import NewsreaderError
from newsreader.exporting import FORMS, Entry, write_file, write_vault
from tests.exporting.articles import ENTRIES, HARBOUR, NOTE

TEXT = FORMS["text"]


def test_a_file_that_is_there_is_only_written_over_when_asked(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("mine", "utf-8")
    with pytest.raises(NewsreaderError, match="there already"):
        write_file(file, TEXT, ENTRIES)
    assert file.read_text("utf-8") == "mine"
    write_file(file, TEXT, ENTRIES, replace=True)
    assert file.read_text("utf-8").startswith("Harbour")
    assert [each.name for each in tmp_path.iterdir()] == ["a.txt"]


def test_an_empty_file_may_be_filled(tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch()
    write_file(tmp_path / "a.txt", TEXT, ENTRIES)
    assert (tmp_path / "a.txt").stat().st_size


def test_what_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(NewsreaderError, match="cannot be written"):
        write_file(tmp_path / "missing" / "a.txt", TEXT, ENTRIES)

    def breaking() -> object:
        yield ENTRIES[0]
        raise NewsreaderError("shard 3 is damaged")

    with pytest.raises(NewsreaderError, match="damaged"):
        write_file(tmp_path / "b.txt", TEXT, breaking())  # type: ignore[arg-type]
    assert list(tmp_path.iterdir()) == []


def test_a_vault_has_a_note_for_each_article(tmp_path: Path) -> None:
    assert write_vault(tmp_path / "vault", ENTRIES) == 2
    (note,) = (tmp_path / "vault").glob("Harbour*.md")
    assert note.name == "Harbour “50% & rising” in İzmir's north_port (12).md"
    properties = yaml.safe_load(note.read_text("utf-8").split("---\n")[1])
    assert properties["newsreader_id"] == 12
    assert properties["tags"] == ["mud", "in-progress"]
    assert "> [!quote]\n> nobody paid.\n>\n> Ask *who*.\n> \n> Twice." in note.read_text("utf-8")
    assert "\n^note-3\n" in note.read_text("utf-8")


def test_what_was_written_around_it_stays(tmp_path: Path) -> None:
    write_vault(tmp_path, [Entry(HARBOUR)])
    (note,) = tmp_path.iterdir()
    text = note.read_text("utf-8")
    text = text.replace("title:", "rating: 5\ntitle:", 1)
    note.write_text(
        text.replace("%% newsreader:begin", "Mine.\n\n%% newsreader:begin") + "Below.\n"
    )
    write_vault(tmp_path, [Entry(replace(HARBOUR, title="A new head", text="New."), (NOTE,))])
    (again,) = tmp_path.iterdir()
    assert again.name == note.name
    new = again.read_text("utf-8")
    assert "rating: 5\n" in new
    assert "title: A new head\n" in new
    assert "---\nMine.\n\n%% newsreader:begin %%\n# A new head\n\nNew." in new
    assert new.endswith("%% newsreader:end %%\nBelow.\n")
    write_vault(tmp_path, [Entry(replace(HARBOUR, title="A new head", text="New."), (NOTE,))])
    assert again.read_text("utf-8") == new


def test_a_note_without_our_marks_is_kept_whole(tmp_path: Path) -> None:
    (tmp_path / "Mine (12).md").write_text("My own words.\n", "utf-8")
    write_vault(tmp_path, [Entry(HARBOUR)])
    assert (tmp_path / "Mine (12).md").read_text("utf-8").endswith("My own words.\n")


def test_a_title_cannot_leave_the_folder(tmp_path: Path) -> None:
    write_vault(tmp_path / "vault", [Entry(replace(HARBOUR, title="../../x\\y:z"))])
    assert [file.name for file in tmp_path.iterdir()] == ["vault"]
    assert len(list((tmp_path / "vault").iterdir())) == 1
