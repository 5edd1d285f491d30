"""Paths to files."""

from __future__ import annotations

from pathlib import Path

from newsreader.importing.walking import walk


def names(*paths: Path) -> list[str]:
    return [Path(found.path).name for found in walk(paths) if found is not None]


def test_folders_are_read_in_the_order_of_names_and_files_once(tmp_path: Path) -> None:
    for name in ("b.txt", "a.html", "sub/c.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    assert names(tmp_path) == ["a.html", "b.txt", "c.txt"]
    assert names(tmp_path / "b.txt", tmp_path) == ["b.txt", "a.html", "c.txt"]


def test_links_in_folders_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "up").symlink_to(tmp_path)
    (tmp_path / "secret.txt").symlink_to("/etc/hostname")
    assert names(tmp_path) == ["a.txt"]


def test_hidden_files_pictures_and_the_folders_of_saved_pages_are_passed_over(
    tmp_path: Path,
) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "Page_files").mkdir()
    for name in ("Page.html", ".hidden.txt", "cat.jpg", ".git/x.txt", "Page_files/frame.html"):
        (tmp_path / name).write_text("x")
    found = list(walk([tmp_path]))
    assert [item.path for item in found if item] == [str(tmp_path / "Page.html")]
    assert found.count(None) == 2


def test_a_named_file_is_always_answered_for(tmp_path: Path) -> None:
    (tmp_path / ".hidden.txt").write_text("x")
    assert names(tmp_path / ".hidden.txt", tmp_path / "missing", Path("-")) == [
        ".hidden.txt", "missing", "-",
    ]  # fmt: skip
