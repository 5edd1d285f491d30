"""The panes of an article: its text, what is named in it, what was noted on it.

They have nothing to show in the first picture of the reader, and are imported after it.
"""

from __future__ import annotations

from textual.containers import Vertical

from newsreader.config import ReadingSettings
from newsreader.tui.reader.view import ReadingView
from newsreader.tui.widgets.article_pane import ArticlePane
from newsreader.tui.widgets.entities_pane import EntitiesPane
from newsreader.tui.widgets.notes_pane import NotesPane
from newsreader.tui.widgets.pane import Pane
from newsreader.tui.widgets.side_panes import EntitiesSide, NotesSide, SidePane


class ReadingPanes:
    """The article pane, and beside it, one above the other, the side panes."""

    def __init__(self, settings: ReadingSettings, note_sign: str) -> None:
        self.view = ReadingView(
            measure=settings.width, words_per_minute=settings.words_per_minute, id="reading"
        )
        self.view.set_note_sign(note_sign)
        self.article = ArticlePane(self.view)
        self.entities = EntitiesSide(EntitiesPane())
        self.notes = NotesSide(NotesPane())
        #: The side panes by name.
        self.sides: dict[str, SidePane] = {"entities": self.entities, "notes": self.notes}
        #: What the side panes stand in.
        self.side = Vertical(*self.sides.values(), id="side")

    @property
    def by_name(self) -> dict[str, Pane]:
        """All of them, from left to right."""
        return {"article": self.article, **self.sides}
