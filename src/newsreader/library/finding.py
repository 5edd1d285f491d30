"""Ranked search with the piece of each text that shows why it was found."""

from __future__ import annotations

from newsreader.index import Index
from newsreader.index.query import parse
from newsreader.model import SearchHit


def search(index: Index, query: str, limit: int, offset: int) -> list[SearchHit]:
    """The best articles for a query. Raises QueryError."""
    parsed = parse(query)
    scores = dict(index.search(parsed, limit, offset))
    snippets = index.snippets(scores, parsed)
    found: list[SearchHit] = []
    for row in index.rows(scores):
        snippet, hits = snippets.get(row.id, ("", []))
        found.append(SearchHit(row, scores[row.id], snippet, tuple(hits)))
    return found
