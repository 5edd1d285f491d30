"""The panes beside the article: what is named in it, what was noted on it, each with a filter."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from newsreader.tui.bindings import pane_bindings
from newsreader.tui.widgets.entities_pane import EntitiesPane
from newsreader.tui.widgets.notes_pane import NotesPane
from newsreader.tui.widgets.pane import Pane
from newsreader.tui.widgets.search_bar import SearchBar


class SidePane(Pane):
    """A list beside the article; `/` shows only the rows that hold what is typed."""

    def __init__(self, title: str, rows: EntitiesPane | NotesPane) -> None:
        super().__init__(title)
        self.filter = SearchBar(f"show only {title} with …", id=f"filter-{self.pane_name}")
        self.rows = rows

    def compose(self) -> ComposeResult:
        yield self.title
        yield self.filter
        yield self.rows

    @property
    def focus_target(self) -> EntitiesPane | NotesPane:
        return self.rows

    def end_filter(self) -> None:
        """Show all rows again."""
        self.filter.close()
        self.rows.set_filter("")

    @on(SearchBar.Typed)
    def _typed(self, message: SearchBar.Typed) -> None:
        message.stop()
        self.rows.set_filter(message.text)

    @on(SearchBar.Entered)
    def _entered(self, message: SearchBar.Entered) -> None:
        message.stop()
        self.rows.focus()

    @on(SearchBar.Left)
    def _left(self, message: SearchBar.Left) -> None:
        message.stop()
        self.end_filter()
        self.rows.focus()


class EntitiesSide(SidePane):
    """People, organisations, places, dates and figures named in the article."""

    BINDINGS: ClassVar[list[BindingType]] = [*pane_bindings("entities")]
    pane_name = "entities"

    def __init__(self, rows: EntitiesPane) -> None:
        super().__init__("entities", rows)


class NotesSide(SidePane):
    """Notes and highlights of the article."""

    BINDINGS: ClassVar[list[BindingType]] = [*pane_bindings("notes")]
    pane_name = "notes"

    def __init__(self, rows: NotesPane) -> None:
        super().__init__("notes", rows)
