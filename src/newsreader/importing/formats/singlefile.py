"""Pages saved whole by the browser extension SingleFile.

The page is HTML with its pictures inside as data: addresses, and a comment at its head:
"Page saved with SingleFile", " url: …", " saved date: Tue Mar 04 2025 11:22:33 GMT+0100 (…)".
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime

from newsreader.importing import sniff
from newsreader.importing.charset import decode
from newsreader.importing.extracted import Extracted
from newsreader.importing.formats.html import read_page

name = "singlefile"
suffixes = (".html",)
rank = 30

_COMMENT = re.compile(r"<!--\s*Page saved with SingleFile(.{0,4000}?)-->", re.DOTALL)
_URL = re.compile(r"^\s*url:\s*(https?://\S+)", re.MULTILINE)
_SAVED = re.compile(
    r"^\s*saved date:\s*\w{3} (\w{3} \d{2} \d{4} \d{2}:\d{2}:\d{2}) GMT([+-]\d{4})", re.MULTILINE
)


def matches(data: bytes, name: str) -> bool:
    return not sniff.binary_kind(data) and _COMMENT.search(sniff.head_text(data)) is not None


def read(data: bytes, name: str) -> list[Extracted]:
    decoded = decode(data)
    comment = _COMMENT.search(decoded.text)
    said = comment[1] if comment else ""
    url = _URL.search(said)
    extracted = read_page(
        decoded.text,
        url=url[1] if url else None,
        encoding=decoded.encoding,
        warning=decoded.warning,
    )
    return [replace(extracted, saved=_saved(said))]


def _saved(comment: str) -> str | None:
    match = _SAVED.search(comment)
    if match is None:
        return None
    try:
        moment = datetime.strptime(f"{match[1]} {match[2]}", "%b %d %Y %H:%M:%S %z")
    except ValueError:
        return None
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
