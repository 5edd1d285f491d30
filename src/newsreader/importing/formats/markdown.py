"""Markdown notes, with or without YAML front matter, as note programs and web clippers keep them.

Field names are those of the Obsidian Web Clipper's default template, with the usual others.
`==marked==` words become highlights, `[[links]]` between notes become their text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import PurePath
from typing import Any

from newsreader import document
from newsreader.cleaning import clean_line, clean_text
from newsreader.errors import UnreadableFileError
from newsreader.importing import sniff
from newsreader.importing.charset import decode
from newsreader.importing.dates import iso_date
from newsreader.importing.extracted import Extracted, ImportedNote
from newsreader.importing.front_matter import FRONT_MATTER, split_front_matter
from newsreader.importing.reading import printable_name

name = "markdown"
suffixes = (".md", ".markdown", ".mdown", ".mkd")
rank = 50

_FIELD_LINE = re.compile(r"^[\w -]{1,40}:(?: |$)", re.MULTILINE)
_FENCED = re.compile(r"^(```|~~~).*?^\1[^\n]*$|`[^`\n]+`", re.MULTILINE | re.DOTALL)
_HIGHLIGHT = re.compile(r"==(?=\S)([^=\n](?:[^\n]{0,2000}?\S)?)==")
_NOTE_LINK = re.compile(r"!?\[\[([^\]\[\n|]{1,500})(?:\|([^\]\[\n]{1,500}))?\]\]")
_DATA_IMAGE = re.compile(r"!\[([^\]]{0,500})\]\(\s*data:[^)]*\)", re.IGNORECASE)
_HIDDEN = re.compile(r"%%.{0,5000}?%%|<!--.{0,5000}?-->", re.DOTALL)
_LINE_TAG = re.compile(r"<br\s*/?>", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:p|div|span|b|i|u|em|strong|a|img|sup|sub|mark|small|figure|figcaption|center|font"
    r"|iframe|video|audio|source|details|summary)(?:\s[^<>]{0,2000})?/?>",
    re.IGNORECASE,
)
_FIRST_HEADING = re.compile(
    r"\A\s*(?:#[ \t]+([^\n]+?)[ \t]*#*[ \t]*(?:\n|\Z)|([^\n]+)\n=+[ \t]*(?:\n|\Z))"
)
_MARKS = (
    re.compile(r"^#{1,6} \S", re.MULTILINE),
    re.compile(r"\[[^\]\[\n]{1,300}\]\((?:https?://|/|#)[^)\s]{0,2000}\)"),
    re.compile(r"\*\*\S[^*\n]{0,500}\*\*"),
    re.compile(r"^```", re.MULTILINE),
)

_TITLE = ("title", "headline")
_URL = ("source", "url", "link", "canonical_url", "original_url")
_AUTHORS = ("author", "authors", "creator", "by")
_PUBLISHER = ("publisher", "site", "site_name", "publication", "website")
_PUBLISHED = ("published", "date_published", "publishdate", "pubdate", "date")
_MODIFIED = ("modified", "updated", "lastmod", "date_modified")
_SAVED = ("created", "saved", "date_saved", "clipped")
_TAGS = ("tags", "tag", "keywords")


def matches(data: bytes, name: str) -> bool:
    if sniff.binary_kind(data):
        return False
    head = sniff.head_text(data).replace("\r\n", "\n")
    front = FRONT_MATTER.match(head)
    if front and _FIELD_LINE.search(front[1]):
        return True
    if name.lower().endswith(suffixes):
        return not head.lstrip().lower().startswith(("<!doctype html", "<html"))
    return sum(1 for mark in _MARKS if mark.search(head)) >= 2


def read(data: bytes, name: str) -> list[Extracted]:
    decoded = decode(data)
    text = clean_text(decoded.text)
    fields, body = _fields_and_body(text)
    title = _first_text(fields, _TITLE)
    found = {"title": "front matter"} if title else {}
    heading = _FIRST_HEADING.match(body)
    if heading:
        heading_text = clean_line(document.plain_text(heading[1] or heading[2]))
        if not title or title.casefold() == heading_text.casefold():
            title = title or heading_text
            found.setdefault("title", "heading")
            body = body[heading.end() :]
    markdown, quotes = _own_markdown(body)
    if not document.plain_text(markdown):
        raise UnreadableFileError("no_text", f"{printable_name(name)} holds no text")
    if not title:
        title, found["title"] = clean_line(PurePath(printable_name(name)).stem), "file name"
    known = {
        "authors": _texts(fields, _AUTHORS),
        "publisher": _first_text(fields, _PUBLISHER) or None,
        "url": _web_address(fields),
        "published": _date(fields, _PUBLISHED),
        "modified": _date(fields, _MODIFIED),
        "language": _first_text(fields, ("lang", "language")) or None,
    }
    found |= {field: "front matter" for field, value in known.items() if value}
    return [
        Extracted(
            title=title,
            markdown=markdown,
            extractor="markdown",
            encoding=decoded.encoding,
            warning=decoded.warning,
            fields=found,
            tags=tuple(tag.lstrip("#") for tag in _texts(fields, _TAGS)),
            saved=_date(fields, _SAVED),
            highlights=tuple(ImportedNote(quote) for quote in quotes),
            **known,  # type: ignore[arg-type]
        )
    ]


def _fields_and_body(text: str) -> tuple[Mapping[str, Any], str]:
    fields, body = split_front_matter(text)
    return {str(key).strip().lower(): value for key, value in fields.items()}, body


def _own_markdown(body: str) -> tuple[str, list[str]]:
    """Our Markdown of another program's, and the passages it had marked."""
    quotes: list[str] = []

    def unmark(match: re.Match[str]) -> str:
        quotes.append(document.plain_text(match[1]))
        return match[1]

    def clean(prose: str) -> str:
        prose = _HIDDEN.sub("", prose)
        prose = _DATA_IMAGE.sub("", prose)
        prose = _NOTE_LINK.sub(lambda link: link[2] or link[1], prose)
        prose = _HIGHLIGHT.sub(unmark, prose)
        return _TAG.sub("", _LINE_TAG.sub("\\\n", prose))

    pieces: list[str] = []
    end = 0
    for code in _FENCED.finditer(body):
        pieces += [clean(body[end : code.start()]), code[0]]
        end = code.end()
    pieces.append(clean(body[end:]))
    return "".join(pieces).strip(), [quote for quote in quotes if quote]


