"""Shards are plain TinyDB files that are never half written and never taken for empty."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from tinydb import TinyDB

from newsreader.errors import ArticleNotFoundError, CorruptShardError, LibraryError
from newsreader.model import Article
from newsreader.store import Store
from newsreader.store.editing import Shard
from newsreader.store.shards import SHARD_SIZE, shard_of
from newsreader.store.undo.patches import Patch, always, whole

ArticleMaker = Callable[..., Article]
Fill = Callable[[int], list[Article]]


@pytest.mark.parametrize(("article_id", "shard"), [(1, 0), (128, 0), (129, 1), (100_000, 781)])
def test_articles_are_numbered_from_one_and_128_share_a_file(article_id: int, shard: int) -> None:
    assert shard_of(article_id) == shard


def test_an_article_comes_back_as_it_was_stored(store: Store, article: ArticleMaker) -> None:
    wanted = article(1, title="Erdoğan, ISPARTA’da 北京 😀", tags=("a", "ş"), authors=("Ayşe Öz",))
    with store.step("Added") as step:
        (stored,) = store.add(step, [wanted])
    assert store.get(stored.id) == stored
    assert Store.open(store.folder).get(1) == stored


def test_stock_tinydb_opens_every_shard(store: Store, fill: Fill) -> None:
    fill(SHARD_SIZE + 3)
    titles: dict[int, str] = {}
    for path in sorted((store.folder / "articles").iterdir()):
        with TinyDB(path, encoding="utf-8", access_mode="r") as database:
            for document in database.table("articles"):
                titles[document.doc_id] = document["title"]
    assert titles == {n: f"Ferry {n} leaves" for n in range(1, SHARD_SIZE + 4)}


def test_stock_tinydb_may_write_to_a_shard_and_it_is_seen(store: Store, fill: Fill) -> None:
    fill(2)
    with TinyDB(store.shard_path(0), encoding="utf-8") as database:
        database.table("articles").update({"title": "Changed by hand"}, doc_ids=[2])
    assert store.get(2).title == "Changed by hand"


def test_a_change_keeps_what_another_program_wrote_since_the_shard_was_read(
    store: Store, fill: Fill
) -> None:
    fill(2)
    store.get(1)
    with TinyDB(store.shard_path(0), encoding="utf-8") as database:
        database.table("articles").update({"title": "Changed by hand"}, doc_ids=[1])
        database.table("of_another_program").insert({"kept": True})
    store.touch(2, {"progress": 0.5})
    assert (store.get(1).title, store.get(2).progress) == ("Changed by hand", 0.5)
    store.touch(2, {"progress": 0.6})
    with TinyDB(store.shard_path(0), encoding="utf-8", access_mode="r") as database:
        assert database.table("of_another_program").all() == [{"kept": True}]


def test_a_shard_just_read_is_not_read_again_to_change_it(
    store: Store, fill: Fill, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(2)
    seen = store.get(1)
    content = store.read_shard(0)
    with monkeypatch.context() as patched:
        patched.setattr("newsreader.store.editing.read_lines", None)
        store.touch(1, {"progress": 0.5, "title": "Later"})
        store.touch(1, {"progress": 0.6})
    assert (store.get(1).title, store.get(1).progress) == ("Later", 0.6)
    assert content.articles[1]["title"] == seen.title, "what was handed out has changed"
    assert Store.open(store.folder).get(2) == store.get(2)


@pytest.mark.parametrize(
    "document", [{}, {"title": "t"}, {"title": "t", "text": "t", "entities": 3}]
)
def test_a_damaged_article_is_an_error_that_says_what_to_do(
    store: Store, fill: Fill, document: dict[str, object]
) -> None:
    fill(2)
    store.apply_to_shard(None, 0, always({"articles": {"1": whole(document)}}))
    with pytest.raises(CorruptShardError, match=r"Article 1 is damaged.*check --repair"):
        store.get(1)
    assert store.get(2).id == 2


def test_a_file_where_the_library_should_be_is_said_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "library").write_text("a letter")
    with pytest.raises(LibraryError, match="cannot be used"):
        Store.open(tmp_path / "library")
    assert (tmp_path / "library").read_text() == "a letter"


def test_an_article_that_is_not_there_is_said_not_to_be(store: Store, fill: Fill) -> None:
    fill(1)
    for missing in (2, 5000):
        with pytest.raises(ArticleNotFoundError):
            store.get(missing)


@pytest.mark.parametrize(
    "name", ["00001.json", "٠٠٠١.json", "0001.json\n", "0001.json.bak", "x.json"]
)
def test_files_that_only_look_like_shards_are_let_alone(
    store: Store, fill: Fill, name: str
) -> None:
    fill(2)
    odd = store.folder / "articles" / name
    odd.write_bytes(b"mine")
    assert store.shard_numbers() == [0]
    assert [added.id for added in fill(1)] == [3]
    assert odd.read_bytes() == b"mine"


def test_get_many_keeps_the_order_and_passes_over_what_is_gone(store: Store, fill: Fill) -> None:
    fill(SHARD_SIZE + 2)
    ids = [130, 1, 9999, 129, 2]
    assert [found.id for found in store.get_many(ids)] == [130, 1, 129, 2]


@pytest.mark.parametrize(
    "data",
    [b"", b"\0" * 4096, b"  \n", b"null", b"[]", b'{"articles": 3}', b'{"articles": {"1": 2}}'],
)
def test_a_shard_that_is_empty_or_not_ours_is_an_error_and_stays_as_it_is(
    store: Store, fill: Fill, data: bytes
) -> None:
    fill(2)
    path = store.shard_path(0)
    path.write_bytes(data)
    with pytest.raises(CorruptShardError, match=r"0000\.json"):
        store.get(1)
    with pytest.raises(CorruptShardError):
        store.touch(1, {"progress": 0.5})
    assert path.read_bytes() == data


def test_a_torn_shard_is_an_error_whatever_the_place_it_is_torn_at(
    store: Store, fill: Fill
) -> None:
    fill(2)
    path = store.shard_path(0)
    data = path.read_bytes()
    for length in range(1, len(data), 97):
        path.write_bytes(data[:length])
        with pytest.raises(CorruptShardError):
            store.get(1)


def test_a_shard_with_a_document_without_a_number_is_an_error(store: Store, fill: Fill) -> None:
    fill(1)
    store.shard_path(0).write_bytes(b'{"articles": {"one": {}}}')
    with pytest.raises(CorruptShardError):
        store.get(1)


def test_new_articles_go_behind_a_shard_that_cannot_be_read(store: Store, fill: Fill) -> None:
    fill(2)
    store.shard_path(0).write_bytes(b"")
    assert fill(1)[0].id == SHARD_SIZE + 1
    assert store.shard_path(0).read_bytes() == b""


def test_a_failed_write_leaves_nothing_behind_in_memory(
    store: Store, fill: Fill, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(1)
    store.get(1)
    before = store.shard_path(0).read_bytes()

    def full_disk(_path: Path, _target: Path) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", full_disk)
        with pytest.raises(LibraryError, match="No space"):
            store.touch(1, {"progress": 0.5})
    assert store.get(1).progress == 0.0
    assert store.shard_path(0).read_bytes() == before
    assert store.leftovers() == []


@pytest.mark.parametrize("value", ["\ud800", 2**70])
def test_what_json_cannot_hold_is_refused_and_nothing_changes(
    store: Store, fill: Fill, value: object
) -> None:
    fill(1)
    before = store.shard_path(0).read_bytes()
    with pytest.raises(LibraryError, match="not changed"):
        store.touch(1, {"title": value})
    assert store.shard_path(0).read_bytes() == before


def test_fields_of_a_newer_program_stay(store: Store, fill: Fill) -> None:
    fill(1)
    path = store.shard_path(0)
    tables = json.loads(path.read_text(encoding="utf-8"))
    tables["articles"]["1"]["mood"] = {"of": "the future"}
    tables["margins"] = {"1": {"kept": True}}
    path.write_text(json.dumps(tables), encoding="utf-8")
    store.touch(1, {"progress": 0.5})
    tables = json.loads(path.read_text(encoding="utf-8"))
    assert tables["articles"]["1"]["mood"] == {"of": "the future"}
    assert tables["margins"] == {"1": {"kept": True}}
    assert tables["articles"]["1"]["progress"] == 0.5


def test_an_unknown_field_is_left_out_not_stored_as_null(store: Store, fill: Fill) -> None:
    fill(1)
    store.touch(1, {"opened": "2026-11-24T10:00:00Z"})
    store.touch(1, {"opened": None})
    assert "opened" not in store.document(1)


def test_documents_are_numbered_by_us_and_kept_in_order(tmp_path: Path) -> None:
    """TinyDB would give 4 to the document after a removed 4, and mix numbers up (#629)."""
    path = tmp_path / "0000.json"
    shard = Shard(path)
    shard.put("articles", {4: {"n": 4}, 1: {"n": 1}})
    shard.put("articles", {2: {"n": 2}, 4: {"n": 44}})
    shard.commit()
    shard.remove("articles", [4, 17])
    shard.commit()
    shard.put("articles", {3: {"n": 3}})
    shard.commit()
    assert path.read_bytes() == b'{"articles":{\n"1":{"n":1},\n"2":{"n":2},\n"3":{"n":3}\n}}'


def test_articles_and_annotations_change_in_one_write(store: Store, fill: Fill) -> None:
    fill(1)
    writes: list[Patch] = []
    store.on_written = lambda written: writes.append(written.inverse)
    patch: Patch = {
        "articles": {"1": {"fields": {"read": True}}},
        "annotations": {"1": whole({"number": 1, "article": 1, "body": "b"})},
    }
    store.apply_to_shard(None, 0, always(patch))
    assert writes == [{"articles": {"1": {"fields": {"read": False}}}, "annotations": {"1": None}}]


def test_long_articles_close_a_shard_early(store: Store, article: ArticleMaker) -> None:
    """A change to an article writes its whole shard: a few of two megabytes are enough."""
    long = article(1, text="word " * 400_000)
    with store.step("Added") as step:
        ids = [stored.id for stored in store.add(step, [long] * 6)]
    assert ids == [1, 2, 3, 4, SHARD_SIZE + 1, SHARD_SIZE + 2]


def test_the_cache_of_shards_is_bounded(store: Store, fill: Fill) -> None:
    fill(SHARD_SIZE * 12)
    for number in store.shard_numbers():
        store.read_shard(number)
    assert len(store._cache._shards) <= 4


def test_stamps_tell_which_shards_changed(store: Store, fill: Fill) -> None:
    fill(SHARD_SIZE + 1)
    before = store.shard_stamps()
    store.touch(SHARD_SIZE + 1, {"read": True})
    after = store.shard_stamps()
    assert [number for number in after if after[number] != before[number]] == [1]
    assert store.read_shard(1).stamp == after[1]


def test_a_write_that_changes_nothing_does_not_write(store: Store, fill: Fill) -> None:
    fill(1)
    before = store.shard_stamps()
    store.touch(1, {"read": False})
    assert store.shard_stamps() == before
