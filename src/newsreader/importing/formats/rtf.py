"""Rich Text Format, mostly from databases and word processors of old; text by striprtf."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from newsreader.cleaning import clean_line
from newsreader.errors import UnreadableFileError
from newsreader.importing.extracted import Extracted
from newsreader.importing.plaintext import extract_plain
from newsreader.importing.reading import printable_name

name = "rtf"
suffixes = (".rtf",)
rank = 12

_INFO = re.compile(r"\{\\info.{0,20000}?\}\s*\}", re.DOTALL)
_CREATED = re.compile(r"\\creatim\\yr(\d{4})\\mo(\d{1,2})\\dy(\d{1,2})")


def matches(data: bytes, name: str) -> bool:
    return data.lstrip().startswith(b"{\\rtf")


def read(data: bytes, name: str) -> list[Extracted]:
    source = data.decode("latin-1")
    try:
        text = _plain(source)
    except (ValueError, IndexError, LookupError, AttributeError) as error:
        raise UnreadableFileError(
            "bad_archive", f"{printable_name(name)} is damaged RTF"
        ) from error
    articles = extract_plain(text, name=name)
    if len(articles) > 1:
        return [replace(item, extractor="rtf") for item in articles]
    return [_with_properties(articles[0], source)]


def _with_properties(article: Extracted, source: str) -> Extracted:
    info = _INFO.search(source, 0, 200_000)
    if info is None:
        return replace(article, extractor="rtf")

    def said(field: str) -> str:
        match = re.search(r"\{\\" + field + r"\s([^{}]{1,2000})\}", info[0])
        return clean_line(_plain("{\\rtf1\\ansi " + match[1] + "}")) if match else ""

    created = _CREATED.search(info[0])
    day = f"{created[1]}-{int(created[2]):02}-{int(created[3]):02}" if created else None
    author = said("author")
    fields = dict(article.fields)
    authors, published = article.authors, article.published
    if author and not authors:
        authors, fields["authors"] = (author,), "properties"
    if day and not published:
        published, fields["published"] = day, "properties"
    return replace(article, authors=authors, published=published, fields=fields, extractor="rtf")


def _plain(source: str) -> str:
    from striprtf import striprtf

    convert: Callable[..., str] = striprtf.rtf_to_text
    return convert(source, errors="replace")
