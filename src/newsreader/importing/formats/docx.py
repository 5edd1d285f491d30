"""Word documents (Office Open XML, ECMA-376), by mammoth.

Mammoth turns styles into headings, lists, tables, links and notes. Databases deliver several
articles in one document, each closed by "End of Document": those are read as text.
"""

from __future__ import annotations

import io
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from newsreader import document
from newsreader.cleaning import clean_line
from newsreader.errors import UnreadableFileError
from newsreader.importing import archives, pictures
from newsreader.importing.dates import iso_date
from newsreader.importing.documents import Properties, body_markdown, document_article
from newsreader.importing.extracted import Extracted
from newsreader.importing.plaintext import extract_plain
from newsreader.importing.reading import LIMIT_BYTES, printable_name
from newsreader.importing.xml import parse_xml, refuse_declarations

if TYPE_CHECKING:
    from zipfile import ZipFile

    from mammoth.documents import Image

name = "docx"
suffixes = (".docx",)
rank = 11

_BODY = "word/document.xml"
_STYLES = "p[style-name='Title'] => h1:fresh\np[style-name='Subtitle'] => p:fresh\n"
_END_OF_DOCUMENT = re.compile(r"^\s*End of Document\s*$", re.MULTILINE)
_NO_TITLE = re.compile(
    r"(?:microsoft word|(?:document|dokument|documento|belge|untitled|unbenannt)\s?\d*$)",
    re.IGNORECASE,
)


def matches(data: bytes, name: str) -> bool:
    return archives.is_zip(data) and archives.has_member(data, _BODY)


def read(data: bytes, name: str) -> list[Extracted]:
    import mammoth

    package = archives.open_zip(data, name)
    for entry in package.infolist():
        # Read once under the guards, so that mammoth meets nothing that is not sound.
        if entry.filename.endswith((".xml", ".rels")):
            refuse_declarations(archives.read_member(package, entry, name), name)
    try:
        result = mammoth.convert_to_html(
            io.BytesIO(data), style_map=_STYLES, convert_image=mammoth.images.img_element(_named)
        )
    except (KeyError, ValueError, AttributeError, TypeError, IndexError, OSError) as error:
        raise archives.bad_archive(name, "is a damaged document") from error
    if not result.value.strip():
        raise UnreadableFileError("no_text", f"{printable_name(name)} holds no text")
    markdown = body_markdown(f"<html><body>{result.value}</body></html>")
    plain = document.plain_text(markdown)
    if len(_END_OF_DOCUMENT.findall(plain)) >= 2:
        return [replace(item, extractor="docx") for item in extract_plain(plain, name=name)]
    return [document_article(markdown, _properties(package, name), "docx")]


def _named(image: Image) -> dict[str, str]:
    """The picture by its name; one that lies outside the document is never opened by mammoth."""
    with image.open() as stream:
        picture = stream.read(LIMIT_BYTES + 1)
    name = pictures.name_of(picture) if len(picture) <= LIMIT_BYTES else None
    return {} if name is None else {"src": name}


def _properties(package: ZipFile, name: str) -> Properties:
    if "docProps/core.xml" not in package.NameToInfo:
        return Properties()
    entry = package.getinfo("docProps/core.xml")
    core = parse_xml(archives.read_member(package, entry, name), name)

    def said(field: str) -> str:
        return clean_line(next((e.text or "" for e in core.iter("{*}" + field)), ""))

    title = said("title")
    author = said("creator")
    return Properties(
        title="" if _NO_TITLE.match(title) else title,
        authors=tuple(filter(None, map(clean_line, re.split(r"[;,]| and ", author)))),
        published=iso_date(said("created")),
        modified=iso_date(said("modified")),
        language=said("language") or None,
    )
