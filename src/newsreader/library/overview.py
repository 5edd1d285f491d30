"""The library in figures: when its articles are from, whose they are, who is in them, how far
they are read. Counted by the index: one query for all months, and one for those of each name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from newsreader.library.reading import Reading
from newsreader.model import ACTOR_GROUPS, ENTITY_GROUPS

_MONTHS = 24
_MONTHS_OF_A_NAME = 12
_PUBLISHERS = 6
_NAMES = 6
_ACTORS = tuple(label for group in ACTOR_GROUPS for label in ENTITY_GROUPS[group])


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


def overview(library: Reading) -> Overview:
    """Count what is in a library."""
    views = library.views()
    published = dict(library.months())
    months = _last_months(published, _MONTHS)
    return Overview(
        articles=views["all"],
        unread=views["unread"],
        starred=views["starred"],
        notes=views["notes"],
        months=tuple((month, published.get(month, 0)) for month in months),
        publishers=tuple(Counter(dict(library.publishers())).most_common(_PUBLISHERS)),
        names=_names(library, months[-_MONTHS_OF_A_NAME:]),
    )


def _names(library: Reading, months: list[str]) -> tuple[Named, ...]:
    named = []
    for name, articles in library.index.most_named(_ACTORS, _NAMES):
        words = name.replace('"', " ")
        published = dict(library.months(f'entity:"{words}"'))
        counts = tuple(published.get(month, 0) for month in months)
        named.append(Named(name, articles, counts))
    return tuple(named)


def _last_months(published: Mapping[str, int], number: int) -> list[str]:
    """So many months up to that of the newest article, none when no article is dated."""
    if not published:
        return []
    newest = max(published)
    last = int(newest[:4]) * 12 + int(newest[5:7]) - 1
    return [f"{at // 12:04}-{at % 12 + 1:02}" for at in range(last - number + 1, last + 1)]
