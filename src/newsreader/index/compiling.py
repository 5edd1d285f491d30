"""A query tree as SQL.

Conditions on words of the article are gathered into one FTS5 expression as far as the tree
allows; everything else becomes a condition on a row `a` of `article`. What was typed never
gets into either but as folded words between quotation marks, or as a parameter.
"""

from __future__ import annotations

from typing import assert_never

from newsreader.index.compiled import BEGUN, MATCHED, SOURCED, Compiled, Parameter
from newsreader.index.fold import fold_name, phrases
from newsreader.index.matching import all_of, beginning_of, is_beginning, match_expression, match_of
from newsreader.index.query.nodes import (
    ENTITY_FIELDS,
    And,
    Dates,
    Entity,
    Has,
    Is,
    Language,
    Leaf,
    Node,
    Not,
    Or,
    Query,
    Source,
    Tag,
    WordCount,
    Words,
)
from newsreader.records import record

# Written as the partial indexes are, so that SQLite sees that they serve; and so that it does not.
_BY_INDEX = "a.trashed = 0"
_ONE_BY_ONE = "+a.trashed = 0"

# Answered from an index alone.
_INDEXED_STATES = ("unread", "read", "starred", "archived", "trashed", "duplicate", "linkonly")
_INDEXED_DATES = ("date", "saved")

_STATES = {
    "unread": "NOT a.read",
    "read": "a.read",
    "reading": "(NOT a.read AND a.progress > 0 AND a.progress < 1)",
    "starred": "a.starred",
    "archived": "a.archived",
    "trashed": "a.trashed",
    "duplicate": (
        # The first half alone is answered from an index.
        "a.plain IN (SELECT plain FROM article GROUP BY plain HAVING count(*) > 1) AND "
        "EXISTS (SELECT 1 FROM article b WHERE b.plain = a.plain AND b.id <> a.id "
        "AND NOT b.trashed)"
    ),
    "linkonly": "a.word_count = 0",
}
_PROPERTIES = {
    "note": "a.notes > a.highlights",
    "highlight": "a.highlights > 0",
    "tag": "a.tags > 0",
    "entity": "a.entities > 0",
    "date": "a.published IS NOT NULL",
    "author": "a.authors > 0",
    "versions": "a.versions > 0",
    "original": "a.original",
}
# A moment of a day comes after the day's name and before the next day's.
_MOMENTS = {
    "date": "a.moment",
    "published": "a.published",
    "saved": "a.saved",
    "read": "a.opened",
}


@record
class _Condition:
    """SQL with its parameters. `beside`: the same for articles found by something else."""

    sql: str
    parameters: tuple[Parameter, ...]
    beside: str


def compiled(query: Query) -> Compiled:
    """The SQL of a query; what is in the trash is left out unless the query asks for it."""
    matches: list[str] = []
    beginnings: list[str] = []
    sources: list[str] = []
    ranks: list[str] = []
    rest: list[Node] = []
    for part in _conjuncts(query.root):
        match = match_of(part)
        if match is not None:
            matches.append(match)
        elif isinstance(part, Words) and is_beginning(part):
            beginnings.append(beginning_of(part))
        elif isinstance(part, Source):
            sources.append(_source_of(part))
        else:
            rest.append(part)
        rank = match_of(part, short=True)
        if rank is not None:
            ranks.append(rank)
    conditions = [_condition(part) for part in rest]
    joined = _without_trash(query, conditions)
    counted = joined if _has_an_index(rest) else _without_trash(query, conditions, _ONE_BY_ONE)
    # Of two words, one of them only begun, the whole one says which article is better.
    ranks = matches or ranks
    return Compiled(
        all_of(matches) if matches else None,
        joined.sql,
        joined.beside,
        counted.sql,
        joined.parameters,
        tuple(beginnings),
        tuple(sources),
        all_of(ranks) if ranks else None,
        query.asks_for_trash,
    )


def compiled_for_notes(query: Query) -> Compiled:
    """As `compiled`, for rows of `note n` joined with their `article a`.

    Words without a field are looked for in the note; a tag may be the note's or the article's.
    """
    joined = _without_trash(query, [_note_condition(part) for part in _conjuncts(query.root)])
    return Compiled(
        None, joined.sql, joined.sql, joined.sql, joined.parameters, trash=query.asks_for_trash
    )


def article(number: int) -> Compiled:
    """The SQL for one article, wherever it is."""
    sql = "a.id = ?"
    return Compiled(None, sql, sql, sql, (number,), trash=True)


def _conjuncts(root: Node | None) -> tuple[Node, ...]:
    if root is None:
        return ()
    if not isinstance(root, And):
        return (root,)
    return tuple(part for node in root.nodes for part in _conjuncts(node))


def _condition(node: Node) -> _Condition:
    match = match_of(node)
    if match is not None:
        return _plain(MATCHED, match)
    match node:
        case Not():
            return _not(_condition(node.node))
        case And():
            return _all([_condition(part) for part in node.nodes])
        case Or():
            return _any([_condition(part) for part in node.nodes])
        case _:
            return _leaf(node)


