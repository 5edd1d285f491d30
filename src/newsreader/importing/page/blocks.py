"""A page cut into blocks: runs of inline text that a browser would draw as one paragraph.

Blocks are what is kept or left out. Each remembers the places in the tree its text came
from, so that the tree can be pruned afterwards and keeps its own lists, tables and links.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree
from lxml.html import HtmlElement

#: Chinese, Japanese and Korean count one word a character.
WORD = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+"
)

#: Fewer words than these say nothing by themselves.
PASSAGE_WORDS = 8
BLOCK_TAGS = frozenset(
    "address article aside blockquote body br caption center dd details dialog div dl dt "
    "fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html iframe "
    "img li main menu nav ol p picture pre section summary table tbody td tfoot th thead tr "
    "ul video".split()
)
_EMPHASIS = frozenset(("em", "i"))
_WITHOUT_CHILDREN = frozenset(("br", "hr", "img"))
_NEVER_TEXT = "script style template svg canvas embed select option input link meta title".split()
# Machinery too, unless an unclosed tag has swallowed the page.
_SELDOM_TEXT = "noscript head object button textarea iframe audio map dialog datalist".split()
_SWALLOWED_WORDS = 150
_ALL_LINK = 0.8


@dataclass(slots=True, eq=False)
class Block:
    """Inline text directly inside one block element, up to the next block.

    `runs` are the places in the tree: an element and whether it is its tail (or its text).
    `link_density` is the share of the letters that are inside links, 0 to 1.
    """

    element: HtmlElement
    runs: list[tuple[HtmlElement, bool]] = field(default_factory=list)
    text: str = ""
    linked_characters: int = 0
    emphasised_characters: int = 0
    words: list[str] = field(default_factory=list)
    link_density: float = 0.0

    @property
    def is_link(self) -> bool:
        """Are nearly all its letters inside links?"""
        return self.link_density > _ALL_LINK


def remove_machinery(root: HtmlElement) -> None:
    """Take out what a browser never draws as text: scripts, styles, form fields, frames."""
    etree.strip_elements(root, *_NEVER_TEXT, with_tail=False)
    for element in list(root.iter(*_SELDOM_TEXT)):
        if (
            len("".join(element.itertext()).split()) > _SWALLOWED_WORDS
            and element.tag != "noscript"
        ):
            element.tag = "div"
        elif element.getparent() is not None:
            element.drop_tree()


def cut_into_blocks(root: HtmlElement) -> list[Block]:
    """The blocks of the tree that hold at least one letter or sign, in page order."""
    cutter = _Cutter()
    cutter.walk(root, root, in_link=False, emphasised=False)
    blocks = []
    for block, pieces in cutter.found:
        block.text = " ".join("".join(pieces).split())
        if block.text:
            block.words = WORD.findall(block.text)
            block.link_density = min(1.0, block.linked_characters / len(block.text))
            blocks.append(block)
    return blocks


class _Cutter:
    def __init__(self) -> None:
        #: Each block with the pieces of its text.
        self.found: list[tuple[Block, list[str]]] = []
        self.current: Block | None = None
        self.pieces: list[str] = []

    def walk(
        self, element: HtmlElement, owner: HtmlElement, in_link: bool, emphasised: bool
    ) -> None:
        tag = element.tag
        is_block = tag in BLOCK_TAGS
        if is_block:
            self.current = None
            if tag not in _WITHOUT_CHILDREN:
                owner = element
        in_link = in_link or tag == "a"
        emphasised = emphasised or tag in _EMPHASIS
        if text := element.text:
            self.add(owner, element, False, text, in_link, emphasised)
        for child in element:
            self.walk(child, owner, in_link, emphasised)
            if tail := child.tail:
                self.add(owner, child, True, tail, in_link, emphasised)
        if is_block:
            self.current = None

    def add(
        self,
        owner: HtmlElement,
        place: HtmlElement,
        is_tail: bool,
        text: str,
        in_link: bool,
        emphasised: bool,
    ) -> None:
        block = self.current
        if block is None or block.element is not owner:
            if text.isspace():
                return
            block = self.current = Block(owner)
            self.pieces = []
            self.found.append((block, self.pieces))
        block.runs.append((place, is_tail))
        self.pieces.append(text)
        if in_link:
            block.linked_characters += len(text.strip())
        if emphasised:
            block.emphasised_characters += len(text.strip())
