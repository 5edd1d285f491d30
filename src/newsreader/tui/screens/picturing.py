"""The pictures of the article, as far as the file it came from holds them.

What shows them is imported when the first one is.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from textual import on, work

from newsreader.errors import LibraryError, NewsreaderError
from newsreader.model import Article
from newsreader.tui.reader.messages import PictureChosen
from newsreader.tui.screens.opening import Reading
from newsreader.tui.screens.program import Program

if TYPE_CHECKING:
    from PIL.Image import Image

    from newsreader.document import Block

_MOST_INLINE = 12
_INLINE_PIXELS = 800


class Picturing(Program):
    """Opens a picture over the panes, and draws pictures between the lines of the text."""

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
            self._say_there_are_none(article)
            return
        if article is not self.shown:
            offset = 0
        at = next((i for i, block in enumerate(held) if block.start >= offset), len(held) - 1)
        await self.ask(PictureScreen(article.title, held, at, partial(self._fetch, article)))

    def _say_there_are_none(self, article: Article) -> None:
        if any(block.kind == "image" for block in self.library.document(article).blocks):
            self.say("The file it came from does not hold its pictures.", "o opens the address")
        else:
            self.say("This article has no pictures.")

    def _fetch(self, article: Article, block: Block) -> bytes:
        found = self.library.picture_files(article, [block.data])
        if block.data not in found:
            raise LibraryError("The file it came from does not hold this picture.")
        return found[block.data]

    # Between the lines.

    def _show(self, reading: Reading, offset: int | None = None) -> None:
        super()._show(reading, offset)
        if self._draws_inline and any(b.kind == "image" for b in reading.document.blocks):
            self._draw_inline(reading.article)

    @property
    def _draws_inline(self) -> bool:
        wanted = self.settings.reading.pictures
        if wanted != "auto":
            return wanted == "blocks"
        from newsreader.tui.pictures.inline import draws_pictures

        return draws_pictures()

    @work(exit_on_error=False, exclusive=True, group="pictures")
    async def _draw_inline(self, article: Article) -> None:
        from newsreader.tui.pictures.inline import InlinePictures

        held = await self.read(partial(self.library.pictures, article))
        images = await self.read(partial(self._decoded, article, held[:_MOST_INLINE]))
        if images and self.shown is article:
            self.view.set_pictures(InlinePictures(images, self.app))

    def _decoded(self, article: Article, blocks: Sequence[Block]) -> dict[str, Image]:
        """The pictures that can be shown; what cannot keeps its caption, and P says why."""
        from newsreader.tui.pictures.decoding import decode

        images = {}
        found = self.library.picture_files(article, [block.data for block in blocks])
        for address, data in found.items():
            with suppress(NewsreaderError):
                images[address] = decode(data, _INLINE_PIXELS)
        return images
