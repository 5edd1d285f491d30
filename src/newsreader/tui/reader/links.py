"""The links of an article."""

from __future__ import annotations

from newsreader.document import Document
from newsreader.records import record
from newsreader.tui.reader.drawing import safe_address


@record
class Link:
    """Words of the plain text that lead to an address (http, https or mailto)."""

    start: int
    end: int
    text: str
    address: str


def links_of(document: Document) -> list[Link]:
    """The links of a document in their order, each address once, those only that are safe."""
    links: dict[str, Link] = {}
    for mark in document.marks:
        address = safe_address(mark.data) if mark.kind == "link" else None
        if address is not None and address not in links:
            words = document.text[mark.start : mark.end]
            links[address] = Link(mark.start, mark.end, words, address)
    return list(links.values())
