"""What the reading view asks of pictures: rows of cells, whatever they are made of."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from textual.strip import Strip


class Pictures(Protocol):
    """Pictures that can be drawn in cells."""

    def rows(self, width: int, height: int) -> Mapping[str, list[Strip]]:
        """The rows of each, by address, within so many cells and lines."""
        ...

    def free(self) -> None:
        """They are not drawn any more."""
        ...
