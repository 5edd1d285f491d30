"""A document as lines of cells: pure, without Textual.

10,000 words take about two milliseconds. The lines cover the text exactly: put together in
their order they are the plain text without its line breaks and cell separators.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from newsreader.document import Block, Document
from newsreader.model import Article
from newsreader.tui.reader.cells import (
    cut_to_width,
    fold,
    is_right_to_left,
    width_cells,
    wrap,
)
from newsreader.tui.reader.header import WORDS_PER_MINUTE, header_lines
from newsreader.tui.reader.lines import Line, Page
from newsreader.tui.reader.lists import aligned
from newsreader.tui.reader.tables import table_lines

NARROWEST_TEXT = 12  # cells; below this nothing is readable, whatever is done
_QUOTE_BAR = "▌"


def lay_out(
    document: Document,
    width: int,
    article: Article | None = None,
    words_per_minute: int = WORDS_PER_MINUTE,
    picture_heights: Mapping[str, int] = MappingProxyType({}),
) -> Page:
    """The page of a document with lines of at most `width` cells, headed by the article's facts.

    `picture_heights` leaves so many lines for the pictures with these addresses.
    """
    width = max(width, NARROWEST_TEXT)
    lines: list[Line] = []
    if article is not None:
        lines.extend(header_lines(article, width, words_per_minute))
        lines.append(Line("gap", 0, 0))
    before: Block | None = None
    for block in aligned(document.blocks):
        if before is not None and _is_parted(document.text, before, block):
            lines.append(Line("gap", block.start, block.start, _common_bar(before, block)))
        if block.kind == "image":
            lines.extend(_picture_lines(block, width, picture_heights.get(block.data, 0)))
        else:
            lines.extend(_block_lines(document.text, block, width))
        before = block
    return Page(document.text, lines, width)


def _is_parted(text: str, before: Block, block: Block) -> bool:
    """Is there an empty line between two blocks? Not between the items of a tight list."""
    if block.kind == before.kind == "image":
        return False
    begins_item = block.lead != block.indent
    if begins_item and before.indent != block.indent and before.indent.startswith(block.indent):
        return False  # the item after a list within the one before it
    return text[before.end : block.start] != "\n"


def _common_bar(before: Block, block: Block) -> str:
    """The quote bar that goes on between two blocks of one quotation."""
    shared = 0
    for one, other in zip(before.indent, block.indent, strict=False):
        if one != other:
            break
        shared += 1
    bar = block.indent[:shared]
    return bar.rstrip() if _QUOTE_BAR in bar else ""


def _block_lines(text: str, block: Block, width: int) -> Iterator[Line]:
    match block.kind:
        case "table":
            yield from table_lines(text, _shallow(block, width), width)
        case "rule":
            rule = "─" * max(4, width // 3)
            yield Line("rule", block.start, block.start, block.indent + rule.center(width).rstrip())
        case "code":
            yield from _code_lines(text, _shallow(block, width), width)
        case _:
            yield from _prose_lines(text, _shallow(block, width), width)


def _shallow(block: Block, width: int) -> Block:
    """The block with at most half the width given to its indent, however deep it is nested."""
    limit = width // 2
    if len(block.lead) <= limit and len(block.indent) <= limit:
        return block
    return replace(block, lead=block.lead[-limit:], indent=block.indent[-limit:])


def _prose_lines(text: str, block: Block, width: int) -> Iterator[Line]:
    lead = block.lead
    room = width - max(width_cells(lead), width_cells(block.indent))
    start = block.start
    for paragraph in text[block.start : block.end].split("\n"):
        right_to_left = is_right_to_left(paragraph)
        for first, last in wrap(paragraph, room):
            shift = room - width_cells(paragraph[first:last].rstrip()) if right_to_left else 0
            yield Line(block.kind, start + first, start + last, lead + " " * shift)
            lead = block.indent
        start += len(paragraph) + 1


def _code_lines(text: str, block: Block, width: int) -> Iterator[Line]:
    lead = block.lead
    room = width - max(width_cells(lead), width_cells(block.indent)) - 1
    start = block.start
    for row in text[block.start : block.end].split("\n"):
        for first, last in fold(row, room):
            yield Line("code", start + first, start + last, lead + " ")
            lead = block.indent
        start += len(row) + 1


def _picture_lines(block: Block, width: int, height: int) -> Iterator[Line]:
    """The picture with what is written about it under it, or words in its place."""
    yield from [Line("picture", block.start, block.start, block.data)] * height
    in_its_place = f"[picture: {block.label}]" if block.label else "[picture]"
    label = block.label if height else in_its_place
    room = width - width_cells(block.indent)
    if room < NARROWEST_TEXT:
        yield Line("caption", block.start, block.start, cut_to_width(label, width))
        return
    for first, last in wrap(label, room) if label else ():
        yield Line("caption", block.start, block.start, block.indent + label[first:last].rstrip())
