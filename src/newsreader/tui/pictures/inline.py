"""Pictures between the lines of the text: rows of cells, as high as the text's width lets them be.

Kitty's protocol draws a picture where certain characters stand, so that it scrolls as they do;
half blocks are characters to begin with. Sixels are neither: where a terminal has only those,
half blocks stand in the text, and the picture itself on its own screen.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING

from textual.strip import Strip

from newsreader.tui.pictures.graphics import load

if TYPE_CHECKING:
    from PIL.Image import Image
    from textual.app import App
    from textual_image.renderable import HalfcellImage, TGPImage

_NAMES = ("xterm-kitty", "xterm-ghostty")
# Larger than they are, pictures are only coarse.
_ENLARGED = 2


def draws_pictures(environment: Mapping[str, str] = os.environ) -> bool:
    """Does the terminal say by its name that it draws pictures where characters stand?"""
    return environment.get("TERM", "") in _NAMES and not environment.get("TMUX")


class InlinePictures:
    """Decoded pictures by their addresses, drawn for a width and kept until it is another."""

    def __init__(self, images: Mapping[str, Image], app: App[object]) -> None:
        load(app)
        self._images = images
        self._console = app.console
        self._drawn: dict[str, HalfcellImage | TGPImage] = {}
        self._rows: dict[str, list[Strip]] = {}
        self._room = (0, 0)

    def rows(self, width: int, height: int) -> Mapping[str, list[Strip]]:
        """The rows of each picture, none wider than `width` cells, and no more than `height`."""
        if (width, height) != self._room:
            self.free()
            self._room = (width, height)
            for address, image in self._images.items():
                self._rows[address] = self._draw(address, image)
        return self._rows

    def free(self) -> None:
        """Let the terminal forget them."""
        for drawn in self._drawn.values():
            drawn.cleanup()
        self._drawn, self._rows, self._room = {}, {}, (0, 0)

    def _draw(self, address: str, image: Image) -> list[Strip]:
        from textual_image import renderable

        is_kitty = renderable.Image is renderable.TGPImage
        columns, lines = self._size(image)
        kind = renderable.TGPImage if is_kitty else renderable.HalfcellImage
        drawn = self._drawn[address] = kind(image, columns, lines)
        options = self._console.options.update(width=columns, height=lines)
        rows = self._console.render_lines(drawn, options, pad=False)
        return [Strip(segments, columns) for segments in rows[:lines]]

    def _size(self, image: Image) -> tuple[int, int]:
        from textual_image._terminal import get_cell_size

        cell = get_cell_size()
        width, height = self._room
        scale = min(
            width * cell.width / image.width, height * cell.height / image.height, _ENLARGED
        )
        columns = max(1, round(image.width * scale / cell.width))
        return min(width, columns), max(1, round(image.height * scale / cell.height))
