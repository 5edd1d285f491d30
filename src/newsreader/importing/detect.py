"""What kind of file is this? Its content is asked; its name only breaks a tie."""

from __future__ import annotations

from newsreader.errors import UnreadableFileError
from newsreader.importing import archives, sniff
from newsreader.importing.formats import Format, formats
from newsreader.importing.reading import printable_name

_BLANK = b" \t\r\n\x0b\x0c\x00\xef\xbb\xbf\xfe\xff"


def detect(data: bytes, name: str) -> str:
    """The name of the format of these bytes. See `detect_format`."""
    return detect_format(data, name).name


def detect_format(data: bytes, name: str) -> Format:
    """The format that can read these bytes.

    Raises UnreadableFileError: no_text for nothing at all, binary for what is no text.
    """
    if not data.strip(_BLANK):
        raise UnreadableFileError("no_text", f"{printable_name(name)} is empty")
    for candidate in formats():
        if candidate.matches(data, name):
            return candidate
    kind = sniff.binary_kind(data)
    if kind is None:
        raise UnreadableFileError(
            "unsupported", f"{printable_name(name)} is XML of a kind that is not known"
        )
    raise UnreadableFileError("binary", f"{printable_name(name)} is {kind}")


def is_container(data: bytes, name: str) -> bool:
    """Is this an archive of files, rather than a document (EPUB, DOCX, …) zipped inside?"""
    if archives.is_gzip(data):
        return True
    if name.lower().endswith(".zip") and not archives.is_zip(data):
        return archives.ends_as_zip(data)
    return archives.is_zip(data) and not any(item.matches(data, name) for item in formats())
