"""The index answers at once, follows every change, and can always be made again."""

from __future__ import annotations

import random
import sqlite3
import threading
from pathlib import Path

import pytest

from newsreader.errors import LibraryError, QueryError, SearchCancelledError
from newsreader.index import Index, compiled, compiling, preparing, schema, syncing
from newsreader.index.query import parse
from newsreader.model import Annotation, EntityMention, TextQuote
from newsreader.store.store import Store
from newsreader.store.undo.patches import always, whole

from .conftest import Add, article, mention


def titles(index: Index, query: str = "", sort: str = "") -> list[str]:
    return [row.title for row in index.page(query, sort)]


def annotate(store: Store, article_id: int, body: str, **values: object) -> int:
    (number,) = store.new_annotation_numbers(1)
    note = Annotation(number, article_id, "commenting", body, "2026-11-02T00:00:00Z", **values)  # type: ignore[arg-type]
    with store.step("note") as step:
        targets = {"annotations": {str(number): whole(note.to_json())}}
        store.apply_to_shard(step, (article_id - 1) // 128, always(targets))
    return number


def test_everything_is_found_by_what_an_empty_query_means() -> None:
    assert compiling.compiled(parse("")) == compiled.ALL


@pytest.mark.parametrize("sort", ["", "title", "-saved", "saved:asc", "relevance"])
def test_a_list_of_everything_is_sorted_as_that_of_any_query(
    index: Index, add: Add, sort: str
) -> None:
    add(article("B"), article("A"), article("C"))
    assert list(index.ids("", sort)) == list(index.ids(" ", sort))
    assert titles(index, "", sort) == titles(index, " ", sort)


def test_an_order_that_there_is_not_is_refused(index: Index) -> None:
    with pytest.raises(QueryError, match="sort"):
        index.ids("", "colour")


def test_few_matches_are_shown_best_first(index: Index, add: Add) -> None:
    add(
        article("Weather", "Far down, after a long lead. " * 30 + "the harbour"),
        article("Weather", "The harbour lies in the first lines. " + "Then more. " * 60),
        article("The harbour", "Nothing else. " * 60),
    )
    assert list(index.ids("harbour")) == [3, 2, 1]
    scores = [score for _, score in index.search("harbour")]
    assert scores == sorted(scores, reverse=True)


def test_many_matches_are_shown_newest_first_and_best_on_request(
    index: Index, add: Add, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newsreader.index.search.MOST_RANKED", 2)
    add(
        article("The harbour", saved="2020-01-01T00:00:00Z"),
        article("A", "the harbour and the sea", saved="2022-01-01T00:00:00Z"),
        article("B", "the harbour and the sea", saved="2021-01-01T00:00:00Z"),
    )
    assert list(index.ids("harbour")) == [2, 3, 1]
    assert next(iter(index.ids("harbour sort:relevance"))) == 1
    assert next(iter(index.ids("harbour", "relevance"))) == 1


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("saved", [2, 3, 1]),
        ("-saved", [1, 3, 2]),
        ("saved:asc", [1, 3, 2]),
        ("published", [1, 2, 3]),
        ("title", [3, 2, 1]),
        ("-title", [1, 2, 3]),
        ("publisher", [2, 1, 3]),
        ("words", [3, 2, 1]),
        ("unread", [3, 1, 2]),
    ],
)
def test_lists_are_sorted(index: Index, add: Add, sort: str, expected: list[int]) -> None:
    add(
        article(
            "Östlich", "one", published="2025", saved="2020-01-01T00:00:00Z", publisher="Le Monde"
        ),
        article("mitte", "one two", saved="2023-01-01T00:00:00Z", read=True, publisher="guardian"),
        article("Ähnlich", "one two three", published="2021-05", saved="2022-01-01T00:00:00Z"),
    )
    assert list(index.ids("", sort)) == expected
    assert list(index.ids(f"sort:{sort.replace(':', '-')}")) == expected
    assert [row.id for row in index.page("", sort, limit=2, offset=1)] == expected[1:]


