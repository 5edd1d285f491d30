"""An index made anew holds what one that followed every change holds."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from newsreader.index import Index
from newsreader.store import Store
from newsreader.store.undo.changes import operate
from newsreader.store.undo.patches import Operation

from .conftest import Add, article, mention


def fill(add: Add, store: Store) -> None:
    add(
        article("Erdoğan in Ankara", "He said so.", entities=(mention("Erdoğan", "R. Erdoğan"),)),
        article("The harbour", "The ferry left.", tags=("sea",), publisher="Herald"),
        *(article(f"Number {n}", "The bridge was opened.") for n in range(300)),
    )
    operate(store, [2, 3, 200], Operation({"starred": True, "read": True}), "marked")
    operate(store, [4], Operation({"trashed": "2026-11-24T09:00:00Z"}), "removed")


def answers(index: Index) -> object:
    queries = ("", "erdogan", "br*", "person:erdogan", "#sea", "is:starred", "site:herald")
    return (
        [sorted(index.ids(query)) for query in queries],
        index.counts(),
        index.tags(),
        index.entities(),
        index.rows(index.ids(sort="title")),
    )


def test_an_index_made_anew_answers_as_the_one_before(index: Index, add: Add, store: Store) -> None:
    fill(add, store)
    before = answers(index)
    assert index.rebuild(store) == 3
    assert answers(index) == before
    assert index.stale(store) == []


def test_articles_of_a_language_come_together_in_an_index_made_anew(
    index: Index, add: Add, store: Store
) -> None:
    languages = ("tr", "en", None, "en", "tr", "de")
    words = ("one", "two", "three", "four", "five", "six")
    for language, word in zip(languages, words, strict=True):
        add(article(f"Number {word}", f"The {word} bridge", language=language))
    index.rebuild(store)
    entries = "SELECT id FROM article ORDER BY entry"
    with closing(sqlite3.connect(index.file)) as connection:
        assert [number for (number,) in connection.execute(entries)] == [3, 6, 2, 4, 1, 5]
    assert [list(index.ids(word)) for word in words] == [[1], [2], [3], [4], [5], [6]]
    assert [list(index.ids(f'"{word} br"*')) for word in words] == [[1], [2], [3], [4], [5], [6]]


def test_an_index_made_anew_follows_changes(index: Index, add: Add, store: Store) -> None:
    fill(add, store)
    index.rebuild(store)
    operate(store, [5, 6], Operation({"starred": True}), "marked")
    add(article("Another bridge"))
    assert index.counts()["starred"] == 5
    assert index.count("bridge") == 300
    assert index.stale(store) == []


def test_a_process_that_has_the_index_open_sees_the_new_one(
    index: Index, add: Add, store: Store, index_file: Path
) -> None:
    fill(add, store)
    other = Index.open(index_file)
    before = answers(other)
    index.rebuild(store)
    assert answers(other) == before
    other.close()


def test_a_rebuild_that_is_broken_off_leaves_the_old_index(
    index: Index, add: Add, store: Store, index_file: Path
) -> None:
    fill(add, store)
    before = answers(index)
    index.rebuild(store, cancelled=lambda: True)
    assert answers(index) == before
    assert [path.name for path in index_file.parent.glob("*.new*")] == []


def test_a_form_that_no_article_has_any_more_leads_nowhere(
    index: Index, add: Add, store: Store
) -> None:
    add(article("A", "", entities=(mention("Mutti", "Angela Merkel"),)))
    add(article("B", "", entities=(mention("Merkel", "Angela Merkel"),)))
    assert sorted(index.ids("person:mutti")) == [1, 2]
    operate(store, [1], Operation({"entities": None}), "changed")
    assert list(index.ids("person:mutti")) == []
    assert list(index.ids("person:merkel")) == [2]


def test_a_filter_beside_words_leaves_the_best_first(index: Index, add: Add) -> None:
    add(
        article("A", "the harbour once", tags=("sea",)),
        article("The harbour", "harbour and harbour", tags=("sea",)),
        article("Harbour harbour", "harbour"),
    )
    assert list(index.ids("harbour #sea")) == [2, 1]


def test_pages_of_the_index_are_not_mapped_into_memory(index: Index) -> None:
    assert index._database.reader().execute("PRAGMA mmap_size").fetchone() == (0,)
