"""The article pane: the reading view, and the search within its text."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from newsreader.tui.bindings import pane_bindings
from newsreader.tui.reader.view import ReadingView
from newsreader.tui.widgets.pane import Pane
from newsreader.tui.widgets.search_bar import SearchBar


class ArticlePane(Pane):
    """The article that is open, or the one under the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [*pane_bindings("article")]
    pane_name = "article"

    def __init__(self, view: ReadingView) -> None:
        super().__init__("article")
        self.search = SearchBar("search in this article", id="search-article")
        self.view = view

    def compose(self) -> ComposeResult:
        yield self.title
        yield self.view
        yield self.search

    @property
    def focus_target(self) -> ReadingView:
        return self.view
