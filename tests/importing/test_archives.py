"""Archives that are more, or other, than they seem."""

from __future__ import annotations

import gzip
import io
import struct
import zipfile
from collections.abc import Iterator

import pytest

from newsreader.errors import UnreadableFileError
from newsreader.importing.archives import Member, unpack
from newsreader.importing.detect import is_container
from tests.importing.files import epub, zipped

GOOD = {"good.html": b"<p>A page.</p>"}


def members(data: bytes, name: str = "a.zip") -> Iterator[Member]:
    return unpack(data, name, is_container)


def code_of(data: bytes) -> str:
    with pytest.raises(UnreadableFileError) as raised:
        list(members(data))
    return raised.value.code


def test_names_that_leave_the_archive_are_only_labels() -> None:
    found = list(members(zipped({"../../etc/x\x1b.html": b"x", **GOOD})))
    assert [member.name for member in found] == ["a.zip/../../etc/x.html", "a.zip/good.html"]


def test_a_member_that_unpacks_to_a_thousand_times_its_size_is_refused_alone() -> None:
    found = list(members(zipped({"bomb.html": bytes(15 * 2**20), **GOOD})))
    assert [member.error.code if member.error else None for member in found] == [
        "bad_archive",
        None,
    ]


def test_files_that_share_their_bytes_are_refused() -> None:
    data = zipped({"k.html": b"A" * 2**16})
    end = data.rfind(b"PK\x05\x06")
    directory = struct.unpack("<I", data[end + 16 : end + 20])[0]
    entries = data[directory:end] * 50
    tail = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, 50, 50, len(entries), directory, 0)
    assert code_of(data[:directory] + entries + tail) == "bad_archive"


def test_too_many_members_are_refused() -> None:
    assert code_of(zipped({f"e{n}": b"" for n in range(5001)})) == "bad_archive"


def test_archives_within_archives_end_somewhere() -> None:
    data = zipped(GOOD)
    for n in range(12):
        data = zipped({f"n{n}.zip": data})
    found = list(members(data))
    assert [member.error.code for member in found if member.error] == ["bad_archive"]


def test_an_encrypted_a_damaged_and_a_cut_archive_say_so() -> None:
    data = bytearray(zipped(GOOD))
    data[6] |= 1
    data[data.find(b"PK\x01\x02") + 8] |= 1
    assert [member.error.code for member in members(bytes(data)) if member.error] == ["bad_archive"]
    assert code_of(zipped(GOOD)[:-30]) == "bad_archive"
    assert code_of(gzip.compress(b"words " * 1000)[:-20]) == "bad_archive"


def test_a_gzip_bomb_is_stopped_while_it_unpacks() -> None:
    assert code_of(gzip.compress(bytes(21 * 2**20))) == "too_large"


def test_a_document_that_is_zipped_inside_is_no_archive() -> None:
    assert not is_container(epub(), "book.epub")
    assert is_container(zipped(GOOD), "pages.zip")


def test_a_stored_page_with_a_changed_byte_is_damaged_and_no_page() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("good.html", b"<!doctype html><html><body><p>A page.</p></body></html>")
    data = buffer.getvalue()
    place = data.index(b"A page")
    data = data[:place] + b"B" + data[place + 1 :]
    assert is_container(data, "pages.zip")
    assert [member.error.code for member in members(data) if member.error] == ["bad_archive"]


def test_an_archive_behind_a_program_that_unpacks_it_is_opened() -> None:
    data = b"\x90" * 2**16 + zipped(GOOD)
    assert is_container(data, "setup.zip")
    assert [member.data for member in members(data, "setup.zip")] == [GOOD["good.html"]]


def test_a_text_that_is_called_an_archive_is_a_text() -> None:
    assert not is_container(b"The mill turned again on Monday.", "notes.zip")
