"""Zip and gzip: the files inside, without ever writing one to disk.

An archive can be small and hold terabytes (one member, many members, members that share
their bytes), be encrypted, damaged or name its members anything. Members are read into
memory one at a time with their bytes counted; their names are labels and never paths.
"""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath

from newsreader.errors import UnreadableFileError
from newsreader.importing.reading import LIMIT_BYTES, printable_name, read_stream
from newsreader.records import record

_MOST_MEMBERS = 5000
_MOST_BYTES = 200 * 2**20
_MOST_RATIO = 200
# Small members compress well without being bombs: a page of one repeated line.
_RATIO_COUNTS_FROM_BYTES = 2**20
_DEEPEST = 2
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 0x1
_DAMAGED = (
    zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, IndexError, KeyError,
    RuntimeError, NotImplementedError, OverflowError,
)  # fmt: skip


@record
class Member:
    """A file out of an archive: its bytes, or why they cannot be had.

    `name` is "archive/inner name", fit to be shown.
    """

    name: str
    data: bytes = b""
    error: UnreadableFileError | None = None


def is_gzip(data: bytes) -> bool:
    """Do these bytes begin as gzip does (RFC 1952, deflate)?"""
    return data.startswith(b"\x1f\x8b\x08")


def is_zip(data: bytes) -> bool:
    """Do these bytes begin as a zip archive does, empty ones too?"""
    return data.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def ends_as_zip(data: bytes) -> bool:
    """Do these bytes end as a zip archive does, whatever stands before it (a program)?"""
    return zipfile.is_zipfile(io.BytesIO(data))


def has_member(data: bytes, path: str) -> bool:
    """Does this zip hold a file of that name? False for one that cannot be opened."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return path in archive.NameToInfo
    except _DAMAGED:
        return False


def declared_type(data: bytes) -> bytes:
    """The media type that a zipped document names in its member "mimetype"; empty without one."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open("mimetype") as stream:
            return stream.read(100).strip()
    except _DAMAGED:
        return b""


def unzip_one(data: bytes, name: str, limit_bytes: int = LIMIT_BYTES) -> bytes:
    """What a gzip file holds; raises UnreadableFileError: bad_archive, too_large."""
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as stream:
            return read_stream(stream, printable_name(name), limit_bytes)  # type: ignore[arg-type]
    except _DAMAGED as error:
        raise bad_archive(name, "is damaged") from error


def unpack(
    data: bytes, name: str, is_container: Callable[[bytes, str], bool], *, depth: int = 0
) -> Iterator[Member]:
    """The files inside an archive, archives in it opened too, two levels deep.

    `is_container` tells an archive of files from a document that is zipped inside. Raises
    UnreadableFileError("bad_archive") where the archive as a whole cannot be used; what is
    wrong with one member is told in that member.
    """
    if depth > _DEEPEST:
        raise bad_archive(name, "holds archives within archives within archives")
    if is_gzip(data):
        members: Iterator[Member] = iter([Member(_without_gz(name), unzip_one(data, name))])
    else:
        members = _zip_members(data, name)
    for member in members:
        if member.error or not is_container(member.data, member.name):
            yield member
            continue
        try:
            yield from unpack(member.data, member.name, is_container, depth=depth + 1)
        except UnreadableFileError as error:
            yield Member(member.name, error=error)


def open_zip(data: bytes, name: str) -> zipfile.ZipFile:
    """A zip whose directory is sound and within the limits.

    Raises UnreadableFileError("bad_archive"): too many members, too much in all, members
    that share their bytes, more than `_MOST_RATIO` times as large as their bytes.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _DAMAGED as error:
        raise bad_archive(name, "is damaged") from error
    entries = archive.infolist()
    if len(entries) > _MOST_MEMBERS:
        raise bad_archive(name, f"holds more than {_MOST_MEMBERS:,} files")
    if sum(entry.file_size for entry in entries) > _MOST_BYTES:
        raise bad_archive(name, f"unpacks to more than {_MOST_BYTES >> 20} MB")
    ends = 0
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        if entry.header_offset < ends:
            raise bad_archive(name, "has files that share their bytes")
        ends = entry.header_offset + entry.compress_size
    return archive


def read_member(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str) -> bytes:
    """One member's bytes, counted while they are unpacked; `name` is for messages.

    Raises UnreadableFileError: bad_archive, too_large.
    """
    if entry.flag_bits & _ENCRYPTED:
        raise bad_archive(name, "is encrypted")
    if entry.compress_type not in _METHODS:
        raise bad_archive(name, "is packed by a method that is not read here")
    limit = LIMIT_BYTES
    if entry.file_size > max(_RATIO_COUNTS_FROM_BYTES, _MOST_RATIO * entry.compress_size):
        raise bad_archive(name, f"unpacks to more than {_MOST_RATIO} times its size")
    try:
        with archive.open(entry) as stream:
            return read_stream(stream, printable_name(name), limit)  # type: ignore[arg-type]
    except _DAMAGED as error:
        raise bad_archive(name, "is damaged") from error


def bad_archive(name: str, what: str) -> UnreadableFileError:
    """The error for an archive that cannot be used."""
    return UnreadableFileError("bad_archive", f"{printable_name(name)} {what}")


def _zip_members(data: bytes, name: str) -> Iterator[Member]:
    archive = open_zip(data, name)
    left = _MOST_BYTES
    for entry in archive.infolist():
        inner = printable_name(entry.filename) or "(no name)"
        if inner.endswith("/") or _is_rubbish(inner):
            continue
        shown = f"{printable_name(name)}/{inner}"
        try:
            member = Member(shown, read_member(archive, entry, shown))
        except UnreadableFileError as error:
            yield Member(shown, error=error)
            continue
        left -= len(member.data)
        if left < 0:
            raise bad_archive(name, f"unpacks to more than {_MOST_BYTES >> 20} MB")
        yield member


def _is_rubbish(inner: str) -> bool:
    return any(
        part == "__MACOSX" or (part.startswith(".") and part.strip("."))
        for part in PurePosixPath(inner).parts
    )


def _without_gz(name: str) -> str:
    return name[:-3] if name.lower().endswith(".gz") else name
