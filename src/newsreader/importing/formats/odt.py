"""OpenDocument texts (ISO/IEC 26300), as LibreOffice writes them.

The content is turned into simple HTML by its element names: headings, paragraphs, lists,
tables, links, and notes set in brackets where they stand.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from newsreader.cleaning import clean_line
from newsreader.importing import archives
from newsreader.importing.dates import iso_date
from newsreader.importing.documents import Properties, body_markdown, document_article
from newsreader.importing.extracted import Extracted
from newsreader.importing.xml import parse_xml

if TYPE_CHECKING:
    from zipfile import ZipFile

    from lxml.etree import _Element as Element

name = "odt"
suffixes = (".odt",)
rank = 11

_KIND = b"application/vnd.oasis.opendocument.text"
_ELEMENTS = {
    "list": "ul", "list-item": "li", "list-header": "li", "table": "table", "table-row": "tr",
    "table-cell": "td",
}  # fmt: skip
_LEFT_OUT = frozenset(
    "tracked-changes annotation annotation-end sequence-decls forms table-of-content "
    "bibliography alphabetical-index frame note-citation bookmark".split()
)
_DEEPEST = 100


def matches(data: bytes, name: str) -> bool:
    return archives.is_zip(data) and archives.declared_type(data).startswith(_KIND)


def read(data: bytes, name: str) -> list[Extracted]:
    package = archives.open_zip(data, name)
    content = _part(package, "content.xml", name)
    body = content.find(".//{*}body/{*}text") if content is not None else None
    if content is None or body is None:
        raise archives.bad_archive(name, "is a damaged document")
    pieces: list[str] = []
    _write(body, pieces, _style_marks(content), 0)
    markdown = body_markdown(f"<html><body>{''.join(pieces)}</body></html>")
    return [document_article(markdown, _properties(package, name), "odt")]


def _part(package: ZipFile, path: str, name: str) -> Element | None:
    if path not in package.NameToInfo:
        return None
    return parse_xml(archives.read_member(package, package.getinfo(path), name), name)


def _style_marks(content: Element) -> dict[str, str]:
    """The automatic styles that mean bold or italic, as the tag that says so."""
    marks: dict[str, str] = {}
    for style in content.iter("{*}style"):
        for properties in style.iter("{*}text-properties"):
            values = {key.rpartition("}")[2]: value for key, value in properties.items()}
            style_name = next((value for key, value in style.items() if key.endswith("}name")), "")
            if values.get("font-weight") == "bold":
                marks[str(style_name)] = "b"
            elif values.get("font-style") == "italic":
                marks[str(style_name)] = "i"
    return marks


def _write(element: Element, pieces: list[str], marks: dict[str, str], depth: int) -> None:
    for child in element:
        if isinstance(child.tag, str):
            _write_element(child, pieces, marks, depth)
        if child.tail and depth:
            pieces.append(escape(str(child.tail)))


def _write_element(element: Element, pieces: list[str], marks: dict[str, str], depth: int) -> None:
    kind = str(element.tag).rpartition("}")[2]
    if kind in _LEFT_OUT or depth > _DEEPEST:
        return
    before, after = _tags(element, kind, marks)
    pieces.append(before)
    if element.text:
        pieces.append(escape(str(element.text)))
    _write(element, pieces, marks, depth + 1)
    pieces.append(after)


def _tags(element: Element, kind: str, marks: dict[str, str]) -> tuple[str, str]:
    attributes = {str(key).rpartition("}")[2]: str(value) for key, value in element.items()}
    match kind:
        case "h":
            level = min(6, max(1, int(attributes.get("outline-level", "1") or 1)))
            return f"<h{level}>", f"</h{level}>"
        case "p":
            is_title = attributes.get("style-name") == "Title"
            return ("<h1>", "</h1>") if is_title else ("<p>", "</p>")
        case "s":
            return " ", ""
        case "tab":
            return " ", ""
        case "line-break":
            return "<br>", ""
        case "a":
            return f'<a href="{escape(attributes.get("href", ""))}">', "</a>"
        case "span":
            mark = marks.get(attributes.get("style-name", ""))
            return (f"<{mark}>", f"</{mark}>") if mark else ("", "")
        case "note":
            return " [", "]"
    tag = _ELEMENTS.get(kind)
    return (f"<{tag}>", f"</{tag}>") if tag else ("", "")


def _properties(package: ZipFile, name: str) -> Properties:
    meta = _part(package, "meta.xml", name)
    if meta is None:
        return Properties()

    def said(field: str) -> str:
        return clean_line(next((e.text or "" for e in meta.iter("{*}" + field)), ""))

    author = said("creator") or said("initial-creator")
    return Properties(
        title=said("title"),
        authors=(author,) if author else (),
        published=iso_date(said("creation-date")),
        modified=iso_date(said("date")),
        language=said("language") or None,
    )
