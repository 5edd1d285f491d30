"""Which articles belong with one: by the names they share, and by their words.

A name says the more the fewer articles hold it: it weighs its inverse document frequency
(Spärck Jones, 1972). Words come in as the order a full-text search gave (BM25), and weigh by
rank, so that the two need no common scale (reciprocal rank, as in Cormack et al., 2009).
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence

from newsreader.model import ACTOR_GROUPS, GROUP_OF_LABEL, Article
from newsreader.records import record

_NAMES = 30  # of one article, those named most
_WORDS = 12
_SHORTEST_WORD = 6  # letters: shorter ones are mostly particles, in most languages
_WORD_WEIGHT = 4.0
_RANK_DAMPING = 5.0
_ENOUGH = 4
_SHOWN_NAMES = 4
_WORD = re.compile(r"[^\W\d_]+")


@record
class Related:
    """An article that belongs with another; `why` are the names they share, the rarest first."""

    article: int
    score: float
    why: tuple[str, ...]


def names_of(article: Article) -> list[str]:
    """The people, organisations and places an article names most, by the name shown for each."""
    counted = Counter(
        mention.canonical
        for mention in article.entities
        if GROUP_OF_LABEL.get(mention.label) in ACTOR_GROUPS
    )
    return [name for name, _ in counted.most_common(_NAMES)]


def words_of(title: str, text: str) -> list[str]:
    """The words an article is about: those of its title, and the long ones it uses most."""
    titular = [word for word in _words(title) if len(word) >= _SHORTEST_WORD]
    used = [word for word, count in Counter(_words(text)).most_common() if count > 1]
    frequent = [word for word in used if len(word) >= _SHORTEST_WORD]
    return list(dict.fromkeys([*titular, *frequent]))[:_WORDS]


def related(
    article: int,
    naming: Mapping[str, Sequence[int]],
    by_words: Sequence[int],
    total: int,
) -> list[Related]:
    """The articles that belong with one, best first.

    `naming` gives for each of its names the articles that hold it; `by_words` what a search
    for its words found, best first; `total` the number of articles there are.
    """
    weights = {name: math.log(1 + total / max(1, len(ids))) for name, ids in naming.items()}
    shared: dict[int, list[str]] = {}
    for name in sorted(weights, key=lambda each: (-weights[each], each)):
        # What half of the library names says nothing about two of its articles.
        if len(naming[name]) <= max(3, total // 2):
            for other in naming[name]:
                shared.setdefault(other, []).append(name)
    scores = {other: sum(weights[name] for name in names) for other, names in shared.items()}
    # Words alone are weak evidence: they count where names are there too, or too few.
    are_enough = len(scores) > _ENOUGH
    for rank, other in enumerate(by_words):
        if other in scores or not are_enough:
            weight = _WORD_WEIGHT / (1 + rank / _RANK_DAMPING)
            scores[other] = scores.get(other, 0.0) + weight
    scores.pop(article, None)
    return [
        Related(other, round(score, 3), tuple(shared.get(other, ())[:_SHOWN_NAMES]))
        for other, score in sorted(scores.items(), key=lambda item: (-item[1], item[0]))
    ]


def _words(text: str) -> list[str]:
    return [found.casefold() for found in _WORD.findall(text)]
