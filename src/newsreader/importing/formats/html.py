"""Saved web pages: HTML and XHTML."""

from __future__ import annotations

import re
from dataclasses import replace

from newsreader.importing import sniff
from newsreader.importing.charset import decode
from newsreader.importing.extracted import Extracted

name = "html"
suffixes = (".html", ".htm", ".xhtml", ".shtml")
rank = 60

_OPENING = re.compile(
    r"(?:<\?xml[^>]*>\s*)?(?:<!doctype\s+html\b|<(?:html|head|body|article|main|title|meta|frameset)\b)",
    re.IGNORECASE,
)
_TAG = re.compile(
    r"</?(?:html|head|body|div|p|span|a|ul|li|table|h[1-6]|article|section|script|style|br|img"
    r"|title|meta|blockquote|b|i|em|strong|font|center)\b[^<>]*>",
    re.IGNORECASE,
)
# Internet Explorer and Chrome: <!-- saved from url=(0060)https://… -->
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+)\s*-->", re.IGNORECASE)
# A text about HTML names a tag here and there; a page has one for every few words.
_FEWEST_TAGS = 4
_CHARACTERS_FOR_EACH_TAG = 600


def matches(data: bytes, name: str) -> bool:
    if sniff.binary_kind(data):
        return False
    head = sniff.head_text(data)
    if _OPENING.match(sniff.past_comments(head)) or head.lstrip().startswith("<!--"):
        return True
    tags = len(_TAG.findall(head))
    named = name.lower().endswith(suffixes)
    dense = tags >= _FEWEST_TAGS and tags * _CHARACTERS_FOR_EACH_TAG >= len(head)
    return dense or (named and tags > 0)


def read(data: bytes, name: str) -> list[Extracted]:
    decoded = decode(data)
    return [read_page(decoded.text, encoding=decoded.encoding, warning=decoded.warning)]


def read_page(
    page: str,
    *,
    url: str | None = None,
    encoding: str | None = None,
    warning: str | None = None,
) -> Extracted:
    """The article of a decoded page, with what is known of the file it came in."""
    from newsreader.importing.html import extract_html

    if url is None:
        saved_from = _SAVED_FROM.search(page, 0, 5000)
        url = saved_from[1] if saved_from else None
    extracted = extract_html(page, url=url)
    return replace(
        extracted,
        encoding=encoding,
        warning="; ".join(filter(None, (extracted.warning, warning))) or None,
    )