def test_the_trash_is_left_out_unless_it_is_asked_for(index: Index, add: Add) -> None:
    add(article("Kept"), article("Thrown away", trashed="2026-11-02T00:00:00Z"))
    assert titles(index) == ["Kept"]
    assert titles(index, "is:trashed") == ["Thrown away"]
    assert index.count("is:trashed OR kept") == 2
    assert index.counts()["trash"] == 1


def test_a_row_has_what_a_list_shows(index: Index, add: Add, store: Store) -> None:
    text = "The same wire story."
    add(
        article("One", text, url="https://example.org/1", tags=("b", "a"), language="en"),
        article("Two", text, publisher="Le Monde", starred=True, progress=0.5),
    )
    annotate(store, 1, "check")
    first, second = index.rows([1, 2, 99])
    assert (first.copies, first.notes, first.tags, first.language) == (1, 1, ("b", "a"), "en")
    assert (second.publisher, second.starred, second.progress, second.copies) == (
        *("Le Monde", True, 0.5),
        1,
    )


def test_notes_are_found_by_what_they_say_and_by_what_they_are_on(
    index: Index, add: Add, store: Store
) -> None:
    add(article("Harbour", tags=("local",)), article("Pier", read=True))
    first = annotate(store, 1, "Ask Özlem", tags=("phone",))
    second = annotate(store, 2, "done", quote=TextQuote("the north pier"))
    assert [note.number for note in index.notes()] == [second, first]
    assert [note.number for note in index.notes("ozlem")] == [first]
    assert [note.number for note in index.notes('"north pier"')] == [second]
    assert [note.number for note in index.notes("is:read")] == [second]
    assert [note.number for note in index.notes("#phone")] == [first]
    assert [note.number for note in index.notes("#local")] == [first]
    assert [note.number for note in index.notes("-done")] == [first]
    assert titles(index, "note:ozlem") == ["Harbour"]
    assert index.article_of_note(second) == 2


def test_tags_publishers_and_languages_are_counted(index: Index, add: Add) -> None:
    add(
        article("A", tags=("économie", "local"), publisher="Le Monde", language="fr"),
        article("B", tags=("local",), publisher="guardian", language="en"),
        article("C", tags=("local",), publisher="guardian", trashed="2026-11-02T00:00:00Z"),
    )
    assert index.tags() == [("économie", 1), ("local", 2)]
    assert index.publishers() == [("guardian", 1), ("Le Monde", 1)]
    assert sorted(index.languages()) == [("en", 1), ("fr", 1)]


def test_articles_are_counted_by_the_month_they_were_published_in(index: Index, add: Add) -> None:
    add(
        article("Harbour", published="2026-10-31T23:30:00+01:00"),
        article("Harbour", published="2026-10-02"),
        article("Pier", published="2026-02"),
        article("Pier", published="2025"),
        article("Pier"),
        article("Pier", published="2026-02-03", trashed="2026-11-02T00:00:00Z"),
    )
    assert index.months() == [("2025-01", 1), ("2026-02", 1), ("2026-10", 2)]
    assert index.months("harbour") == [("2026-10", 2)]
    assert all(index.count(f"published:{month}") == count for month, count in index.months())


def test_entities_are_summed_up_with_their_forms(index: Index, add: Add) -> None:
    merkel = "Angela Merkel"
    add(
        article(
            "A", entities=(mention(merkel), mention("Merkel", merkel), mention("Merkel", merkel))
        ),
        article("B", entities=(mention("Mutti", merkel), mention("NATO", label="ORG"))),
        article("C", entities=(mention("NATO", label="ORG"),), trashed="2026-11-02T00:00:00Z"),
    )
    first, second = index.entities()
    assert (first.canonical, first.mentions, first.articles) == (merkel, 4, 2)
    assert first.forms == ("Merkel", "Angela Merkel", "Mutti")
    assert (second.canonical, second.articles) == ("NATO", 1)
    assert [item.canonical for item in index.entities(label="ORG")] == ["NATO"]
    assert [item.mentions for item in index.entities(1)] == [3]
    assert [item.canonical for item in index.entities("title:a")] == [merkel]
    assert index.naming("mutti") == ([merkel], [2, 1])
    assert titles(index, "person:mutti sort:title") == ["A", "B"]


