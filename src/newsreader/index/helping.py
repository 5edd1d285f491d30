"""When a query finds nothing: which condition is to blame, and what may have been meant."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace

from newsreader.index import lists
from newsreader.index.compiling import compiled
from newsreader.index.fold import phrases
from newsreader.index.query.nodes import And, Node, Or, Query, Words
from newsreader.index.query.writing import without_each, written
from newsreader.index.spelling import suggestions
from newsreader.records import record

_MOST_HINTS = 4


@record
class Hint:
    """Another query that does find something: "Without lang:de: 12", "Did you mean erdogan? 40"."""

    text: str
    query: str
    found: int


def hints(connection: sqlite3.Connection, query: Query) -> list[Hint]:
    """What to try instead of a query that found nothing, corrections first."""
    corrections = list(_corrections(connection, query))
    left_out = sorted(_without_one(connection, query), key=lambda hint: -hint.found)
    return [*corrections[:_MOST_HINTS], *left_out[:_MOST_HINTS]]


def _corrections(connection: sqlite3.Connection, query: Query) -> Iterator[Hint]:
    for place, leaf in enumerate(_free_words(query.root)):
        found = phrases(leaf.text)
        if len(found) != 1 or len(found[0].words) != 1:
            continue
        for near in suggestions(connection, found[0].words[0])[:2]:
            root = _replaced(query.root, leaf, replace(leaf, text=near, prefix=False))
            corrected = replace(query, root=root)
            number = lists.count(connection, compiled(corrected))
            if root is not None and number:
                yield Hint(f"Did you mean {near}? {number:,}", written(root), number)
        if place == _MOST_HINTS:
            return


def _without_one(connection: sqlite3.Connection, query: Query) -> Iterator[Hint]:
    for condition, rest in without_each(query):
        number = lists.count(connection, compiled(rest))
        if number:
            yield Hint(f"Without {condition}: {number:,}", rest.text, number)


def _free_words(root: Node | None) -> list[Words]:
    match root:
        case Words(field=None | "title" | "body", quoted=False):
            return [root]
        case And() | Or():
            return [leaf for part in root.nodes for leaf in _free_words(part)]
    return []


def _replaced(node: Node | None, old: Words, new: Words) -> Node | None:
    if node is old:
        return new
    match node:
        case And() | Or():
            nodes = tuple(_replaced(part, old, new) or part for part in node.nodes)
            return replace(node, nodes=nodes)
    return node
