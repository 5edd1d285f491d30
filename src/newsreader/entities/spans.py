"""A name found in a text, before it becomes part of an article.

The steps of recognition hand on lists of these, sorted by start and without overlaps.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

#: A single upper-case letter of any script: a word that starts with it may be part of a name.
UPPER = "[^\\W\\d_a-zß-öø-ÿ]"


@dataclass(frozen=True, slots=True, order=True)
class RawMention:
    """A name at [start, end) of the plain text, in code points; `score` is 0 to 1, None if set
    by a rule."""

    start: int
    end: int
    label: str
    score: float | None = None

    def text(self, plain: str) -> str:
        """The words of the mention."""
        return plain[self.start : self.end]

    def overlaps(self, start: int, end: int) -> bool:
        """Does it share a character with [start, end)?"""
        return self.start < end and start < self.end

    def labelled(self, label: str) -> RawMention:
        """The same place under another label; the model's score no longer holds."""
        return self if label == self.label else RawMention(self.start, self.end, label)

    def moved(self, start: int, end: int) -> RawMention:
        """The same name with other ends."""
        return RawMention(start, end, self.label, self.score)


def without_overlaps(mentions: Iterable[RawMention]) -> list[RawMention]:
    """Sorted by start; of two that overlap the longer one stays, of equals the first."""
    kept: list[RawMention] = []
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
        elif mention.end - mention.start > kept[-1].end - kept[-1].start:
            kept[-1] = mention
    return kept


class Cover:
    """Which characters of a text are already taken by a mention."""

    def __init__(self, length: int, mentions: Iterable[RawMention] = ()) -> None:
        self._taken = bytearray(length)
        for mention in mentions:
            self.take(mention.start, mention.end)

    def take(self, start: int, end: int) -> None:
        """Marks [start, end) as taken."""
        self._taken[start:end] = b"\x01" * (end - start)

    def free(self, start: int, end: int) -> bool:
        """Is no character of [start, end) taken?"""
        return self._taken.find(b"\x01", start, end) < 0


def words_pattern(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern for any of the words as a whole, the longest first.

    Not inside a longer word, a handle (@name), a tag (#name) or a compound with a name
    ("Al-Assad" does not contain "Al"); "Turkey-based" does contain "Turkey".
    """
    choices = "|".join(re.escape(word) for word in sorted(set(words), key=len, reverse=True))
    return re.compile(rf"(?<![\w\-’'@#])(?:{choices})(?![\w@]|-[a-z]?[A-Z])")
