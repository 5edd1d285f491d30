"""What a query asks for, ranked: the best first of few, the newest first of many.

Ranking every match of a common word costs SQLite more than a tenth of a second in a
library of 100,000; the newest of them are found at once and are what one wants of them.
"""

from __future__ import annotations

import sqlite3
from array import array
from dataclasses import replace
from typing import TYPE_CHECKING

from newsreader.index import lists
from newsreader.index.compiled import ALL, Compiled
from newsreader.records import record

if TYPE_CHECKING:
    from newsreader.index.query import Query

#: Up to so many articles are put in order of how well they match.
MOST_RANKED = 2000

_FIRST_STRETCH = 256
_LONGEST_WALK = 10_000
# What is found in the first stretches is taken for how it goes on.
_WALK_TO_JUDGE = 700
# Up to so many that have the words are gathered and sorted where walking does not find enough.
_MOST_GATHERED = 20_000
# How much more entries than articles a stretch may span.
_WIDEST = 20


@record
class Plan:
    """In which order a query's articles are shown, and whether its words are very common."""

    sort: str
    many: bool = False

    @property
    def is_ranked(self) -> bool:
        """Is the order that of how well the articles match?"""
        return self.sort.removeprefix("-") == "relevance"


def parsed_query(query: Query | str) -> Query:
    """A query, which may be given as text. Raises QueryError."""
    from newsreader.index.query import parse

    return parse(query) if isinstance(query, str) else query


def compiled_query(query: Query | str) -> Compiled:
    """The SQL of a query. Raises QueryError."""
    return ordered_query(query, "")[0]


def ordered_query(query: Query | str, sort: str) -> tuple[Compiled, str | None]:
    """The SQL of a query, and the order that is asked for beside it or in it. Raises QueryError."""
    if query == "" and (not sort or sort.removeprefix("-") in lists.ORDERS):
        return ALL, sort or None
    from newsreader.index import compiling
    from newsreader.index.query import normal_sort

    wanted = parsed_query(query)
    return compiling.compiled(wanted), normal_sort(sort) if sort else wanted.sort


def plan(connection: sqlite3.Connection, compiled: Compiled, asked: str | None) -> Plan:
    """The order that was asked for, or the one that suits the query best."""
    if compiled.rank is None:
        by_match = asked is not None and asked.removeprefix("-") == "relevance"
        sort = "saved" if asked is None or by_match else asked
        sources = lists.source_sets(compiled)
        return Plan(sort, bool(sources) and not lists.have(connection, sources, MOST_RANKED))
    few = _are_few(connection, compiled)
    if asked is not None:
        return Plan(asked, many=not few)
    return Plan("relevance") if few else Plan("saved", many=True)


def ids(
    connection: sqlite3.Connection,
    compiled: Compiled,
    asked: str | None,
    limit: int = -1,
    offset: int = 0,
) -> array[int]:
    """The numbers of the articles found, in the order of `plan`."""
    chosen = plan(connection, compiled, asked)
    if chosen.is_ranked:
        return array(
            "q", (number for number, _ in _ranked(connection, compiled, chosen, limit, offset))
        )
    return _listed(connection, compiled, chosen, limit, offset)


def search(
    connection: sqlite3.Connection,
    compiled: Compiled,
    asked: str | None,
    limit: int,
    offset: int,
) -> list[tuple[int, float]]:
    """As `ids`, each with its score: higher is better, 0 where the order is not by match."""
    chosen = plan(connection, compiled, asked)
    if chosen.is_ranked:
        return _ranked(connection, compiled, chosen, limit, offset)
    return [(number, 0.0) for number in _listed(connection, compiled, chosen, limit, offset)]


def _listed(
    connection: sqlite3.Connection, compiled: Compiled, chosen: Plan, limit: int, offset: int
) -> array[int]:
    if chosen.many and limit >= 0:
        # Looking through a set costs as much as finding all in it that have the words.
        is_set = compiled.beside != compiled.condition
        first = (
            None if is_set else _first_of_many(connection, compiled, chosen.sort, offset + limit)
        )
        if first is not None:
            return first[offset:]
        many = not lists.have(connection, _sets(compiled), _MOST_GATHERED)
        return lists.ids(connection, compiled, chosen.sort, limit, offset, many=many)
    return lists.ids(connection, compiled, chosen.sort, limit, offset, many=chosen.many)


def _first_of_many(
    connection: sqlite3.Connection, compiled: Compiled, sort: str, wanted: int
) -> array[int] | None:
    """The first articles of a list of very many, without gathering all that have the words.

    Articles are taken in order, some hundreds at a time, and FTS5 is asked which of their
    entries have the words: those of articles saved together are close together, and FTS5
    finds a stretch of entries at once. None where they are not, or too few have the words.
    """
    order = lists.order_of(sort)
    if "l." in order:
        return None
    found: array[int] = array("q")
    walked, size = 0, _FIRST_STRETCH
    while len(found) < wanted:
        if walked > _WALK_TO_JUDGE and len(found) * _LONGEST_WALK < wanted * walked:
            return None
        stretch = connection.execute(
            f"SELECT a.id, a.entry FROM article a WHERE {compiled.condition} "
            f"ORDER BY {order} LIMIT ? OFFSET ?",
            (*compiled.parameters, size, walked),
        ).fetchall()
        if not stretch:
            break
        entries = [entry for _, entry in stretch]
        first, last = min(entries), max(entries)
        if last - first > _WIDEST * size:
            return None
        having = set(entries)
        for table, expression in _sets(compiled):
            having &= {
                entry
                for (entry,) in connection.execute(
                    f"SELECT rowid FROM {table} WHERE {table} MATCH ? AND rowid BETWEEN ? AND ?",
                    (expression, first, last),
                )
            }
        found.extend(number for number, entry in stretch if entry in having)
        walked += len(stretch)
        size *= 2
    return found[:wanted]


def _sets(compiled: Compiled) -> list[tuple[str, str]]:
    return lists.word_sets(compiled) + lists.source_sets(compiled)


def _ranked(
    connection: sqlite3.Connection, compiled: Compiled, chosen: Plan, limit: int, offset: int
) -> list[tuple[int, float]]:
    """The articles with their scores, best first; of equals the later saved first.

    Scores are computed before the other conditions are looked at: a filter or a second sort
    key beside FTS5's rank makes SQLite compute it row by row.
    """
    # The words are looked for once, for their rank.
    rest = replace(compiled, match=None) if compiled.rank == compiled.match else compiled
    condition, parameters = lists.beside_rank(rest)
    return connection.execute(
        "WITH hit AS MATERIALIZED "
        "(SELECT rowid AS entry, rank AS score FROM words WHERE words MATCH ?) "
        "SELECT a.id, -hit.score FROM hit CROSS JOIN article a ON a.entry = hit.entry "
        f"WHERE {condition} "
        f"ORDER BY hit.score {'DESC' if chosen.sort[0] == '-' else 'ASC'}, "
        "a.saved DESC, a.id DESC LIMIT ? OFFSET ?",
        (compiled.rank, *parameters, limit, offset),
    ).fetchall()


def _are_few(connection: sqlite3.Connection, compiled: Compiled) -> bool:
    """Do at most so many articles as are ranked have the words, whatever else is asked for?"""
    words = lists.word_sets(compiled)
    if words:
        return lists.have(connection, words, MOST_RANKED)
    condition, parameters = lists.counted_condition(compiled)
    query = f"SELECT 1 FROM article a WHERE {condition}"
    return lists.are_at_most(connection, MOST_RANKED, query, parameters)
