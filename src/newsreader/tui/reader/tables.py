"""Tables as lines: columns aligned by cells, each word still mapped to its offset.

A table that fits is drawn with its natural widths. One that does not gives up width in its
widest columns, whose cells are then wrapped. Where even that leaves columns too narrow to
read, each row becomes a short list of "head: value", as on a small telephone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsreader.document import Block
from newsreader.tui.reader.cells import cut_to_width, width_cells, wrap
from newsreader.tui.reader.lines import Line, Piece

Range = tuple[int, int]

_GAP = " │ "
_CROSS = "─┼─"
_NARROWEST = 8  # cells; a column of prose narrower than this cannot be read

# "1,050", "−3.2 %", "£15.96m", "€ 4,1 Mio.", "(210)", a dash for none, or nothing.
_FIGURE = re.compile(
    r"[-+−–(]?\s?[$€£¥₺]?\s?\d[\d.,\s'’]*(?:[%‰$€£¥₺]|[^\W\d_]{1,3}\.?)?\)?|[-–—]|"
)


def table_lines(text: str, block: Block, width: int) -> Iterator[Line]:
    """The lines of a table block, none wider than `width` cells."""
    rows = block.cells
    count = max((len(row) for row in rows), default=0)
    if count == 0:
        return
    lead = width_cells(block.indent)
    natural = _natural_widths(text, rows, count)
    widths = _fitted(natural, width - lead - len(_GAP) * (count - 1))
    if widths is None:
        yield from _record_lines(text, block, width)
        return
    right = _right_aligned(text, rows, count)
    for number, row in enumerate(rows):
        kind = "head" if number == 0 else "table"
        yield from _row_lines(text, block.indent, kind, row, widths, right)
        if number == 0:
            rule = _CROSS.join("─" * cells for cells in widths)
            end = row[-1][1] if row else block.start
            yield Line("rule", end, end, block.indent + rule, ())


def _natural_widths(text: str, rows: Sequence[Sequence[Range]], count: int) -> list[int]:
    widths = [1] * count
    for row in rows:
        for column, (start, end) in enumerate(row):
            widths[column] = max(widths[column], width_cells(text[start:end]))
    return widths


def _fitted(natural: list[int], available: int) -> list[int] | None:
    """Widths that add up to `available` or less, taken from the widest; None if unreadable."""
    if sum(natural) <= available:
        return natural
    if sum(min(cells, _NARROWEST) for cells in natural) > available:
        return None
    # The common limit that uses the room best: columns under it keep their natural width.
    room, columns = available, sorted(natural)
    for position, cells in enumerate(columns):
        share = room // (len(columns) - position)
        if cells > share:
            return [min(each, max(share, _NARROWEST)) for each in natural]
        room -= cells
    return natural


def _right_aligned(text: str, rows: Sequence[Sequence[Range]], count: int) -> list[bool]:
    """Which columns hold figures only (the head aside) and so are aligned at the right."""
    figures = [len(rows) > 1] * count
    for row in rows[1:]:
        for column, (start, end) in enumerate(row):
            if not _FIGURE.fullmatch(text[start:end].strip()):
                figures[column] = False
    return figures


def _row_lines(
    text: str,
    indent: str,
    kind: str,
    row: Sequence[Range],
    widths: list[int],
    right: list[bool],
) -> Iterator[Line]:
    if not row:
        return
    wrapped = [_wrapped(text, cell, cells) for cell, cells in zip(row, widths, strict=False)]
    start, end = row[0][0], row[-1][1]
    for level in range(max(len(ranges) for ranges in wrapped)):
        pieces: list[Piece] = []
        drawn: list[tuple[int, str]] = []
        column = width_cells(indent)
        for position, cells in enumerate(widths):
            if position:
                drawn.append((column, _GAP))
                column += len(_GAP)
            ranges = wrapped[position] if position < len(wrapped) else ()
            if level < len(ranges):
                first, last = ranges[level]
                shown = width_cells(text[first:last].rstrip())
                shift = cells - shown if right[position] else 0
                pieces.append(Piece(column + shift, first, last))
            column += cells
        yield Line(kind, start, end, indent, tuple(pieces), tuple(drawn))


def _record_lines(text: str, block: Block, width: int) -> Iterator[Line]:
    """Each row as lines "head: value", parted by thin rules."""
    lead = width_cells(block.indent)
    head = [text[start:end].strip() for start, end in block.cells[0]]
    label_width = min(max((width_cells(name) for name in head), default=0), (width - lead) * 2 // 5)
    yield from _head_lines(text, block, width)
    for row in block.cells[1:]:
        if not row:
            continue
        yield Line("rule", row[0][0], row[0][0], block.indent + "─" * (width - lead), ())
        for position, cell in enumerate(row):
            name = head[position] if position < len(head) else ""
            label = cut_to_width(name, label_width)
            column = lead + label_width + 2
            for level, (start, end) in enumerate(_wrapped(text, cell, width - column)):
                drawn = ((lead, label),) if level == 0 and label else ()
                piece = Piece(column, start, end)
                yield Line("table", row[0][0], row[-1][1], block.indent, (piece,), drawn)


def _head_lines(text: str, block: Block, width: int) -> Iterator[Line]:
    lead = width_cells(block.indent)
    head = block.cells[0]
    for cell in head:
        for start, end in _wrapped(text, cell, width - lead):
            piece = Piece(lead, start, end)
            yield Line("head", head[0][0], head[-1][1], block.indent, (piece,))


def _wrapped(text: str, cell: Range, cells: int) -> list[Range]:
    start, end = cell
    return [(start + first, start + last) for first, last in wrap(text[start:end], cells)]
