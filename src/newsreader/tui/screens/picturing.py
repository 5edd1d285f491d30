"""The pictures of the article, as far as the file it came from holds them.

What shows them is imported when the first one is opened.
"""

from __future__ import annotations

from functools import partial

from textual import on

from newsreader.tui.reader.messages import PictureChosen
from newsreader.tui.screens.program import Program


class Picturing(Program):
    """Opens a picture over the panes, and goes from one to the next."""

    async def action_pictures(self) -> None:
        """Show the first picture at or after what is in view."""
        await self.converse(self._pictures(self.view.text_offset))

    @on(PictureChosen)
    async def _picture_chosen(self, message: PictureChosen) -> None:
        await self.converse(self._pictures(message.offset))

    async def _pictures(self, offset: int) -> None:
        from newsreader.tui.pictures.screen import PictureScreen

        article = await self._article_meant()
        if article is None:
            return
        held = await self.read(partial(self.library.pictures, article))
        if not held:
            blocks = self.library.document(article).blocks
            if any(block.kind == "image" for block in blocks):
                self.say("The file it came from does not hold its pictures.", "o opens the address")
            else:
                self.say("This article has no pictures.")
            return
        if article is not self.shown:
            offset = 0
        at = next((i for i, block in enumerate(held) if block.start >= offset), len(held) - 1)
        fetch = partial(self.library.picture, article)
        await self.ask(PictureScreen(article.title, held, at, lambda block: fetch(block.data)))
