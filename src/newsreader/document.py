"""Markdown -> plain text with a structure.

The plain text is the one coordinate system of the program: entity mentions, search hits,
annotations and the place where reading stopped are all offsets in it. What is drawn but is
not article text (bullets, quote bars, table rules, pictures) belongs to a block and has no
offset. Paragraphs are parted by an empty line, list items and table rows by a line break.
"""

from __future__ import annotations

import hashlib
import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from newsreader.records import record

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

CELL_GAP = " | "
_QUOTE_BAR = "▌ "

# Any of these may mean something in Markdown; a text without them is its own plain text.
_MARKUP = re.compile(r"[*_\[\]<>&\\`#|~]|^[ ]{0,3}(?:[-+=]|\d{1,9}[.)])|^ {4}|  $", re.MULTILINE)
_TEXT_TOKENS = ("text", "code_inline")
_BLANK_LINES = re.compile(r"\n(?: *\n)+")


@record
class Block:
    """A paragraph-like piece of the text.

    kind: paragraph, heading, code, table, rule or image. `lead` is drawn before its first
    line and `indent` before the others. For tables, `cells` holds the range of each cell by
    row, the first row being the head. For images, `data` is the address and `label` the
    alternative text (start == end: pictures have no text). For code, `data` is the language.
    """

    kind: str
    start: int
    end: int
    lead: str = ""
    indent: str = ""
    level: int = 0
    data: str = ""
    label: str = ""
    cells: tuple[tuple[tuple[int, int], ...], ...] = ()


@record
class Mark:
    """An inline style over a range. kind: strong, em, strike, code or link (`data`: address).

    Sorted by where they begin, then by where they end.
    """

    start: int
    end: int
    kind: str
    data: str = ""

    def __lt__(self, other: Mark) -> bool:
        mine = self.start, self.end, self.kind, self.data
        return mine < (other.start, other.end, other.kind, other.data)


@record
class Document:
    """An article's plain text with the blocks and inline marks that cover it."""

    text: str
    blocks: tuple[Block, ...]
    marks: tuple[Mark, ...]


# The steps of an import, and of opening an article, ask for the same text one after another, and
# a reader who looks through a list goes back and forth.
@lru_cache(maxsize=8)
def parse(markdown: str) -> Document:
    """The document of a Markdown text (CommonMark with tables and strikethrough)."""
    if _MARKUP.search(markdown) is None:
        return _parse_prose(markdown)
    return _Builder().document(_markdown().parse(markdown))


def plain_text(markdown: str) -> str:
    """The plain text of a Markdown text: `parse(markdown).text`."""
    return parse(markdown).text


def plain_sha256(plain: str) -> str:
    """The fingerprint that annotations and entity offsets refer to."""
    return hashlib.sha256(plain.encode()).hexdigest()


def _parse_prose(markdown: str) -> Document:
    """Paragraphs without any markup: many times as fast, and most plain-text imports."""
    pieces: list[str] = []
    blocks: list[Block] = []
    offset = 0
    for piece in _BLANK_LINES.split(markdown):
        paragraph = " ".join(line.strip(" ") for line in piece.split("\n")).strip()
        if not paragraph:
            continue
        blocks.append(Block("paragraph", offset, offset + len(paragraph)))
        pieces.append(paragraph)
        offset += len(paragraph) + 2
    return Document("\n\n".join(pieces), tuple(blocks), ())


@cache
def _markdown() -> MarkdownIt:
    from newsreader.markdown import markdown_parser

    return markdown_parser()


