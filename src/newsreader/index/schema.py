"""The tables of the index.

Everything in them comes from the shards and can be made again. Narrow `article` rows are
what filters and sort orders run over; `listing` holds what a list shows of them. `words` and
`sources` are contentless: FTS5 keeps the postings and not the text. `beginnings` has the first
two and three letters of the words of `words`, for what is being typed: FTS5's own prefix
indexes do the same with every place of every word, and double time and size. A row of theirs cannot
be taken out of such a table in every SQLite, so an article that changes gets a new row
(`article.entry`, never given twice), and the old one matches nothing any more. `text` keeps
the plain text compressed, for snippets. `name_vocabulary` keeps nothing: it lists the words of
`name_words`.
"""

from __future__ import annotations

import sqlite3

from newsreader.errors import LibraryError

#: Changes with the tables or with what is put into them; an index of another is made anew.
SCHEMA_VERSION = 7
#: Changes whenever `fold` makes something else of the same text.
FOLD_VERSION = 1
VERSION = SCHEMA_VERSION * 1000 + FOLD_VERSION

# WITH … AS MATERIALIZED, which keeps ranking apart from filtering.
OLDEST_SQLITE = (3, 35, 0)

#: Weights of a match in the title, the first lines, the text and the names.
RANK = "bm25(10.0, 4.0, 1.0, 2.0)"


def _tally(sign: str, row: str) -> str:
    """The statement that counts a row of `article` in or out."""
    there = f"(NOT {row}.trashed)"
    return (
        f"UPDATE tally SET everything = everything {sign} {there}, "
        f"unread = unread {sign} ({there} AND NOT {row}.read), "
        f"starred = starred {sign} ({there} AND {row}.starred), "
        f"archived = archived {sign} ({there} AND {row}.archived), "
        f"trash = trash {sign} {row}.trashed, notes = notes {sign} {there} * {row}.notes"
    )


_TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
INSERT INTO meta VALUES ('next_entry', 1), ('dead', 0), ('changes', 0);

CREATE TABLE shard (
    number INTEGER PRIMARY KEY, size INTEGER, mtime_ns INTEGER, inode INTEGER
);

CREATE TABLE article (
    id INTEGER PRIMARY KEY,
    entry INTEGER NOT NULL,          -- row of words and sources
    fingerprint INTEGER NOT NULL,    -- of what is in words, sources and mentions
    state INTEGER NOT NULL,          -- of these columns and those of listing
    trashed INTEGER NOT NULL,
    read INTEGER NOT NULL,
    starred INTEGER NOT NULL,
    archived INTEGER NOT NULL,
    progress REAL NOT NULL,
    saved TEXT NOT NULL,
    moment TEXT NOT NULL,            -- published, or else saved
    published TEXT,
    opened TEXT,
    language TEXT,
    word_count INTEGER NOT NULL,
    tags INTEGER NOT NULL,           -- numbers of things it has
    authors INTEGER NOT NULL,
    entities INTEGER NOT NULL,
    versions INTEGER NOT NULL,
    original INTEGER NOT NULL,       -- first 8 bytes of the SHA-256 of the file, or 0
    notes INTEGER NOT NULL DEFAULT 0,
    highlights INTEGER NOT NULL DEFAULT 0,
    plain INTEGER                    -- first 8 bytes of the SHA-256 of the plain text
);

CREATE TABLE listing (
    id INTEGER PRIMARY KEY,
    trashed INTEGER NOT NULL,
    title TEXT NOT NULL,
    title_order TEXT NOT NULL,
    publisher TEXT,
    publisher_order TEXT NOT NULL,
    published TEXT,
    tags TEXT NOT NULL,              -- a JSON array
    url TEXT,
    key TEXT NOT NULL,
    plain_sha256 TEXT NOT NULL
);

CREATE TABLE text (id INTEGER PRIMARY KEY, plain BLOB NOT NULL);

CREATE TABLE tag (id INTEGER PRIMARY KEY, name TEXT UNIQUE NOT NULL, folded TEXT NOT NULL);
CREATE TABLE article_tag (
    tag INTEGER NOT NULL, article INTEGER NOT NULL, PRIMARY KEY (tag, article)
) WITHOUT ROWID;

