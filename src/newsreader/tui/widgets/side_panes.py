"""The panes beside the article: what is named in it, what was noted on it, each with a filter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content

from newsreader.model import Annotation, EntityMention
from newsreader.tui.bindings import pane_bindings
from newsreader.tui.widgets.entities_pane import EntitiesPane
from newsreader.tui.widgets.fitted_text import FittedText
from newsreader.tui.widgets.notes_pane import NotesPane
from newsreader.tui.widgets.pane import Pane
from newsreader.tui.widgets.search_bar import SearchBar
from newsreader.tui.widgets.search_messages import SearchEntered, SearchLeft, SearchTyped


class SidePane(Pane):
    """A list beside the article; `/` shows only the rows that hold what is typed."""

    DEFAULT_CSS = """
    SidePane > .side--empty { height: auto; padding: 1 2; color: $foreground-muted; }
    """
    #: What stands there when there is nothing.
    nothing: ClassVar[str]

    def __init__(self, rows: EntitiesPane | NotesPane) -> None:
        super().__init__(self.pane_name)
        self.filter = SearchBar(f"show only {self.pane_name} with …", id=f"filter-{self.pane_name}")
        self.rows = rows
        self._empty = FittedText(classes="side--empty")
        self._empty.display = False

    def compose(self) -> ComposeResult:
        yield self.title
        yield self.filter
        yield self._empty
        yield self.rows

    @property
    def focus_target(self) -> EntitiesPane | NotesPane:
        return self.rows

    def tell(self, count: int) -> None:
        """Say how many there are, or what to do when there are none."""
        self.title.say(self.pane_name, f"{count:,}" if count else "")
        self._empty.display = not count
        if not count:
            words = f"Nothing with “{self.filter.text}”." if self.filter.text else self.nothing
            self._empty.show(Content(words))

    def end_filter(self) -> None:
        """Show all rows again."""
        self.filter.close()
        self._narrow("")

    @on(SearchTyped)
    def _typed(self, message: SearchTyped) -> None:
        message.stop()
        self._narrow(message.text)

    @on(SearchEntered)
    def _entered(self, message: SearchEntered) -> None:
        message.stop()
        self.rows.focus()

    @on(SearchLeft)
    def _left(self, message: SearchLeft) -> None:
        message.stop()
        self.end_filter()
        self.rows.focus()

    def count(self) -> int:
        """How many there are."""
        raise NotImplementedError

    def _narrow(self, words: str) -> None:
        self.rows.set_filter(words)
        self.tell(self.count())


class EntitiesSide(SidePane):
    """People, organisations, places, dates and figures named in the article."""

    BINDINGS: ClassVar[list[BindingType]] = [*pane_bindings("entities")]
    pane_name = "entities"
    nothing = "No names, dates or figures."

    def __init__(self, rows: EntitiesPane) -> None:
        super().__init__(rows)
        self.entities = rows
        self._basic = False

    def count(self) -> int:
        return len(self.entities.things)

    def show(self, mentions: Sequence[EntityMention], *, basic: bool) -> None:
        """Show what these mentions name; `basic` if lists and patterns alone found them."""
        self._basic = basic
        self.entities.show(mentions)
        self.tell(self.count())

    def tell(self, count: int) -> None:
        super().tell(count)
        if self._basic:
            self.title.say(self.pane_name, f"basic · {count:,}" if count else "basic")


class NotesSide(SidePane):
    """Notes and highlights of the article."""

    BINDINGS: ClassVar[list[BindingType]] = [*pane_bindings("notes")]
    pane_name = "notes"
    nothing = "No notes here yet.\n\na  writes a note\nH  highlights words"

    def __init__(self, rows: NotesPane) -> None:
        super().__init__(rows)
        self.notes = rows

    def count(self) -> int:
        return len(self.notes.notes)

    def show(self, annotations: Sequence[Annotation]) -> None:
        """Show these notes and highlights."""
        self.notes.show(annotations)
        self.tell(self.count())