@pytest.mark.parametrize("trashed", [None, "2026-11-02T00:00:00Z"])
def test_what_most_articles_name_is_what_entities_begins_with(
    index: Index, add: Add, trashed: str | None
) -> None:
    source = random.Random(5)
    names = [(f"Name {n}", label) for n in range(40) for label in ("ORG", "LOC", "DATE")]

    def some() -> tuple[EntityMention, ...]:
        # The later in the list, the rarer, and many more forms.
        places = [int(len(names) * source.random() ** 2) for _ in range(12)]
        return tuple(
            mention(f"Form {source.randrange(place + 1)}", *names[place]) for place in places
        )

    add(*(article("A", entities=some()) for _ in range(150)))
    add(*(article("B", entities=some(), trashed=trashed) for _ in range(50)))
    for labels in (("ORG",), ("LOC", "ORG"), ("PERSON",)):
        all_of_them = [each for each in index.entities() if each.label in labels]
        for limit in (1, 3, 10, 100):
            first = [(each.canonical, each.articles) for each in all_of_them[:limit]]
            assert index.most_named(labels, limit) == first


def test_names_of_a_kind_are_counted_with_and_without_a_trash(
    index: Index, add: Add, store: Store
) -> None:
    nato, bern = mention("NATO", label="ORG"), mention("Bern", label="LOC")
    add(
        article("A", entities=(nato, bern)),
        article("B", entities=(nato, nato)),
        article("C", entities=(nato, bern), trashed="2026-11-02T00:00:00Z"),
    )

    def counted(query: str, label: str | None) -> list[tuple[str, int, int]]:
        found = index.entities(query, label)
        return [(item.canonical, item.mentions, item.articles) for item in found]

    assert counted("", "ORG") == [("NATO", 3, 2)]
    assert counted("title:b", "ORG") == [("NATO", 2, 1)]
    assert counted("title:b", "LOC") == []
    store.touch(3, {"trashed": None})
    assert counted("", "ORG") == [("NATO", 4, 3)]
    assert counted("", None) == [("NATO", 4, 3), ("Bern", 2, 2)]


def test_an_article_is_found_by_its_key_and_by_nothing_like_it(index: Index, add: Add) -> None:
    add(article("A", "text", key="u:1"), article("B", "text", key="t:2"))
    assert index.find_by_key("u:1") == [1]
    assert index.find_by_key("u:") == []


def test_a_change_is_found_at_once_and_leaves_nothing_stale(
    index: Index, add: Add, store: Store
) -> None:
    add(article("Harbour"), article("Pier"))
    before = index.version()
    store.touch(1, {"starred": True, "tags": ["local"]})
    assert titles(index, "is:starred #local") == ["Harbour"]
    store.touch(1, {"title": "Lighthouse"})
    assert titles(index, "lighthouse") == ["Lighthouse"]
    assert titles(index, "harbour") == []
    assert index.stale(store) == []
    assert index.version() > before


def test_what_another_process_wrote_is_not_hidden_by_a_later_change(
    index: Index, add: Add, store: Store
) -> None:
    add(article("Harbour"), article("Pier"))
    other = Store.open(store.folder)
    other.touch(1, {"title": "Lighthouse"})
    store.touch(2, {"starred": True})
    assert index.stale(store) == [0]
    assert index.sync(store) == 1
    assert titles(index, "lighthouse OR is:starred sort:title") == ["Lighthouse", "Pier"]
    assert index.sync(store) == 0


def test_a_shard_that_is_gone_is_forgotten(index: Index, add: Add, store: Store) -> None:
    add(*(article(f"Number {n}") for n in range(130)))
    annotate(store, 130, "last")
    store.shard_path(1).unlink()
    assert index.sync(store) == 1
    assert index.count() == 128
    assert index.notes() == []


def test_a_damaged_shard_keeps_what_was_indexed_of_it(index: Index, add: Add, store: Store) -> None:
    add(article("Harbour"))
    store.shard_path(0).write_bytes(b'{"articles": {"1"')
    index.sync(store)
    assert titles(index) == ["Harbour"]
    assert index.stale(store) == [0]


