"""Files that hold a text and nothing else -> an article: e-books, word processors, mail.

Here nothing has to be chosen: all of the body is the article. Its headline and byline may
stand in the file's properties or in its first lines.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from newsreader import document
from newsreader.cleaning import clean_line
from newsreader.errors import UnreadableFileError
from newsreader.importing.extracted import Extracted
from newsreader.importing.plaintext.byline import read_byline
from newsreader.importing.plaintext.lines import ends_sentence, words_of

_LINES_LOOKED_AT = 4
_HEADLINE_WORDS = 30
_BREAK = re.compile(r"\n\s*\n")
_MARKS = re.compile(r"^[#>\s]*|[*_\\]")


@dataclass(frozen=True, slots=True)
class Properties:
    """What a file says about itself apart from its text; empty where it says nothing."""

    title: str = ""
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    published: str | None = None
    modified: str | None = None
    language: str | None = None
    url: str | None = None


def body_markdown(page: str, base: str | None = None) -> str:
    """The Markdown of everything in the body of an (X)HTML document.

    Raises UnreadableFileError: no_text, too_deep.
    """
    from newsreader.importing.page.blocks import remove_machinery
    from newsreader.importing.page.markdown import to_markdown
    from newsreader.importing.page.tree import parse_page

    root = parse_page(page)
    remove_machinery(root)
    body = root.find(".//body")
    return to_markdown(root if body is None else body, base)


def document_article(markdown: str, properties: Properties, extractor: str) -> Extracted:
    """The article of a document's Markdown.

    The headline is the title in the properties, else the first heading or a short first
    line; it is taken out of the text, and a byline or a date below it fill what the
    properties leave open. Raises UnreadableFileError("no_text").
    """
    blocks = [block for block in _BREAK.split(markdown.strip()) if block.strip()]
    if not any(char.isalnum() for char in markdown):
        raise UnreadableFileError("no_text", "the document holds no text")
    found = {name: "properties" for name, value in _named(properties) if value}
    title = clean_line(properties.title)
    first = clean_line(document.plain_text(blocks[0]))
    if not title and len(blocks) > 1 and _is_headline(blocks[0], first):
        title, found["title"] = first, "heading"
    if title and first.casefold() == title.casefold() and len(blocks) > 1:
        blocks.pop(0)
    known = properties
    for block in list(blocks[:_LINES_LOOKED_AT]):
        byline = read_byline(clean_line(_MARKS.sub("", document.plain_text(block))))
        if byline is None or len(blocks) == 1:
            break
        blocks.remove(block)
        if byline.authors and not known.authors:
            known, found["authors"] = replace(known, authors=byline.authors), "byline"
        if byline.published and not known.published:
            known, found["published"] = replace(known, published=byline.published), "byline"
    return Extracted(
        title=title or clean_line(first, 120),
        markdown="\n\n".join(blocks),
        authors=known.authors,
        publisher=known.publisher,
        url=known.url,
        published=known.published,
        modified=known.modified,
        language=known.language,
        extractor=extractor,
        kept_ratio=1.0,
        fields=found,
    )


def _named(properties: Properties) -> list[tuple[str, object]]:
    return [(name, getattr(properties, name)) for name in Properties.__slots__]


def _is_headline(block: str, line: str) -> bool:
    if block.lstrip().startswith("#"):
        return True
    return 1 <= len(words_of(line)) <= _HEADLINE_WORDS and not ends_sentence(line)
