"""Factiva's HTML: every article in a division of its own, in the reader's language of choice.

The class names begin with the language of the interface ("enHeadline", "deHeadline"); what
stands between headline and text has no names and is told by its look.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsreader.cleaning import clean_line
from newsreader.errors import UnreadableFileError
from newsreader.importing import sniff
from newsreader.importing.charset import decode
from newsreader.importing.dates import iso_date
from newsreader.importing.escaping import escape_line
from newsreader.importing.extracted import Extracted
from newsreader.importing.plaintext.byline import read_name
from newsreader.importing.reading import printable_name
from newsreader.model import DroppedBlock

if TYPE_CHECKING:
    from lxml.html import HtmlElement

name = "factiva"
suffixes = (".html",)
rank = 40

_ARTICLE = re.compile(r'<div[^>]{0,80}class="article \w{2,5}Article"')
_COUNT = re.compile(r"[\d.,]+ (?:words|wörter|mots|palabras|parole|palavras|слов|kelime)")
_HEADLINE = re.compile(r"\b\w{2,5}Headline\b")


def matches(data: bytes, name: str) -> bool:
    return not sniff.binary_kind(data) and _ARTICLE.search(sniff.head_text(data)) is not None


def read(data: bytes, name: str) -> list[Extracted]:
    from newsreader.importing.page.tree import parse_page

    decoded = decode(data)
    root = parse_page(decoded.text)
    articles = [
        article
        for division in root.iter("div")
        if "article" in (division.get("class") or "").split()
        and (article := _article(division, decoded.encoding))
    ]
    if not articles:
        raise UnreadableFileError("no_text", f"{printable_name(name)} holds no articles")
    return articles


def _article(division: HtmlElement, encoding: str) -> Extracted | None:
    title = ""
    lines: list[str] = []
    paragraphs: list[str] = []
    for element in division.iter("div", "p", "span"):
        classes = element.get("class") or ""
        text = clean_line(element.text_content(), 100_000)
        if "articleParagraph" in classes.split():
            paragraphs.append(text)
        elif _HEADLINE.search(classes):
            title = title or text
        elif element.tag == "div" and element is not division and not len(element) and text:
            lines.append(text)
    if not any(paragraphs):
        return None
    published = next((line for line in lines if iso_date(line) and len(line) < 40), None)
    after_date = lines[lines.index(published) + 1 :] if published else []
    authors = next((names for line in lines if (names := read_name(_without_by(line)))), ())
    publisher = next((line for line in after_date if not _COUNT.fullmatch(line)), None)
    known = {"title": title, "authors": authors, "published": published, "publisher": publisher}
    return Extracted(
        title=title or clean_line(paragraphs[0], 120),
        markdown="\n\n".join(escape_line(text) for text in paragraphs if text),
        authors=authors,
        publisher=publisher,
        published=iso_date(published or ""),
        extractor="factiva",
        encoding=encoding,
        kept_ratio=1.0,
        dropped=tuple(DroppedBlock(line, "database label") for line in lines),
        fields={field: "Factiva" for field, value in known.items() if value},
    )


def _without_by(line: str) -> str:
    return re.sub(r"^(?:by|von|par|por|di)\s+", "", line, flags=re.IGNORECASE)
