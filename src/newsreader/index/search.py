"""Ranked search: the best first where there are few, the newest first where there are many.

Ranking every match of a common word costs SQLite more than a tenth of a second in a
library of 100,000; the newest of them are found at once and are what one wants of them.
"""

from __future__ import annotations

import sqlite3
from array import array

from newsreader.index import lists
from newsreader.index.compiling import Compiled

#: Up to so many articles are put in order of how well they match.
MOST_RANKED = 2000


def sort_for(connection: sqlite3.Connection, compiled: Compiled, asked: str | None) -> str:
    """The order that a list is shown in: the one asked for, or the one that suits it best."""
    if asked and asked.removeprefix("-") != "relevance":
        return asked
    if compiled.match is None:
        return "saved"
    if asked or _are_few(connection, compiled.match):
        return asked or "relevance"
    return "saved"


def ids(
    connection: sqlite3.Connection,
    compiled: Compiled,
    asked: str | None,
    limit: int = -1,
    offset: int = 0,
) -> array[int]:
    """The numbers of the articles found, in the order of `sort_for`."""
    sort = sort_for(connection, compiled, asked)
    if sort.removeprefix("-") != "relevance":
        return lists.ids(connection, compiled, sort, limit, offset)
    found = ranked(connection, compiled, limit, offset, worst_first=sort.startswith("-"))
    return array("q", (number for number, _ in found))


def search(
    connection: sqlite3.Connection,
    compiled: Compiled,
    asked: str | None,
    limit: int,
    offset: int,
) -> list[tuple[int, float]]:
    """As `ids`, each with its score: higher is better, 0 where the order is not by match."""
    sort = sort_for(connection, compiled, asked)
    if sort.removeprefix("-") != "relevance":
        return [(number, 0.0) for number in lists.ids(connection, compiled, sort, limit, offset)]
    return ranked(connection, compiled, limit, offset, worst_first=sort.startswith("-"))


def ranked(
    connection: sqlite3.Connection,
    compiled: Compiled,
    limit: int,
    offset: int,
    *,
    worst_first: bool = False,
) -> list[tuple[int, float]]:
    """The articles with their scores, best first; of equals the later saved first.

    Scores are computed before the other conditions are looked at: a filter or a second sort
    key beside FTS5's rank makes SQLite compute it row by row.
    """
    found = connection.execute(
        "WITH hit AS MATERIALIZED "
        "(SELECT rowid AS entry, rank AS score FROM words WHERE words MATCH ?) "
        "SELECT a.id, -hit.score FROM hit CROSS JOIN article a ON a.entry = hit.entry "
        f"WHERE {compiled.condition} ORDER BY hit.score {'DESC' if worst_first else 'ASC'}, "
        "a.saved DESC, a.id DESC LIMIT ? OFFSET ?",
        (compiled.match, *compiled.parameters, limit, offset),
    )
    return found.fetchall()


def _are_few(connection: sqlite3.Connection, match: str) -> bool:
    (number,) = connection.execute(
        "SELECT count(*) FROM (SELECT 1 FROM words WHERE words MATCH ? LIMIT ?)",
        (match, MOST_RANKED + 1),
    ).fetchone()
    return int(number) <= MOST_RANKED