class _Builder:
    """Walks the token stream once, writing text, blocks and marks."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.offset = 0
        self.blocks: list[Block] = []
        self.marks: list[Mark] = []
        self.prefixes: list[str] = []
        self.counters: list[int] = []  # next number of each open list, 0 for bullets
        self.bullet = ""
        self.after_item = False
        self.level = 0
        self.in_table = False
        self.table_start = 0
        self.rows: list[tuple[tuple[int, int], ...]] = []
        self.row: list[tuple[int, int]] = []

    def document(self, tokens: Sequence[Token]) -> Document:
        for token in tokens:
            self._take(token)
        return Document("".join(self.pieces), tuple(self.blocks), tuple(sorted(self.marks)))

    def _take(self, token: Token) -> None:
        match token.type:
            case "inline":
                self._cell(token) if self.in_table else self._paragraph(token)
            case "heading_open":
                self.level = int(token.tag[1:])
            case "blockquote_open":
                self.prefixes.append(_QUOTE_BAR)
            case "blockquote_close":
                self.prefixes.pop()
            case "bullet_list_open":
                self.counters.append(0)
                self.prefixes.append("  ")
            case "ordered_list_open":
                start = token.attrGet("start")
                self.counters.append(1 if start is None else int(start))
                self.prefixes.append("   ")
            case "bullet_list_close" | "ordered_list_close":
                self.counters.pop()
                self.prefixes.pop()
                self.after_item = False
            case "list_item_open":
                self._item()
            case "fence" | "code_block":
                self._gap()
                start = self.offset
                self._write(token.content.rstrip("\n"))
                self._block("code", start, data=token.info.strip())
            case "hr":
                self._block("rule", self.offset)
            case "table_open":
                self._gap()
                self.in_table, self.table_start, self.rows = True, self.offset, []
            case "tr_open":
                if self.rows:
                    self._write("\n")
                self.row = []
            case "tr_close":
                self.rows.append(tuple(self.row))
            case "table_close":
                self.in_table = False
                self._block("table", self.table_start, cells=tuple(self.rows))

    def _write(self, text: str) -> None:
        self.pieces.append(text)
        self.offset += len(text)

    def _gap(self) -> None:
        if self.offset:
            self._write("\n" if self.bullet and self.after_item else "\n\n")

    def _item(self) -> None:
        number = self.counters[-1]
        ordered = self.prefixes[-1] == "   "
        self.bullet = f"{number}. " if ordered else "• "
        if ordered:
            self.counters[-1] += 1

    def _block(
        self,
        kind: str,
        start: int,
        *,
        data: str = "",
        label: str = "",
        cells: tuple[tuple[tuple[int, int], ...], ...] = (),
    ) -> None:
        indent = lead = "".join(self.prefixes)
        if self.bullet:
            lead = "".join(self.prefixes[:-1]) + self.bullet
            self.bullet = ""
        self.after_item = bool(self.counters)
        level, self.level = self.level, 0
        block = Block(kind, start, self.offset, lead, indent, level, data, label, cells)
        self.blocks.append(block)

    def _paragraph(self, token: Token) -> None:
        children = token.children or []
        if any(child.type in _TEXT_TOKENS and child.content.strip() for child in children):
            self._gap()
            start = self.offset
            self._inline(children)
            self._block("heading" if self.level else "paragraph", start)
        for child in children:
            if child.type == "image":
                address = str(child.attrGet("src") or "")
                self._block("image", self.offset, data=address, label=child.content.strip())

    def _cell(self, token: Token) -> None:
        if self.row:
            self._write(CELL_GAP)
        start = self.offset
        self._inline(token.children or [])
        self.row.append((start, self.offset))

    def _inline(self, children: Sequence[Token]) -> None:
        open_marks: list[tuple[str, int, str]] = []
        for child in children:
            match child.type:
                case "text":
                    self._write(child.content)
                case "code_inline":
                    self.marks.append(Mark(self.offset, self.offset + len(child.content), "code"))
                    self._write(child.content)
                case "softbreak":
                    self._write(" ")
                case "hardbreak":
                    self._write("\n")
                case "strong_open" | "em_open":
                    open_marks.append((child.type.removesuffix("_open"), self.offset, ""))
                case "s_open":
                    open_marks.append(("strike", self.offset, ""))
                case "link_open":
                    open_marks.append(("link", self.offset, str(child.attrGet("href") or "")))
                case "strong_close" | "em_close" | "s_close" | "link_close":
                    kind, start, data = open_marks.pop()
                    if start < self.offset:
                        self.marks.append(Mark(start, self.offset, kind, data))
