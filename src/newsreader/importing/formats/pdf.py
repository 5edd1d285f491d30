"""The text layer of PDF files, by PDFium.

A PDF knows glyphs and places, not paragraphs: what comes out is read as text with pages, hard
line breaks, hyphens and running heads. Scans have no text layer; that is said, not guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from newsreader.cleaning import clean_line
from newsreader.errors import UnreadableFileError
from newsreader.importing.dates import iso_date
from newsreader.importing.extracted import Extracted
from newsreader.importing.plaintext import extract_plain
from newsreader.importing.reading import printable_name

name = "pdf"
suffixes = (".pdf",)
rank = 10

_MOST_PAGES = 2000
_FEWEST_LETTERS = 20
# PDFium writes a hyphen at a line's end as U+FFFE (and U+0002 in older releases).
_SOFT_HYPHEN = re.compile("[\ufffe\x02](?:\r?\n)?")
_FILE_NAME = re.compile(
    r"^(?:microsoft word|untitled|.*\.(?:docx?|indd|qxd|pdf|tmp|html?)$)", re.IGNORECASE
)
_DATE = re.compile(r"D:(\d{4})(\d{2})(\d{2})")


def matches(data: bytes, name: str) -> bool:
    return b"%PDF-" in data[:1024]


def read(data: bytes, name: str) -> list[Extracted]:
    import pypdfium2

    try:
        file = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise UnreadableFileError(
                "unsupported", f"{printable_name(name)} is locked with a password"
            ) from error
        raise UnreadableFileError("bad_archive", f"{printable_name(name)} is damaged") from error
    try:
        pages = list(_pages(file))
        metadata = file.get_metadata_dict()
    except pypdfium2.PdfiumError as error:
        raise UnreadableFileError("bad_archive", f"{printable_name(name)} is damaged") from error
    finally:
        file.close()
    text = "\f".join(pages)
    if sum(map(str.isalpha, text)) < _FEWEST_LETTERS:
        raise UnreadableFileError(
            "no_text",
            f"{printable_name(name)} has no text layer (a scan?); run it through OCR first",
        )
    articles = extract_plain(text, name=name)
    if len(articles) > 1:
        return [replace(item, extractor="pdf") for item in articles]
    return [_with_metadata(articles[0], metadata)]


def _pages(file: Any) -> Iterator[str]:
    for number in range(min(len(file), _MOST_PAGES)):
        page = file[number]
        text_page = page.get_textpage()
        yield _SOFT_HYPHEN.sub("-\n", text_page.get_text_bounded()).replace("\r\n", "\n")
        text_page.close()
        page.close()


def _with_metadata(article: Extracted, metadata: dict[str, str]) -> Extracted:
    title, author = clean_line(metadata.get("Title", "")), clean_line(metadata.get("Author", ""))
    fields = dict(article.fields)
    changes: dict[str, Any] = {}
    if title and not _FILE_NAME.match(title) and "title" not in fields:
        changes["title"], fields["title"] = title, "properties"
    if author and not article.authors:
        changes["authors"] = tuple(filter(None, map(clean_line, re.split(r";|,| and ", author))))
        fields["authors"] = "properties"
    created = _DATE.match(metadata.get("CreationDate", ""))
    if created and not article.published:
        changes["published"] = iso_date("-".join(created.groups()))
        fields["published"] = "properties"
    return replace(article, extractor="pdf", fields=fields, **changes)
