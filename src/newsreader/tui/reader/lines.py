"""A line of the reading view, and the article as a sequence of lines.

A line shows one or more pieces of the plain text at columns; what is not text of the
article (bullets, quote bars, table rules, the headline) is drawn around the pieces and has
no offset. Since lines are in the order of the text, finding the line of an offset is one
bisection.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from newsreader.tui.reader.cells import index_at_cell, width_cells


class Piece(NamedTuple):
    """A range of the plain text drawn at a column, in cells from the left of the text."""

    column: int
    start: int
    end: int


class Line(NamedTuple):
    """One line on the screen.

    kind: title, byline, paragraph, heading, code, table, head (of a table), rule, caption,
    picture (`lead` is its address) or gap. `start` and `end` are the range of the plain text
    it stands for: for a row of a table, the whole row on each of its lines. `lead` is drawn
    before the pieces, or is all there is. `pieces` is None for the usual line, whose one piece
    comes after the lead.
    `drawn` are words without offset at columns, such as rules between the cells of a table.
    """

    kind: str
    start: int
    end: int
    lead: str = ""
    pieces: tuple[Piece, ...] | None = None
    drawn: tuple[tuple[int, str], ...] = ()

    def text_pieces(self) -> tuple[Piece, ...]:
        """The pieces of the plain text on this line, from left to right."""
        if self.pieces is not None:
            return self.pieces
        if self.start == self.end:
            return ()
        return (Piece(width_cells(self.lead), self.start, self.end),)


@dataclass(frozen=True, slots=True)
class Page:
    """An article laid out: its plain text, and its lines from top to bottom."""

    text: str
    lines: Sequence[Line]
    width: int
    starts: list[int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "starts", [line.start for line in self.lines])

    def line_of(self, offset: int) -> int:
        """The number of the line that shows an offset of the plain text."""
        number = max(0, bisect_right(self.starts, offset) - 1)
        if not self.lines or self.lines[number].pieces is None:
            return number
        return self._line_in_row(number, offset)

    def lines_of(self, start: int, end: int) -> range:
        """The numbers of the lines that show any of a range, all lines of a table's row."""
        first = self.line_of(start)
        if self.lines:
            first = bisect_left(self.starts, self.starts[first])
        return range(first, bisect_left(self.starts, max(end, start + 1)))

    def column_of(self, number: int, offset: int) -> int:
        """The column at which an offset is drawn on a line, in cells."""
        line = self.lines[number]
        column = width_cells(line.lead)
        for piece in line.text_pieces():
            if offset < piece.start:
                break
            within = self.text[piece.start : min(offset, piece.end)]
            column = piece.column + width_cells(within)
        return column

    def offset_at(self, number: int, column: int) -> int | None:
        """The offset of the text at a column of a line; None where there is no text.

        Left of the text it is the first offset of the line, right of it the last.
        """
        if not 0 <= number < len(self.lines):
            return None
        pieces = self.lines[number].text_pieces()
        if not pieces:
            return None
        found = pieces[0]
        for piece in pieces:
            if piece.column > column:
                break
            found = piece
        shown = self.text[found.start : found.end].rstrip(" \n")
        return found.start + index_at_cell(shown, column - found.column)

    def is_over_text(self, number: int, column: int) -> bool:
        """Is there a character of the article at this cell, and not a margin?"""
        if not 0 <= number < len(self.lines):
            return False
        for piece in self.lines[number].text_pieces():
            shown = self.text[piece.start : piece.end].rstrip(" \n")
            if piece.column <= column < piece.column + width_cells(shown):
                return True
        return False

    def _line_in_row(self, number: int, offset: int) -> int:
        row_start = self.lines[number].start
        last = number
        while number >= 0 and self.lines[number].start == row_start:
            pieces = self.lines[number].pieces
            if pieces and any(piece.start <= offset < piece.end for piece in pieces):
                return number
            number -= 1
        return last
