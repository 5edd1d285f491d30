"""One name, one label: what most mentions of the same words are called, all are called."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from newsreader.entities.spans import RawMention

#: A label wins over another when it has at least so many times as many mentions.
_CLEAR_MAJORITY = 2


def counts_by_name(plain: str, mentions: Iterable[RawMention]) -> dict[str, Counter[str]]:
    """How often each name has each label."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for mention in mentions:
        counts[mention.text(plain)][mention.label] += 1
    return dict(counts)


def agree(plain: str, mentions: list[RawMention]) -> list[RawMention]:
    """The mentions, each under its name's label where there is a clear majority."""
    counts = counts_by_name(plain, mentions)
    return [mention.labelled(_vote(counts[mention.text(plain)], mention)) for mention in mentions]


def _vote(counts: Counter[str], mention: RawMention) -> str:
    label, count = counts.most_common(1)[0]
    clear = count > counts[mention.label] and count >= _CLEAR_MAJORITY * counts[mention.label]
    return label if clear else mention.label
