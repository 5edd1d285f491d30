"""Who is named with whom.

Two names belong together where one sentence holds both: an article that names hundreds of
people says little about any two of them, a sentence says something. (Sentence
co-occurrence, the usual first step of relation extraction.)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from newsreader.analysis.evidence import sentences_with_mentions
from newsreader.model import ACTOR_GROUPS, GROUP_OF_LABEL, Article, EntityMention, MentionInContext
from newsreader.records import record


@record
class Companion:
    """A person, organisation or place that shares sentences with the one asked for.

    `sentences` and `articles` count them; `evidence` holds each sentence, with the place of
    the companion's name in it.
    """

    canonical: str
    label: str
    sentences: int
    articles: int
    evidence: tuple[MentionInContext, ...]


def together(
    articles: Iterable[Article], is_wanted: Callable[[EntityMention], bool]
) -> list[Companion]:
    """The companions of what `is_wanted` picks out, in most articles first."""
    found: dict[tuple[str, str], list[MentionInContext]] = {}
    for article in articles:
        for _, words, mentions in sentences_with_mentions(article):
            if any(is_wanted(mention) for mention in mentions):
                for key, mention in _others(mentions, is_wanted).items():
                    found.setdefault(key, []).append(_in_context(article, words, mention))
    companions = [
        Companion(
            canonical=canonical,
            label=label,
            sentences=len(evidence),
            articles=len({each.article for each in evidence}),
            evidence=tuple(evidence),
        )
        for (canonical, label), evidence in found.items()
    ]
    return sorted(companions, key=lambda each: (-each.articles, -each.sentences, each.canonical))


def _others(
    mentions: list[EntityMention], is_wanted: Callable[[EntityMention], bool]
) -> dict[tuple[str, str], EntityMention]:
    others: dict[tuple[str, str], EntityMention] = {}
    for mention in mentions:
        if GROUP_OF_LABEL.get(mention.label) in ACTOR_GROUPS and not is_wanted(mention):
            others.setdefault((mention.canonical, mention.label), mention)
    return others


def _in_context(article: Article, sentence: str, mention: EntityMention) -> MentionInContext:
    return MentionInContext(
        article=article.id,
        title=article.title,
        published=article.published,
        sentence=sentence,
        start=mention.start,
        end=mention.end,
    )
