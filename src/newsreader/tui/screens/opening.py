"""The article that is shown: previewing, opening, going on to others, where reading stopped."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from textual import on, work

from newsreader.config import Settings
from newsreader.errors import NewsreaderError
from newsreader.library import Library
from newsreader.model import Annotation, Article
from newsreader.records import record
from newsreader.tui.delay import Delay
from newsreader.tui.reader.messages import Moved, ReachedEnd, Told
from newsreader.tui.screens.listing import Listing
from newsreader.tui.screens.workspace import UNDO_HINT
from newsreader.tui.widgets.article_row import RowContext
from newsreader.tui.widgets.cursor_list import CursorList

if TYPE_CHECKING:
    from newsreader.document import Document

# The cursor rests this long on a row before its article is shown beside the list, so that
# a held key does not read every article it passes.
_REST_SECONDS = 0.08
_SETTLE_SECONDS = 1.5
_PLACES_KEPT = 300


@record
class Reading:
    """An article with everything that is shown of it."""

    article: Article
    document: Document
    notes: list[Annotation]
    hits: list[tuple[int, int]]


class Opening(Listing):
    """Shows articles and remembers how far they were read."""

    def __init__(self, library: Library, settings: Settings, context: RowContext) -> None:
        super().__init__(library, settings, context)
        #: Where reading stopped, by article: offsets of the plain text, the latest last.
        self.places: dict[int, int] = {}
        self._read_by_itself: set[int] = set()
        self._has_arrived = asyncio.Event()
        self._has_arrived.set()
        self.resting = Delay(_REST_SECONDS)
        self._until_settled = Delay(_SETTLE_SECONDS)

    # Opening.

    def open_article(
        self, number: int, *, at: int | tuple[int, int] | None = None, focus: bool = True
    ) -> None:
        """Open an article where it was left, or at a place of its plain text."""
        self._leave_article()
        self.opened = number
        if focus:
            self.action_focus_pane("article")
        if self.shown is not None and self.shown.id == number and at is None:
            self.view.next_hit(1)
            self._opened(number)
        else:
            self._has_arrived.clear()
            self.resting.cancel()
            self._open(number, at)

    @work(exit_on_error=False, exclusive=True, group="article")
    async def _open(self, number: int, at: int | tuple[int, int] | None) -> None:
        try:
            reading = await self._read_article(number)
        finally:
            self._has_arrived.set()
        if reading is None:
            self.opened = None
            return
        self._show(reading)
        if at is not None:
            self.view.jump_to(at)
        elif reading.hits:
            self.view.next_hit(1)
        self._opened(number)

    async def arrival(self) -> None:
        """Wait until the article that was opened is shown."""
        await self._has_arrived.wait()

    def preview(self, number: int) -> None:
        """Show an article beside the list once the cursor rests on it."""
        self._has_arrived.set()
        self.workers.cancel_group(self, "article")
        self.resting.start(lambda: self._preview(number))

    def stay(self) -> None:
        """Show no other article beside the list: the reader is being closed."""
        self.resting.cancel()
        self.workers.cancel_group(self, "article")

    @work(exit_on_error=False, exclusive=True, group="article")
    async def _preview(self, number: int) -> None:
        reading = await self._read_article(number)
        if reading is not None:
            self._leave_article()
            self._show(reading)

    @work(exit_on_error=False, exclusive=True, group="article")
    async def show_again(self) -> None:
        """The article that is shown has changed: show it as it is now, at the same place."""
        self._has_arrived.set()
        self.resting.cancel()
        if self.shown is None:
            return
        offset = self.view.text_offset
        reading = await self._read_article(self.shown.id)
        if reading is not None:
            self._show(reading, offset)

    @work(exit_on_error=False, exclusive=True, group="notes")
    async def show_notes_again(self) -> None:
        """The notes of the article that is shown have changed."""
        if self.shown is None:
            return
        number = self.shown.id
        notes = await self.read(lambda: self.library.annotations(number))
        if self.shown is not None and self.shown.id == number:
            self.view.set_notes(notes)
            self.notes_side.show(notes)

    @work(exit_on_error=False, exclusive=True, group="hits")
    async def show_hits(self, query: str) -> None:
        """Mark in the article what a query finds in it."""
        article = self.shown
        if article is None:
            return
        hits = await self.read(lambda: self._hits(article, query))
        if self.shown is article:
            self.view.set_hits(hits)

    def action_focus_pane(self, name: str) -> None:
        was_hidden = "article" not in self.panes_in_view
        super().action_focus_pane(name)
        number = self.articles.current_id
        is_shown = "article" in self.panes_in_view
        if was_hidden and is_shown and self.opened is None and number is not None:
            self.preview(number)

    # Going on.

    @on(CursorList.Highlighted, "#articles")
    def _cursor_moved(self) -> None:
        number = self.articles.current_id
        if number is None or self.opened == number:
            return
        self._leave_article()
        if self.settings.list.preview and "article" in self.panes_in_view:
            self.preview(number)

    @on(CursorList.Chosen, "#articles")
    def _row_chosen(self) -> None:
        if self.articles.current_id is not None:
            self.open_article(self.articles.current_id)

    def action_step_article(self, steps: int) -> None:
        """Open the next article of the list, or the one before."""
        index = self.articles.cursor + steps
        if not 0 <= index < len(self.articles.ids):
            self.say("This is the last article." if steps > 0 else "This is the first article.")
            return
        self.articles.go_to(index)
        self.open_article(self.articles.ids[index], focus=self.focused_pane == "article")

    @work(exit_on_error=False, exclusive=True, group="unread")
    async def action_next_unread(self, steps: int) -> None:
        """To the next unread article of the list, or the one before."""
        index = await self.read(lambda: self._unread_index(steps))
        if index is None:
            where = "below" if steps > 0 else "above"
            self.say(f"No unread article {where}.")
            return
        self.articles.go_to(index)
        if self.focused_pane == "article":
            self.open_article(self.articles.ids[index])
        elif self.focused_pane == "library":
            self.action_focus_pane("list")

    @on(ReachedEnd)
    def _read_on(self) -> None:
        if self.opened is not None and self.settings.reading.mark_read == "end":
            self._mark_read_by_itself(self.opened)
        self.action_next_unread(1)

    # Where reading stopped.

    def finish_writing(self) -> None:
        self.resting.cancel()
        self._until_settled.cancel()
        super().finish_writing()

    @on(Moved)
    def _moved(self, message: Moved) -> None:
        self._tell_place()
        article = self.shown
        if article is None or self.opened != article.id:
            return
        self.places.pop(article.id, None)
        self.places[article.id] = message.offset
        number, fraction = article.id, message.fraction
        self._until_settled.start(lambda: self._write_progress(number, fraction))
        self._look_for_the_end(article.id)

    @on(Told)
    def _told(self, message: Told) -> None:
        self.say(message.text)

    def _look_for_the_end(self, number: int) -> None:
        if self.view.is_read_to_the_end and self.settings.reading.mark_read == "end":
            self._mark_read_by_itself(number)

    def latest_places(self) -> dict[int, int]:
        """Where reading stopped in the articles read last."""
        return dict(list(self.places.items())[-_PLACES_KEPT:])

    @work(exit_on_error=False, group="read")
    async def _mark_read_by_itself(self, number: int) -> None:
        if number in self._read_by_itself:
            return
        self._read_by_itself.add(number)
        rows = await self.read(lambda: self.library.rows([number]))
        if any(not row.read for row in rows):
            await self._mark_read(number, "Read to the end: marked as read.")

    async def _mark_read(self, number: int, message: str) -> None:
        change = await self.write(lambda: self.library.mark([number], read=True))
        if change is not None:
            # Which hit this is ("3/17") is what the reader of a search wants to know.
            if not self.view.hits:
                self.say(message, UNDO_HINT)
            self.articles.reread([number])
            self.count_again()

    def _opened(self, number: int) -> None:
        self._tell_place()
        # Not at once: how far it was read, and that it was opened, is written on leaving as well,
        # and a write costs as much as all that is drawn of the article.
        self._until_settled.start(lambda: self._write_opening(number))
        if self.settings.reading.mark_read == "open":
            self._mark_opened_as_read(number)
        self._look_for_the_end(number)

    @work(exit_on_error=False, group="read")
    async def _write_opening(self, number: int) -> None:
        await self.write(lambda: self.library.mark_opened(number))

    @work(exit_on_error=False, group="read")
    async def _mark_opened_as_read(self, number: int) -> None:
        await self._mark_read(number, "Marked as read.")

    def _leave_article(self) -> None:
        """Keep how far the article that was being read came."""
        number, self.opened = self.opened, None
        if number is None or self.shown is None or self.shown.id != number:
            return
        self._until_settled.cancel()
        self._write_progress(number, self.view.fraction)

    @work(exit_on_error=False, group="read")
    async def _write_progress(self, number: int, fraction: float) -> None:
        await self.write(lambda: self.library.set_progress(number, fraction))
        self.articles.reread([number])

    async def _read_article(self, number: int) -> Reading | None:
        query = self.query_text if self.is_searching else ""
        try:
            return await self.read(lambda: self._reading(number, query))
        except NewsreaderError as error:
            self.complain(str(error))
            return None

    def _reading(self, number: int, query: str) -> Reading:
        article = self.library.get(number)
        return Reading(
            article,
            self.library.document(article),
            self.library.annotations(number),
            self._hits(article, query),
        )

    def _hits(self, article: Article, query: str) -> list[tuple[int, int]]:
        return self.library.hits(article, query) if query.strip() else []

    def _show(self, reading: Reading, offset: int | None = None) -> None:
        article = reading.article
        if offset is None:
            offset = self.places.get(article.id, 0)
        self.view.show(article, reading.document, offset=offset)
        self.view.set_entities(article.entities)
        self.view.set_notes(reading.notes)
        self.view.set_hits(reading.hits)
        self.entities_side.show(article.entities, basic=self.library.names_are_basic(article))
        self.notes_side.show(reading.notes)
        self._tell_place()

    def _tell_place(self) -> None:
        article = self.shown
        if article is None:
            return
        left = self.view.minutes_left
        place = f"{self.view.fraction:.0%}" + (f" · {left} min left" if left else "")
        self.article_pane.title.say(article.publisher or "article", place)

    def _unread_index(self, steps: int) -> int | None:
        unread = set(self.library.ids("is:unread"))
        ids = self.articles.ids
        places = (
            range(self.articles.cursor + 1, len(ids))
            if steps > 0
            else range(self.articles.cursor - 1, -1, -1)
        )
        return next((index for index in places if ids[index] in unread), None)
