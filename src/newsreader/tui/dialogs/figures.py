"""The library in figures and pictures."""

from __future__ import annotations

import asyncio

from rich.console import RenderableType
from textual import work
from textual.content import Content
from textual.widgets import Static

from newsreader.errors import NewsreaderError
from newsreader.library import Library
from newsreader.library.overview import Overview, overview
from newsreader.tui.charts import charts
from newsreader.tui.dialogs.page import PageDialog


class FiguresDialog(PageDialog):
    """Counts when it is opened; Escape, Enter and q close it."""

    def __init__(self, library: Library) -> None:
        super().__init__("the library in figures", Content("counting …"))
        self._library = library

    def on_mount(self) -> None:
        super().on_mount()
        self._count()

    @work(exclusive=True, group="read")
    async def _count(self) -> None:
        page = self.query_one(".page--text", Static)
        try:
            found = await asyncio.to_thread(overview, self._library)
        except NewsreaderError as error:
            page.update(Content(str(error)))
            return
        page.update(self._pictures(found))

    def _pictures(self, found: Overview) -> RenderableType:
        if not found.articles:
            return "There is no article yet: I brings some in."
        colours = self.app.theme_variables
        accent, surface = colours.get("accent", ""), colours.get("surface", "")
        # The terminal's own sixteen colours have no values that Rich could mix.
        if not (accent.startswith("#") and surface.startswith("#")):
            return charts(found)
        return charts(found, accent[:7], surface[:7])
