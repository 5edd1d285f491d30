"""Who and what is named in articles, and in which sentences."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from newsreader.analysis import Companion, together
from newsreader.document import plain_text
from newsreader.entities.rules import EntityRule
from newsreader.entities.suggestions import suggested_merges
from newsreader.errors import LibraryError
from newsreader.index.fold import fold_name
from newsreader.library.sentences import sentence_at
from newsreader.model import (
    GROUP_OF_LABEL,
    Article,
    EntityMention,
    EntitySummary,
    MentionInContext,
    MergeSuggestion,
)
from newsreader.store import Store

#: Dates and figures are what they are.
_NAMES = frozenset(
    label for label, group in GROUP_OF_LABEL.items() if group not in ("dates", "figures")
)


def entities_of(article: Article, label: str | None) -> list[EntitySummary]:
    """The things an article names, most mentioned first."""
    groups: dict[tuple[str, str], list[EntityMention]] = defaultdict(list)
    for mention in article.entities:
        if label is None or mention.label == label:
            groups[mention.canonical, mention.label].append(mention)
    found = [
        EntitySummary(
            canonical=canonical,
            label=kind,
            mentions=len(mentions),
            articles=1,
            forms=tuple(dict.fromkeys(mention.text for mention in mentions)),
        )
        for (canonical, kind), mentions in groups.items()
    ]
    return sorted(found, key=lambda item: -item.mentions)


def suggestions(
    known: Iterable[EntitySummary], rules: Iterable[EntityRule]
) -> list[MergeSuggestion]:
    """What of these things may be one, what is in most articles first.

    What `rules` call different is left out.
    """
    named = {(each.label, each.canonical): each for each in known if each.label in _NAMES}
    forms = {
        key: dict.fromkeys(each.forms, 0) | {each.canonical: each.mentions}
        for key, each in named.items()
    }
    found = [
        MergeSuggestion(
            name=each.name,
            to=each.to,
            label=each.label,
            reason=each.reason,
            articles=named[each.label, each.name].articles,
            articles_of_to=named[each.label, each.to].articles,
        )
        for each in suggested_merges(forms, rules)
    ]
    return sorted(found, key=lambda each: (-each.articles, each.name))


def mentions(articles: Iterable[Article], names: Iterable[str]) -> list[MentionInContext]:
    """The sentences of articles that name one of these, in the order of the articles."""
    wanted = frozenset(map(fold_name, names))
    return [found for article in articles for found in _in_article(article, wanted)]


def companions(articles: Iterable[Article], names: Iterable[str]) -> list[Companion]:
    """Who and what shares sentences with one of these, in these articles."""
    wanted = frozenset(map(fold_name, names))
    return together(articles, lambda mention: not wanted.isdisjoint(_names(mention)))


def is_same_name(one: str, other: str) -> bool:
    """Are two names the same but for case and accents?"""
    return fold_name(one) == fold_name(other)


def original(store: Store, article_id: int) -> bytes:
    """The bytes of the file an article came from. Raises LibraryError if there are none."""
    article = store.get(article_id)
    if article.source is None:
        raise LibraryError(f"Article {article_id} did not come from a file.")
    return store.originals.get(article.source.sha256)


def _in_article(article: Article, wanted: frozenset[str]) -> Iterator[MentionInContext]:
    named = [item for item in article.entities if not wanted.isdisjoint(_names(item))]
    plain = plain_text(article.text) if named else ""
    for mention in named:
        start, end = sentence_at(plain, mention.start, mention.end)
        yield MentionInContext(
            article=article.id,
            title=article.title,
            published=article.published,
            sentence=plain[start:end],
            start=mention.start,
            end=mention.end,
        )


def _names(mention: EntityMention) -> tuple[str, str]:
    return fold_name(mention.canonical), fold_name(mention.text)
