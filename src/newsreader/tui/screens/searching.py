"""Searching: the library as one types, the text of an article, the rows of a side pane.

Dialogs are imported when they are first opened: loading them all would take a tenth of the start.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual import on, work
from textual.content import Content

from newsreader.config import Settings
from newsreader.errors import QueryError
from newsreader.library import Library
from newsreader.tui import wording
from newsreader.tui.delay import Delay
from newsreader.tui.screens.opening import Opening
from newsreader.tui.widgets.article_list import ArticleList
from newsreader.tui.widgets.article_row import RowContext, Snippet
from newsreader.tui.widgets.library_pane import Shelf
from newsreader.tui.widgets.line_list import Entry
from newsreader.tui.widgets.search_messages import SearchEntered, SearchLeft, SearchTyped

# Between two letters of a quick typist; a letter that comes sooner replaces the search.
_DEBOUNCE_SECONDS = 0.06


class Searching(Opening):
    """A search is a shelf that is typed: it stays until it is given up."""

    _before_search: int | None = None
    #: What was typed and is not listed yet.
    _pending: str | None = None
    #: Another query that finds something, while this one does not.
    _hint: str | None = None
    #: What is wrong with what is typed.
    _fault: QueryError | None = None

    def __init__(self, library: Library, settings: Settings, context: RowContext) -> None:
        super().__init__(library, settings, context)
        #: Run while letters come, in the search of the library and in that of the article.
        self.typing = Delay(_DEBOUNCE_SECONDS)
        self.typing_in_article = Delay(_DEBOUNCE_SECONDS)

    # Where it is typed.

    async def action_search(self) -> None:
        """Search what this pane holds."""
        if self.focused_pane == "article":
            await self.article_pane.search.open()
        elif self.focused_pane in self.sides:
            await self.sides[self.focused_pane].filter.open()
        else:
            await self._open_library_search()

    async def _open_library_search(self) -> None:
        self.action_focus_pane("list")
        if not self.is_searching:
            self._before_search = self.articles.current_id
        await self.list_pane.search.open()

    # The library.

    @on(SearchTyped, "#search")
    def _typed(self, message: SearchTyped) -> None:
        self.library.interrupt()
        self.search_library(self.library.as_typed(message.text))

    def search_library(self, query: str) -> None:
        """List what a query finds, as soon as no further letter comes."""
        self._pending = query
        # What fewer letters find is not to be shown any more.
        self.workers.cancel_group(self, "list")
        self.typing.start(lambda: self._search_library(query))

    def show_shelf(self, shelf: Shelf, *, cursor_on: int | None = None) -> None:
        self.typing.cancel()
        self._pending = self._fault = None
        super().show_shelf(shelf, cursor_on=cursor_on)

    def finish_writing(self) -> None:
        self.typing.cancel()
        self.typing_in_article.cancel()
        super().finish_writing()

    def reload(self) -> None:
        # The listing must not overtake a search that is on its way.
        if self._pending is None:
            super().reload()
        elif not self.typing.is_running:
            self._search_library(self._pending)

    @work(exit_on_error=False, exclusive=True, group="list")
    async def _search_library(self, query: str) -> None:
        bar = self.list_pane.search
        order = self.sort if self.sort else ""
        try:
            words, ids, snippets = await self.read(lambda: self._search(query, order))
        except QueryError as error:
            self._pending, self._hint, self._fault = None, None, error
            bar.complain(str(error), error.position)
            self._tell_empty()
            return
        self._pending = self._fault = None
        self.query_text = query
        self._hint = None
        self.shelves.mark_open(None)
        found = wording.count(len(ids), "article")
        bar.say(f"{words} · {found}" if words else f"all articles · {found}")
        self.articles.show_snippets(bool(query.strip()))
        self.articles.add_snippets(snippets)
        self.show_ids(ids, cursor_on=ids[0] if ids else None)
        if not ids:
            self.find_hints(query)
        elif self.articles.has_focus:
            self.fill_snippets()
        if self.shown is not None and self.shown.id == self.articles.current_id:
            self.show_hits(query)

    @work(exit_on_error=False, exclusive=True, group="snippets")
    async def find_hints(self, query: str) -> None:
        """Nothing was found: say which other search would find something."""
        hints = await self.read(lambda: self.library.hints(query))
        if query == self.query_text and self._fault is None and not len(self.articles.ids):
            self._hint = hints[0].query if hints else None
            self.list_pane.explain_empty(_nothing_found([hint.text for hint in hints]))

    @on(ArticleList.OpenedEmpty)
    def _take_hint(self) -> None:
        if self.is_searching and self._hint is not None:
            self.list_pane.search.put(self._hint)
            self.search_library(self._hint)

    @on(ArticleList.InView)
    def _rows_in_view(self) -> None:
        self.fill_snippets()

    @work(exit_on_error=False, exclusive=True, group="snippets")
    async def fill_snippets(self) -> None:
        """Find the words that each row in view was found for."""
        missing = self.articles.ids_without_snippet()
        query, width = self.query_text, self.articles.size.width
        if not missing or not query.strip():
            return
        found = await self.read(lambda: self._snippets(missing, query, width))
        if query == self.query_text:
            self.articles.add_snippets(found)

    @on(SearchEntered, "#search")
    def _to_the_list(self) -> None:
        self.action_focus_pane("list")
        self.fill_snippets()

    @on(SearchLeft, "#search")
    def _search_left(self) -> None:
        self.give_up_search()

    def give_up_search(self) -> None:
        """Back to the shelf and the row the search began at."""
        self.sort = "" if self.sort == "relevance" else self.sort
        self.show_shelf(self.shelf, cursor_on=self._before_search)
        self.action_focus_pane("list")

    def step_back(self) -> bool:
        if super().step_back():
            return True
        if self.focused_pane == "list" and self.is_searching:
            self.give_up_search()
            return True
        if self.focused_pane == "article" and self.article_pane.search.is_open:
            self._article_search_left()
            return True
        side = self.sides.get(self.focused_pane)
        if side is not None and side.filter.is_open:
            side.end_filter()
            return True
        return False

    # The article.

    @on(SearchTyped, "#search-article")
    def _typed_in_article(self, message: SearchTyped) -> None:
        self.workers.cancel_group(self, "hits")
        self.typing_in_article.start(lambda: self._search_article(message.text))

    @work(exit_on_error=False, exclusive=True, group="hits")
    async def _search_article(self, words: str) -> None:
        article, bar = self.shown, self.article_pane.search
        if article is None:
            return
        try:
            hits = await self.read(lambda: self._hits(article, words))
        except QueryError as error:
            bar.complain(str(error), error.position)
            return
        self.view.set_hits(hits)
        bar.say(f"{wording.count(len(hits), 'place')} · Enter goes on, then n and N")
        if hits:
            self.view.next_hit(1)

    @on(SearchEntered, "#search-article")
    def _to_the_article(self) -> None:
        self.view.focus()

    @on(SearchLeft, "#search-article")
    def _article_search_left(self) -> None:
        self.typing_in_article.cancel()
        self.article_pane.search.close()
        self.view.focus()
        self.show_hits(self.query_text if self.is_searching else "")

    def action_hit(self, steps: int) -> None:
        """To the next or previous place that was searched for."""
        self.view.next_hit(steps)

    # Saved searches.

    async def action_pick_search(self) -> None:
        """Go to a saved search."""
        await self.converse(self._pick_search())

    async def _pick_search(self) -> None:
        from newsreader.tui.dialogs.choice import ChoiceDialog

        searches = await self.read(self.library.saved_searches)
        if not searches:
            self.say("No saved searches yet.", "/ searches, F keeps the search")
            return
        entries = [Entry(Shelf("search", name, query), name, query) for name, query in searches]
        chosen = await self.ask(ChoiceDialog("saved searches", entries))
        if isinstance(chosen, Shelf):
            self.show_shelf(chosen)
            self.action_focus_pane("list")

    async def action_save_search(self) -> None:
        """Keep the query of the list under a name."""
        await self.converse(self._save_search())

    async def _save_search(self) -> None:
        from newsreader.tui.dialogs.line import LineDialog

        query = self.query_text.strip()
        if not query:
            self.say("There is no search to keep.", "/ searches")
            return
        name = await self.ask(
            LineDialog("save this search", explanation=query, placeholder="its name")
        )
        if not name:
            return
        change = await self.write(lambda: self.library.save_search(name, query))
        if change is not None:
            self.say(change.description, "f goes to it")
            self.count_again()

    def _why_empty(self) -> Content:
        if self._fault is None:
            return super()._why_empty()
        place = self._fault.position + 1
        return Content(
            f"Nothing was looked for: the search has a fault at character {place}.\n"
            f"{self._fault}\n\nType on, or Esc gives the search up."
        )

    def _search(self, query: str, order: str) -> tuple[str, Sequence[int], Mapping[int, Snippet]]:
        """What is looked for in words, what is found, and the snippets of what is seen first.

        Together, so that they are drawn once and not one after the other.
        """
        ids = self.library.ids(query, order)
        if not query.strip():
            return "", ids, {}
        size = self.articles.size
        # Of three lines each. The page below waits until the reader goes to the list.
        seen = list(ids[: size.height // 3 + 1])
        return self.library.describe(query), ids, self._snippets(seen, query, size.width)

    def _snippets(self, numbers: list[int], query: str, width: int) -> dict[int, Snippet]:
        found = self.library.snippets(query, numbers, width=width)
        return {number: Snippet(text, tuple(hits)) for number, (text, hits) in found.items()}


def _nothing_found(hints: Sequence[str]) -> Content:
    if not hints:
        return Content("Nothing found.\n\nEsc gives the search up.")
    first, *others = hints
    return Content.assemble(
        "Nothing found.\n\n",
        ("Enter", "bold $accent"),
        f"  {first}\n",
        "".join(f"       {hint}\n" for hint in others),
    )
