"""What other extractors take to be the article: evidence for the choice of blocks.

They are given copies of a tree that is already parsed and free of traps, never an address
and never a string, so that there is nothing they could fetch.
"""

from __future__ import annotations

import logging
from copy import deepcopy

from lxml import etree
from lxml.html import HtmlElement

from newsreader.importing.page.blocks import BLOCK_TAGS, WORD

for _name in ("trafilatura", "readability", "justext", "htmldate"):
    logging.getLogger(_name).setLevel(logging.CRITICAL)


class Opinion:
    """A text that an extractor chose, to be asked how much of a block it holds."""

    def __init__(self, text: str) -> None:
        words = WORD.findall(text)
        self.length = len(words)
        self._shingles = {tuple(words[i : i + 4]) for i in range(len(words) - 3)}
        self._line = " " + " ".join(words) + " "

    def share(self, words: list[str]) -> float:
        """The share of the words' four-word sequences that the text holds, 0 to 1."""
        if not words:
            return 0.0
        if len(words) < 4:
            return float(f" {' '.join(words)} " in self._line)
        shingles = [tuple(words[i : i + 4]) for i in range(len(words) - 3)]
        return sum(shingle in self._shingles for shingle in shingles) / len(shingles)


def trafilatura_text(root: HtmlElement) -> str:
    """The main text by trafilatura's own rules, without its slower second opinions."""
    import trafilatura

    return trafilatura.extract(root, fast=True, include_comments=False) or ""


def readability_text(root: HtmlElement) -> str:
    """The main text by Readability's paragraph scores."""
    from readability import Document
    from readability.readability import Unparseable

    try:
        summary = Document(deepcopy(root)).summary(html_partial=True)
    except Unparseable:
        return ""
    return _text(etree.HTML(summary))


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
