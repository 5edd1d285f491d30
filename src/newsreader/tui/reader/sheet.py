"""A page as it is drawn: where its lines stand in the view, and what lies over them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from rich.segment import Segment
from textual.strip import Strip

from newsreader.records import record
from newsreader.tui.line_view import filled
from newsreader.tui.reader.drawing import line_segments
from newsreader.tui.reader.lines import Line, Page
from newsreader.tui.reader.looks import Looks
from newsreader.tui.reader.marks import Layer

GUTTER_CELLS = 2
_GUTTER = "▎"


@record
class Sheet:
    """What the picture of each line of a page depends on. All widths are in cells."""

    page: Page
    width: int
    layers: Sequence[Layer]
    notes: Layer
    note_sign: str
    looks: Looks
    pictures: Mapping[str, Sequence[Strip]]

    @property
    def left(self) -> int:
        """The cells left of the text."""
        return max(GUTTER_CELLS, (self.width - self.page.width) // 2)

    def draw(self, number: int, *, has_bar: bool) -> Strip:
        """A line; `has_bar` if it belongs to the paragraph that is pointed out."""
        line = self.page.lines[number]
        if line.kind == "picture":
            return self._draw_picture(number)
        base, left = self.looks.of("paragraph"), self.left
        segments = [Segment(" " * left, base)]
        if has_bar:
            bar = Segment(_GUTTER + " ", self.looks.of("paragraph-bar"))
            segments = [Segment(" " * (left - GUTTER_CELLS), base), bar]
        segments += line_segments(line, self.page.text, self.layers, self.looks.of)
        begins_note = self._begins_note(line)
        if line.kind == "code" or begins_note:
            used = sum([segment.cell_length for segment in segments])
            edge = left + self.page.width
            if line.kind == "code" and used < edge:
                segments.append(Segment(" " * (edge - used), self.looks.of("code")))
                used = edge
            if begins_note:
                segments.append(Segment(" " * (edge + 1 - used), base))
                segments.append(Segment(self.note_sign, self.looks.of("tick-notes")))
        return filled(segments, self.width, base)

    def with_labels(self, strip: Strip, labels: Iterable[tuple[int, str]]) -> Strip:
        """A line with letters over it, each at a column of the text."""
        style, left = self.looks.of("label"), self.left
        for column, letters in labels:
            start, end = left + column, left + column + len(letters)
            label = Strip([Segment(letters, style)], len(letters))
            strip = Strip.join([strip.crop(0, start), label, strip.crop(end)])
        return strip

    def _draw_picture(self, number: int) -> Strip:
        lines = self.page.lines
        row = next(i for i in range(number + 1) if lines[number - i - 1] != lines[number])
        picture = self.pictures[lines[number].lead][row]
        base = self.looks.of("paragraph")
        margin = Strip([Segment(" " * self.left, base)])
        return Strip.join([margin, picture]).adjust_cell_length(self.width, base)

    def _begins_note(self, line: Line) -> bool:
        notes = self.notes.within(line.start, line.end) if self.notes.marks else ()
        return any(mark.kind == "note" and line.start <= mark.start for mark in notes)
