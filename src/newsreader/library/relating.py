"""Finding the articles that belong with one."""

from __future__ import annotations

from newsreader.analysis.related import Related, names_of, related, words_of
from newsreader.document import plain_text
from newsreader.index import Index
from newsreader.model import Article

_FOUND_BY_WORDS = 60


def related_to(index: Index, article: Article, limit: int) -> list[Related]:
    """The articles outside the trash that share its names and words, best first."""
    naming = {name: index.naming(name)[1] for name in names_of(article)}
    words = words_of(article.title, plain_text(article.text))
    query = " OR ".join(f'"{word}"' for word in words)
    by_words = index.search(query, _FOUND_BY_WORDS) if query else []
    words_found = [number for number, _score in by_words]
    return related(article.id, naming, words_found, index.counts()["all"])[:limit]
