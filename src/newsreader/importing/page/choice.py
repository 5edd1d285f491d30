"""Which blocks of a page are the article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement

from newsreader.importing.page.blocks import Block
from newsreader.importing.page.engines import Opinion, readability_text, trafilatura_text
from newsreader.importing.page.metadata import Metadata


@dataclass(frozen=True, slots=True)
class Choice:
    """For each block: is it kept, and if not, why not."""

    kept: tuple[bool, ...]
    reasons: tuple[str, ...]


def choose(root: HtmlElement, blocks: Sequence[Block], metadata: Metadata) -> Choice:
    """Decide for each block of the page; the tree is not changed."""
    opinion = Opinion(trafilatura_text(root))
    other = Opinion(readability_text(root))
    if opinion.length < 0.7 * other.length:
        opinion = other
    kept = [opinion.share(block.words) >= 0.67 for block in blocks]
    title = metadata.title.casefold()
    kept = [
        keep and block.text.casefold() != title for keep, block in zip(kept, blocks, strict=True)
    ]
    reasons = ["" if keep else "not article text" for keep in kept]
    return Choice(tuple(kept), tuple(reasons))