CREATE TABLE name (id INTEGER PRIMARY KEY, text TEXT UNIQUE NOT NULL);
CREATE TABLE entity (
    id INTEGER PRIMARY KEY, name INTEGER NOT NULL, label TEXT NOT NULL, UNIQUE (name, label)
);
CREATE TABLE mention (
    article INTEGER NOT NULL, entity INTEGER NOT NULL, form INTEGER NOT NULL,
    count INTEGER NOT NULL, PRIMARY KEY (article, entity, form)
) WITHOUT ROWID;
CREATE TABLE alias (                 -- what is called so, in any article
    form INTEGER NOT NULL, entity INTEGER NOT NULL, PRIMARY KEY (form, entity)
) WITHOUT ROWID;

CREATE TABLE note (
    number INTEGER PRIMARY KEY,
    article INTEGER NOT NULL,
    motivation TEXT NOT NULL,
    created TEXT NOT NULL,
    tags TEXT NOT NULL,              -- a JSON array, folded
    document TEXT NOT NULL
);
CREATE INDEX note_article ON note (article);

CREATE TABLE title_word (word TEXT PRIMARY KEY, count INTEGER NOT NULL) WITHOUT ROWID;

-- How many articles each view holds, and the notes on those outside the trash: by triggers.
CREATE TABLE tally (
    everything INTEGER NOT NULL, unread INTEGER NOT NULL, starred INTEGER NOT NULL,
    archived INTEGER NOT NULL, trash INTEGER NOT NULL, notes INTEGER NOT NULL
);
"""

# Made last where many articles are put in at once: sorting is faster than inserting.
_INDEXES = """
CREATE UNIQUE INDEX article_entry ON article (entry);
CREATE INDEX article_saved ON article (saved, id, entry) WHERE trashed = 0;
CREATE INDEX article_moment ON article (moment, id, entry) WHERE trashed = 0;
CREATE INDEX article_words ON article (word_count, id, entry) WHERE trashed = 0;
CREATE INDEX article_unread ON article (read, saved DESC, id DESC, entry)
    WHERE trashed = 0;
-- Not trashed first: that would be taken for a way to find what is not in the trash.
CREATE INDEX article_states ON article (archived, starred, read, trashed);
CREATE INDEX article_plain ON article (plain);
CREATE INDEX article_original ON article (original);
CREATE INDEX listing_title ON listing (title_order, id) WHERE trashed = 0;
CREATE INDEX listing_publisher ON listing (publisher_order, id, publisher) WHERE trashed = 0;
CREATE INDEX listing_key ON listing (key);
CREATE INDEX tag_folded ON tag (folded);
CREATE INDEX article_tag_article ON article_tag (article);
CREATE INDEX mention_entity ON mention (entity, article, form, count);
"""

_COUNTED = (
    "count(*) FILTER (WHERE NOT trashed), count(*) FILTER (WHERE NOT trashed AND NOT read), "
    "count(*) FILTER (WHERE NOT trashed AND starred), "
    "count(*) FILTER (WHERE NOT trashed AND archived), count(*) FILTER (WHERE trashed), "
    "coalesce(sum(notes) FILTER (WHERE NOT trashed), 0)"
)
_ADDED = _tally("+", "NEW")
_TAKEN = _tally("-", "OLD")
_TRIGGERS = (
    f"INSERT INTO tally SELECT {_COUNTED} FROM article",
    f"CREATE TRIGGER article_in AFTER INSERT ON article BEGIN {_ADDED}; END",
    f"CREATE TRIGGER article_out AFTER DELETE ON article BEGIN {_TAKEN}; END",
    "CREATE TRIGGER article_changed AFTER UPDATE OF trashed, read, starred, archived, notes "
    f"ON article BEGIN {_TAKEN}; {_ADDED}; END",
)

_FULL_TEXT = f"""
CREATE VIRTUAL TABLE words USING fts5 (
    title, lead, body, names, content='', tokenize='ascii'
);
INSERT INTO words (words, rank) VALUES ('rank', '{RANK}');
CREATE VIRTUAL TABLE beginnings USING fts5 (
    title, body, names, content='', tokenize='ascii', detail=column, columnsize=0
);
CREATE VIRTUAL TABLE sources USING fts5 (
    author, site, url, file, content='', tokenize='ascii', prefix='2 3'
);
CREATE VIRTUAL TABLE name_words USING fts5 (text, content='', tokenize='ascii', prefix='2 3');
CREATE VIRTUAL TABLE name_vocabulary USING fts5vocab (name_words, row);
CREATE VIRTUAL TABLE note_words USING fts5 (text, tokenize='ascii', prefix='2 3');
"""
_FULL_TEXT_TABLES = ("words", "beginnings", "sources", "name_words", "note_words")

# Settings of FTS5: how many pieces of an index it lets be before it merges them, and how many
# bytes it sorts in memory.
_USUAL = {"automerge": 8, "crisismerge": 16, "hashsize": 16_777_216}
_IN_BULK = {"automerge": 0, "crisismerge": 1000, "hashsize": 67_108_864}


def create(connection: sqlite3.Connection) -> None:
    """Make the tables in an empty file, in one transaction, unless another process just did.

    Raises LibraryError if SQLite has no FTS5.
    """
    check_sqlite(connection)
    connection.execute("BEGIN IMMEDIATE")
    try:
        if connection.execute("PRAGMA user_version").fetchone()[0] != VERSION:
            create_tables(connection)
            complete(connection)
            connection.execute(f"PRAGMA user_version = {VERSION}")
    except BaseException:
        connection.rollback()
        raise
    connection.execute("COMMIT")


def create_tables(connection: sqlite3.Connection) -> None:
    """Make the tables, in the caller's transaction; `complete` adds what reading needs."""
    for statement in f"{_TABLES}{_FULL_TEXT}".split(";"):
        connection.execute(statement)
    _set(connection, _USUAL)


