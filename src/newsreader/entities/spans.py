"""A name found in a text, before it becomes part of an article.

The steps of recognition hand on lists of these, sorted by start and without overlaps.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_WORD = re.compile(r"\w+")
_GOES_ON = re.compile(r"[\w@]|-[a-z]?[A-Z]")


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


def begins_name(word: str) -> bool:
    """Does it begin with a letter that may begin a name: a capital, or one that has no case?"""
    return word[0].isalpha() and not word[0].islower()


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


class NameFinder:
    """Finds any of many names in a text as whole words, the longest at each place.

    Not inside a longer word, a handle (@name), a tag (#name) or a compound with a name
    ("Al-Assad" does not contain "Al"); "Turkey-based" does contain "Turkey". The time taken does
    not grow with the number of names, as that of a pattern of all of them would.
    """

    def __init__(self, names: Iterable[str]) -> None:
        by_first_word: defaultdict[str, list[str]] = defaultdict(list)
        for name in sorted(set(names), key=len, reverse=True):
            first = _WORD.match(name)
            if first is not None:
                by_first_word[first.group()].append(name)
        self._by_first_word = dict(by_first_word)

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Start, end and name of each place, in order, without overlaps."""
        done = 0
        for word in _WORD.finditer(text):
            start = word.start()
            if start < done or (start and text[start - 1] in "-’'@#"):
                continue
            for name in self._by_first_word.get(word.group(), ()):
                if text.startswith(name, start) and not _GOES_ON.match(text, start + len(name)):
                    done = start + len(name)
                    yield start, done, name
                    break
