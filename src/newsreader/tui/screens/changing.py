"""Changing articles: read, starred, archived, tags, trash; and taking it back.

Dialogs are imported when they are first opened: loading them all would take a tenth of the start.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from threading import Event
from typing import Any, TypedDict

from textual import work

from newsreader.model import ArticleRow, Change
from newsreader.tui import wording
from newsreader.tui.screens.opening import Opening
from newsreader.tui.screens.working import Result
from newsreader.tui.screens.workspace import UNDO_HINT

# A change of more articles than these says how far it is; fewer are done before it is read.
_SAID_FROM = 200
_BAR_CELLS = 20


class Watch(TypedDict, total=False):
    """What the library's changes take so that they can be followed and stopped."""

    progress: Callable[[int, int], None]
    cancelled: Callable[[], bool]


class Changing(Opening):
    """Each change is one step of undo, says what it did, and works on all that are selected.

    A key that turns something on turns it off where it is on already for all of them. A change
    of very many can be stopped; what is done then stays, and is undone as one.
    """

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self._stop: Event | None = None

    def action_back(self) -> None:
        """Stop the change that is being made, or else go one level back."""
        if self._stop is None:
            super().action_back()
            return
        self._stop.set()

    def action_mark_read(self) -> None:
        """Mark as read, or as unread."""
        self._toggle(
            lambda row: row.read, lambda ids, on, watch: self.library.mark(ids, read=on, **watch)
        )

    def action_star(self) -> None:
        """Star, or take the star away."""
        self._toggle(
            lambda row: row.starred,
            lambda ids, on, watch: self.library.mark(ids, starred=on, **watch),
        )

    def action_archive(self) -> None:
        """Archive, or take out of the archive."""
        self._toggle(
            lambda row: row.archived,
            lambda ids, on, watch: self.library.mark(ids, archived=on, **watch),
        )

    async def action_trash(self) -> None:
        """Move to the trash, or back; delete the note or the saved search under the cursor."""
        if self.focused_pane == "notes":
            self._delete_note()
        elif self.focused_pane == "library":
            await self.converse(self._delete_search())
        else:
            self._trash(self.targets())

    async def action_edit_tags(self) -> None:
        """Change the tags of the articles."""
        await self.converse(self._edit_tags())

    async def _edit_tags(self) -> None:
        from newsreader.tui.dialogs.tags import TagDialog, tags_of

        numbers = self.targets()
        rows = await self.read(lambda: self.library.rows(numbers))
        if not rows:
            return
        known = [tag for tag, _count in await self.read(self.library.tags)]
        before = _common_tags(rows)
        subject = rows[0].title if len(rows) == 1 else wording.count(len(rows), "article")
        line = await self.ask(TagDialog(f"tags of {subject}", before, known))
        if line is None:
            return
        after = tags_of(line)
        added = [tag for tag in after if tag not in before]
        removed = [tag for tag in before if tag not in after]
        if added or removed:
            await self._change_many(
                len(numbers),
                lambda watch: self.library.tag(numbers, add=added, remove=removed, **watch),
            )

    @work(exit_on_error=False, group="change")
    async def action_undo(self) -> None:
        """Take the last change back."""
        change = await self._stoppable(lambda watch: self.library.undo(**watch))
        self._turned(change, "undo", "U does it again")

    @work(exit_on_error=False, group="change")
    async def action_redo(self) -> None:
        """Do again what was taken back."""
        change = await self._stoppable(lambda watch: self.library.redo(**watch))
        self._turned(change, "do again", UNDO_HINT)

    async def action_mark_all_read(self) -> None:
        """Mark everything the list shows as read, after saying how many that are."""
        await self.converse(self._mark_all_read())

    async def _mark_all_read(self) -> None:
        from newsreader.tui.dialogs.question import QuestionDialog

        unread = await self.read(lambda: self._unread_of(list(self.articles.ids)))
        if not unread:
            self.say("Everything here is read already.")
            return
        asked = f"Mark {wording.count(len(unread), 'unread article')} as read?"
        if await self.ask(QuestionDialog(asked, "mark as read")):
            await self._change_many(
                len(unread), lambda watch: self.library.mark(unread, read=True, **watch)
            )

    def follow(self, numbers: Iterable[int], *, relist: bool = False) -> None:
        """These articles have changed: show them as they are now, everywhere they are shown.

        With `relist` the list itself may have changed, and notes of any article.
        """
        changed = set(numbers)
        if relist:
            self.reload()
        else:
            self.articles.reread(changed)
        if relist or (self.shown is not None and self.shown.id in changed):
            self.show_again()
        self.count_again()

    @work(exit_on_error=False, group="change")
    async def _toggle(
        self,
        is_on: Callable[[ArticleRow], bool],
        turn: Callable[[Sequence[int], bool, Watch], Change],
    ) -> None:
        numbers = self.targets()
        if not numbers:
            return
        rows = await self.read(lambda: self.library.rows(numbers))
        turned_on = not all(is_on(row) for row in rows)
        await self._change_many(len(numbers), lambda watch: turn(numbers, turned_on, watch))

    @work(exit_on_error=False, group="change")
    async def _trash(self, numbers: list[int]) -> None:
        if not numbers:
            return
        rows = await self.read(lambda: self.library.rows(numbers))
        if all(row.trashed for row in rows):
            await self._change_many(
                len(numbers), lambda watch: self.library.restore(numbers, **watch), relist=True
            )
            return
        await self._change_many(
            len(numbers), lambda watch: self.library.remove(numbers, **watch), relist=True
        )
        if self.focused_pane == "article":
            self.action_focus_pane("list")

    @work(exit_on_error=False, group="change")
    async def _delete_note(self) -> None:
        note = self.notes.current
        if note is not None:
            await self._change(lambda: self.library.remove_annotation(note.number))
            self.show_notes_again()

    async def _delete_search(self) -> None:
        from newsreader.tui.dialogs.question import QuestionDialog

        shelf = self.shelves.current
        if shelf is None or shelf.kind != "search":
            self.say("Only a saved search can be deleted here.", "F in the list saves one")
            return
        question = QuestionDialog(f"Delete the saved search “{shelf.name}”?", "delete it")
        if await self.ask(question):
            await self._change(lambda: self.library.delete_search(shelf.name))

    async def _change_many(
        self, articles: int, call: Callable[[Watch], Change], *, relist: bool = False
    ) -> None:
        """A change that is told how to say how far it is, and how to learn that it shall stop."""
        if articles < _SAID_FROM:
            await self._change(lambda: call(Watch()), relist=relist)
        else:
            self._changed(await self._stoppable(call), relist=relist)

    async def _stoppable(self, call: Callable[[Watch], Result]) -> Result | None:
        stop = self._stop = Event()
        watch = Watch(progress=self._tell_progress, cancelled=stop.is_set)
        try:
            return await self.write(lambda: call(watch))
        finally:
            self._stop = None

    def _tell_progress(self, done: int, of: int) -> None:
        if done < of:
            full = round(done / of * _BAR_CELLS)
            bar = "━" * full + "─" * (_BAR_CELLS - full)
            self.say_from_thread(f"{bar}  {done:,} of {of:,} articles done  ·  Esc stops")

    async def _change(self, call: Callable[[], Change], *, relist: bool = False) -> None:
        self._changed(await self.write(call), relist=relist)

    def _changed(self, change: Change | None, *, relist: bool = False) -> None:
        if change is None:
            return
        self.say(change.description, UNDO_HINT)
        self.articles.select_none()
        self.tell_list()
        self.follow(change.ids, relist=relist)

    def _turned(self, change: Change | None, verb: str, remedy: str) -> None:
        """Say what was undone or done again, or that there was nothing, or that it was stopped."""
        if change is None:
            self._nothing_to(verb)
            return
        self.say(change.description, "" if change.stopped else remedy)
        self._follow_everything(change)

    def _follow_everything(self, change: Change) -> None:
        self.follow(change.ids, relist=True)
        if not change.ids:
            # What touches no article may have corrected names in all of them.
            self.follow_library()

    def _nothing_to(self, verb: str) -> None:
        if not self.status.is_error:
            self.say(f"There is nothing to {verb}.")


def _common_tags(rows: Sequence[ArticleRow]) -> list[str]:
    """The tags that all of the articles have, in the order of the first."""
    return [tag for tag in rows[0].tags if all(tag in row.tags for row in rows)]
