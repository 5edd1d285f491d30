"""Messages in MIME (RFC 2045): what .eml, .mbox and .mhtml are made of.

The standard library's older policy (compat32) is used: the newer one parses each header into
a tree and takes 43 seconds for a subject of one megabyte.
"""

from __future__ import annotations

import email
import email.header
import email.utils
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from email.message import Message

from newsreader.cleaning import clean_line
from newsreader.errors import UnreadableFileError
from newsreader.importing.charset import Decoded, decode
from newsreader.importing.reading import printable_name

_MOST_HEADER_BYTES = 1 << 18
_MOST_PARTS = 2000
_MOST_CONTAINERS = 100
_CONTAINER = re.compile(
    rb"^content-type:\s*(?:multipart/|message/rfc822)", re.IGNORECASE | re.MULTILINE
)
_LONGEST_HEADER = 4000
_MOST_ENCODED_WORDS = 50
_HEADER_END = re.compile(rb"\r?\n\r?\n")
_HEADER_LINE = re.compile(r"^([A-Za-z][A-Za-z0-9-]{1,60}):", re.MULTILINE)


def header_names(head: str) -> frozenset[str]:
    """The names of the header lines a text begins with, in lower case; empty if it does not."""
    if not _HEADER_LINE.match(head):
        return frozenset()
    block = re.split(r"\r?\n\r?\n", head, maxsplit=1)[0]
    return frozenset(name.lower() for name in _HEADER_LINE.findall(block))


def parse_message(data: bytes, name: str) -> Message:
    """The message. Raises UnreadableFileError: too_large (its header), too_deep, bad_archive."""
    end = _HEADER_END.search(data, 0, _MOST_HEADER_BYTES)
    if end is None and len(data) > _MOST_HEADER_BYTES:
        raise UnreadableFileError("too_large", f"{printable_name(name)} has too long a header")
    if data.count(b"\nContent-Type:") > _MOST_PARTS:
        raise UnreadableFileError("bad_archive", f"{printable_name(name)} has too many parts")
    # Each level is searched for the boundaries of all levels above it.
    if len(_CONTAINER.findall(data)) > _MOST_CONTAINERS:
        raise _too_deep(name)
    try:
        return email.message_from_bytes(data)
    except RecursionError as error:
        raise _too_deep(name) from error


def parts(message: Message, kind: str) -> Iterator[Message]:
    """The parts of a media type ("text/html"), attachments left out."""
    for part in message.walk():
        if part.get_content_type() == kind and part.get_content_disposition() != "attachment":
            yield part


def part_bytes(part: Message) -> bytes:
    """A part's content with its transfer encoding undone."""
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def part_text(part: Message) -> Decoded:
    """A part's text: in the encoding it names where that works, else found out from the bytes."""
    import webencodings

    data = part_bytes(part)
    label = part.get_content_charset()
    known = webencodings.lookup(label) if label else None
    if known is not None and known.name not in ("replacement", "x-user-defined"):
        try:
            return Decoded(data.decode(known.codec_info.name), known.name, "label")
        except UnicodeDecodeError:
            return decode(data)
    return decode(data)


def header(message: Message, name: str) -> str:
    """A header as one clean line, its encoded words (RFC 2047) read; empty if there is none."""
    raw = message.get(name)
    if raw is None:
        return ""
    text = str(raw)[:_LONGEST_HEADER]
    if text.count("=?") > _MOST_ENCODED_WORDS:
        return clean_line(text)
    pieces = []
    try:
        for piece, encoding in email.header.decode_header(text):
            pieces.append(_piece(piece, encoding))
    except (email.errors.HeaderParseError, ValueError):
        return clean_line(text)
    return clean_line("".join(pieces))


def sent_at(message: Message, name: str = "Date") -> str | None:
    """The time in a header in UTC, ISO 8601; None where it cannot be read."""
    try:
        moment = email.utils.parsedate_to_datetime(header(message, name))
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=UTC)
        return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def sender_name(message: Message) -> str:
    """The name in From, without the address; empty where there is only an address."""
    name, _address = email.utils.parseaddr(header(message, "From"))
    return clean_line(name.strip("\"'"))


def is_recent(moment: str | None) -> bool:
    """Is this a time a message can have been sent at: after 1970-01-02, not in a far future?"""
    return moment is not None and "1970-01-02" < moment < f"{datetime.now(UTC).year + 2}"


def _too_deep(name: str) -> UnreadableFileError:
    shown = printable_name(name)
    return UnreadableFileError("too_deep", f"{shown} has messages within messages without end")


def _piece(piece: bytes | str, encoding: str | None) -> str:
    if isinstance(piece, str):
        return piece
    if encoding and encoding.lower() not in ("unknown-8bit",):
        try:
            return piece.decode(encoding, "replace")
        except LookupError:
            return decode(piece).text
    return decode(piece).text
