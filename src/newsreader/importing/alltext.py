"""All the words of a page, when finding the article in it took too long or too much memory.

One pass from the first byte to the last, whatever the page is like: tags out, references read,
block tags as line breaks. No parser, no tree, nothing that could be slow twice.
"""

from __future__ import annotations

import html

from newsreader.cleaning import clean_line, clean_text
from newsreader.errors import UnreadableFileError
from newsreader.importing.charset import decode
from newsreader.importing.escaping import escape_line
from newsreader.importing.extracted import Extracted
from newsreader.importing.reading import printable_name

WARNING = "finding the article took too long; this is all the text of the page"

_WITHOUT_TEXT = frozenset(("script", "style", "noscript", "template", "svg", "head"))
_INLINE = frozenset(
    "a abbr b bdi bdo cite code del em font i ins kbd mark q s small span strong sub sup u var "
    "wbr".split()
)
_LONGEST_NAME = 12


def read_all_text(data: bytes, name: str) -> Extracted:
    """Every visible word of a page or a text as paragraphs; the title from the page's title.

    Raises UnreadableFileError("no_text").
    """
    decoded = decode(data)
    title, text = _without_tags(decoded.text)
    lines = [line for raw in clean_text(text).split("\n") if (line := " ".join(raw.split()))]
    if not any(map(str.isalnum, "".join(lines[:1000]))):
        raise UnreadableFileError("no_text", f"{printable_name(name)} holds no text")
    return Extracted(
        title=clean_line(title) or clean_line(lines[0], 120),
        markdown="\n\n".join(map(escape_line, lines)),
        extractor="all-text",
        encoding=decoded.encoding,
        warning=WARNING,
    )


def _without_tags(page: str) -> tuple[str, str]:
    pieces: list[str] = []
    lower = page.lower()
    title = ""
    place = 0
    while (start := page.find("<", place)) >= 0:
        end = page.find(">", start)
        if end < 0:
            break
        pieces.append(html.unescape(page[place:start]))
        closing, tag = _tag_name(lower, start)
        place = end + 1
        if lower.startswith("<!--", start):
            place = _after(page, "-->", start + 4)
        elif tag in _WITHOUT_TEXT and not closing:
            if tag == "head":
                title = _title(page, lower, place)
            place = _after(lower, f"</{tag}", place)
            place = _after(page, ">", place)
        elif tag not in _INLINE:
            pieces.append("\n" if tag else "")
    pieces.append(html.unescape(page[place:]))
    return title, "".join(pieces)


def _tag_name(lower: str, start: int) -> tuple[bool, str]:
    closing = lower.startswith("</", start)
    begin = end = start + 1 + closing
    while end < min(len(lower), begin + _LONGEST_NAME) and lower[end].isalnum():
        end += 1
    return closing, lower[begin:end]


def _title(page: str, lower: str, place: int) -> str:
    begin = lower.find("<title", place)
    begin = lower.find(">", begin) + 1 if begin >= 0 else 0
    end = lower.find("</title", begin) if begin else -1
    return html.unescape(page[begin:end]) if end > begin else ""


def _after(text: str, mark: str, place: int) -> int:
    """The place behind the next mark; the end of the text where there is none."""
    found = text.find(mark, place)
    return found + len(mark) if found >= 0 else len(text)