def write_in_bulk(connection: sqlite3.Connection) -> None:
    """Let FTS5 merge nothing until `merge`: each piece of its indexes is then written twice."""
    _set(connection, _IN_BULK)


def merge(connection: sqlite3.Connection) -> None:
    """Make each full-text index one piece, and let FTS5 merge as usual from now on."""
    for table in _FULL_TEXT_TABLES:
        connection.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")
    _set(connection, _USUAL)


def complete(connection: sqlite3.Connection) -> None:
    """Make the indexes of the tables and the triggers that count, over whatever they hold."""
    for statement in (*_INDEXES.split(";"), *_TRIGGERS):
        connection.execute(statement)


def forget_full_text(connection: sqlite3.Connection) -> None:
    """Empty the full-text tables and let every article be indexed again by the next sync.

    Lists stay as they are meanwhile. The caller holds a transaction.
    """
    for table in ("words", "beginnings", "sources"):
        connection.execute(f"INSERT INTO {table} ({table}) VALUES ('delete-all')")
    connection.execute("UPDATE article SET fingerprint = 0, state = 0")
    connection.execute("DELETE FROM shard")
    # Each article has one entry more to lose that is not there any longer.
    connection.execute("UPDATE meta SET value = -(SELECT count(*) FROM article) WHERE key = 'dead'")


def check_sqlite(connection: sqlite3.Connection) -> None:
    """Raises LibraryError, saying what to do, if this Python's SQLite cannot search text."""
    version = sqlite3.sqlite_version
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        oldest = ".".join(map(str, OLDEST_SQLITE))
        raise LibraryError(
            f"This Python's SQLite is {version}; newsreader needs {oldest}. Use a newer Python."
        )
    try:
        connection.execute("CREATE VIRTUAL TABLE temp.probe USING fts5 (text)")
    except sqlite3.OperationalError as error:
        raise LibraryError(
            f"This Python's SQLite ({version}) has no full-text search (FTS5). "
            "Use a Python whose sqlite3 module has it, such as one from python.org."
        ) from error
    connection.execute("DROP TABLE temp.probe")


def _set(connection: sqlite3.Connection, settings: dict[str, int]) -> None:
    for table in _FULL_TEXT_TABLES:
        for name, value in settings.items():
            connection.execute(f"INSERT INTO {table} ({table}, rank) VALUES (?, ?)", (name, value))
