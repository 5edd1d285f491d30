"""Tables: which of them hold data, and data tables as Markdown.

Half of the tables on saved pages only lay the page out. A table of data has rows of cells
that fit on a line; it is written with one line a row, missing cells filled, spans repeated
as empty cells, since Markdown knows neither line breaks nor spans inside a table.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from lxml import etree
from lxml.html import HtmlElement

from newsreader.importing.page import nodes

_LONGEST_CELL = 600
_MOST_COLUMNS = 60
_SPAN = re.compile(r"[0-9]{1,5}")
_CELL_MARK = "\U00100400"
_NOT_IN_A_CELL = ("table", "pre", "h1", "h2", "h3", "h4", "blockquote")
_FLATTENED = ("p", "div", "ul", "ol", "li", "br", "h5", "h6", "tr")


def holds_data(table: HtmlElement) -> bool:
    """Is this a table to read by rows and columns, and not one that places things on a page?"""
    rows = _rows(table)
    cells = [cell for row in rows for cell in _cells(row)]
    if not cells or table.get("role") in ("presentation", "none"):
        return False
    if any(next(table.iterdescendants(tag), None) is not None for tag in _NOT_IN_A_CELL):
        return False
    columns = max(len(_cells(row)) for row in rows)
    has_head = any(cell.tag == "th" for cell in cells)
    if columns < 2 or (len(rows) < 2 and not has_head):
        return False
    return max(len("".join(cell.itertext()).strip()) for cell in cells) <= _LONGEST_CELL


def table_markdown(table: HtmlElement, convert: Callable[[HtmlElement], str]) -> str:
    """The Markdown of a data table; `convert` turns inline content into Markdown."""
    rows = _grid(table)
    holder = etree.Element("div")
    for cells in rows:
        for cell in cells:
            holder.append(_as_paragraph(cell))
    texts = [_one_line(part) for part in convert(holder).split(_CELL_MARK)[1:]]
    columns = max(len(cells) for cells in rows)
    lines: list[str] = []
    position = 0
    for cells in rows:
        row = texts[position : position + len(cells)]
        position += len(cells)
        lines.append(f"| {' | '.join(row + [''] * (columns - len(row)))} |")
    lines.insert(1, "|" + " --- |" * columns)
    caption = table.find("caption")
    title = " ".join("".join(caption.itertext()).split()) if caption is not None else ""
    return "\n".join([title, "", *lines] if title else lines)


def _rows(table: HtmlElement) -> list[HtmlElement]:
    return [row for row in table.iter("tr") if next(row.iterancestors("table")) is table]


def _cells(row: HtmlElement) -> list[HtmlElement]:
    return [cell for cell in row if cell.tag in ("td", "th")]


def _grid(table: HtmlElement) -> list[list[HtmlElement | None]]:
    """The rows with every cell in its column; None where a cell before or above reaches in."""
    grid: list[list[HtmlElement | None]] = []
    covered: dict[int, int] = {}  # column: rows that a cell above still reaches into

    def fill(row: list[HtmlElement | None]) -> None:
        while covered.get(len(row), 0) > 0:
            covered[len(row)] -= 1
            row.append(None)

    for element in _rows(table):
        row: list[HtmlElement | None] = []
        for cell in _cells(element):
            fill(row)
            first, columns, rows = len(row), _span(cell, "colspan"), _span(cell, "rowspan")
            row += [cell, *[None] * (columns - 1)]
            if rows > 1:
                covered.update(dict.fromkeys(range(first, first + columns), rows - 1))
        fill(row)
        if row:
            grid.append(row[:_MOST_COLUMNS])
    return grid


def _span(cell: HtmlElement, name: str) -> int:
    stated = cell.get(name) or "1"
    return max(1, min(int(stated), _MOST_COLUMNS)) if _SPAN.fullmatch(stated) else 1


def _as_paragraph(cell: HtmlElement | None) -> HtmlElement:
    paragraph: HtmlElement = etree.Element("p")
    paragraph.text = _CELL_MARK
    if cell is None:
        return paragraph
    for inner in cell.iter(*_FLATTENED):
        inner.text = " " + (inner.text or "")
        inner.tail = " " + (inner.tail or "")
        nodes.dissolve(inner)
    nodes.settle(cell)
    paragraph.text += cell.text or ""
    paragraph.extend(list(cell))
    return paragraph


def _one_line(markdown: str) -> str:
    return " ".join(markdown.split())
