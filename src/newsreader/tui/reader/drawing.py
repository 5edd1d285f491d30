"""A line as styled segments.

Nothing is parsed as markup. Text was cleaned when it was imported; it is cleaned again here,
the last place before the terminal, in such a way that no cell moves.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from rich.segment import Segment
from rich.style import Style

from newsreader.document import Mark
from newsreader.tui.reader.cells import grapheme_starts, is_narrow, width_cells
from newsreader.tui.reader.lines import Line, Piece
from newsreader.tui.reader.marks import Layer, Run, runs

# C0, DEL and C1 would steer the terminal, bidirectional controls would reorder the line.
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_SAFE_ADDRESS = re.compile(r"(?:https?://|mailto:)[\x21-\x7e]+", re.IGNORECASE)

#: Gives the style of a kind of line under the marks that lie over it, the highest last.
StyleOf = Callable[[str, tuple[Mark, ...]], Style]


def safe_address(address: str) -> str | None:
    """The address when it may be linked to: http, https or mailto, printable ASCII only."""
    return address if _SAFE_ADDRESS.fullmatch(address) else None


def harmless(text: str) -> str:
    """The text without characters that steer a terminal, however they got here."""
    return _CONTROL.sub("", text)


def line_segments(
    line: Line, text: str, layers: Sequence[Layer], style_of: StyleOf
) -> list[Segment]:
    """A line drawn with the marks of the layers."""
    base = style_of(line.kind, ())
    segments: list[Segment] = []
    column = 0
    pieces = line.text_pieces()
    if line.lead:
        is_whole_line = not pieces and line.kind != "gap"
        lead_style = base if is_whole_line or line.kind == "code" else style_of("lead", ())
        segments.append(Segment(harmless(line.lead), lead_style))
        column = width_cells(line.lead)
    parts: list[tuple[int, str | Piece]] = [*line.drawn]
    parts.extend([(piece.column, piece) for piece in pieces])
    if len(parts) > 1:
        parts.sort(key=_column)
    for at, part in parts:
        if at > column:
            segments.append(Segment(" " * (at - column), base))
            column = at
        if isinstance(part, str):
            segments.append(Segment(harmless(part), style_of("lead", ())))
            column += width_cells(part)
            continue
        for segment in _piece_segments(part, text, layers, line.kind, style_of):
            segments.append(segment)
            column += width_cells(segment.text)
    return segments


def _column(part: tuple[int, str | Piece]) -> int:
    return part[0]


def _piece_segments(
    piece: Piece, text: str, layers: Sequence[Layer], kind: str, style_of: StyleOf
) -> list[Segment]:
    shown = text[piece.start : piece.end].rstrip(" \n")
    found = list(runs(layers, piece.start, piece.start + len(shown)))
    return [
        Segment(harmless(text[run.start : run.end]), style_of(kind, run.marks))
        for run in _on_graphemes(found, text)
    ]


def _on_graphemes(found: list[Run], text: str) -> list[Run]:
    """Runs moved so that none splits a letter from its accents: widths then add up."""
    if len(found) < 2:
        return found
    start, end = found[0].start, found[-1].end
    piece = text[start:end]
    if is_narrow(piece):
        return found
    whole = {start + index for index in grapheme_starts(piece)} | {end}
    moved: list[Run] = []
    at = start
    for run in found:
        stop = run.end
        while stop not in whole:
            stop += 1
        if stop > at:
            moved.append(Run(at, stop, run.marks))
            at = stop
    return moved
