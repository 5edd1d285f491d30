"""Opening what may be no file at all."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from newsreader.errors import UnreadableFileError
from newsreader.importing.reading import printable_name, read_file


def code_of(path: Path, **limits: int) -> str:
    with pytest.raises(UnreadableFileError) as raised:
        read_file(path, **limits)
    assert "\n" not in str(raised.value)
    return raised.value.code


def test_a_file_is_read_byte_for_byte(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"\x00\xff words")
    assert read_file(file) == b"\x00\xff words"


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    assert code_of(tmp_path / "none.txt") == "not_found"
    assert code_of(tmp_path / "nul\0.txt") == "not_found"


def test_a_pipe_without_a_writer_does_not_block(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert code_of(tmp_path / "pipe") == "not_regular"


def test_sockets_devices_folders_and_loops_are_refused(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(tmp_path / "s"))
        assert code_of(tmp_path / "s") == "not_regular"
    (tmp_path / "zero").symlink_to("/dev/zero")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    assert code_of(tmp_path / "zero") == "not_regular"
    assert code_of(tmp_path / "loop") == "not_regular"
    assert code_of(tmp_path) == "not_regular"


def test_a_file_over_the_limit_is_refused_before_it_is_read(tmp_path: Path) -> None:
    huge = tmp_path / "sparse.html"
    huge.touch()
    os.truncate(huge, 8 * 2**30)
    assert code_of(huge) == "too_large"
    (tmp_path / "six").write_bytes(b"123456")
    assert code_of(tmp_path / "six", limit_bytes=5) == "too_large"
    assert read_file(tmp_path / "six", limit_bytes=6) == b"123456"


def test_a_file_that_says_it_is_empty_and_is_not_counts_as_changed() -> None:
    assert code_of(Path("/proc/self/status")) == "unreadable"


def test_a_name_of_any_bytes_can_be_shown() -> None:
    assert printable_name(os.fsdecode(b"a\xff\x1b[2J\n.txt")) == "a\ufffd[2J .txt"
