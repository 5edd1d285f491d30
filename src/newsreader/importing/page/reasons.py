"""Why a block is not part of the article, in the words the reader is shown."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from lxml.html import HtmlElement

from newsreader.importing.page.blocks import Block
from newsreader.importing.page.namings import bit, kinds_of

_BY_TAG = {
    "nav": "navigation",
    "footer": "footer",
    "form": "form",
    "figcaption": "caption",
    "aside": "sidebar",
}
_BY_NAMING = (
    ("notice", "notice"),
    ("comment", "comments"),
    ("share", "share bar"),
    ("newsletter", "newsletter"),
    ("advert", "advertisement"),
    ("related", "related"),
    ("caption", "caption"),
    ("author", "author"),
    ("navigation", "navigation"),
    ("footer", "footer"),
    ("side", "sidebar"),
    ("meta", "date and tags"),
    ("header", "header"),
)
_WHOLE = frozenset(("body", "html", "article", "main"))
_LEVELS = 5
_MOSTLY_LINKS = 0.7


def reasons(blocks: Iterable[Block]) -> list[str]:
    """What the markup nearest to each calls it; "links" or "not article text" otherwise."""
    above: dict[HtmlElement | None, str] = {}
    return [
        _called(block.element, above)
        or ("links" if block.link_density > _MOSTLY_LINKS else "not article text")
        for block in blocks
    ]


def _called(element: HtmlElement, above: dict[HtmlElement | None, str]) -> str:
    """`above` is what blocks in the same element share."""
    if element.tag in _WHOLE:
        return ""
    said = _says(element)
    if said:
        return said
    parent = element.getparent()
    if parent not in above:
        above[parent] = _says_above(parent)
    return above[parent]


def _says_above(element: HtmlElement | None) -> str:
    for _ in range(_LEVELS - 1):
        if element is None or element.tag in _WHOLE:
            break
        said = _says(element)
        if said:
            return said
        element = element.getparent()
    return ""


def _says(element: HtmlElement) -> str:
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    said = _by_kinds(kinds_of(names)) if len(names) > 1 else ""
    return said or _BY_TAG.get(element.tag, "")


@lru_cache(maxsize=20_000)
def _by_kinds(kinds: int) -> str:
    return next((said for kind, said in _BY_NAMING if kinds & bit(kind)), "")
