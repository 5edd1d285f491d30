"""A text that makes room for itself when it needs another height, and only then.

Textual lays the whole screen out whenever a `Static` says something else; that costs more than
to paint the words.
"""

from __future__ import annotations

from textual.content import Content
from textual.geometry import Size
from textual.reactive import Reactive
from textual.widgets import Static

from newsreader.tui.painting import Painted


class FittedText(Painted, Static):
    """Words that are as high as they need to be."""

    # Another size makes no second layout: there is nothing here to scroll.
    virtual_size: Reactive[Size] = Reactive(Size(0, 0), repaint=False)

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(markup=False, id=id, classes=classes)
        self._words = Content()

    @property
    def words(self) -> str:
        """What it says."""
        return self._words.plain

    def show(self, words: Content) -> None:
        """Say this; nothing is drawn when it says so already."""
        if words.is_same(self._words):
            return
        self._words = words
        self.update(words, layout=False)
        width, height = self.content_size
        # What is not on the screen is laid out when it comes there.
        if width and self.get_content_height(self.size, self.app.size, width) != height:
            self.refresh(layout=True)
