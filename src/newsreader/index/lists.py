"""Lists of articles: their order, the pages of them, and what the library pane counts."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import orjson

from newsreader.index.compiled import BEGUN, EVERYTHING, MATCHED, SOURCED, Compiled
from newsreader.model import ArticleRow

#: ORDER BY of each sort key and of the key turned round; every order is total.
ORDERS = {
    "saved": ("a.saved DESC, a.id DESC", "a.saved, a.id"),
    "published": ("a.moment DESC, a.id DESC", "a.moment, a.id"),
    "words": ("a.word_count DESC, a.id DESC", "a.word_count, a.id"),
    "unread": ("a.read, a.saved DESC, a.id DESC", "a.read DESC, a.saved, a.id"),
    "title": ("l.title_order, l.id", "l.title_order DESC, l.id DESC"),
    "publisher": ("l.publisher_order, l.id", "l.publisher_order DESC, l.id DESC"),
}

# So many are rather sorted than looked for in the order that is asked for.
_MOST_SORTED = 2000

# Entries that have a word, or are of a source.
_RARE = 2000
_NOT_COMMON = 20_000

_COLUMNS = (
    "a.id, l.title, l.publisher, l.published, a.saved, a.read, a.starred, a.archived, l.tags, "
    "a.word_count, l.url, a.language, a.notes, "
    "(SELECT count(*) FROM article b WHERE b.plain = a.plain AND b.id <> a.id AND NOT b.trashed), "
    "a.progress, a.trashed"
)


def order_of(sort: str) -> str:
    """The ORDER BY of a sort key as `query.normal_sort` gives it."""
    return ORDERS[sort.removeprefix("-")][sort.startswith("-")]


def ids(
    connection: sqlite3.Connection,
    compiled: Compiled,
    sort: str,
    limit: int = -1,
    offset: int = 0,
    *,
    many: bool = False,
) -> array[int]:
    """The numbers of the articles found, in order; `many` as for `whole_condition`."""
    order = order_of(sort)
    compiled = _rarest_first(connection, compiled)
    condition, parameters = whole_condition(compiled, many=many)
    source, column = "article a", "a.id"
    if "l." in order:
        source, column, condition, parameters = _by_name(
            connection, compiled, (condition, parameters), limit
        )
    # As one JSON text: a row of Python for each article would take twice as long. SQLite keeps
    # the order of a subquery for every aggregate but count, min and max.
    (text,) = connection.execute(
        f"SELECT json_group_array(id) FROM (SELECT {column} FROM {source} WHERE {condition} "
        f"ORDER BY {order} LIMIT ? OFFSET ?)",
        (*parameters, limit, offset),
    ).fetchone()
    return array("q", orjson.loads(text))


def count(connection: sqlite3.Connection, compiled: Compiled) -> int:
    """How many articles are found."""
    condition, parameters = counted_condition(_rarest_first(connection, compiled))
    (number,) = connection.execute(
        f"SELECT count(*) FROM article a WHERE {condition}", parameters
    ).fetchone()
    return int(number)


def months(connection: sqlite3.Connection, compiled: Compiled) -> list[tuple[str, int]]:
    """The months ("2026-11") in which what is found was published, with how many each, in order."""
    condition, parameters = counted_condition(compiled)
    # No index holds what is published; SQLite would take one and look every article up by it.
    source = "article a" if _sets(compiled) else "article a NOT INDEXED"
    return connection.execute(
        f"SELECT substr(a.published, 1, 7) AS month, count(*) FROM {source} "
        f"WHERE {condition} AND a.published IS NOT NULL GROUP BY month ORDER BY month",
        parameters,
    ).fetchall()


def whole_condition(compiled: Compiled, *, many: bool = False) -> tuple[str, tuple[str | int, ...]]:
    """The condition with what is looked for in full text taken in as sets of entries.

    `many`: very many are expected, so that it is better to go through the articles in order
    and look each up in the sets than to take the sets and sort them.
    """
    sets = _sets(compiled)
    if many:
        # A plus sign keeps SQLite from starting with the index on entries.
        return _joined([*(f"+{one}" for one in sets), compiled.condition], compiled)
    return _joined([*sets, compiled.beside if sets else compiled.condition], compiled)


def beside_rank(compiled: Compiled) -> tuple[str, tuple[str | int, ...]]:
    """As `whole_condition`, for articles that were found and ranked by their words."""
    return _joined([*_sets(compiled), compiled.beside], compiled)


def counted_condition(compiled: Compiled) -> tuple[str, tuple[str | int, ...]]:
    """As `whole_condition`, where no order is asked for."""
    sets = _sets(compiled)
    return _joined([*sets, compiled.beside if sets else compiled.counted], compiled)


def are_at_most(
    connection: sqlite3.Connection, most: int, query: str, parameters: tuple[str | int, ...]
) -> bool:
    """Does a query give at most so many rows?"""
    (number,) = connection.execute(
        f"SELECT count(*) FROM ({query} LIMIT ?)", (*parameters, most + 1)
    ).fetchone()
    return int(number) <= most


def word_sets(compiled: Compiled) -> list[tuple[str, str]]:
    """The full-text tables to look for words in, each with what is looked for."""
    sets = [("words", compiled.match)] if compiled.match is not None else []
    return sets + [("beginnings", beginning) for beginning in compiled.beginnings]


def source_sets(compiled: Compiled) -> list[tuple[str, str]]:
    """The same for where articles come from."""
    return [("sources", expression) for expression in compiled.sources]


def have(connection: sqlite3.Connection, sets: list[tuple[str, str]], most: int) -> bool:
    """Do at most so many entries have what is looked for in one of the full-text tables?"""
    return any(
        are_at_most(connection, most, f"SELECT 1 FROM {table} WHERE {table} MATCH ?", (expression,))
        for table, expression in sets
    )


def rows(connection: sqlite3.Connection, numbers: Iterable[int]) -> list[ArticleRow]:
    """What a list shows of articles, in the order given; those not there are left out."""
    wanted = list(numbers)
    found = {
        row.id: row
        for row in map(
            _row,
            connection.execute(
                f"SELECT {_COLUMNS} FROM json_each(?) w JOIN article a ON a.id = w.value "
                "JOIN listing l ON l.id = a.id",
                (orjson.dumps(wanted).decode(),),
            ),
        )
    }
    return [found[number] for number in wanted if number in found]


def views(connection: sqlite3.Connection) -> dict[str, int]:
    """How many articles each view holds, and how many notes there are."""
    values = connection.execute(
        "SELECT everything, unread, starred, archived, trash, notes FROM tally"
    ).fetchone()
    return dict(
        zip(("all", "unread", "starred", "archived", "trash", "notes"), values, strict=True)
    )


def tags(connection: sqlite3.Connection) -> list[tuple[str, int]]:
    """Every tag in use with the number of articles outside the trash that have it, A to Z."""
    return connection.execute(
        "SELECT t.name, count(*) FROM tag t JOIN article_tag x ON x.tag = t.id "
        "JOIN article a ON a.id = x.article WHERE NOT a.trashed "
        "GROUP BY t.id ORDER BY t.folded, t.name"
    ).fetchall()


def publishers(connection: sqlite3.Connection) -> list[tuple[str, int]]:
    """Every publisher with the number of its articles outside the trash, A to Z."""
    return connection.execute(
        "SELECT publisher, count(*) FROM listing INDEXED BY listing_publisher "
        "WHERE trashed = 0 AND publisher IS NOT NULL "
        "GROUP BY publisher ORDER BY publisher_order, publisher"
    ).fetchall()


def languages(connection: sqlite3.Connection) -> list[tuple[str, int]]:
    """Every language with the number of its articles outside the trash, most first."""
    return connection.execute(
        "SELECT language, count(*) FROM article WHERE NOT trashed AND language IS NOT NULL "
        "GROUP BY language ORDER BY 2 DESC, 1"
    ).fetchall()


def with_key(connection: sqlite3.Connection, key: str) -> list[int]:
    """The articles with exactly this key, the oldest first."""
    found = connection.execute("SELECT id FROM listing WHERE key = ? ORDER BY id", (key,))
    return [number for (number,) in found]


def copies(connection: sqlite3.Connection) -> list[list[int]]:
    """The groups of articles outside the trash that have the same text, the newest group first."""
    found = connection.execute(
        "SELECT json_group_array(id) FROM "
        "(SELECT id, plain FROM article WHERE trashed = 0 AND plain IS NOT NULL ORDER BY id) "
        "GROUP BY plain HAVING count(*) > 1 ORDER BY max(id) DESC"
    )
    return [orjson.loads(ids) for (ids,) in found]


def from_file(connection: sqlite3.Connection, first_bytes: int) -> list[int]:
    """The articles from a file whose SHA-256 begins like this, the oldest first."""
    found = connection.execute(
        "SELECT id FROM article WHERE original = ? ORDER BY id", (first_bytes,)
    )
    return [number for (number,) in found]


def _by_name(
    connection: sqlite3.Connection,
    compiled: Compiled,
    whole: tuple[str, tuple[str | int, ...]],
    limit: int,
) -> tuple[str, str, str, tuple[str | int, ...]]:
    """Where to find articles in the order of titles or publishers.

    Tables, column, condition and its parameters; `whole` is the condition in any other order.
    """
    condition, parameters = whole
    kept = "1" if compiled.trash else "l.trashed = 0"
    if condition == EVERYTHING:
        # The index of titles has all that is asked for.
        return "listing l", "l.id", kept, parameters
    counted, counting = counted_condition(compiled)
    found = f"SELECT a.id FROM article a WHERE {counted}"
    number, few = connection.execute(
        f"SELECT count(*), json_group_array(id) FROM ({found} LIMIT ?)",
        (*counting, _MOST_SORTED + 1),
    ).fetchone()
    if number <= _MOST_SORTED:
        # Looked for once: a condition may cost more than all the sorting.
        among = f"{kept} AND l.id IN (SELECT value FROM json_each(?))"
        return "listing l", "l.id", among, (few,)
    if limit >= 0:
        # A page is soon found by trying the articles in their order.
        return f"article a JOIN listing l ON l.id = a.id AND {kept}", "a.id", condition, parameters
    # The plus sign makes SQLite go through the index of titles, not sort them.
    return "listing l", "l.id", f"{kept} AND +l.id IN ({found})", counting


def _sets(compiled: Compiled) -> list[str]:
    words = [] if compiled.match is None else [MATCHED]
    return _in_order(
        compiled,
        [*words, *[BEGUN] * len(compiled.beginnings)],
        [SOURCED] * len(compiled.sources),
    )


def _joined(parts: list[str], compiled: Compiled) -> tuple[str, tuple[str | int, ...]]:
    words = () if compiled.match is None else (compiled.match,)
    sets = _in_order(compiled, [*words, *compiled.beginnings], [*compiled.sources])
    return " AND ".join(parts), (*sets, *compiled.parameters)


def _in_order(compiled: Compiled, words: list[str], sources: list[str]) -> list[str]:
    return [*sources, *words] if compiled.sources_first else [*words, *sources]


def _rarest_first(connection: sqlite3.Connection, compiled: Compiled) -> Compiled:
    """SQLite goes through the first set, and gathers the others only if that one has anything."""
    words, sources = word_sets(compiled), source_sets(compiled)
    if not words or not sources:
        return compiled
    rarer = not have(connection, words, _RARE) and have(connection, sources, _NOT_COMMON)
    return replace(compiled, sources_first=rarer)


def _row(values: tuple[Any, ...]) -> ArticleRow:
    (number, title, publisher, published, saved, read, starred, archived, tags, *rest) = values
    word_count, url, language, notes, copies, progress, trashed = rest
    return ArticleRow(
        number,
        title,
        publisher,
        published,
        saved,
        bool(read),
        bool(starred),
        bool(archived),
        tuple(orjson.loads(tags)),
        word_count,
        url,
        language,
        notes,
        copies,
        progress,
        bool(trashed),
    )
