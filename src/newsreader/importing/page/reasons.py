"""Why a block is not part of the article, in the words the reader is shown."""

from __future__ import annotations

from functools import lru_cache

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
_LEVELS = 5
_MOSTLY_LINKS = 0.7


def reason(block: Block) -> str:
    """What the markup nearest to the block calls it; "links" or "not article text" otherwise."""
    element = block.element
    for _ in range(_LEVELS):
        if element is None or element.tag in ("body", "html", "article", "main"):
            break
        names = f"{element.get('class') or ''} {element.get('id') or ''}"
        said = _by_kinds(kinds_of(names)) if len(names) > 1 else ""
        said = said or _BY_TAG.get(element.tag, "")
        if said:
            return said
        element = element.getparent()
    return "links" if block.link_density > _MOSTLY_LINKS else "not article text"


@lru_cache(maxsize=20_000)
def _by_kinds(kinds: int) -> str:
    return next((said for kind, said in _BY_NAMING if kinds & bit(kind)), "")
