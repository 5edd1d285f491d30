"""Putting articles and annotations into the tables. The caller holds a transaction.

FTS5 gathers what is inserted in memory and writes it out whenever SQLite opens a savepoint,
which many a plain statement does. So the full text comes last in a transaction, all of it
together: written between the others it costs more than twice as much.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

import orjson

from newsreader.index import mentions
from newsreader.index.content import (
    ArticleJson,
    FullText,
    Press,
    Row,
    for_few,
    full_text,
    note_words,
    row,
)
from newsreader.index.fold import fold_name, words
from newsreader.index.mentions import Mentions, Numbers
from newsreader.records import record
from newsreader.store.shards import SHARD_SIZE, Stamp

_ARTICLE_COLUMNS = (
    "trashed, read, starred, archived, progress, saved, moment, published, opened, language, "
    "word_count, tags, authors, entities, versions, original, plain"
)
_PUT_ARTICLE = (
    f"INSERT INTO article (id, entry, fingerprint, state, {_ARTICLE_COLUMNS}) "
    f"VALUES (?, ?, ?, ?, {', '.join('?' * 17)}) ON CONFLICT (id) DO UPDATE SET "
    "entry = excluded.entry, fingerprint = excluded.fingerprint, state = excluded.state, "
    + ", ".join(f"{name} = excluded.{name}" for name in _ARTICLE_COLUMNS.split(", "))
)
_PUT_LISTING = f"INSERT OR REPLACE INTO listing VALUES ({', '.join('?' * 11)})"


#: A row of the full-text tables that is still to be written.
Entry = tuple[int, FullText]


@record
class Prepared:
    """Articles made ready for the tables, each with its tags, and the mentions in the new ones."""

    rows: list[tuple[Row, FullText | None, list[str]]]
    mentions: Mentions


@record
class PreparedShard:
    """A shard made ready, in worker processes, for `write_prepared`."""

    number: int
    stamp: Stamp
    articles: Prepared
    annotations: dict[int, dict[str, Any]]


def prepare(
    documents: Iterable[tuple[int, ArticleJson]],
    known: Mapping[int, int],
    press: Press,
    ready: Mapping[int, FullText] = MappingProxyType({}),
) -> Prepared:
    """Fold what is new. `known` holds the fingerprints of articles that are indexed already.

    `ready` holds full texts that were made elsewhere, by fingerprint.
    """
    rows: list[tuple[Row, FullText | None, list[str]]] = []
    named: list[tuple[int, mentions.Counted]] = []
    for number, document in documents:
        counted = mentions.counted(document)
        columns = row(number, document, counted)
        text = None
        if known.get(number) != columns.fingerprint:
            text = ready.get(columns.fingerprint) or full_text(document, counted, press)
            named.append((number, counted))
        rows.append((columns, text, [str(tag) for tag in document.get("tags") or ()]))
    return Prepared(rows, mentions.packed(named))


def known_fingerprints(connection: sqlite3.Connection, number: int) -> dict[int, int]:
    """The fingerprints of a shard's articles as indexed."""
    return dict(
        connection.execute(
            "SELECT id, fingerprint FROM article WHERE id BETWEEN ? AND ?", _ids(number)
        )
    )


def write_prepared(
    connection: sqlite3.Connection, prepared: PreparedShard, numbers: Numbers
) -> list[Entry]:
    """Make the index hold of a shard what the shard holds.

    Returns the full text that is still to be written, by `write_entries`. `numbers` are those
    met in this transaction.
    """
    states = {
        number: (entry, state)
        for number, entry, state in connection.execute(
            "SELECT id, entry, state FROM article WHERE id BETWEEN ? AND ?",
            _ids(prepared.number),
        )
    }
    articles = prepared.articles
    _remove_articles(connection, states.keys() - {columns.id for columns, _, _ in articles.rows})
    changed = [
        (columns, text, tags)
        for columns, text, tags in articles.rows
        if text is not None or states.get(columns.id, (0, 0))[1] != columns.state
    ]
    known = {number: entry for number, (entry, _) in states.items()}
    entries = _write_rows(connection, Prepared(changed, articles.mentions), known, numbers)
    _write_notes(connection, prepared)
    set_stamp(connection, prepared.number, prepared.stamp)
    return entries


def write_entries(connection: sqlite3.Connection, entries: Sequence[Entry]) -> None:
    """Write full text, at the end of a transaction."""
    connection.executemany(
        "INSERT INTO sources (rowid, author, site, url, file) VALUES (?, ?, ?, ?, ?)",
        [(entry, *text.sources) for entry, text in entries],
    )
    connection.executemany(
        "INSERT INTO beginnings (rowid, title, body, names) VALUES (?, ?, ?, ?)",
        [(entry, *text.beginnings) for entry, text in entries],
    )
    connection.executemany(
        "INSERT INTO words (rowid, title, lead, body, names) VALUES (?, ?, ?, ?, ?)",
        [(entry, *text.words) for entry, text in entries],
    )


