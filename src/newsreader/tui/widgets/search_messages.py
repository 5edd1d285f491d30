"""What a search bar says to the panes and screens around it; the bar comes after the first list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from newsreader.tui.widgets.search_bar import SearchBar


class _OfBar(Message):
    def __init__(self, bar: SearchBar) -> None:
        super().__init__()
        self.bar = bar

    @property
    def control(self) -> SearchBar:
        """What the selectors of `on` are asked of."""
        return self.bar


class SearchTyped(_OfBar):
    """The text of the search changed."""

    def __init__(self, bar: SearchBar, text: str) -> None:
        super().__init__(bar)
        self.text = text


class SearchEntered(_OfBar):
    """Enter, or down: the reader wants to go to what was found."""


class SearchLeft(_OfBar):
    """Escape: the reader wants to be where they were before."""
