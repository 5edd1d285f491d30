"""Plain text, and whatever else turns out to be readable."""

from __future__ import annotations

import re
from dataclasses import replace

from newsreader.errors import UnreadableFileError
from newsreader.importing import sniff
from newsreader.importing.charset import decode
from newsreader.importing.extracted import Extracted
from newsreader.importing.plaintext import extract_plain
from newsreader.importing.reading import printable_name

name = "plaintext"
suffixes = (".txt", ".text")
rank = 100

_MOST_LOST = 0.1
# XML that no other format knows is data, not text to read.
_XML = re.compile(r"\s*<\?xml\b|\s*<!DOCTYPE\b|\s*<(?:rss|feed|opml|en-export|svg)\b")


def matches(data: bytes, name: str) -> bool:
    return sniff.binary_kind(data) is None and not _XML.match(sniff.head_text(data))


def read(data: bytes, name: str) -> list[Extracted]:
    decoded = decode(data)
    if decoded.text.count("\ufffd") > _MOST_LOST * len(decoded.text):
        raise UnreadableFileError("binary", f"{printable_name(name)} is no text")
    return [
        replace(
            extracted,
            encoding=decoded.encoding,
            warning="; ".join(filter(None, (extracted.warning, decoded.warning))) or None,
        )
        for extracted in extract_plain(decoded.text, name=name)
    ]
