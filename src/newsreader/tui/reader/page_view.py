"""A laid-out document on Textual's line API, drawn line by line as it is looked at.

It draws, scrolls and keeps its place; what the marks mean is the business of the reading
view. Nothing moves by animation: a scroll animation is a dozen repaints of the whole view.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from textual.cache import LRUCache
from textual.strip import Strip

from newsreader.document import Document, Mark
from newsreader.model import Article
from newsreader.tui.line_view import LineView
from newsreader.tui.reader import palette
from newsreader.tui.reader.header import WORDS_PER_MINUTE
from newsreader.tui.reader.jumping import Place, places
from newsreader.tui.reader.layout import lay_out
from newsreader.tui.reader.lines import Line, Page
from newsreader.tui.reader.looks import Looks
from newsreader.tui.reader.marks import LAYERS, Layer
from newsreader.tui.reader.paragraphs import Paragraphs
from newsreader.tui.reader.pictures import Pictures
from newsreader.tui.reader.scrollbar import Ticks
from newsreader.tui.reader.sheet import GUTTER_CELLS, Sheet

Range = tuple[int, int]

_KEPT_STRIPS = 1024
_NOWHERE = Document("", (), ())
_LINES_BELOW = 3  # kept in view below what is jumped to
_FEW = 8  # marks; where more of a layer change, everything is drawn again
_TICKED = ("notes", "hits")


class PageView(LineView):
    """A document in lines of at most `measure` cells, in the middle of the view."""

    # The reading view selects by itself: Textual takes the margins for the ends of lines.
    ALLOW_SELECT = False
    DEFAULT_CSS = """
    PageView { background: $background; color: $foreground; }
    """
    PART_CSS = palette.CSS

    def __init__(
        self,
        *,
        measure: int = 76,
        words_per_minute: int = WORDS_PER_MINUTE,
        id: str | None = None,  # noqa: A002 - Textual's own name
    ) -> None:
        super().__init__(id=id)
        self.words_per_minute = words_per_minute
        self.measure = measure
        self._note_sign = "✎"
        self.article: Article | None = None
        self.document = _NOWHERE
        self.page = Page("", (), 0)
        self.paragraphs = Paragraphs(_NOWHERE)
        self.mark_layers = dict.fromkeys(LAYERS, Layer())
        self._pointed: int | None = None
        self._is_at_a_jump = False
        self._resume: int | None = None
        self._strips: LRUCache[tuple[int, bool], Strip] = LRUCache(_KEPT_STRIPS)
        self._looks = Looks(self)
        self._sheet: Sheet | None = None
        self._bar: tuple[tuple[int, int | None], Range] | None = None
        self._labelled: Mapping[str, Place] = {}
        self._labels: dict[int, list[tuple[int, str]]] = {}
        self._pictures: Pictures | None = None
        self._picture_rows: Mapping[str, list[Strip]] = {}
        self._width = 0

    def show_document(self, document: Document, article: Article | None, offset: int) -> None:
        """Show a document, headed by the facts of its article, from an offset on."""
        self.article, self.document = article, document
        self.paragraphs = Paragraphs(document)
        self.mark_layers = dict.fromkeys(LAYERS, Layer())
        self.mark_layers["inline"] = Layer(document.marks)
        self._pointed, self._resume = None, offset
        self._is_at_a_jump = False
        self._let_pictures_go()
        self._lay_out()

    def set_pictures(self, pictures: Pictures | None) -> None:
        """Draw these pictures over what stands under them, or none any more."""
        self._let_pictures_go()
        self._pictures = pictures
        self._resume = self.text_offset
        self._lay_out()

    def set_layer(self, name: str, marks: Iterable[Mark]) -> None:
        """Replace the marks of one layer (see `marks.LAYERS`); the others stay."""
        before, after = self.mark_layers[name], Layer(tuple(marks))
        if before.marks == after.marks:
            return
        self.mark_layers[name] = after
        self._sheet = None
        if name in _TICKED:
            self._mark_bar()
        changed = (*before.marks, *after.marks)
        if len(changed) > _FEW:
            self._redraw()
            return
        for mark in changed:
            self._redraw_lines(self.page.lines_of(mark.start, mark.end))

    def set_measure(self, cells: int) -> None:
        """Lay the text out in lines of at most so many cells."""
        self.measure = cells
        self._resume = self.text_offset
        self._lay_out()

    def set_note_sign(self, sign: str) -> None:
        """The sign, one cell wide, that stands beside a line where a note begins."""
        self._note_sign = sign
        self._redraw()

    @property
    def text_offset(self) -> int:
        """The offset of the plain text at the top of the view; 0 while the headline is."""
        if self._resume is not None:
            return self._resume
        lines = self.page.lines
        return lines[min(self.scroll_offset.y, len(lines) - 1)].start if lines else 0

    @property
    def fraction(self) -> float:
        """How much of the article has come into view up to here, 0 to 1."""
        total = len(self.page.lines)
        return min(1.0, (self.scroll_offset.y + self.height_in_lines) / total) if total else 0.0

    @property
    def is_read_to_the_end(self) -> bool:
        """Is the end in view, and not only because a hit, a name or a note there was jumped to?"""
        is_whole = len(self.page.lines) <= self.height_in_lines
        return self.fraction >= 1.0 and (is_whole or not self._is_at_a_jump)

    @property
    def height_in_lines(self) -> int:
        """How many lines are seen at once."""
        return max(1, self.container_size.height)

    def current_paragraph(self) -> Range:
        """The paragraph a note would be put on: pointed at, or the first to begin in view.

        A list item, a table and a block of code count as paragraphs. (0, 0) without text.
        """
        if self._pointed is not None and self.is_in_view(self._pointed):
            return self.paragraphs.at(self._pointed)
        top = self.scroll_offset.y
        for line in self.page.lines[top : top + self.height_in_lines]:
            paragraph = self.paragraphs.at(line.start)
            if line.start == paragraph[0] and line.end > line.start and line.kind != "heading":
                return paragraph
        return self.paragraphs.at(self.text_offset)

    def is_in_view(self, offset: int) -> bool:
        """Is the line of this offset on the screen?"""
        top = self.scroll_offset.y
        return top <= self.page.line_of(offset) < top + self.height_in_lines

    def point_at(self, offset: int) -> None:
        """Make the paragraph at this offset the current one, for as long as it is in view."""
        before = self._paragraph_with_bar()
        self._pointed = offset
        after = self._paragraph_with_bar()
        if before != after:
            for start, end in (before, after):
                lines = self.page.lines_of(start, end)
                self.refresh_lines(lines.start, len(lines))

    def bring_into_view(self, offset: int) -> None:
        """Scroll so that an offset is at a third of the height, if it is not well in view."""
        if not self.page.lines:
            self._resume = offset
            self._is_at_a_jump = True
            return
        self.point_at(offset)
        number, height = self.page.line_of(offset), self.height_in_lines
        below = min(_LINES_BELOW, height // 4)
        if not 0 <= number - self.scroll_offset.y < height - below:
            before = self.scroll_offset.y
            self.scroll_to_line(number - height // 3)
            self._is_at_a_jump = self._is_at_a_jump or self.scroll_offset.y != before

    def scroll_to_line(self, number: int) -> None:
        """Put a line at the top, as far as there are lines enough."""
        self.scroll_to(y=number, animate=False, immediate=True, force=True)

    def places_in_view(self) -> list[Place]:
        """What can be gone to on the lines that are seen."""
        top = self.scroll_offset.y
        seen = range(top, min(top + self.height_in_lines, len(self.page.lines)))
        return places(self.page, list(self.mark_layers.values()), seen)

    def label(self, labelled: Mapping[str, Place]) -> None:
        """Draw letters over places until they are others, or none."""
        self._labelled = labelled
        self._labels = {}
        for letters, place in labelled.items():
            self._labels.setdefault(place.line, []).append((place.column, letters))
        self.refresh()

    @property
    def text_left(self) -> int:
        """The cells left of the text, the gutter among them."""
        return self._sheet_now().left

    def place_at(self, x: int, y: int) -> int | None:
        """The offset of the text at a cell of the view; the nearest on its line in a margin."""
        return self.page.offset_at(y + self.scroll_offset.y, x - self.text_left)

    def line_at(self, y: int) -> Line | None:
        """The line at a row of the view."""
        number = y + self.scroll_offset.y
        return self.page.lines[number] if 0 <= number < len(self.page.lines) else None

    def is_text_at(self, x: int, y: int) -> bool:
        """Is there text of the article at a cell of the view?"""
        return self.page.is_over_text(y + self.scroll_offset.y, x - self.text_left)

    def moved(self) -> None:
        """Called when another place of the document has come to the top."""

    def strips_of(self, numbers: range) -> list[Strip]:
        sheet = self._sheet_now()
        lines = self.page.lines
        first, last = self._paragraph_with_bar()
        strips = []
        for number in numbers[: max(0, len(lines) - numbers.start)]:
            line = lines[number]
            has_bar = first <= line.start < line.end <= last
            strip = self._strips.get((number, has_bar))
            if strip is None:
                strip = self._strips[number, has_bar] = sheet.draw(number, has_bar=has_bar)
            if number in self._labels:
                strip = sheet.with_labels(strip, self._labels[number])
            strips.append(strip)
        blank = Strip.blank(self.line_width, self._looks.of("paragraph"))
        return strips + [blank] * (len(numbers) - len(strips))

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self._is_at_a_jump = False
            self.moved()

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._looks.clear()
        self._strips.clear()
        # Later: the colours of the ticks come after those of the view.
        self.call_later(self._mark_bar)

    def on_resize(self) -> None:
        if self.line_width == self._width and self._resume is None:
            self.moved()
            return
        if self.page.lines and self._resume is None:
            self._resume = self.text_offset
        self._lay_out()

    def on_unmount(self) -> None:
        self._let_pictures_go()

    def on_focus(self) -> None:
        self._redraw_bar()

    def on_blur(self) -> None:
        self._redraw_bar()

    def _lay_out(self) -> None:
        """Lay out for the width there is, and go on from where the reader was."""
        self._redraw()
        self._width = self.line_width
        available = self._width - 2 * GUTTER_CELLS
        if available <= 0:
            self.page = Page("", (), 0)
            return
        if self.article is None and not self.document.text:
            self.page = Page("", (), available)
        else:
            width = min(self.measure, available)
            if self._pictures is not None:
                room = max(1, self.height_in_lines - _LINES_BELOW)
                self._picture_rows = {
                    address: [self.sent_strip(row) for row in rows]
                    for address, rows in self._pictures.rows(width, room).items()
                }
            heights = {address: len(rows) for address, rows in self._picture_rows.items()}
            self.page = lay_out(self.document, width, self.article, self.words_per_minute, heights)
        self.set_line_count(len(self.page.lines))
        self._mark_bar()
        if self._labelled:
            self.label(self._moved(self._labelled))
        offset, self._resume = self._resume or 0, None
        is_at_a_jump = self._is_at_a_jump
        self.scroll_to_line(self.page.line_of(offset) if offset else 0)
        self._is_at_a_jump = is_at_a_jump
        self.moved()

    def _let_pictures_go(self) -> None:
        if self._pictures is not None:
            self._pictures.free()
        self._pictures, self._picture_rows = None, {}

    def _redraw(self) -> None:
        self._strips.clear()
        self._sheet = None
        self._bar = None
        self.refresh()

    def _redraw_lines(self, numbers: range) -> None:
        for number in numbers:
            self._strips.discard((number, False))
            self._strips.discard((number, True))
        if numbers:
            self.refresh_lines(numbers.start, len(numbers))

    def _redraw_bar(self) -> None:
        lines = self.page.lines_of(*self.current_paragraph())
        self.refresh_lines(lines.start, len(lines))

    def _sheet_now(self) -> Sheet:
        if self._sheet is None:
            layers = [self.mark_layers[name] for name in LAYERS]
            self._sheet = Sheet(
                self.page, self._width, layers, self.mark_layers["notes"], self._note_sign,
                self._looks, self._picture_rows,
            )  # fmt: skip
        return self._sheet

    def _paragraph_with_bar(self) -> Range:
        """The current paragraph while the view has the focus; found once for a place."""
        if not self.has_focus:
            return 0, 0
        place = (self.scroll_offset.y, self._pointed)
        if self._bar is None or self._bar[0] != place:
            self._bar = place, self.current_paragraph()
        return self._bar[1]

    def _moved(self, labelled: Mapping[str, Place]) -> dict[str, Place]:
        """The labels where their places are now that the lines are others."""
        everywhere = places(self.page, list(self.mark_layers.values()), range(len(self.page.lines)))
        now = {(place.start, place.kind): place for place in everywhere}
        was = {letters: (old.start, old.kind) for letters, old in labelled.items()}
        return {letters: now[place] for letters, place in was.items() if place in now}

    def _mark_bar(self) -> None:
        """Point out in the scroll bar where hits and notes are."""
        if not self.is_attached:
            return
        lines = {
            name: [self.page.line_of(mark.start) for mark in self.mark_layers[name].marks]
            for name in _TICKED
        }
        styles = {name: self._looks.of(f"tick-{name}") for name in _TICKED if lines[name]}
        self.vertical_scrollbar.mark(Ticks(lines, styles))
