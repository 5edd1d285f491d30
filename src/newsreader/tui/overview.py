"""The library in figures: when its articles are from, whose they are, who is in them, how far
they are read. Counted by the queries a reader could type, each of which is one indexed count.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from newsreader.library import Library
from newsreader.model import GROUP_OF_LABEL

_MONTHS = 24
_MONTHS_OF_A_NAME = 12
_PUBLISHERS = 6
_NAMES = 6
_GROUPS = ("people", "organisations", "places")


@dataclass(frozen=True, slots=True)
class Named:
    """Something named in many articles; `months` counts those of each of the last months."""

    name: str
    articles: int
    months: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """What is in a library.

    `months` are "2026-11", the oldest first and without gaps, with the articles published in
    each; `publishers` and `names` are those with most articles, the most first.
    """

    articles: int
    unread: int
    starred: int
    notes: int
    months: tuple[tuple[str, int], ...]
    publishers: tuple[tuple[str, int], ...]
    names: tuple[Named, ...]

    @property
    def read(self) -> int:
        """How many articles are read."""
        return self.articles - self.unread


def overview(library: Library) -> Overview:
    """Count what is in a library. Takes up to a second in a large one."""
    views = library.views()
    months = _last_months(library, _MONTHS)
    return Overview(
        articles=views["all"],
        unread=views["unread"],
        starred=views["starred"],
        notes=views["notes"],
        months=tuple((month, library.count(f"published:{month}")) for month in months),
        publishers=tuple(Counter(dict(library.publishers())).most_common(_PUBLISHERS)),
        names=_names(library, months[-_MONTHS_OF_A_NAME:]),
    )


def _names(library: Library, months: list[str]) -> tuple[Named, ...]:
    found = [each for each in library.entities() if GROUP_OF_LABEL.get(each.label) in _GROUPS]
    found.sort(key=lambda each: (-each.articles, -each.mentions, each.canonical))
    named = []
    for each in found[:_NAMES]:
        words = each.canonical.replace('"', " ")
        counts = tuple(library.count(f'entity:"{words}" published:{month}') for month in months)
        named.append(Named(each.canonical, each.articles, counts))
    return tuple(named)


def _last_months(library: Library, number: int) -> list[str]:
    """So many months up to that of the newest article, none when no article is dated."""
    newest = library.list("has:date", sort="published", limit=1)
    if not newest or not newest[0].published or len(newest[0].published) < 7:
        return []
    year, month = int(newest[0].published[:4]), int(newest[0].published[5:7])
    last = year * 12 + month - 1
    return [f"{at // 12:04}-{at % 12 + 1:02}" for at in range(last - number + 1, last + 1)]