def test_many_shards_are_indexed_by_several_processes(
    store: Store, add: Add, index_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(preparing, "_WORTH_A_POOL", 2)
    add(*(article(f"Number {n}", "Erdoğan said") for n in range(400)))
    steps: list[tuple[int, int]] = []
    index = Index.open(index_file)
    assert index.sync(store, progress=lambda done, of: steps.append((done, of))) == 4
    assert index.count("erdogan") == 400
    assert steps[-1] == (4, 4)
    index.close()


def test_a_sync_that_is_broken_off_goes_on_later(
    store: Store, add: Add, index_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(syncing, "_SHARDS_A_TRANSACTION", 1)
    add(*(article(f"Number {n}") for n in range(300)))
    index = Index.open(index_file)
    assert index.sync(store, cancelled=lambda: True) == 1
    # The newest are there first.
    assert sorted(index.ids()) == list(range(257, 301))
    assert index.sync(store) == 2
    assert index.count() == 300
    index.close()


@pytest.mark.parametrize(
    "junk",
    [b"", b"not a database" * 1000, b"SQLite format 3\0" + b"\1" * 5000],
    ids=["empty", "text", "damaged"],
)
def test_a_broken_index_is_put_aside_and_made_again(
    store: Store, add: Add, index_file: Path, junk: bytes
) -> None:
    add(article("Harbour"))
    index_file.parent.mkdir()
    index_file.write_bytes(junk)
    index = Index.open(index_file)
    index.sync(store)
    assert titles(index, "harbour") == ["Harbour"]
    index.close()


def test_an_index_that_breaks_in_use_is_put_aside(
    index: Index, add: Add, store: Store, index_file: Path
) -> None:
    add(*(article(f"Number {n}", "harbour " * 50) for n in range(128)))
    index.close()
    database = sqlite3.connect(index_file)
    (page_size,) = database.execute("PRAGMA page_size").fetchone()
    roots = database.execute("SELECT rootpage FROM sqlite_master WHERE rootpage > 0").fetchall()
    database.close()
    content = bytearray(index_file.read_bytes())
    for (root,) in roots:
        content[(root - 1) * page_size : root * page_size] = b"\x55" * page_size
    index_file.write_bytes(content)
    opened = Index.open(index_file)
    with pytest.raises(LibraryError, match="reindex"):
        opened.count("harbour")
    opened.sync(store)
    assert opened.count("harbour") == 128
    assert index_file.with_name(index_file.name + ".broken").exists()
    opened.close()


def test_an_index_of_another_version_is_made_again(
    store: Store, add: Add, index_file: Path
) -> None:
    add(article("Harbour"))
    index = Index.open(index_file)
    index.sync(store)
    index.close()
    database = sqlite3.connect(index_file)
    database.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    database.close()
    again = Index.open(index_file)
    assert again.count() == 0
    again.sync(store)
    assert titles(again, "harbour") == ["Harbour"]
    again.close()


def test_a_cache_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file")
    with pytest.raises(LibraryError, match="NEWSREADER_CACHE"):
        Index.open(tmp_path / "cache" / "index.sqlite3")


def test_a_python_without_full_text_search_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema, "OLDEST_SQLITE", (99, 0, 0))
    with pytest.raises(LibraryError, match=r"newsreader needs 99\.0\.0"):
        schema.check_sqlite(sqlite3.connect(":memory:"))


def test_mostly_dead_entries_are_cleared_by_the_next_sync(
    index: Index, add: Add, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(syncing, "_FEWEST_DEAD", 3)
    add(article("Harbour", "one"), article("Pier", "two"))
    for number in range(4):
        store.touch(1, {"title": f"Harbour {number}"})
    assert index.sync(store) == 1
    assert titles(index, "harbour") == ["Harbour 3"]
    assert index.count("two") == 1
    assert index.sync(store) == 0


def test_each_thread_reads_by_itself(index: Index, add: Add) -> None:
    add(article("Harbour"))
    found: list[int] = []
    threads = [threading.Thread(target=lambda: found.append(index.count())) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [1, 1, 1, 1]


def test_a_running_search_can_be_cancelled(index: Index, add: Add) -> None:
    add(*(article(f"Number {n}", "harbour pier " * 20) for n in range(128)))
    cancelled = threading.Event()

    def search_until_cancelled() -> None:
        try:
            while True:
                index.count("harbour -pier " + "(pier OR harbour) " * 20)
        except SearchCancelledError:
            cancelled.set()

    thread = threading.Thread(target=search_until_cancelled)
    thread.start()
    while thread.is_alive():
        index.interrupt()
    assert cancelled.is_set()


def test_two_processes_use_one_index(
    index: Index, add: Add, store: Store, index_file: Path
) -> None:
    other = Index.open(index_file)
    assert index.count() == other.count() == 0
    add(article("Harbour"))
    assert titles(other, "harbour") == ["Harbour"]
    assert other.sync(store) == 0
    other.close()


def test_found_nothing_says_what_to_try(index: Index, add: Add) -> None:
    add(article("Erdoğan in Ankara", "The harbour", language="tr"), article("Other", language="de"))
    assert [hint.text for hint in index.hints("erdogna")] == ["Did you mean erdogan? 1"]
    hints = index.hints("harbour lang:de")
    assert [(hint.text, hint.query) for hint in hints] == [
        ("Without harbour: 1", "lang:de"),
        ("Without lang:de: 1", "harbour"),
    ]
    assert index.hints("nothing") == []


def test_a_mistyped_name_that_no_headline_has_is_known_by_the_names(index: Index, add: Add) -> None:
    merkel = mention("Merkel", "Angela Merkel")
    add(article("A", "Merkel has been in Bern.", entities=(merkel,)))
    assert [hint.text for hint in index.hints("merkle")] == ["Did you mean merkel? 1"]
    assert [hint.text for hint in index.hints("anglea")] == ["Did you mean angela? 1"]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("ti", ["title:"]),
        ("-ha", ["has:"]),
        ("is:un", ["unread"]),
        ("a is:st", ["starred"]),
        ("#éco", ["économie"]),
        ("tag:two", ['"two words"']),
        ("tag:local,ec", ["économie"]),
        ("site:gua", ['"The Guardian"']),
        ("person:mer", ['"Angela Merkel"']),
        ("place:mer", []),
        ("lang:e", ["en"]),
        ("before:to", ["today"]),
        ("sort:w", ["words"]),
        ("harbour ", []),
        ("", []),
    ],
)
def test_what_is_typed_is_completed(
    index: Index, add: Add, typed: str, expected: list[str]
) -> None:
    add(
        article(
            "A",
            tags=("économie", "two words", "local"),
            publisher="The Guardian",
            language="en",
            entities=(mention("Merkel", "Angela Merkel"),),
        )
    )
    assert [completion.text for completion in index.complete(typed, len(typed))] == expected


def test_snippets_come_from_the_index_alone(index: Index, add: Add, store: Store) -> None:
    add(article("A", "# Head\n\nThe **Erdoğan** visit to [Ankara](https://example.org)."))
    store.shard_path(0).unlink()
    assert index.count() == 1
    text, hits = index.snippets([1], "erdogan ankara")[1]
    assert text == "…The Erdoğan visit to Ankara."
    assert [text[start:end] for start, end in hits] == ["Erdoğan", "Ankara"]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("erdo", "erdo*"),
        ("e", "e"),
        ("erdo ", "erdo "),
        ("a -erdo", "a -erdo*"),
        ("title:erdo", "title:erdo*"),
        ("tag:erdo", "tag:erdo"),
        ("a OR", "a OR"),
        ('"erdo', '"erdo'),
        ("erdo*", "erdo*"),
        ("(erdo", "(erdo*"),
    ],
)
def test_a_half_typed_word_may_go_on(typed: str, expected: str) -> None:
    from newsreader.index.completion import as_typed

    assert as_typed(typed) == expected


def test_no_phrase_reaches_across_two_names(index: Index, add: Add) -> None:
    add(article("A", authors=("Ada\x1fLovelace", "Byron King")))
    assert list(index.ids('author:"ada lovelace"')) == [1]
    assert list(index.ids("author:byr*")) == [1]
    assert list(index.ids('author:"lovelace byron"')) == []
