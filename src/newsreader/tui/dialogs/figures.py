"""The library in figures and pictures."""

from __future__ import annotations

import asyncio

from textual import work
from textual.content import Content
from textual.visual import VisualType

from newsreader.errors import NewsreaderError
from newsreader.library import Library
from newsreader.library.overview import Overview, overview
from newsreader.tui.charts import charts
from newsreader.tui.dialogs.page import ShownDialog


class FiguresDialog(ShownDialog):
    """Counts when it is opened."""

    def __init__(self, library: Library) -> None:
        super().__init__("the library in figures")
        self._library = library
        self._shown: VisualType = Content("counting …")

    def page(self, width: int) -> VisualType:
        del width  # charts are as wide as they are
        return self._shown

    def on_mount(self) -> None:
        super().on_mount()
        self._count()

    @work(exclusive=True, group="read")
    async def _count(self) -> None:
        try:
            found = await asyncio.to_thread(overview, self._library)
        except NewsreaderError as error:
            self._shown = Content(str(error))
        else:
            self._shown = self._pictures(found)
        self.show_page()

    def _pictures(self, found: Overview) -> VisualType:
        if not found.articles:
            return Content("There is no article yet: I brings some in.")
        colours = self.app.theme_variables
        accent, surface = colours.get("accent", ""), colours.get("surface", "")
        # The terminal's own sixteen colours have no values that Rich could mix.
        if not (accent.startswith("#") and surface.startswith("#")):
            return charts(found)
        return charts(found, accent[:7], surface[:7])
