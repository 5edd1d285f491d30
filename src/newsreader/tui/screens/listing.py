"""What the list shows: a shelf or a search, in an order; and how it follows the library.

Dialogs are imported when they are first opened: loading them all would take a tenth of the start.
"""

from __future__ import annotations

from collections.abc import Sequence

from textual import on, work
from textual.content import Content

from newsreader.errors import NewsreaderError
from newsreader.tui.screens.workspace import Workspace
from newsreader.tui.widgets.library_pane import ALL_ARTICLES, LibraryPane, Shelf
from newsreader.tui.widgets.line_list import Entry

#: Orders by the key they have in the library, and what the sort menu calls them.
SORTS = {
    "saved": "newest saved first",
    "-saved": "oldest saved first",
    "published": "newest published first",
    "-published": "oldest published first",
    "unread": "unread first",
    "title": "title",
    "publisher": "publisher",
    "words": "longest first",
    "-words": "shortest first",
    "relevance": "best match first",
}
#: What brings articles into a view that has none.
_HOW_TO_FILL = {
    "unread": "Everything has been read.",
    "starred": "s stars an article.",
    "archived": "e archives an article that you are done with.",
    "notes": "In an article a writes a note, and H highlights a passage.",
    "trash": "d moves an article to the trash.",
}
_POLL_SECONDS = 1.0
_FIRST_PAGE = 64
# Indexing so many files of the library takes long enough to say so; one has 128 articles.
_WORTH_A_WORD = 10
# No article has this number.
_TOP = 0


