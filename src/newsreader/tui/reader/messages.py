"""What the reading view says to the screen around it."""

from __future__ import annotations

from textual.message import Message

from newsreader.model import EntityMention
from newsreader.tui.said import Said


class Moved(Said):
    """The view shows another place.

    `offset` is the plain-text offset at its top, `fraction` how much of the article has
    been shown (0 to 1), `minutes_left` what the rest takes to read.
    """

    offset: int
    fraction: float
    minutes_left: int

    def can_replace(self, message: Message) -> bool:
        """Only the last place matters: earlier ones still waiting are dropped."""
        return isinstance(message, Moved)


class EntityReached(Said):
    """The reader came to a name, date or figure: by key, or by a click on it."""

    mention: EntityMention


class EntityChosen(Said):
    """A name, date or figure in the text was opened."""

    mention: EntityMention


class NoteChosen(Said):
    """A note or highlight in the text was opened."""

    number: int


class LinkChosen(Said):
    """A link in the text was opened; only http, https and mailto."""

    address: str


class PictureChosen(Said):
    """What stands for a picture in the text was opened; `offset` is where it stands."""

    offset: int


class ReachedEnd(Message):
    """The reader wants to read on, and there is no more of this article."""


class Told(Said):
    """Something for the status line: "3/17", "Vladimir Putin: 3 of 11"."""

    text: str


class NamesFollowed(Message):
    """What the library knows of names has been brought up to the reader's corrections."""
