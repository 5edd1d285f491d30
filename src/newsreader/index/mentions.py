"""Who and what is named in which articles: gathered from their JSON, put into the tables.

An article has some twenty mentions, most of them of things that its neighbours mention too.
So a shard's are packed, each name once and the mentions as numbers: a fifth of what lists of
texts would cost to send from one process to another.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from operator import itemgetter
from typing import Any

import orjson

from newsreader.index.fold import fold
from newsreader.records import record

_LONGEST_NAME = 300
_LABEL_CANONICAL_FORM = itemgetter("label", "canonical", "text")


@record
class Mentions:
    """The mentions in some articles.

    names: canonical names and forms, each once. things: the place of a canonical name in
    `names`, with its label. counted: four numbers for each form of each thing in an article:
    the article, the place of the thing in `things`, of the form in `names`, how often.
    """

    names: tuple[str, ...]
    things: tuple[tuple[int, str], ...]
    counted: array[int]


@dataclass(slots=True)
class Numbers:
    """The rows of names and things as far as they are known, within one transaction."""

    names: dict[str, int] = field(default_factory=dict)
    things: dict[tuple[int, str], int] = field(default_factory=dict)
    forms: set[tuple[int, int]] = field(default_factory=set)


#: (label, canonical, form) -> how often, of one article.
Counted = Mapping[tuple[str, str, str], int]


def counted(document: Mapping[str, Any]) -> Counted:
    """The mentions of an article, equal ones counted."""
    entities = document.get("entities") or ()
    try:
        found = Counter(map(_LABEL_CANONICAL_FORM, entities))
        if (
            all(map(all, found))
            and max(map(len, chain.from_iterable(found)), default=0) <= _LONGEST_NAME
        ):
            return found
    except (KeyError, TypeError):
        # Without a canonical name, or written by something else.
        pass
    return _counted_one_by_one(entities)


def packed(articles: Iterable[tuple[int, Counted]]) -> Mentions:
    """The mentions of several articles, given by their numbers."""
    names: dict[str, int] = {}
    things: dict[tuple[int, str], int] = {}
    numbers: array[int] = array("q")
    for article, mentions in articles:
        for (label, canonical, form), count in mentions.items():
            thing = names.setdefault(canonical, len(names)), label
            numbers.extend(
                (
                    article,
                    things.setdefault(thing, len(things)),
                    names.setdefault(form, len(names)),
                    count,
                )
            )
    return Mentions(tuple(names), tuple(things), numbers)


def write(connection: sqlite3.Connection, mentions: Mentions, numbers: Numbers) -> None:
    """Put mentions of articles in that have none yet."""
    _number_names(connection, mentions.names, numbers.names)
    names = [numbers.names[name] for name in mentions.names]
    wanted = [(names[place], label) for place, label in mentions.things]
    _number_things(connection, wanted, numbers.things)
    things = [numbers.things[thing] for thing in wanted]
    fours = _fours(mentions.counted)
    rows = sorted((article, things[t], names[f], count) for article, t, f, count in fours)
    connection.executemany("INSERT INTO mention VALUES (?, ?, ?, ?)", rows)
    forms = {(form, thing) for _, thing, form, _ in rows} - numbers.forms
    connection.executemany("INSERT OR IGNORE INTO alias VALUES (?, ?)", sorted(forms))
    numbers.forms |= forms


def remove(connection: sqlite3.Connection, articles: Iterable[int]) -> None:
    """Take the mentions of articles out, and what nothing is called any more."""
    for article in articles:
        forms = connection.execute(
            "SELECT form, entity FROM mention WHERE article = ?", (article,)
        ).fetchall()
        connection.execute("DELETE FROM mention WHERE article = ?", (article,))
        connection.executemany(
            "DELETE FROM alias WHERE form = ?1 AND entity = ?2 AND NOT EXISTS "
            "(SELECT 1 FROM mention WHERE entity = ?2 AND form = ?1)",
            forms,
        )


def _counted_one_by_one(entities: Iterable[Mapping[str, Any]]) -> Counted:
    found: Counter[tuple[str, str, str]] = Counter()
    for entity in entities:
        text = entity.get("text")
        if text:
            canonical = entity.get("canonical") or text
            form = str(text)[:_LONGEST_NAME]
            found[str(entity.get("label")), str(canonical)[:_LONGEST_NAME], form] += 1
    return found


def _fours(numbers: array[int]) -> Iterator[tuple[int, int, int, int]]:
    one = iter(numbers)
    return zip(one, one, one, one, strict=True)


def _number_names(
    connection: sqlite3.Connection, names: Sequence[str], known: dict[str, int]
) -> None:
    unknown = [name for name in names if name not in known]
    known.update(
        connection.execute(
            "SELECT text, id FROM name WHERE text IN (SELECT value FROM json_each(?))",
            (orjson.dumps(unknown).decode(),),
        )
    )
    new = [name for name in unknown if name not in known]
    if not new:
        return
    (last,) = connection.execute("SELECT coalesce(max(id), 0) FROM name").fetchone()
    numbered = list(enumerate(new, last + 1))
    connection.executemany("INSERT INTO name (id, text) VALUES (?, ?)", numbered)
    connection.executemany(
        "INSERT INTO name_words (rowid, text) VALUES (?, ?)",
        [(number, fold(name)) for number, name in numbered],
    )
    known.update((name, number) for number, name in numbered)


def _number_things(
    connection: sqlite3.Connection,
    things: Sequence[tuple[int, str]],
    known: dict[tuple[int, str], int],
) -> None:
    unknown = {thing for thing in things if thing not in known}
    if not unknown:
        return
    connection.executemany(
        "INSERT OR IGNORE INTO entity (name, label) VALUES (?, ?)", sorted(unknown)
    )
    known.update(
        ((name, label), number)
        for number, name, label in connection.execute(
            "SELECT id, name, label FROM entity WHERE name IN (SELECT value FROM json_each(?))",
            (orjson.dumps([name for name, _ in unknown]).decode(),),
        )
    )