class Listing(Workspace):
    """The list follows its shelf; the library pane follows the library."""

    shelf: Shelf = ALL_ARTICLES
    query_text: str = ""
    sort: str = ""
    article_count: int | None = None
    #: Where the cursor is to be once the list is there; None: where it is.
    _cursor_on: int | None = None
    _is_following = False
    #: Is so much being indexed that the list should grow meanwhile?
    _is_indexing = False

    def on_mount(self) -> None:
        self.set_interval(_POLL_SECONDS, self._look_for_changes)

    @property
    def order(self) -> str:
        """The order the list is in: the one that was chosen, else that of the settings."""
        return self.sort or self.settings.list.sort

    # Showing.

    def show_shelf(self, shelf: Shelf, *, cursor_on: int | None = None) -> None:
        """List the articles of a shelf."""
        self.shelf = shelf
        self.shelves.mark_open(shelf)
        self.list_pane.search.close()
        self.articles.show_snippets(False)
        self.articles.select_none()
        self.query_text = shelf.query
        self._cursor_on = _TOP if cursor_on is None else cursor_on
        self._list()

    def show_ids(self, ids: Sequence[int], *, cursor_on: int | None = None) -> None:
        """List these articles; without `cursor_on` the row under the cursor stays."""
        self.articles.show(ids, cursor_on=cursor_on)
        self.tell_list()
        self._tell_empty()

    def show_first_page(self) -> None:
        """Show the top of the list at once, before all of it is known."""
        rows = self.library.list(self.query_text, self.order, limit=_FIRST_PAGE)
        self.articles.show([row.id for row in rows])
        self.articles.take(rows)

    def reload(self) -> None:
        """List the same query again; the row under the cursor stays where it is."""
        self._list()

    @work(exit_on_error=False, exclusive=True, group="list")
    async def _list(self) -> None:
        query, order = self.query_text, self.sort if self.is_searching else self.order
        ids = await self.read(lambda: self.library.ids(query, order))
        # Taken only now: a listing that was overtaken leaves it to the one that overtook it.
        wanted, self._cursor_on = self._cursor_on, None
        if wanted == _TOP:
            wanted = ids[0] if ids else None
        self.show_ids(ids, cursor_on=wanted)

    @work(exit_on_error=False, exclusive=True, group="counts")
    async def count_again(self) -> None:
        """Bring the counts of the library pane up to date."""
        views, searches, tags = await self.read(self._counts)
        self.article_count = views["all"]
        has_none = not views["all"] and not views["trash"]
        if has_none != self.has_no_articles:
            self.has_no_articles = has_none
            self.fit(self.size.width)
        self.shelves.show(views, searches, tags)
        self._tell_empty()

    @property
    def is_searching(self) -> bool:
        """Does the list show a search that was typed?"""
        return self.list_pane.search.is_open

    # Following the library.

    def _look_for_changes(self) -> None:
        if self._is_indexing:
            self.reload()
        elif not self._is_following and self.library.changed_elsewhere():
            self.follow_library()

    @work(exit_on_error=False, group="poll")
    async def follow_library(self) -> None:
        """Another process wrote: show what is there now, without moving the row read."""
        self._is_following = True
        try:
            await self.read(self._sync)
        finally:
            self._is_following = self._is_indexing = False
        self.reload()
        self.count_again()

    def _sync(self) -> None:
        def progress(done: int, total: int) -> None:
            self._is_indexing = total >= _WORTH_A_WORD
            if self._is_indexing:
                self.say_from_thread(f"Indexing what is new: {done:,} of {total:,} files")

        if self.library.sync(progress=progress, cancelled=lambda: self.is_leaving) >= _WORTH_A_WORD:
            self.say_from_thread("What is new is indexed.")

    # What the reader asks for.

    @on(LibraryPane.Picked)
    def _shelf_picked(self, message: LibraryPane.Picked) -> None:
        if message.shelf != self.shelf or self.is_searching:
            self.show_shelf(message.shelf)
        if message.goes_on:
            self.action_focus_pane("list")

    async def action_sort(self) -> None:
        """Choose the order of the list."""
        await self.converse(self._sort())

    async def _sort(self) -> None:
        from newsreader.tui.dialogs.choice import ChoiceDialog

        orders = (
            SORTS if self.is_searching else {k: v for k, v in SORTS.items() if k != "relevance"}
        )
        entries = [Entry(key, title) for key, title in orders.items()]
        current = (self.sort or "relevance") if self.is_searching else self.order
        chosen = await self.ask(ChoiceDialog("sort", entries, chosen=current))
        if chosen is None:
            return
        self.sort = str(chosen)
        self.say(f"Sorted: {SORTS[self.sort]}.")
        self.reload()

    def action_select(self) -> None:
        """Select the article under the cursor."""
        self.articles.toggle_selected()
        self.tell_list()

    def action_select_all(self) -> None:
        """Select everything shown, or nothing."""
        self.articles.select_all()
        self.tell_list()

    def step_back(self) -> bool:
        had_selection = super().step_back()
        self.tell_list()
        return had_selection

    def _counts(
        self,
    ) -> tuple[dict[str, int], list[tuple[str, str, int | None]], Sequence[tuple[str, int]]]:
        searches: list[tuple[str, str, int | None]] = []
        for name, query in self.library.saved_searches():
            try:
                searches.append((name, query, self.library.count(query)))
            except NewsreaderError:
                searches.append((name, query, None))
        return self.library.views(), searches, self.library.tags()

    def _unread_of(self, ids: list[int]) -> list[int]:
        return [row.id for row in self.library.rows(ids) if not row.read]

    def tell_list(self) -> None:
        """Name the list, and how many are in it or selected."""
        found = len(self.articles.ids)
        if self.articles.selected:
            self.list_pane.title.say(
                self._list_title(), f"{len(self.articles.selected):,} selected"
            )
        else:
            self.list_pane.title.say(self._list_title(), f"{found:,}")

    def _list_title(self) -> str:
        return "search" if self.is_searching else self.shelf.title

    def _tell_empty(self) -> None:
        was_empty = bool(self.list_pane.empty_text)
        self.list_pane.explain_empty(None if len(self.articles.ids) else self._why_empty())
        if was_empty == bool(len(self.articles.ids)):
            self.show_keys()

    def _why_empty(self) -> Content:
        if self._is_following:
            return Content("One moment: the library is being looked through.")
        if self.article_count == 0 and not self.query_text:
            return first_steps()
        if self.is_searching:
            return Content("Nothing found.")
        how = _HOW_TO_FILL.get(self.shelf.name, "") if self.shelf.kind == "view" else ""
        said = f"No articles in “{self.shelf.title}”."
        return Content("\n\n".join(filter(None, (said, how, "h goes to the other views."))))


def first_steps() -> Content:
    """What to do in a library without articles."""
    return Content.assemble(
        ("Nothing here yet.\n\n", "bold $foreground"),
        ("I", "bold $accent"),
        "      import files or folders: saved pages, plain text,\n"
        "       Markdown, archives, exports of other readers\n\n",
        ("Enter", "bold $accent"),
        "  bring in the sample articles, and look around:\n"
        "       T then takes you through the first keys in two minutes\n\n",
        ("?", "bold $accent"),
        "      the keys\n\n",
        "In a shell: newsreader import FOLDER",
    )
