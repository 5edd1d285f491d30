"""XML from outside, parsed without fetching, expanding or trusting anything.

A document type may declare entities that grow to gigabytes ("billion laughs") or name files
and addresses to read (XXE). Formats that are XML need none, so one that declares any is
refused (CWE-611, CWE-776).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsreader.errors import UnreadableFileError
from newsreader.importing.reading import printable_name

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_DECLARES = re.compile(rb"<!(?:ENTITY|ATTLIST|ELEMENT)\b|<!DOCTYPE[^>]*\[", re.IGNORECASE)


def parse_xml(data: bytes, name: str) -> Element:
    """The root element; `name` is for messages. Raises UnreadableFileError("bad_xml")."""
    from lxml import etree

    refuse_declarations(data, name)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True
    )
    try:
        return etree.fromstring(data, parser=parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableFileError("bad_xml", f"{printable_name(name)} is damaged XML") from error


def refuse_declarations(data: bytes, name: str) -> None:
    """Raise UnreadableFileError("bad_xml") if an XML file declares entities of its own."""
    head = data[: 1 << 16]
    if b"\x00" in head:  # UTF-16: the declaration is the same but for the NULs
        head = head.replace(b"\x00", b"")
    if _DECLARES.search(head):
        raise UnreadableFileError(
            "bad_xml", f"{printable_name(name)} declares entities, which no article needs"
        )
