"""Articles as an EPUB 3 book (w3.org/TR/epub-33), a chapter each."""

from __future__ import annotations

import uuid
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from tempfile import SpooledTemporaryFile

from newsreader.exporting.entries import Entry
from newsreader.exporting.pages import STYLE, chapter
from newsreader.exporting.pictures import file_name, media_type

_MEMORY_BYTES = 32 * 2**20
_PIECE_BYTES = 2**20
_CONTAINER = """\
<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles>
<rootfile full-path="book.opf" media-type="application/oebps-package+xml"/>
</rootfiles>
</container>
"""
_PAGE = """\
<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">
<head><title>{title}</title><link rel="stylesheet" href="style.css"/></head>
<body>
{body}
</body>
</html>
"""
_PACKAGE = """\
<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">urn:uuid:{identifier}</dc:identifier>
<dc:title>{title}</dc:title>
{languages}
<meta property="dcterms:modified">{modified}</meta>
</metadata>
<manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="style" href="style.css" media-type="text/css"/>
{items}
</manifest>
<spine>
{spine}
</spine>
</package>
"""


def as_epub(entries: Iterable[Entry]) -> Iterator[bytes]:
    """The bytes of the book, chapters in the order the entries come in."""
    with SpooledTemporaryFile(max_size=_MEMORY_BYTES) as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as book:
            # First and as it is: this is how an EPUB is told from another archive.
            book.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
            book.writestr("META-INF/container.xml", _CONTAINER)
            book.writestr("style.css", STYLE)
            chapters: list[Entry] = []
            pictures: dict[str, str] = {}
            for entry in entries:
                page = _page(entry.article.title, chapter(entry, _picture_place))
                book.writestr(_name(entry), page)
                for picture in entry.pictures.values():
                    place = _picture_place(picture)
                    if place not in pictures:
                        pictures[place] = media_type(picture)
                        book.writestr(place, picture, zipfile.ZIP_STORED)
                # Only what the contents need: the texts of a library need not stay in memory.
                chapters.append(entry.without_text())
            book.writestr("nav.xhtml", _page("Contents", _contents(chapters)))
            book.writestr("book.opf", _package(chapters, pictures))
        file.seek(0)
        while piece := file.read(_PIECE_BYTES):
            yield piece


def _page(title: str, body: str) -> str:
    return _PAGE.format(title=escape(title), body=body)


def _contents(chapters: Sequence[Entry]) -> str:
    links = "\n".join(
        f'<li><a href="{_name(entry)}">{escape(entry.article.title)}</a></li>' for entry in chapters
    )
    return f'<nav epub:type="toc"><h1>Contents</h1>\n<ol>\n{links}\n</ol>\n</nav>'


def _package(chapters: Sequence[Entry], pictures: Mapping[str, str]) -> str:
    first = chapters[0].article
    more = f" and {len(chapters) - 1} more" if len(chapters) > 1 else ""
    languages = sorted({entry.article.language or "und" for entry in chapters})
    keys = " ".join(entry.key for entry in chapters)
    saved = max(entry.article.saved for entry in chapters)
    return _PACKAGE.format(
        # The same articles are the same book: a reading app keeps its place in it.
        identifier=uuid.uuid5(uuid.NAMESPACE_URL, f"newsreader:{keys}"),
        title=escape(first.title + more),
        languages="\n".join(
            f"<dc:language>{escape(language)}</dc:language>" for language in languages
        ),
        modified=f"{saved[:19]}Z",
        items="\n".join(
            [
                *(
                    f'<item id="c{entry.article.id}" href="{_name(entry)}" '
                    'media-type="application/xhtml+xml"/>'
                    for entry in chapters
                ),
                *(
                    f'<item id="p{number}" href="{place}" media-type="{kind}"/>'
                    for number, (place, kind) in enumerate(pictures.items(), 1)
                ),
            ]
        ),
        spine="\n".join(f'<itemref idref="c{entry.article.id}"/>' for entry in chapters),
    )


def _name(entry: Entry) -> str:
    return f"article-{entry.article.id}.xhtml"


def _picture_place(picture: bytes) -> str:
    return f"pictures/{file_name(picture)}"
