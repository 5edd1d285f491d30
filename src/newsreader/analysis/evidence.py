"""Sentences as the evidence of what is said about an article."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from newsreader.document import plain_text
from newsreader.model import Article, EntityMention
from newsreader.sentences import sentence_ranges


def sentences_with_mentions(
    article: Article,
) -> Iterator[tuple[tuple[int, int], str, list[EntityMention]]]:
    """The sentences of an article that name something: range, words, mentions in order."""
    if not article.entities:
        return
    plain = plain_text(article.text)
    ranges = sentence_ranges(plain, 0, len(plain))
    starts = [start for start, _ in ranges]
    held: dict[int, list[EntityMention]] = {}
    for mention in article.entities:
        number = bisect_right(starts, mention.start) - 1
        if number >= 0:
            held.setdefault(number, []).append(mention)
    for number, mentions in held.items():
        start, end = ranges[number]
        yield (start, end), plain[start:end], mentions
