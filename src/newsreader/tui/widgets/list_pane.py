"""The list pane: the search bar, the articles, or what to do when there are none."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.suggester import Suggester

from newsreader.tui.bindings import pane_bindings
from newsreader.tui.widgets.article_list import ArticleList
from newsreader.tui.widgets.fitted_text import FittedText
from newsreader.tui.widgets.pane import Pane

if TYPE_CHECKING:
    from newsreader.tui.widgets.search_bar import SearchBar


class ListPane(Pane):
    """Articles of a shelf or of a search."""

    DEFAULT_CSS = """
    ListPane > #empty { height: auto; padding: 1 3; color: $foreground-muted; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*pane_bindings("list")]
    pane_name = "list"

    def __init__(self, articles: ArticleList, suggester: Suggester) -> None:
        super().__init__("all articles")
        self.articles = articles
        self._suggester = suggester
        self._empty = FittedText(id="empty")
        self._empty.display = False

    def compose(self) -> ComposeResult:
        yield self.title
        yield self._empty
        yield self.articles

    @cached_property
    def search(self) -> SearchBar:
        """The search of the library."""
        # What it imports and its rules take a fortieth of the time to the first list.
        from newsreader.tui.widgets.search_bar import SearchBar

        return SearchBar(
            'words, "a phrase", tag:… person:… before:2025', id="search", suggester=self._suggester
        )

    async def mount_search(self) -> None:
        """Mount the search, which the first picture did without."""
        await self.mount(self.search, after=self.title)

    @property
    def focus_target(self) -> ArticleList:
        return self.articles

    @property
    def empty_text(self) -> str:
        """What stands in place of the articles; nothing when there are some."""
        return self._empty.words if self._empty.display else ""

    def explain_empty(self, content: Content | None) -> None:
        """Say why there are no articles and which key helps; None when there are some."""
        is_empty = content is not None
        # Not by a class, for which all that the pane holds would be styled again.
        if is_empty != self._empty.display:
            self._empty.display = is_empty
            self.articles.styles.height = 1 if is_empty else None
        if content is not None:
            self._empty.show(content)
