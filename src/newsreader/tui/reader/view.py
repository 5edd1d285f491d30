"""The reading view: one article, with its names, notes, hits and a selection.

It knows no library. It is given an article with its document and layers of marks, all in
offsets of the plain text, and says with messages where the reader is and what was chosen.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Offset
from textual.selection import Selection

from newsreader.document import Document, Mark
from newsreader.model import Annotation, Article, EntityMention
from newsreader.sentences import word_ranges
from newsreader.tui.bindings import widget_bindings
from newsreader.tui.reader.drawing import safe_address
from newsreader.tui.reader.header import WORDS_PER_MINUTE, in_words
from newsreader.tui.reader.jumping import Place
from newsreader.tui.reader.links import Link, links_of
from newsreader.tui.reader.marks import entity_marks, following, note_marks
from newsreader.tui.reader.messages import (
    EntityChosen,
    EntityReached,
    LinkChosen,
    Moved,
    NoteChosen,
    PictureChosen,
    ReachedEnd,
    Told,
)
from newsreader.tui.reader.page_view import PageView
from newsreader.tui.reader.selection import UnitSelection

Range = tuple[int, int]

#: What `w` goes through, in cells.
MEASURES = (60, 68, 76, 84, 90)
_SELECTING_HINT = "selecting by sentences: ↑↓ extend, ←→ move, w by words, H a y, Esc ends"
_WHEN_SELECTING = {"shift_selection", "stop_selecting"}


class ReadingView(PageView):
    """One article to be read."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "stop_selecting", show=False),
        Binding("left,h", "shift_selection(-1)", show=False),
        Binding("right,l", "shift_selection(1)", show=False),
        *widget_bindings("article"),
    ]

    def __init__(
        self,
        *,
        measure: int = 76,
        words_per_minute: int = WORDS_PER_MINUTE,
        id: str | None = None,  # noqa: A002 - Textual's own name
    ) -> None:
        super().__init__(measure=measure, words_per_minute=words_per_minute, id=id)
        self.entities: tuple[EntityMention, ...] = ()
        self._entity_ranges: list[Range] = []
        self.notes: tuple[Annotation, ...] = ()
        self.entities_shown = True
        self.current: Range | None = None
        self._units: UnitSelection | None = None
        self._pressed: int | None = None
        self._dragged = False

    # What it is given.

    def show(self, article: Article, document: Document, *, offset: int = 0) -> None:
        """Show an article from an offset of its plain text on; 0 is its headline."""
        self._reset()
        self.show_document(document, article, offset)

    def clear(self) -> None:
        """Show nothing."""
        self._reset()
        self.show_document(Document("", (), ()), None, 0)

    def set_entities(self, mentions: Iterable[EntityMention]) -> None:
        """Mark these names, dates and figures; `]` and `[` go from one to the next."""
        self.entities = tuple(sorted(mentions, key=_start_of_mention))
        self._entity_ranges = [(mention.start, mention.end) for mention in self.entities]
        self.show_entities(self.entities_shown)

    def show_entities(self, shown: bool) -> None:
        """Mark names, dates and figures in the text, or do not."""
        self.entities_shown = shown
        self.set_layer("entities", entity_marks(self.entities) if shown else ())

    def set_notes(self, annotations: Iterable[Annotation]) -> None:
        """Mark the passages of these notes and highlights; `}` and `{` go to the next."""
        placed = [note for note in annotations if note.position is not None]
        self.notes = tuple(sorted(placed, key=_range_of_note))
        self.set_layer("notes", note_marks(self.notes))

    def set_hits(self, ranges: Iterable[Range]) -> None:
        """Mark what was searched for."""
        self.set_layer("hits", (Mark(start, end, "hit") for start, end in ranges))

    # What there is.

    @property
    def minutes_left(self) -> int:
        """What the rest takes to read, in minutes, rounded up."""
        words = self.article.word_count if self.article else 0
        return -int(-(1 - self.fraction) * words // self.words_per_minute)

    @property
    def hits(self) -> list[Range]:
        """What was searched for and is marked."""
        return [(mark.start, mark.end) for mark in self.mark_layers["hits"].marks]

    @property
    def links(self) -> list[Link]:
        """The links of the article, each address once."""
        return links_of(self.document)

    def mention_at(self, offset: int) -> EntityMention | None:
        """The name, date or figure at an offset."""
        return next((m for m in self.entities if m.start <= offset < m.end), None)

    def note_at(self, offset: int) -> Annotation | None:
        """The note or highlight at an offset, the shortest if there are several."""
        here = [n for n in self.notes if _range_of_note(n)[0] <= offset < _range_of_note(n)[1]]
        return min(here, key=_length_of_note, default=None)

    def selected_range(self) -> Range | None:
        """What is selected, by keyboard or mouse."""
        selection = self.text_selection if self.is_attached else None
        if selection is None or selection.start is None or selection.end is None:
            return None
        return selection.start.x, selection.end.x

    def select(self, selected: Range | None) -> None:
        """Select a range of the plain text, or nothing."""
        if selected is None:
            self.screen.clear_selection()
            return
        start, end = Offset(selected[0], 0), Offset(selected[1], 0)
        self.screen.selections = {self: Selection(start, end)}

    # Going somewhere.

    def jump_to(self, place: int | Range) -> None:
        """Bring an offset or a range into view; a range is marked as the current one."""
        start, end = (place, place) if isinstance(place, int) else place
        self.current = (start, end) if end > start else None
        self.set_layer("current", [Mark(start, end, "current")])
        self.bring_into_view(start)

    def go_to(self, place: Place) -> None:
        """Open a link, a note or a picture, mark a name, or make a paragraph the current one."""
        self.point_at(place.start)
        if place.kind == "caption":
            self.post_message(PictureChosen(place.start))
        else:
            self._open_at(place.start)

    def next_hit(self, step: int) -> None:
        """To the next (1) or the previous (-1) hit, round the ends; tells "3/17"."""
        index = self._jump_among(self.hits, step)
        if index >= 0:
            self.tell(Told(f"{index + 1}/{len(self.hits)}"))

    def action_next_entity(self, step: int) -> None:
        """To the next name, date or figure; tells which of its mentions this is."""
        index = self._jump_among(self._entity_ranges, step)
        if index >= 0:
            self._tell_entity(self.entities[index])

    def action_next_note(self, step: int) -> None:
        """To the next note or highlight."""
        index = self._jump_among([_range_of_note(note) for note in self.notes], step)
        if index >= 0:
            body = self.notes[index].body
            count = f"{index + 1} of {len(self.notes)}"
            self.tell(Told(f"note {count}: {body}" if body else f"highlight {count}"))

    def action_move(self, lines: int) -> None:
        """Scroll by lines; while selecting, carry the selection on."""
        if self._units is not None:
            self._select(self._units.extended(lines))
        else:
            self.scroll_to_line(self.scroll_offset.y + lines)

    def action_page(self, pages: int) -> None:
        """Scroll by pages, with two lines of the last one kept."""
        lines = max(1, self.height_in_lines - 2)
        self.scroll_to_line(self.scroll_offset.y + pages * lines)

    def action_first(self) -> None:
        """To the headline."""
        self.scroll_to_line(0)

    def action_last(self) -> None:
        """To the end."""
        self.scroll_to_line(len(self.page.lines))

    def action_read_on(self) -> None:
        """A page down; at the end, ask for what comes next."""
        if self.fraction >= 1.0:
            self.post_message(ReachedEnd())
        else:
            self.action_page(1)

    def action_open(self) -> None:
        """Open what was jumped to: a link, a note, a name."""
        if self.current is not None:
            self._open_at(self.current[0])

    def action_text_width(self) -> None:
        """Wider lines, from the widest to the narrowest; while selecting, by words or sentences."""
        if self._units is not None:
            unit = "word" if self._units.unit == "sentence" else "sentence"
            self._select(self._units.by(unit))
            self.tell(Told(f"selecting by {unit}s"))
            return
        self.set_measure(next((m for m in MEASURES if m > self.measure), MEASURES[0]))
        self.tell(Told(f"lines of {self.measure} characters"))

    # Selecting by keyboard.

    def action_select_text(self) -> None:
        """Begin to select: at what was jumped to, else at the first sentence of the paragraph."""
        if self._units is not None:
            self.stop_selecting()
            return
        start = self.current_paragraph()[0]
        if self.current is not None and self.is_in_view(self.current[0]):
            start = self.current[0]
        begin, end = self.selected_range() or (start, start + 1)
        if self.document.text:
            self._select(UnitSelection.begin(self.document.text, begin, end))
            self.tell(Told(_SELECTING_HINT))

    def action_shift_selection(self, units: int) -> None:
        """Select one sentence or word further on, or back."""
        if self._units is not None:
            self._select(self._units.shifted(units))

    def action_stop_selecting(self) -> None:
        """Let the selection go."""
        self.stop_selecting()

    def stop_selecting(self) -> None:
        """Let the selection go."""
        if self.is_attached and self.text_selection is not None:
            self.screen.clear_selection()
        self._units = None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The keys of selecting keep their meaning elsewhere while nothing is selected."""
        if action in _WHEN_SELECTING and self._units is None:
            return action == "stop_selecting" and self.selected_range() is not None
        return super().check_action(action, parameters)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The selected words, for Textual's own copying."""
        if selection.start is None or selection.end is None:
            return None
        return self.document.text[selection.start.x : selection.end.x], "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        """Draw what is selected; called by the screen, also when it lets a selection go."""
        marks = []
        if selection is not None and selection.start is not None and selection.end is not None:
            marks = [Mark(selection.start.x, selection.end.x, "selection")]
        else:
            self._units = None
        self.set_layer("selection", marks)

    # The mouse.

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """A press may become a drag; where it began is kept."""
        if event.button == 1:
            self._pressed = self.place_at(event.x, event.y)
            self._dragged = False
            self._units = None

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Select from where the button was pressed to here, scrolling at the edges."""
        if self._pressed is None or event.button != 1:
            return
        if not self._dragged:
            self._dragged = True
            self.capture_mouse()
        if event.y < 0 or event.y >= self.height_in_lines:
            self.scroll_to_line(self.scroll_offset.y + (1 if event.y > 0 else -1))
        inside = min(max(event.y, 0), self.height_in_lines - 1)
        here = self.place_at(event.x, inside)
        if here is not None:
            start, end = sorted((self._pressed, here))
            self.select((start, min(end + 1, len(self.document.text))))

    def on_mouse_up(self) -> None:
        """The end of a drag."""
        self._pressed = None
        if self._dragged:
            self.release_mouse()

    def on_click(self, event: events.Click) -> None:
        """Open what is under the pointer: of a name the first click tells which it is, another
        opens it. A double click selects the word, a triple click the paragraph.
        """
        if self._dragged:
            return
        line = self.line_at(event.y)
        if line is not None and line.kind in ("caption", "picture"):
            self.post_message(PictureChosen(line.start))
            return
        place = self.place_at(event.x, event.y)
        if place is None:
            return
        self.point_at(place)
        if not self.is_text_at(event.x, event.y):
            return
        start, end = self.paragraphs.at(place)
        if event.chain == 2:
            words = word_ranges(self.document.text, start, end)
            self.select(next((w for w in words if w[0] <= place < w[1]), None))
        elif event.chain == 3:
            self.select((start, end))
        else:
            self._open_at(place)

    # In private.

    def moved(self) -> None:
        self.tell(Moved(self.text_offset, self.fraction, self.minutes_left))

    def _reset(self) -> None:
        self.stop_selecting()
        self.entities, self.notes, self.current = (), (), None
        self._entity_ranges = []

    def _jump_among(self, ranges: Sequence[Range], step: int) -> int:
        """Jump to the range after (before) where the reader is; its index, or -1 for none."""
        at = (self.text_offset, self.text_offset)
        if self.current is not None and self.is_in_view(self.current[0]):
            at = self.current
        index = following(ranges, at, step)
        if index >= 0:
            self.jump_to(ranges[index])
        return index

    def _tell_entity(self, mention: EntityMention) -> None:
        same = [m for m in self.entities if m.canonical == mention.canonical]
        name = in_words(mention.canonical, mention.label)
        self.tell(Told(f"{name}: {same.index(mention) + 1} of {len(same)}"))
        self.tell(EntityReached(mention))

    def _open_at(self, place: int) -> None:
        links = [m for m in self.mark_layers["inline"].within(place, place + 1) if m.kind == "link"]
        address = safe_address(links[0].data) if links else None
        mention = self.mention_at(place) if self.entities_shown else None
        note = self.note_at(place)
        if address is not None:
            self.post_message(LinkChosen(address))
        elif note is not None:
            self.post_message(NoteChosen(note.number))
        elif mention is not None and self.current == (mention.start, mention.end):
            self.post_message(EntityChosen(mention))
        elif mention is not None:
            self.jump_to((mention.start, mention.end))
            self._tell_entity(mention)

    def _select(self, units: UnitSelection) -> None:
        self._units = units
        self.select(units.range)
        self.bring_into_view(units.cursor_range[0])


def _start_of_mention(mention: EntityMention) -> int:
    return mention.start


def _range_of_note(note: Annotation) -> Range:
    return (note.position.start, note.position.end) if note.position else (0, 0)


def _length_of_note(note: Annotation) -> int:
    start, end = _range_of_note(note)
    return end - start
