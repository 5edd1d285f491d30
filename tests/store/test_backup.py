"""A library goes into one file and comes back as it was."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from newsreader.errors import LibraryError
from newsreader.model import Article
from newsreader.store import Store
from newsreader.store.care.backup import back_up, restore
from newsreader.store.care.checking import check
from newsreader.store.shards import SHARD_SIZE

Fill = Callable[[int], list[Article]]


def test_a_library_comes_back_as_it_was(store: Store, fill: Fill, tmp_path: Path) -> None:
    fill(SHARD_SIZE + 2)
    sha256 = store.keep_original(b"<html>", ".html")
    told: list[tuple[int, int]] = []
    file = tmp_path / "kept.zip"
    assert back_up(store, file, lambda *at: told.append(at)) == 4
    assert told[-1] == (4, 4)
    assert restore(file, tmp_path / "again") == 2
    again = Store.open(tmp_path / "again")
    assert again.library_id == store.library_id
    assert list(again.get_many(range(1, 200))) == list(store.get_many(range(1, 200)))
    assert again.originals.get(sha256) == b"<html>"
    assert check(again) == []


def test_a_backup_never_replaces_a_file(store: Store, tmp_path: Path) -> None:
    file = tmp_path / "kept.zip"
    file.write_bytes(b"mine")
    with pytest.raises(LibraryError, match="there already"):
        back_up(store, file)
    assert file.read_bytes() == b"mine"


def test_a_library_is_never_restored_over_another(store: Store, fill: Fill, tmp_path: Path) -> None:
    fill(1)
    back_up(store, tmp_path / "kept.zip")
    with pytest.raises(LibraryError, match="not empty"):
        restore(tmp_path / "kept.zip", store.folder)
    assert store.get(1).title == "Ferry 1 leaves"


@pytest.mark.parametrize("name", ["../evil", "/etc/passwd", "articles/../../x.json", "notes.txt"])
def test_a_file_with_other_things_in_it_is_no_backup(
    store: Store, tmp_path: Path, name: str
) -> None:
    file = tmp_path / "kept.zip"
    back_up(store, file)
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr(name, b"x")
    with pytest.raises(LibraryError, match="not a backup"):
        restore(file, tmp_path / "again")
    assert not (tmp_path / "again").exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["kept.zip", "library"]


def test_a_damaged_backup_leaves_nothing(store: Store, fill: Fill, tmp_path: Path) -> None:
    fill(20)
    file = tmp_path / "kept.zip"
    back_up(store, file)
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 0xFF
    file.write_bytes(bytes(data))
    with pytest.raises(LibraryError, match="cannot be restored"):
        restore(file, tmp_path / "again")
    with pytest.raises(LibraryError, match="cannot be restored"):
        restore(tmp_path / "nothing.zip", tmp_path / "again")
    assert not (tmp_path / "again").exists()