def write_articles(
    connection: sqlite3.Connection,
    documents: Mapping[int, ArticleJson],
    ready: Mapping[int, FullText] = MappingProxyType({}),
) -> None:
    """Index articles one by one, whatever else their shards hold; `ready` as for `prepare`."""
    known = {
        number: (entry, fingerprint)
        for number, entry, fingerprint in connection.execute(
            "SELECT id, entry, fingerprint FROM article "
            "WHERE id IN (SELECT value FROM json_each(?))",
            (orjson.dumps(list(documents)).decode(),),
        )
    }
    fingerprints = {number: each for number, (_, each) in known.items()}
    prepared = prepare(documents.items(), fingerprints, for_few(), ready)
    entries = {number: entry for number, (entry, _) in known.items()}
    write_entries(connection, _write_rows(connection, prepared, entries, Numbers()))


def remove_articles(connection: sqlite3.Connection, numbers: Iterable[int]) -> None:
    """Take articles out, with the notes on them."""
    _remove_articles(connection, set(numbers))


def write_notes(
    connection: sqlite3.Connection,
    annotations: Iterable[tuple[int, Mapping[str, Any] | None]],
) -> None:
    """Index annotations by number; None for one that is gone."""
    articles: set[int] = set()
    for number, annotation in annotations:
        old = connection.execute("SELECT article FROM note WHERE number = ?", (number,)).fetchone()
        if old is not None:
            articles.add(old[0])
            connection.execute("DELETE FROM note WHERE number = ?", (number,))
            connection.execute("DELETE FROM note_words WHERE rowid = ?", (number,))
        if annotation is not None:
            articles.add(int(annotation["article"]))
            _put_note(connection, number, annotation)
    _count_notes(connection, articles)


def remove_shard(connection: sqlite3.Connection, number: int) -> None:
    """Take out a shard that is no longer there."""
    first, last = _ids(number)
    found = connection.execute("SELECT id FROM article WHERE id BETWEEN ? AND ?", (first, last))
    _remove_articles(connection, {item[0] for item in found})
    connection.execute("DELETE FROM shard WHERE number = ?", (number,))


def stamps(connection: sqlite3.Connection) -> dict[int, Stamp]:
    """The stamps of the shards as they were indexed."""
    return {
        number: Stamp(size, mtime_ns, inode)
        for number, size, mtime_ns, inode in connection.execute(
            "SELECT number, size, mtime_ns, inode FROM shard"
        )
    }


def stamp(connection: sqlite3.Connection, number: int) -> Stamp | None:
    """The stamp of a shard as it was indexed; None if it was not."""
    found = connection.execute(
        "SELECT size, mtime_ns, inode FROM shard WHERE number = ?", (number,)
    ).fetchone()
    return None if found is None else Stamp(*found)


def set_stamp(connection: sqlite3.Connection, number: int, stamp: Stamp) -> None:
    """Remember which state of a shard is indexed."""
    connection.execute("INSERT OR REPLACE INTO shard VALUES (?, ?, ?, ?)", (number, *stamp))
    connection.execute("UPDATE meta SET value = value + 1 WHERE key = 'changes'")


def rules_mark(connection: sqlite3.Connection) -> int:
    """Which corrections of names are indexed, as their fingerprint."""
    found = connection.execute("SELECT value FROM meta WHERE key = 'rules'").fetchone()
    return int(found[0]) if found else 0


def set_rules_mark(connection: sqlite3.Connection, fingerprint: int) -> None:
    """Remember which corrections of names are indexed."""
    connection.execute("INSERT OR REPLACE INTO meta VALUES ('rules', ?)", (fingerprint,))
    connection.execute("UPDATE meta SET value = value + 1 WHERE key = 'changes'")


def _ids(number: int) -> tuple[int, int]:
    return number * SHARD_SIZE + 1, (number + 1) * SHARD_SIZE


def _write_rows(
    connection: sqlite3.Connection, prepared: Prepared, entries: dict[int, int], numbers: Numbers
) -> list[Entry]:
    """Write all but the full text, which is returned. `entries` are those of known articles."""
    rows = prepared.rows
    new = [(columns.id, text) for columns, text, _ in rows if text is not None]
    known = entries
    if new:
        dead = [number for number, _ in new if number in entries]
        connection.execute("UPDATE meta SET value = value + ? WHERE key = 'dead'", (len(dead),))
        _forget_title_words(connection, dead)
        mentions.remove(connection, dead)
        entries = entries | _new_entries(connection, [number for number, _ in new])
        _write_texts(connection, new)
        mentions.write(connection, prepared.mentions, numbers)
    connection.executemany(
        _PUT_ARTICLE,
        [
            (columns.id, entries[columns.id], columns.fingerprint, columns.state, *columns.article)
            for columns, _, _ in rows
        ],
    )
    connection.executemany(_PUT_LISTING, [(columns.id, *columns.listing) for columns, _, _ in rows])
    connection.executemany(
        "DELETE FROM article_tag WHERE article = ?",
        [(columns.id,) for columns, _, _ in rows if columns.id in known],
    )
    _write_tags(connection, [(columns.id, tags) for columns, _, tags in rows if tags])
    return [(entries[number], text) for number, text in new]