def _texts(fields: Mapping[str, Any], names: tuple[str, ...]) -> tuple[str, ...]:
    value = next((fields[name] for name in names if fields.get(name)), None)
    if isinstance(value, str):
        value = value.split(",")
    items = value if isinstance(value, list) else [value]
    texts = (
        clean_line(_NOTE_LINK.sub(lambda m: m[2] or m[1], str(i))) for i in items if _is_plain(i)
    )
    return tuple(dict.fromkeys(filter(None, texts)))


def _first_text(fields: Mapping[str, Any], names: tuple[str, ...]) -> str:
    value = next((fields[name] for name in names if _is_plain(fields.get(name))), None)
    return "" if value is None else clean_line(_NOTE_LINK.sub(lambda m: m[2] or m[1], str(value)))


def _is_plain(value: object) -> bool:
    return isinstance(value, (str, int, float)) and value != "" and not isinstance(value, bool)


def _web_address(fields: Mapping[str, Any]) -> str | None:
    address = _first_text(fields, _URL)
    return address if address.lower().startswith(("http://", "https://")) else None


def _date(fields: Mapping[str, Any], names: tuple[str, ...]) -> str | None:
    value = next((fields[name] for name in names if fields.get(name)), None)
    if isinstance(value, datetime):
        return iso_date(value.isoformat())
    if isinstance(value, date):
        return value.isoformat()
    return iso_date(str(value)) if _is_plain(value) else None