def _note_condition(node: Node) -> _Condition:
    match node:
        case Not():
            return _not(_note_condition(node.node))
        case And():
            return _all([_note_condition(part) for part in node.nodes])
        case Or():
            return _any([_note_condition(part) for part in node.nodes])
        case Words(field=None | "note"):
            expression = match_expression(phrases(node.text, prefix=node.prefix))
            return _plain(
                "n.number IN (SELECT rowid FROM note_words WHERE note_words MATCH ?)", expression
            )
        case Tag():
            compare, folded = _tag_comparison(node)
            own = _plain(
                f"EXISTS (SELECT 1 FROM json_each(n.tags) t WHERE t.value {compare})", *folded
            )
            return _any([own, _condition(node)])
    return _condition(node)


def _has_an_index(nodes: list[Node]) -> bool:
    """Is there an index by which to count what fulfils these, all together?

    SQLite would take any partial index for one, and look every article up by it: ten times the
    work of going through the table.
    """
    if any(isinstance(node, Entity | Tag | Words) for node in nodes):
        return True
    if all(isinstance(node, Is) for node in nodes):
        return all(node.state in _INDEXED_STATES for node in nodes if isinstance(node, Is))
    (first, *others) = nodes
    if isinstance(first, Dates):
        return not others and first.field in _INDEXED_DATES
    return not others and isinstance(first, WordCount)


def _without_trash(query: Query, conditions: list[_Condition], kept: str = _BY_INDEX) -> _Condition:
    return _all([*([] if query.asks_for_trash else [_plain(kept)]), *conditions])


def _all(conditions: list[_Condition]) -> _Condition:
    return _chain(conditions, " AND ", "1")


def _any(conditions: list[_Condition]) -> _Condition:
    return _chain(conditions, " OR ", "0")


def _chain(conditions: list[_Condition], joint: str, empty: str) -> _Condition:
    if not conditions:
        return _plain(empty)
    return _Condition(
        joint.join(f"({part.sql})" for part in conditions),
        tuple(p for part in conditions for p in part.parameters),
        joint.join(f"({part.beside})" for part in conditions),
    )


def _not(inner: _Condition) -> _Condition:
    # NULL is "unknown", and what is unknown is not so.
    return _Condition(
        f"NOT coalesce({inner.sql}, 0)", inner.parameters, f"NOT coalesce({inner.beside}, 0)"
    )


def _plain(sql: str, *parameters: Parameter) -> _Condition:
    return _Condition(sql, parameters, sql)


def _one_of(articles: str, *parameters: Parameter) -> _Condition:
    """The articles of a subquery."""
    # Without the plus sign SQLite would try every one of them for each article found otherwise.
    return _Condition(f"a.id IN ({articles})", parameters, f"+a.id IN ({articles})")


def _leaf(node: Leaf) -> _Condition:
    match node:
        case Words(field="note"):
            return _note_words(node)
        case Words():
            return _plain(BEGUN, beginning_of(node))
        case Source():
            return _plain(SOURCED, _source_of(node))
        case Entity():
            return _entity(node)
        case Tag():
            compare, folded = _tag_comparison(node)
            return _one_of(
                "SELECT article FROM article_tag WHERE tag IN "
                f"(SELECT id FROM tag WHERE folded {compare})",
                *folded,
            )
        case Language():
            return _plain(
                "(a.language = ? OR a.language BETWEEN ? AND ?)",
                node.code,
                f"{node.code}-",
                f"{node.code}-\uffff",
            )
        case Is():
            return _plain(_STATES[node.state])
        case Has():
            return _plain(_PROPERTIES[node.thing])
        case Dates():
            return _range(_MOMENTS[node.field], node.first, node.end, "<")
        case WordCount():
            return _range("a.word_count", node.least, node.most, "<=")
    assert_never(node)


def _source_of(node: Source) -> str:
    return f"{node.field} : ({match_expression(phrases(node.text, prefix=node.prefix))})"


def _note_words(node: Words) -> _Condition:
    expression = match_expression(phrases(node.text, prefix=node.prefix))
    return _one_of(
        "SELECT article FROM note WHERE number IN "
        "(SELECT rowid FROM note_words WHERE note_words MATCH ?)",
        expression,
    )


def _entity(node: Entity) -> _Condition:
    """By any form of a thing one finds all articles that name it, in whatever form."""
    expression = match_expression(phrases(node.text, prefix=node.prefix))
    labels = ENTITY_FIELDS[node.field]
    kind = f" AND e.label IN ({', '.join('?' * len(labels))})" if labels else ""
    return _one_of(
        "WITH named AS MATERIALIZED "
        "(SELECT rowid AS name FROM name_words WHERE name_words MATCH ?) "
        "SELECT article FROM mention WHERE entity IN ("
        f"SELECT e.id FROM entity e WHERE e.name IN named{kind} UNION "
        "SELECT x.entity FROM alias x JOIN entity e ON e.id = x.entity "
        f"WHERE x.form IN named{kind})",
        expression,
        *labels,
        *labels,
    )


def _tag_comparison(node: Tag) -> tuple[str, tuple[Parameter, ...]]:
    folded = fold_name(node.name)
    if node.prefix:
        return "BETWEEN ? AND ?", (folded, folded + "\U0010ffff")
    return "= ?", (folded,)


def _range(column: str, least: str | int | None, most: str | int | None, below: str) -> _Condition:
    bounds = [(f"{column} >= ?", least), (f"{column} {below} ?", most)]
    known = [(sql, value) for sql, value in bounds if value is not None]
    if not known:
        return _plain(f"{column} IS NOT NULL")
    return _plain(" AND ".join(sql for sql, _ in known), *(value for _, value in known))
