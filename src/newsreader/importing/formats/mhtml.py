"""Pages saved as one MHTML file (RFC 2557) by Chrome, Edge, Opera or Internet Explorer.

The page is the first HTML part; pictures and frames are the others. Chrome names the address
in Snapshot-Content-Location and writes no charset, which is then found in the page.
"""

from __future__ import annotations

from dataclasses import replace

from newsreader.errors import UnreadableFileError
from newsreader.importing import mime, sniff
from newsreader.importing.extracted import Extracted
from newsreader.importing.formats.html import read_page
from newsreader.importing.reading import printable_name

name = "mhtml"
suffixes = (".mhtml", ".mht")
rank = 20

_PAGES = ("text/html", "application/xhtml+xml")


def matches(data: bytes, name: str) -> bool:
    if sniff.binary_kind(data):
        return False
    head = sniff.head_text(data)
    names = mime.header_names(head)
    if "snapshot-content-location" in names:
        return True
    is_related = "content-type" in names and "multipart/related" in head[:5000].lower()
    saved = "from: <saved by" in head[:5000].lower() or name.lower().endswith(suffixes)
    return bool(names) and (is_related and ("mime-version" in names or saved))


def read(data: bytes, name: str) -> list[Extracted]:
    message = mime.parse_message(data, name)
    try:
        page = next((part for kind in _PAGES for part in mime.parts(message, kind)), None)
    except RecursionError as error:
        raise UnreadableFileError(
            "too_deep", f"{printable_name(name)} is nested too deep to read"
        ) from error
    if page is None:
        raise UnreadableFileError("no_text", f"{printable_name(name)} holds no page")
    decoded = mime.part_text(page)
    address = mime.header(message, "Snapshot-Content-Location") or mime.header(
        page, "Content-Location"
    )
    extracted = read_page(
        decoded.text,
        url=address if address.startswith(("http://", "https://")) else None,
        encoding=decoded.encoding,
        warning=decoded.warning,
    )
    saved = mime.sent_at(message)
    return [
        replace(
            extracted,
            title=extracted.title or mime.header(message, "Subject"),
            saved=saved if mime.is_recent(saved) else None,
        )
    ]
