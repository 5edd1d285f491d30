"""What the first bytes of a file tell, for formats to recognise themselves by."""

from __future__ import annotations

import re

from newsreader.importing import charset

_HEAD_BYTES = 1 << 16
_LEADING_COMMENT = re.compile(r"\A\s*(?:<!--.*?-->\s*)+", re.DOTALL)

# Signatures of files that are no text, with what to call them where nothing else reads them.
_BINARY = (
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF87a", "a GIF picture"),
    (b"GIF89a", "a GIF picture"),
    (b"BM", "a bitmap picture"),
    (b"RIFF", "a sound, video or WebP picture file"),
    (b"OggS", "a sound file"),
    (b"ID3", "a sound file"),
    (b"fLaC", "a sound file"),
    (b"\x1aE\xdf\xa3", "a video"),
    (b"\x00\x00\x01\x00", "an icon"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"\xca\xfe\xba\xbe", "a program"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file; save it as DOCX first"),
    (b"PK\x03\x04", "a zip archive"),
    (b"PK\x05\x06", "a zip archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive; unpack it first"),
    (b"Rar!\x1a\x07", "a RAR archive; unpack it first"),
    (b"BZh", "a bzip2 file; unpack it first"),
    (b"\xfd7zXZ\x00", "an xz file; unpack it first"),
    (b"\x28\xb5\x2f\xfd", "a zstandard file; unpack it first"),
    (b"wOFF", "a font"),
    (b"wOF2", "a font"),
    (b"OTTO", "a font"),
    (b"\x00\x01\x00\x00\x00", "a font"),
)
# Bytes that text has no use for; ESC, BS and form feed do occur in terminal logs and old files.
_CONTROL = bytes(set(range(32)) - {7, 8, 9, 10, 12, 13, 27})
_MOST_CONTROL_BYTES = 0.05


def head_text(data: bytes) -> str:
    """The first 64 KB as text for looking at ASCII marks in it, without guessing an encoding.

    Wide encodings are decoded; in all others each byte is one character.
    """
    head = data[:_HEAD_BYTES]
    for mark, encoding in charset.BYTE_ORDER_MARKS:
        if head.startswith(mark):
            return head[len(mark) :].decode(encoding, "replace")
    return head.decode(charset.wide_encoding(head) or "latin-1", "replace")


def past_comments(text: str) -> str:
    """The text from its first thing that is neither white space nor a comment."""
    return _LEADING_COMMENT.sub("", text).lstrip()


def binary_kind(data: bytes) -> str | None:
    """What to call a file that is no text, or None where it can be text."""
    if charset.wide_encoding(data[:_HEAD_BYTES]) or data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None
    for signature, kind in _BINARY:
        if data.startswith(signature) and _has_unprintable(data):
            return kind
    if data[4:8] == b"ftyp":
        return "a video or picture"
    if data[257:262] == b"ustar":
        return "a tar archive; unpack it first"
    head = data[:_HEAD_BYTES]
    control = len(head) - len(head.translate(None, _CONTROL))
    return "no text" if control > _MOST_CONTROL_BYTES * len(head) else None


def _has_unprintable(data: bytes) -> bool:
    # "BM" and "MZ" may begin a text too.
    head = data[:512]
    return len(head.translate(None, _CONTROL)) < len(head) or not head.isascii()
