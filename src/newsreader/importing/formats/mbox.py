"""Mailboxes (RFC 4155): mails one after the other, each begun by a line "From …"."""

from __future__ import annotations

import re

from newsreader.errors import UnreadableFileError
from newsreader.importing import mime, sniff
from newsreader.importing.extracted import Extracted
from newsreader.importing.formats import eml
from newsreader.importing.reading import printable_name

name = "mbox"
suffixes = (".mbox",)
rank = 24

_BEGIN = re.compile(rb"^From \S+[^\n]{0,120}\d{4}[^\n]{0,20}\r?\n(?=[A-Za-z][\w-]*:)", re.MULTILINE)
_QUOTED_FROM = re.compile(rb"^>(>*From )", re.MULTILINE)


def matches(data: bytes, name: str) -> bool:
    return not sniff.binary_kind(data) and _BEGIN.match(data) is not None


def read(data: bytes, name: str) -> list[Extracted]:
    begins = [match.end() for match in _BEGIN.finditer(data)]
    ends = [*[match.start() for match in _BEGIN.finditer(data)][1:], len(data)]
    found: list[Extracted] = []
    for start, end in zip(begins, ends, strict=True):
        mail = _QUOTED_FROM.sub(rb"\1", data[start:end])
        try:
            found.append(eml.read_message(mime.parse_message(mail, name), name))
        except UnreadableFileError:
            continue  # one mail without text; the others are read
    if not found:
        raise UnreadableFileError("no_text", f"{printable_name(name)} holds no mail with text")
    return found
