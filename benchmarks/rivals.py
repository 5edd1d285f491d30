"""The same articles in stock TinyDB, in plain FTS5 and as files under ripgrep."""

from __future__ import annotations

import shutil
import sqlite3
import statistics
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from tinydb import TinyDB, where
from tinydb.table import Document

from newsreader.index.content import for_many, full_text
from newsreader.index.mentions import counted
from newsreader.store.shards import read_content

_RIPGREP_QUERIES = 5


def documents(folder: Path) -> Iterator[dict[str, Any]]:
    """The JSON of every article of a library."""
    for path in sorted((folder / "articles").glob("*.json")):
        yield from read_content(path, int(path.stem)).articles.values()


def plain_fts5(folder: Path) -> float:
    """CPU seconds to put the unfolded texts into a contentless FTS5 table in one transaction."""
    with tempfile.TemporaryDirectory() as name:
        database = sqlite3.connect(Path(name) / "plain.sqlite3", isolation_level=None)
        spent = 0.0
        database.execute("CREATE VIRTUAL TABLE words USING fts5 (title, body, content='')")
        database.execute("BEGIN")
        for document in documents(folder):
            row = (document["id"], document["title"], document["text"])
            began = time.process_time()
            database.execute("INSERT INTO words (rowid, title, body) VALUES (?, ?, ?)", row)
            spent += time.process_time() - began
        began = time.process_time()
        database.execute("COMMIT")
        spent += time.process_time() - began
        database.close()
    return spent


def folded_fts5(folder: Path) -> float:
    """CPU seconds to put our own folded words into a table like ours, and to make it one piece.

    No index of these words in FTS5 can be built with less.
    """
    press = for_many()
    with tempfile.TemporaryDirectory() as name:
        database = sqlite3.connect(Path(name) / "folded.sqlite3", isolation_level=None)
        database.execute("PRAGMA synchronous = OFF")
        database.execute(
            "CREATE VIRTUAL TABLE words USING fts5 "
            "(title, lead, body, names, content='', tokenize='ascii')"
        )
        for setting, value in (("automerge", 0), ("crisismerge", 1000), ("hashsize", 1 << 26)):
            database.execute("INSERT INTO words (words, rank) VALUES (?, ?)", (setting, value))
        spent = 0.0
        database.execute("BEGIN")
        for document in documents(folder):
            text = full_text(document, counted(document), press)
            began = time.process_time()
            database.execute(
                "INSERT INTO words (rowid, title, lead, body, names) VALUES (?, ?, ?, ?, ?)",
                (document["id"], *text.words),
            )
            spent += time.process_time() - began
        began = time.process_time()
        database.execute("COMMIT")
        database.execute("INSERT INTO words (words) VALUES ('optimize')")
        spent += time.process_time() - began
        database.close()
    return spent


def searching(folder: Path, typed: Sequence[str]) -> dict[str, float]:
    """Plain FTS5 ranking everything that what was typed matches, and ripgrep on files."""
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        database = sqlite3.connect(place / "plain.sqlite3", isolation_level=None)
        database.execute("CREATE VIRTUAL TABLE words USING fts5 (title, body, content='')")
        database.execute("BEGIN")
        ripgrep = shutil.which("rg")
        texts = place / "texts"
        texts.mkdir()
        for document in documents(folder):
            row = (document["id"], document["title"], document["text"])
            database.execute("INSERT INTO words (rowid, title, body) VALUES (?, ?, ?)", row)
            if ripgrep:
                (texts / f"{document['id']}.txt").write_text(document["text"], encoding="utf-8")
        database.execute("COMMIT")
        spent = [_ranked(database, query) for query in typed]
        database.close()
        figures = {
            "plain FTS5, ranked, CPU ms (median)": statistics.median(spent),
            "plain FTS5, ranked, CPU ms (99 %)": sorted(spent)[len(spent) * 99 // 100],
        }
        if ripgrep:
            words = [query.split()[-1] for query in typed[-_RIPGREP_QUERIES:]]
            command = [ripgrep, "-j1", "-l", "-i", "-F"]
            figures["ripgrep, one word, ms (median)"] = statistics.median(
                _files_with(command, word, texts) for word in words
            )
    return figures


def stock_tinydb(folder: Path) -> dict[str, float]:
    """Opening with one read, one change, one insert and one search in a single JSON file."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "stock.json"
        database = TinyDB(path)
        database.insert_multiple(Document(item, item["id"]) for item in documents(folder))
        database.close()
        began = time.perf_counter()
        database = TinyDB(path)
        first = database.get(doc_id=1)
        opened = time.perf_counter()
        database.update({"read": True}, doc_ids=[1])
        changed = time.perf_counter()
        database.insert(dict(first or {}))
        inserted = time.perf_counter()
        database.search(where("text").search("harbour"))
        searched = time.perf_counter()
        database.close()
    return {
        "stock TinyDB: open and read one, ms": (opened - began) * 1000,
        "stock TinyDB: mark one, ms": (changed - opened) * 1000,
        "stock TinyDB: insert one, ms": (inserted - changed) * 1000,
        "stock TinyDB: search all, ms": (searched - inserted) * 1000,
    }


def _ranked(database: sqlite3.Connection, query: str) -> float:
    words = query.replace('"', " ").split()
    match = " ".join(f'"{word}"' for word in words) + " *"
    began = time.process_time()
    database.execute(
        "SELECT rowid FROM words WHERE words MATCH ? ORDER BY rank LIMIT 50", (match,)
    ).fetchall()
    return (time.process_time() - began) * 1000


def _files_with(command: list[str], word: str, folder: Path) -> float:
    began = time.perf_counter()
    subprocess.run([*command, word, str(folder)], stdout=subprocess.DEVNULL, check=False)
    return (time.perf_counter() - began) * 1000
