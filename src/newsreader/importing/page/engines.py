"""What two other extractors take to be the article: evidence for the choice of blocks.

They are given a tree that is already parsed and free of traps, never an address and never a
string, so that there is nothing they could fetch. trafilatura in its fast mode leaning to
recall, and the Readability it carries, together tell more than either does in its best mode
and cost a third of trafilatura's full cascade. Neither is shown the menus and pictures of the
page: they are half of its elements, and for these two the time goes by elements.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from copy import deepcopy
from typing import Any

import trafilatura
from lxml import etree
from lxml.html import HtmlElement
from trafilatura.readability_lxml import Document as Readability
from trafilatura.settings import Document

from newsreader.importing.page.blocks import BLOCK_TAGS, PASSAGE_WORDS, Block

_MENU = "menu-of-links"
# They are often links to themselves.
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_LEFT_OUT = BLOCK_TAGS - {"html", "body", "br"}

# They report every page they cannot read; here that is an opinion like any other.
for _name in ("trafilatura", "htmldate", "readability"):
    logging.getLogger(_name).setLevel(logging.CRITICAL)


def opinions(root: HtmlElement, blocks: Sequence[Block]) -> tuple[str, str]:
    """The main text by trafilatura's rules and by Readability's scores; empty without one.

    The tree, whose blocks these are, stays as it is.
    """
    return asked(_without_menus(root, blocks))


def asked(root: HtmlElement) -> tuple[str, str]:
    """What both say of a tree as it is, which is used up."""
    elements = list(root.iter())  # alive, as in `extract_html`, while they go over them
    texts = _trafilatura(root), _readability(root)
    elements.clear()
    return texts


def _without_menus(root: HtmlElement, blocks: Sequence[Block]) -> HtmlElement:
    """A copy of the tree without the elements in which there are short links or nothing."""
    with_text: set[HtmlElement] = set()
    for block in blocks:
        element: HtmlElement | None = block.element
        is_short_link = block.is_link and len(block.words) < PASSAGE_WORDS
        if is_short_link and block.element.tag not in _HEADINGS:
            continue
        while element is not None and element not in with_text:
            with_text.add(element)
            element = element.getparent()
    copy = deepcopy(root)
    for element, twin in zip(root.iter(), copy.iter(), strict=True):
        if element.tag in _LEFT_OUT and element not in with_text and twin is not copy:
            twin.tag = _MENU
    etree.strip_elements(copy, _MENU, with_tail=False)
    return copy


def _trafilatura(root: HtmlElement) -> str:
    # Its `extract` would write the text out twice, for a page that nobody reads.
    found = trafilatura.bare_extraction(
        root, fast=True, favor_recall=True, include_comments=False, output_format="txt"
    )
    return found.raw_text or "" if isinstance(found, Document) else ""


def _readability(root: HtmlElement) -> str:
    """The tree is used up."""
    try:
        return _Readability(root, min_text_length=25).summary()
    except (etree.LxmlError, ValueError, TypeError, AttributeError):
        # It raises what happens to go wrong inside it, on pages without a body for example.
        return ""


class _Readability(Readability):
    def sanitize(self, node: HtmlElement, candidates: Any) -> str:
        """The text of what is left; its markup would only have to be parsed again."""
        super().sanitize(node, candidates)
        return _text(node)


def _text(root: HtmlElement) -> str:
    pieces: list[str] = []
    for element in root.iter(etree.Element):
        if element.tag in BLOCK_TAGS:
            pieces.append("\n")
        pieces.append(element.text or "")
        pieces.append(element.tail or "")
    return " ".join("".join(pieces).split())
