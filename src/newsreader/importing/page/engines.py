"""What two other extractors take to be the article: evidence for the choice of blocks.

They are given a tree that is already parsed and free of traps, never an address and never a
string, so that there is nothing they could fetch. trafilatura in its fast mode leaning to
recall, and the Readability it carries, together tell more than either does in its best mode
and cost a third of trafilatura's full cascade.
"""

from __future__ import annotations

import logging
from copy import deepcopy

import trafilatura
from lxml import etree
from lxml.html import HtmlElement
from trafilatura.readability_lxml import Document as Readability

from newsreader.importing.page.blocks import BLOCK_TAGS

# They report every page they cannot read; here that is an opinion like any other.
for _name in ("trafilatura", "htmldate", "readability"):
    logging.getLogger(_name).setLevel(logging.CRITICAL)


def opinions(root: HtmlElement) -> tuple[str, str]:
    """The main text by trafilatura's rules and by Readability's scores; empty without one."""
    return _trafilatura(root), _readability(root)


def _trafilatura(root: HtmlElement) -> str:
    text = trafilatura.extract(root, fast=True, favor_recall=True, include_comments=False)
    return text or ""


def _readability(root: HtmlElement) -> str:
    copy = deepcopy(root)
    elements = list(copy.iter())  # alive, as in `extract_html`, while it goes over them
    try:
        summary = Readability(copy, min_text_length=25).summary()
    except (etree.LxmlError, ValueError, TypeError, AttributeError):
        # It raises what happens to go wrong inside it, on pages without a body for example.
        return ""
    elements.clear()
    return _text(etree.HTML(summary)) if summary and summary.strip() else ""


def _text(root: HtmlElement | None) -> str:
    if root is None:
        return ""
    pieces: list[str] = []
    for element in root.iter(etree.Element):
        if element.tag in BLOCK_TAGS:
            pieces.append("\n")
        pieces.append(element.text or "")
        pieces.append(element.tail or "")
    return " ".join("".join(pieces).split())
