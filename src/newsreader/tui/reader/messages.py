"""What the reading view says to the screen around it."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message

from newsreader.model import EntityMention


@dataclass(repr=False, eq=False)
class Moved(Message):
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


@dataclass(repr=False, eq=False)
class EntityReached(Message):
    """The reader came to a name, date or figure: by key, or by a click on it."""

    mention: EntityMention


@dataclass(repr=False, eq=False)
class EntityChosen(Message):
    """A name, date or figure in the text was opened."""

    mention: EntityMention


@dataclass(repr=False, eq=False)
class NoteChosen(Message):
    """A note or highlight in the text was opened."""

    number: int


@dataclass(repr=False, eq=False)
class LinkChosen(Message):
    """A link in the text was opened; only http, https and mailto."""

    address: str


@dataclass(repr=False, eq=False)
class PictureChosen(Message):
    """What stands for a picture in the text was opened; `offset` is where it stands."""

    offset: int


class ReachedEnd(Message):
    """The reader wants to read on, and there is no more of this article."""


@dataclass(repr=False, eq=False)
class Told(Message):
    """Something for the status line: "3/17", "Vladimir Putin: 3 of 11"."""

    text: str


class NamesFollowed(Message):
    """What the library knows of names has been brought up to the reader's corrections."""