def _new_entries(connection: sqlite3.Connection, numbers: list[int]) -> dict[int, int]:
    (first,) = connection.execute("SELECT value FROM meta WHERE key = 'next_entry'").fetchone()
    connection.execute(
        "UPDATE meta SET value = ? WHERE key = 'next_entry'", (first + len(numbers),)
    )
    return {number: first + place for place, number in enumerate(numbers)}


def _write_texts(connection: sqlite3.Connection, new: list[tuple[int, FullText]]) -> None:
    connection.executemany(
        "INSERT OR REPLACE INTO text VALUES (?, ?)", [(number, text.plain) for number, text in new]
    )
    connection.executemany(
        "INSERT INTO title_word VALUES (?, ?) "
        "ON CONFLICT (word) DO UPDATE SET count = count + excluded.count",
        Counter(word for _, text in new for word in text.title_words).items(),
    )


def _write_tags(connection: sqlite3.Connection, tagged: list[tuple[int, list[str]]]) -> None:
    names = {tag for _, tags in tagged for tag in tags}
    if not names:
        return
    connection.executemany(
        "INSERT OR IGNORE INTO tag (name, folded) VALUES (?, ?)",
        [(tag, fold_name(tag)) for tag in sorted(names)],
    )
    numbers = dict(
        connection.execute(
            "SELECT name, id FROM tag WHERE name IN (SELECT value FROM json_each(?))",
            (orjson.dumps(list(names)).decode(),),
        )
    )
    connection.executemany(
        "INSERT OR IGNORE INTO article_tag VALUES (?, ?)",
        [(numbers[tag], number) for number, tags in tagged for tag in tags],
    )


def _write_notes(connection: sqlite3.Connection, prepared: PreparedShard) -> None:
    new = {
        number: orjson.dumps(annotation).decode()
        for number, annotation in prepared.annotations.items()
    }
    old = dict(
        connection.execute(
            "SELECT number, document FROM note WHERE article BETWEEN ? AND ?",
            _ids(prepared.number),
        )
    )
    changed = {number for number in new.keys() | old.keys() if new.get(number) != old.get(number)}
    write_notes(
        connection, [(number, prepared.annotations.get(number)) for number in sorted(changed)]
    )


def _put_note(connection: sqlite3.Connection, number: int, annotation: Mapping[str, Any]) -> None:
    connection.execute(
        "INSERT INTO note VALUES (?, ?, ?, ?, ?, ?)",
        (
            number,
            int(annotation["article"]),
            str(annotation.get("motivation") or "commenting"),
            str(annotation.get("created") or ""),
            orjson.dumps([fold_name(str(tag)) for tag in annotation.get("tags") or ()]).decode(),
            orjson.dumps(annotation).decode(),
        ),
    )
    connection.execute(
        "INSERT INTO note_words (rowid, text) VALUES (?, ?)", (number, note_words(annotation))
    )


def _count_notes(connection: sqlite3.Connection, articles: Iterable[int]) -> None:
    connection.executemany(
        "UPDATE article SET (notes, highlights) = (SELECT "
        "count(*), count(*) FILTER (WHERE motivation = 'highlighting') "
        "FROM note WHERE note.article = article.id) WHERE id = ?",
        [(number,) for number in articles],
    )


def _remove_articles(connection: sqlite3.Connection, numbers: Iterable[int]) -> None:
    gone = [(number,) for number in numbers]
    if not gone:
        return
    _forget_title_words(connection, [number for (number,) in gone])
    removed = 0
    for parameters in gone:
        removed += connection.execute("DELETE FROM article WHERE id = ?", parameters).rowcount
    connection.execute("UPDATE meta SET value = value + ? WHERE key = 'dead'", (removed,))
    connection.executemany(
        "DELETE FROM note_words WHERE rowid IN (SELECT number FROM note WHERE article = ?)", gone
    )
    connection.executemany("DELETE FROM note WHERE article = ?", gone)
    mentions.remove(connection, [number for (number,) in gone])
    for table, column in (("listing", "id"), ("text", "id"), ("article_tag", "article")):
        connection.executemany(f"DELETE FROM {table} WHERE {column} = ?", gone)


def _forget_title_words(connection: sqlite3.Connection, numbers: list[int]) -> None:
    for number in numbers:
        found = connection.execute("SELECT title FROM listing WHERE id = ?", (number,)).fetchone()
        if found is not None:
            connection.executemany(
                "UPDATE title_word SET count = count - 1 WHERE word = ?",
                [(word,) for word in {w for w in words(found[0]) if len(w) > 2}],
            )
