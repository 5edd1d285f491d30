"""Who and what is named: in an article, in what a query finds, in the whole library."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

import orjson

from newsreader.index.compiled import EVERYTHING, Compiled
from newsreader.index.fold import Phrase, phrases
from newsreader.index.lists import counted_condition
from newsreader.index.matching import match_expression
from newsreader.model import EntitySummary

_MOST_FORMS = 12
_FEW = 500
_MOST_COMPLETED = 400
_ANY = "1"
_NOT_TRASHED = "m.article NOT IN (SELECT id FROM article WHERE trashed)"

# The row of a thing, its label and name, its mentions, the articles that name it.
_Counted = tuple[int, str, str, int, int]


def summaries(
    connection: sqlite3.Connection,
    compiled: Compiled,
    labels: Sequence[str] = (),
    limit: int = -1,
) -> list[EntitySummary]:
    """What the articles found name, what is in most of them first."""
    condition, parameters = counted_condition(compiled)
    if condition == EVERYTHING:
        inner = _anywhere(connection)
    else:
        inner = f"m.article IN (SELECT a.id FROM article a WHERE {condition})"
    return _summaries(connection, inner, parameters, labels, limit)


def most_named(
    connection: sqlite3.Connection, labels: Sequence[str], limit: int
) -> list[tuple[str, int]]:
    """The first of `summaries` of all articles: the names, with how many articles have each.

    An article has a row for each form of what it names, so nothing is in more articles than it
    has rows, which are soon counted. Of the few that have most of them the articles are.
    """
    bounds = connection.execute(
        "SELECT id, (SELECT count(*) FROM mention WHERE entity = e.id) AS most FROM entity e "
        f"WHERE label IN ({', '.join('?' * len(labels))}) ORDER BY most DESC",
        tuple(labels),
    ).fetchall()
    inner = f"m.entity IN (SELECT value FROM json_each(?)) AND {_anywhere(connection)}"
    best: list[_Counted] = []
    for start in range(0, len(bounds), 2 * limit):
        if len(best) == limit and best[-1][4] > bounds[start][1]:
            break
        tried = orjson.dumps([number for number, _ in bounds[start : start + 2 * limit]]).decode()
        best += _counted(connection, inner, (tried,), limit)
        best.sort(key=lambda each: (-each[4], -each[3], each[2], each[1]))
        del best[limit:]
    return [(text, articles) for _, _, text, _, articles in best]


def _anywhere(connection: sqlite3.Connection) -> str:
    """The condition for a mention in any article but those in the trash."""
    # Two million mentions need not be looked up in a trash that is empty.
    (trashed,) = connection.execute("SELECT trash FROM tally").fetchone()
    return _NOT_TRASHED if trashed else _ANY


def _summaries(
    connection: sqlite3.Connection,
    inner: str,
    parameters: tuple[str | int, ...],
    labels: Sequence[str] = (),
    limit: int = -1,
) -> list[EntitySummary]:
    # A plus sign keeps SQLite from starting with all that is of a kind.
    sign = "" if inner in (_ANY, _NOT_TRASHED) else "+"
    kinds = (
        f"{sign}m.entity IN (SELECT id FROM entity WHERE label IN "
        f"({', '.join('?' * len(labels))})) AND"
        if labels
        else ""
    )
    found = _counted(connection, f"{kinds} {inner}", (*labels, *parameters), limit)
    forms = _forms(connection, [number for number, *_ in found], inner, parameters)
    return [
        EntitySummary(text, label, mentions, articles, forms.get(number, ()))
        for number, label, text, mentions, articles in found
    ]


def _counted(
    connection: sqlite3.Connection, inner: str, parameters: tuple[str | int, ...], limit: int
) -> list[_Counted]:
    # Counted before they are named: there are a hundred times as many mentions as things.
    return connection.execute(
        "SELECT c.entity, e.label, n.text, c.mentions, c.articles FROM (SELECT m.entity, "
        "sum(m.count) AS mentions, count(DISTINCT m.article) AS articles FROM mention m "
        f"WHERE {inner} GROUP BY m.entity) c "
        f"JOIN entity e ON e.id = c.entity JOIN name n ON n.id = e.name "
        "ORDER BY c.articles DESC, c.mentions DESC, n.text, e.label LIMIT ?",
        (*parameters, limit),
    ).fetchall()


def naming(connection: sqlite3.Connection, name: str) -> tuple[list[str], list[int]]:
    """Whom or what a name is taken for, and the articles that name it, the newest saved first.

    A canonical name that is exactly `name` (folded) is meant if there is one; otherwise
    whatever has these words in its name or in one of its forms. It is named by any of them.
    """
    meant = _meant(connection, name)
    articles = connection.execute(
        "SELECT a.id FROM article a WHERE a.trashed = 0 AND a.id IN (SELECT article "
        "FROM mention WHERE entity IN (SELECT value FROM json_each(?))) "
        "ORDER BY a.saved DESC, a.id DESC",
        (orjson.dumps([number for number, _ in meant]).decode(),),
    )
    return list(dict.fromkeys(text for _, text in meant)), [number for (number,) in articles]


def names_meant(connection: sqlite3.Connection, name: str) -> list[str]:
    """The canonical names of what `naming` takes a name for."""
    return list(dict.fromkeys(text for _, text in _meant(connection, name)))


def _meant(connection: sqlite3.Connection, name: str) -> list[tuple[int, str]]:
    """The rows and the canonical names of the things meant by a name."""
    expression = match_expression(phrases(name))
    if not expression:
        return []
    found = connection.execute(
        "WITH found AS MATERIALIZED "
        "(SELECT rowid AS name FROM name_words WHERE name_words MATCH ?) "
        "SELECT e.id, n.text FROM entity e JOIN name n ON n.id = e.name WHERE e.id IN ("
        "SELECT id FROM entity WHERE name IN found UNION "
        "SELECT entity FROM alias WHERE form IN found) ORDER BY e.id",
        (expression,),
    ).fetchall()
    wanted = set(phrases(name))
    exact = [(number, text) for number, text in found if set(phrases(text)) & wanted]
    return exact or found


def similar(connection: sqlite3.Connection, name: str, label: str) -> list[EntitySummary]:
    """The things of a label that share words with one, or are written like it.

    For a person one word is enough, since names are shortened; other names and their short
    forms are the same as a whole.
    """
    forms = connection.execute(
        "SELECT DISTINCT f.text FROM name n JOIN entity e ON e.name = n.id "
        "JOIN mention m ON m.entity = e.id JOIN name f ON f.id = m.form "
        "WHERE n.text = ? AND e.label = ?",
        (name, label),
    ).fetchall()
    wanted = [phrase for form in (name, *(form for (form,) in forms)) for phrase in phrases(form)]
    if label == "PERSON":
        long_words = dict.fromkeys(w for phrase in wanted for w in phrase.words if len(w) > 1)
        wanted = [Phrase((word,)) for word in long_words] or wanted
    expression = match_expression(wanted)
    if not expression:
        return []
    found = connection.execute(
        "WITH found AS MATERIALIZED "
        "(SELECT rowid AS name FROM name_words WHERE name_words MATCH ?) "
        "SELECT id FROM entity WHERE label = ? AND (name IN found OR id IN "
        "(SELECT entity FROM alias WHERE form IN found))",
        (expression, label),
    ).fetchall()
    numbers = orjson.dumps([number for (number,) in found]).decode()
    inner = f"m.entity IN (SELECT value FROM json_each(?)) AND {_NOT_TRASHED}"
    return _summaries(connection, inner, (numbers,))


def complete(
    connection: sqlite3.Connection, typed: str, labels: Sequence[str], limit: int
) -> list[tuple[str, int]]:
    """Names with a word that begins with what was typed, with how many articles have them.

    The most frequent first; of very many only some are looked at. `labels`: of any kind if
    empty.
    """
    expression = match_expression(phrases(typed, prefix=True))
    if not expression:
        return []
    kinds = f"AND e.label IN ({', '.join('?' * len(labels))})" if labels else ""
    return connection.execute(
        "SELECT n.text, "
        "sum((SELECT count(DISTINCT article) FROM mention WHERE entity = e.id)) AS articles "
        "FROM (SELECT rowid AS name FROM name_words WHERE name_words MATCH ? LIMIT ?) f "
        "JOIN entity e ON e.name = f.name JOIN name n ON n.id = e.name "
        f"WHERE 1 {kinds} GROUP BY n.id HAVING articles > 0 "
        "ORDER BY articles DESC, n.text LIMIT ?",
        (expression, _MOST_COMPLETED, *labels, limit),
    ).fetchall()


def _forms(
    connection: sqlite3.Connection,
    entities: list[int],
    inner: str,
    parameters: tuple[str | int, ...],
) -> dict[int, tuple[str, ...]]:
    """The forms of each entity in the articles, the most used first."""
    # Of very many things the mentions are gathered article by article, not thing by thing.
    few = "" if len(entities) < _FEW else "+"
    found: dict[int, list[str]] = {}
    for entity, text in connection.execute(
        "SELECT c.entity, n.text FROM (SELECT m.entity, m.form, sum(m.count) AS mentions "
        f"FROM mention m WHERE {few}m.entity IN (SELECT value FROM json_each(?)) AND {inner} "
        "GROUP BY m.entity, m.form) c JOIN name n ON n.id = c.form "
        "ORDER BY c.entity, c.mentions DESC, n.text",
        (orjson.dumps(entities).decode(), *parameters),
    ):
        forms = found.setdefault(entity, [])
        if len(forms) < _MOST_FORMS:
            forms.append(text)
    return {entity: tuple(forms) for entity, forms in found.items()}
