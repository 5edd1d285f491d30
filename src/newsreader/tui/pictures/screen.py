"""One picture as large as the screen lets it be, what stands under it, and the next one."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from newsreader.document import Block
from newsreader.errors import NewsreaderError
from newsreader.tui.pictures.decoding import decode
from newsreader.tui.pictures.graphics import image_widget

if TYPE_CHECKING:
    from newsreader.tui.pictures.graphics import Drawn

#: The bytes of a picture of the article; raises NewsreaderError.
Fetch = Callable[[Block], bytes]


class PictureScreen(Screen[None]):
    """The pictures of an article, one at a time; Escape goes back to the text."""

    DEFAULT_CSS = """
    PictureScreen { background: $background; }
    PictureScreen > .picture--head { height: 1; padding: 0 1; color: $foreground-muted; }
    PictureScreen > #frame { height: 1fr; align: center middle; }
    PictureScreen > #frame > * { width: auto; height: auto; }
    PictureScreen > #frame > #failure { max-width: 60; color: $text-warning; }
    PictureScreen > .picture--caption {
        height: auto; max-height: 4; max-width: 90; padding: 0 1; text-style: italic;
    }
    PictureScreen > .picture--keys { height: 1; padding: 0 1; color: $foreground-muted; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,enter,h,P", "back", show=False),
        Binding("right,l,j,down,n,space,pagedown,right_square_bracket", "step(1)", show=False),
        Binding("left,k,up,p,pageup,left_square_bracket", "step(-1)", show=False),
        Binding("home,g", "first", show=False),
        Binding("end,G", "last", show=False),
    ]

    def __init__(self, title: str, pictures: Sequence[Block], index: int, fetch: Fetch) -> None:
        super().__init__()
        self._article = title
        self._pictures = pictures
        self._fetch = fetch
        self._head = Static("", markup=False, classes="picture--head")
        self._frame = Container(id="frame")
        self._caption = Static("", markup=False, classes="picture--caption")
        self._image: Drawn | None = None
        #: The number of the picture that is shown, from 0.
        self.index = index
        #: Why the picture is not shown; empty where it is.
        self.failure = ""

    @property
    def is_shown(self) -> bool:
        """Is the picture there?"""
        return self._image is not None

    def compose(self) -> ComposeResult:
        yield self._head
        yield self._frame
        yield self._caption
        others = "← → the other pictures   " if len(self._pictures) > 1 else ""
        yield Static(f"{others}Esc back to the text", markup=False, classes="picture--keys")

    def on_mount(self) -> None:
        self._show()

    def on_unmount(self) -> None:
        self._free()

    def action_back(self) -> None:
        """Back to the text."""
        self.dismiss(None)

    def action_step(self, steps: int) -> None:
        """To the next picture of the article, or the one before."""
        self._go_to(self.index + steps)

    def action_first(self) -> None:
        """To the first picture."""
        self._go_to(0)

    def action_last(self) -> None:
        """To the last picture."""
        self._go_to(len(self._pictures) - 1)

    def _go_to(self, index: int) -> None:
        if 0 <= index < len(self._pictures) and index != self.index:
            self.index = index
            self._show()

    @work(exclusive=True, group="read")
    async def _show(self) -> None:
        block = self._pictures[self.index]
        number = f"picture {self.index + 1} of {len(self._pictures)}"
        self._head.update(Content(f"{number} · {self._article}"))
        self._caption.update(Content(block.label))
        try:
            data = await asyncio.to_thread(self._fetch, block)
            picture = await asyncio.to_thread(decode, data)
        except NewsreaderError as error:
            await self._say(str(error))
            return
        self.failure = ""
        if self._image is None:
            # Here and not in a thread: the terminal is asked what it can.
            self._image = image_widget(self.app)(picture)
            await self._frame.remove_children()
            await self._frame.mount(self._image)
        else:
            self._image.image = picture

    async def _say(self, failure: str) -> None:
        self.failure = failure
        self._free()
        await self._frame.remove_children()
        await self._frame.mount(Static(Content(failure), markup=False, id="failure"))

    def _free(self) -> None:
        """Let the terminal forget the picture."""
        if self._image is not None:
            self._image.image = None
            self._image = None
