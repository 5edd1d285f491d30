"""Notes and highlights: on the selection, on a paragraph, on the whole article.

Dialogs are imported when they are first opened: loading them all would take a tenth of the start.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on, work

from newsreader.model import Annotation, Article
from newsreader.tui.reader.messages import NoteChosen
from newsreader.tui.screens.opening import Opening
from newsreader.tui.screens.workspace import UNDO_HINT

if TYPE_CHECKING:
    from newsreader.tui.widgets.notes_pane import NotesPane


class Noting(Opening):
    """Writes notes where the reader is, and finds their places again."""

    async def action_note(self) -> None:
        """Write a note: on the passage in the article pane, elsewhere on the article."""
        await self.converse(self._note())

    async def _note(self) -> None:
        from newsreader.tui.dialogs.note import NoteDialog

        await self.arrival()
        article = await self._article_to_note()
        if article is None:
            return
        passage = self._passage() if self.focused_pane == "article" else None
        quote = self.view.document.text[slice(*passage)] if passage else ""
        title = "note on this passage" if passage else f"note on {article.title}"
        written = await self.ask(NoteDialog(title, quote=quote, known=await self._known_tags()))
        if written is None or not (written.body or written.tags):
            return
        start, end = passage or (None, None)
        note = await self.write(
            lambda: self.library.annotate(
                article.id, written.body, start=start, end=end, tags=written.tags
            )
        )
        if note is not None:
            self.say("Note kept.", UNDO_HINT)
            self._noted(note)

    @work(exit_on_error=False, group="change")
    async def action_highlight(self) -> None:
        """Highlight the selection, or the paragraph."""
        await self.arrival()
        article, passage = self.shown, self._passage()
        if article is None or passage is None:
            return
        start, end = passage
        note = await self.write(
            lambda: self.library.annotate(
                article.id, "", start=start, end=end, motivation="highlighting"
            )
        )
        if note is not None:
            self.say("Highlighted.", UNDO_HINT)
            self._noted(note)

    async def action_change_note(self) -> None:
        """Change the note under the cursor, or that at the place in the text."""
        await self.converse(self._change_note())

    async def _change_note(self) -> None:
        await self.arrival()
        note = self.notes.current if self.focused_pane == "notes" else self._note_here()
        if note is None:
            self.say("There is no note here.", "a writes one, 4 goes to the notes")
            return
        await self._edit(note)

    def on_notes_pane_opened(self, message: NotesPane.Opened) -> None:
        self.show_note(message.annotation)

    @on(NoteChosen)
    def _note_chosen(self, message: NoteChosen) -> None:
        self.notes.go_to(message.number)
        self.action_focus_pane("notes")

    def show_note(self, note: Annotation) -> None:
        """Show the passage of a note in the text."""
        self.action_focus_pane("article")
        if note.position is not None:
            self.view.jump_to((note.position.start, note.position.end))

    async def _edit(self, note: Annotation) -> None:
        from newsreader.tui.dialogs.note import NoteDialog

        quote = note.quote.exact if note.quote else ""
        known = await self._known_tags()
        dialog = NoteDialog(
            "change the note", quote=quote, body=note.body, tags=note.tags, known=known
        )
        written = await self.ask(dialog)
        if written is None or (written.body, written.tags) == (note.body, note.tags):
            return
        changed = await self.write(
            lambda: self.library.edit_annotation(note.number, body=written.body, tags=written.tags)
        )
        if changed is not None:
            self.say("Note changed.", UNDO_HINT)
            self._noted(changed)

    async def _known_tags(self) -> list[str]:
        return [tag for tag, _count in await self.read(self.library.tags)]

    async def _article_to_note(self) -> Article | None:
        if self.focused_pane != "list":
            return self.shown
        number = self.articles.current_id
        if number is None:
            return None
        if self.shown is not None and self.shown.id == number:
            return self.shown
        reading = await self._read_article(number)
        return reading.article if reading else None

    def _passage(self) -> tuple[int, int] | None:
        if self.shown is None:
            return None
        start, end = self.view.selected_range() or self.view.current_paragraph()
        return (start, end) if start < end else None

    def _note_here(self) -> Annotation | None:
        passage = self._passage()
        if passage is None:
            return None
        for note in self.notes.notes:
            place = note.position
            if place and place.start < passage[1] and passage[0] < place.end:
                return note
        return None

    def _noted(self, note: Annotation) -> None:
        self.view.stop_selecting()
        self.articles.reread([note.article])
        self.show_notes_again()
        self.count_again()
