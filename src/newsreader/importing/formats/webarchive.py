"""Pages saved by Safari: a property list with the page and its resources."""

from __future__ import annotations

import plistlib
from typing import Any
from xml.parsers.expat import ExpatError

from newsreader.errors import UnreadableFileError
from newsreader.importing.charset import decode
from newsreader.importing.extracted import Extracted
from newsreader.importing.formats.html import read_page
from newsreader.importing.reading import printable_name
from newsreader.importing.xml import refuse_declarations

name = "webarchive"
suffixes = (".webarchive",)
rank = 10

_KEY = b"WebMainResource"
_KEY_WIDE = "WebMainResource".encode("utf-16-be")


def matches(data: bytes, name: str) -> bool:
    if data.startswith(b"bplist00"):
        return _KEY in data or _KEY_WIDE in data
    return data.lstrip().startswith(b"<?xml") and _KEY in data[:4096]


def read(data: bytes, name: str) -> list[Extracted]:
    page = _main_resource(data, name)
    raw = page.get("WebResourceData")
    kind = page.get("WebResourceMIMEType", "text/html")
    if not isinstance(raw, bytes) or not str(kind).startswith(("text/", "application/xhtml")):
        raise UnreadableFileError("no_text", f"{printable_name(name)} holds no page")
    decoded = decode(raw)
    address = page.get("WebResourceURL")
    is_web = isinstance(address, str) and address.startswith(("http://", "https://"))
    return [
        read_page(
            decoded.text,
            url=str(address) if is_web else None,
            encoding=decoded.encoding,
            warning=decoded.warning,
        )
    ]


def _main_resource(data: bytes, name: str) -> dict[str, Any]:
    if not data.startswith(b"bplist00"):
        # Apple's own document type is named in the head and declares nothing.
        refuse_declarations(data, name)
    try:
        archive = plistlib.loads(data)
        page = archive["WebMainResource"]
    except (
        plistlib.InvalidFileException, ExpatError, KeyError, TypeError, ValueError, IndexError,
        OverflowError, RecursionError,
    ) as error:  # fmt: skip
        raise UnreadableFileError("bad_archive", f"{printable_name(name)} is damaged") from error
    if not isinstance(page, dict):
        raise UnreadableFileError("bad_archive", f"{printable_name(name)} is damaged")
    return page
