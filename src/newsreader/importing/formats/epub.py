"""Books and news digests in EPUB: one article for each chapter.

The container names the package, the package the order of reading (spine) and the table of
contents (EPUB 3 nav or EPUB 2 NCX). Files without an entry of their own belong to the
chapter before them; covers, title pages and the contents themselves are left out.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

from newsreader import document
from newsreader.cleaning import clean_line
from newsreader.errors import UnreadableFileError
from newsreader.importing import archives
from newsreader.importing.charset import decode
from newsreader.importing.dates import iso_date
from newsreader.importing.documents import Properties, body_markdown, document_article
from newsreader.importing.extracted import Extracted
from newsreader.importing.reading import printable_name
from newsreader.importing.xml import parse_xml

if TYPE_CHECKING:
    from zipfile import ZipFile

    from lxml.etree import _Element as Element

name = "epub"
suffixes = (".epub",)
rank = 10

_FEWEST_WORDS = 25
_PAGE_KINDS = ("application/xhtml+xml", "text/html")
_TITLE = re.compile(r"<title[^>]{0,100}>([^<]{1,500})</title>", re.IGNORECASE)
_PICTURE = re.compile(r"(<img\b[^<>]{0,2000}?\bsrc\s*=\s*[\"'])([^\"'<>]{1,500})", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:|/", re.IGNORECASE)
_DC = "{http://purl.org/dc/elements/1.1/}"


@dataclass(slots=True)
class _Chapter:
    """A chapter being put together: its title in the contents, and its pieces of Markdown."""

    title: str
    pieces: list[str]


def matches(data: bytes, name: str) -> bool:
    return archives.is_zip(data) and archives.has_member(data, "META-INF/container.xml")


def read(data: bytes, name: str) -> list[Extracted]:
    book = archives.open_zip(data, name)
    package_path = _package_path(book, name)
    package = parse_xml(_member(book, package_path, name), name)
    folder = posixpath.dirname(package_path)
    properties = _properties(package)
    chapters = _chapters(book, package, folder, name)
    long_enough = [
        chapter
        for chapter in chapters
        if len(document.plain_text("\n\n".join(chapter.pieces)).split()) >= _FEWEST_WORDS
    ]
    chosen = long_enough or [chapter for chapter in chapters if any(chapter.pieces)]
    if not chosen:
        raise UnreadableFileError("no_text", f"{printable_name(name)} is a book without text")
    return [_article(chapter, properties, alone=len(chosen) == 1) for chapter in chosen]


def _article(chapter: _Chapter, book: Properties, *, alone: bool) -> Extracted:
    title = book.title if alone and book.title else chapter.title
    # A chapter of a book was published in the book.
    publisher = book.publisher or (None if alone else book.title or None)
    properties = Properties(
        title, book.authors, publisher, book.published, None, book.language, book.url
    )
    return document_article("\n\n".join(chapter.pieces), properties, "epub")


def _package_path(book: ZipFile, name: str) -> str:
    container = parse_xml(_member(book, "META-INF/container.xml", name), name)
    path = next((item.get("full-path") for item in container.iter("{*}rootfile")), None)
    if not path:
        raise archives.bad_archive(name, "does not name its contents")
    return str(path)


def _member(book: ZipFile, path: str, name: str) -> bytes:
    try:
        entry = book.getinfo(path)
    except KeyError as error:
        raise archives.bad_archive(name, "lacks a part that it names") from error
    return archives.read_member(book, entry, name)


def _properties(package: Element) -> Properties:
    def said(field: str) -> list[str]:
        texts = (clean_line("".join(map(str, e.itertext()))) for e in package.iter(_DC + field))
        return [text for text in texts if text]

    url = next((text for text in said("source") if text.startswith("http")), None)
    return Properties(
        title=next(iter(said("title")), ""),
        authors=tuple(said("creator")),
        publisher=next(iter(said("publisher")), None),
        published=next(filter(None, map(iso_date, said("date"))), None),
        language=next(iter(said("language")), None),
        url=url,
    )


def _chapters(book: ZipFile, package: Element, folder: str, name: str) -> list[_Chapter]:
    items = {item.get("id"): item for item in package.iter("{*}item")}
    titles, contents_paths = _contents(book, items, folder, name)
    chapters: list[_Chapter] = []
    for reference in package.iter("{*}itemref"):
        item = items.get(reference.get("idref"))
        if item is None or item.get("media-type") not in _PAGE_KINDS:
            continue
        path = _path(folder, item.get("href"))
        if path in contents_paths or reference.get("linear") == "no":
            continue
        page = decode(_member(book, path, name)).text
        try:
            markdown = body_markdown(_with_paths(page, path))
        except UnreadableFileError:
            continue  # an empty page, such as a cover that is only a picture
        if path in titles or not chapters or not titles:
            chapters.append(_Chapter(titles.get(path) or _page_title(page), [markdown]))
        else:
            chapters[-1].pieces.append(markdown)
    return chapters


def _contents(
    book: ZipFile, items: dict[str | None, Element], folder: str, name: str
) -> tuple[dict[str, str], set[str]]:
    """The titles of the files in the table of contents, and the files that are the table."""
    titles: dict[str, str] = {}
    tables: set[str] = set()
    for item in items.values():
        path = _path(folder, item.get("href"))
        is_nav = "nav" in (item.get("properties") or "").split()
        if not is_nav and item.get("media-type") != "application/x-dtbncx+xml":
            continue
        tables.add(path)
        if path not in book.NameToInfo:
            continue
        table = parse_xml(_member(book, path, name), name)
        entries = _nav_entries(table) if is_nav else _ncx_entries(table)
        for target, title in entries:
            titles.setdefault(_path(posixpath.dirname(path), target), clean_line(title))
    return titles, tables


def _nav_entries(table: Element) -> list[tuple[str, str]]:
    links = table.iter("{*}a")
    return [(str(a.get("href") or ""), "".join(map(str, a.itertext()))) for a in links]


def _ncx_entries(table: Element) -> list[tuple[str, str]]:
    entries = []
    for point in table.iter("{*}navPoint"):
        content, label = point.find("{*}content"), point.find("{*}navLabel")
        if content is not None and label is not None:
            entries.append((str(content.get("src") or ""), "".join(map(str, label.itertext()))))
    return entries


def _path(folder: str, target: str | None) -> str:
    """A path inside the book; only ever a name to look up, never one to open."""
    plain = unquote((target or "").split("#")[0])
    return posixpath.normpath(posixpath.join(folder, plain))


def _with_paths(page: str, path: str) -> str:
    """The page with its pictures addressed from the root of the book, where they are found."""
    folder = posixpath.dirname(path)

    def from_root(match: re.Match[str]) -> str:
        address = match[2]
        if _SCHEME.match(address):
            return match[0]
        return match[1] + posixpath.normpath(posixpath.join(folder, address))

    return _PICTURE.sub(from_root, page)


def _page_title(page: str) -> str:
    match = _TITLE.search(page)
    return clean_line(match[1]) if match else ""
