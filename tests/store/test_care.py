"""Damage is found without touching anything, and mended with copies kept first."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.document import plain_sha256, plain_text
from newsreader.errors import CorruptShardError
from newsreader.model import Annotation, Article, EntityMention, Problem, Source
from newsreader.store import Store
from newsreader.store.anchors import quote_at
from newsreader.store.care.checking import check
from newsreader.store.care.mending import repair, repair_settings
from newsreader.store.care.salvage import salvage
from newsreader.store.shards import SHARD_SIZE
from newsreader.store.undo.changes import operate
from newsreader.store.undo.patches import Operation, Patch, always, whole

ArticleMaker = Callable[..., Article]
Fill = Callable[[int], list[Article]]


def add_note(store: Store, article_id: int, number: int, **fields: Any) -> None:
    note = Annotation(number, article_id, "commenting", f"note {number}", "2026-11-24T09:00:00Z")
    patch: Patch = {"annotations": {str(number): whole({**note.to_json(), **fields})}}
    store.apply_to_shard(None, (article_id - 1) // SHARD_SIZE, always(patch))


def edit(store: Store, change: Callable[[dict[str, Any]], None], shard: int = 0) -> None:
    """Change a shard's file as an editor, or a failing disk, would."""
    path = store.shard_path(shard)
    tables = json.loads(path.read_text(encoding="utf-8"))
    change(tables)
    path.write_text(json.dumps(tables), encoding="utf-8")


def files(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def whats(problems: list[Problem]) -> list[str]:
    return [problem.what for problem in problems]


def test_a_sound_library_has_no_problems(store: Store, fill: Fill) -> None:
    fill(SHARD_SIZE + 1)
    add_note(store, 1, 1)
    assert check(store) == []
    assert repair(store) == []
    assert not (store.folder / "backups").exists()


def test_checking_writes_nothing_whatever_it_finds(store: Store, fill: Fill) -> None:
    fill(SHARD_SIZE + 1)
    store.keep_original(b"kept", ".html")
    store.shard_path(1).write_bytes(b'{"articles": {"129": {"ti')
    (store.folder / "articles" / "0000.json.1-2.tmp").write_bytes(b"x")
    edit(store, lambda tables: tables["articles"]["1"].update(text="changed"))
    before = files(store.folder)
    assert len(check(store)) == 3
    assert files(store.folder) == before


def test_a_changed_letter_is_found_and_the_text_taken_as_it_is(
    store: Store, article: ArticleMaker
) -> None:
    text = "The mayor met Aylin Demir on the quay. Then the ferry left the harbour."
    plain = plain_text(text)
    start = text.index("Aylin")
    names = (
        EntityMention("PERSON", "Aylin Demir", start, start + 11, "Aylin Demir"),
        EntityMention("LOC", "harbour", len(text) - 8, len(text) - 1, "harbour"),
    )
    with store.step("add") as step:
        store.add(step, [article(1, text=text, plain_sha256=plain_sha256(plain), entities=names)])
    quote = quote_at(plain, plain.index("the ferry"), plain.index(" harbour")).to_json()
    place = {"start": plain.index("the ferry"), "end": plain.index(" harbour")}
    add_note(store, 1, 1, quote=quote, position=place, text_sha256=plain_sha256(plain))
    edit(
        store,
        lambda tables: tables["articles"]["1"].update(text=text.replace("Then", "And then")),
    )
    assert whats(check(store)) == ["The text is not the one that was saved"]
    repair(store)
    assert check(store) == []
    mended = store.get(1)
    assert "And then" in mended.text
    assert [name.text for name in mended.entities] == ["Aylin Demir"]
    (note,) = store.annotations(1)
    assert note.state == "moved"
    (kept,) = (store.folder / "backups").glob("*/0000.json")
    assert "And then" in kept.read_text(encoding="utf-8")


@pytest.mark.parametrize("cut", [0.1, 0.5, 0.9, 0.999])
def test_of_a_torn_shard_the_whole_documents_are_saved(
    store: Store, fill: Fill, cut: float
) -> None:
    fill(20)
    add_note(store, 3, 1)
    path = store.shard_path(0)
    data = path.read_bytes()
    torn = data[: int(len(data) * cut)]
    path.write_bytes(torn)
    assert "damaged" in check(store)[0].what
    (mended, *_) = repair(store)
    assert "were saved" in mended.remedy
    assert check(store) == []
    numbers = sorted(store.read_shard(0).articles)
    assert numbers == list(range(1, len(numbers) + 1))
    assert abs(len(numbers) - 20 * cut) < 3
    (kept,) = (store.folder / "backups").glob("*/0000.json")
    assert kept.read_bytes() == torn
    assert store.next_article_id() == SHARD_SIZE + 1


def test_an_emptied_shard_is_mended_without_a_loss_of_others(store: Store, fill: Fill) -> None:
    fill(SHARD_SIZE + 5)
    store.shard_path(0).write_bytes(b"")
    repair(store)
    assert check(store) == []
    assert len(store.read_shard(1).articles) == 5
    assert store.shard_numbers() == [1]


def test_a_note_without_its_article_is_kept_aside(store: Store, fill: Fill) -> None:
    fill(2)
    add_note(store, 2, 7)
    edit(store, lambda tables: tables["articles"].pop("2"))
    assert whats(check(store)) == ["The article 2 of a note is not there"]
    repair(store)
    assert check(store) == []
    (kept,) = (store.folder / "backups").glob("*/0000.json")
    assert "note 7" in kept.read_text(encoding="utf-8")


def test_an_article_in_anothers_place_is_put_into_its_own(store: Store, fill: Fill) -> None:
    fill(SHARD_SIZE + 2)

    def misplace(tables: dict[str, Any]) -> None:
        tables["articles"]["1"] = {**tables["articles"]["130"], "id": 130}
        tables["articles"]["300"] = {**tables["articles"]["130"], "id": 300}

    edit(store, lambda tables: tables["articles"].update({"130": tables["articles"]["2"]}))
    edit(store, misplace)
    assert set(whats(check(store))) == {"An article lies in another's place"}
    repair(store)
    assert check(store) == []
    assert store.get(130).title == "Ferry 130 leaves"
    assert store.get(300).id == 300


@pytest.mark.parametrize("damage", [{"text": None}, {"title": 3}, {"entities": 3}, {"source": 1}])
def test_an_article_without_a_text_or_form_is_taken_out_and_kept_aside(
    store: Store, fill: Fill, damage: dict[str, object]
) -> None:
    fill(2)
    edit(store, lambda tables: tables["articles"]["2"].update(damage))
    assert whats(check(store)) == ["An article has no text, or no form"]
    repair(store)
    assert check(store) == []
    assert list(store.read_shard(0).articles) == [1]


def test_a_note_without_form_is_taken_out_and_kept_aside(store: Store, fill: Fill) -> None:
    fill(1)
    add_note(store, 1, 1, quote="not a selector")
    add_note(store, 1, 2)
    assert whats(check(store)) == ["A note has no form"]
    repair(store)
    assert check(store) == []
    assert [note.number for note in store.annotations(1)] == [2]
    (kept,) = (store.folder / "backups").glob("*/0000.json")
    assert "not a selector" in kept.read_text(encoding="utf-8")


def test_two_notes_of_one_number_get_two(store: Store, fill: Fill) -> None:
    fill(SHARD_SIZE + 1)
    store.new_annotation_numbers(1)
    add_note(store, 1, 1)
    add_note(store, SHARD_SIZE + 1, 1)
    assert whats(check(store)) == ["Two notes have the same number"]
    repair(store)
    assert check(store) == []
    assert [note.number for note in store.annotations(1)] == [1]
    (other,) = store.annotations(SHARD_SIZE + 1)
    assert (other.number, other.body) == (2, "note 1")


def test_missing_and_damaged_originals_are_found(store: Store, article: ArticleMaker) -> None:
    sources = [
        Source("a.html", store.keep_original(data, ".html"), "html", "newsreader", "2026")
        for data in (b"one" * 1000, b"two" * 1000)
    ]
    with store.step("add") as step:
        store.add(step, [article(n, source=source) for n, source in enumerate(sources)])
    assert check(store) == []
    paths = dict(store.originals.all())
    paths[sources[0].sha256].unlink()
    damaged = paths[sources[1].sha256]
    data = bytearray(damaged.read_bytes())
    data[-1] ^= 0xFF
    damaged.write_bytes(bytes(data))
    found = whats(check(store))
    assert len(found) == 2
    assert any("article 1 is missing" in what for what in found)
    assert any("(article 2)" in what for what in found)
    repair(store)
    assert not damaged.exists()
    assert list((store.folder / "backups").glob(f"*/{damaged.name}"))


def test_a_library_file_that_is_lost_begins_anew_with_no_number_given_twice(
    store: Store, fill: Fill
) -> None:
    fill(3)
    store.new_annotation_numbers(4)
    add_note(store, 1, 4)
    store.folder.joinpath("library.json").unlink()
    found = Store.open(store.folder)
    assert found.get(3).title == "Ferry 3 leaves"
    assert found.next_article_id() == 4
    assert list(found.new_annotation_numbers(1)) == [5]


def test_a_damaged_library_file_is_put_aside_on_request_only(store: Store, fill: Fill) -> None:
    fill(1)
    path = store.folder / "library.json"
    path.write_bytes(b"")
    with pytest.raises(CorruptShardError):
        Store.open(store.folder)
    mended = repair_settings(store.folder)
    assert mended is not None
    assert Store.open(store.folder).get(1).id == 1
    assert repair_settings(store.folder) is None


class TestTwoMachines:
    """Both changed the same shard while they were apart; the synchroniser kept both files."""

    @pytest.fixture
    def copy(self, store: Store) -> Path:
        return store.folder / "articles" / "0000.sync-conflict-20261124-093000-ABCDEFG.json"

    def apart(
        self,
        store: Store,
        copy: Path,
        here: Callable[[], object],
        there: Callable[[], object],
    ) -> None:
        """Do one thing here, another there, and bring the two files together."""
        common = store.shard_path(0).read_bytes()
        there()
        theirs = store.shard_path(0).read_bytes()
        store.shard_path(0).write_bytes(common)
        here()
        copy.write_bytes(theirs)
        os.utime(copy, (0, 0))

    def test_the_copy_is_noticed(self, store: Store, fill: Fill, copy: Path) -> None:
        fill(1)
        copy.write_bytes(store.shard_path(0).read_bytes())
        assert whats(check(store)) == ["Two machines changed 0000.json"]
        assert store.shard_numbers() == [0]

    def test_changes_to_different_articles_are_both_kept(
        self, store: Store, fill: Fill, copy: Path
    ) -> None:
        fill(3)
        self.apart(
            store,
            copy,
            lambda: operate(store, [1], Operation(add=("here",)), "t"),
            lambda: operate(store, [2], Operation(add=("there",)), "t"),
        )
        repair(store)
        assert check(store) == []
        assert [store.get(n).tags for n in (1, 2)] == [("here",), ("there",)]
        assert not copy.exists()
        assert len(list((store.folder / "backups").glob("*/0000*.json"))) == 2

    def test_tags_and_notes_of_one_article_are_united_and_the_later_flag_wins(
        self, store: Store, fill: Fill, copy: Path
    ) -> None:
        fill(1)

        def here() -> None:
            operate(store, [1], Operation({"read": True}, add=("here",)), "t")
            add_note(store, 1, 1, uuid="here", body="from here")

        def there() -> None:
            operate(store, [1], Operation({"read": False}, add=("there",)), "t")
            add_note(store, 1, 1, uuid="there", body="from there")

        self.apart(store, copy, here, there)
        repair(store)
        assert check(store) == []
        assert store.get(1).tags == ("here", "there")
        assert store.get(1).read
        assert sorted(note.body for note in store.annotations(1)) == ["from here", "from there"]

    def test_two_articles_that_were_given_one_number_are_both_kept(
        self, store: Store, fill: Fill, article: ArticleMaker, copy: Path
    ) -> None:
        fill(1)

        def add(title: str) -> None:
            with store.step("add") as step:
                store.add(step, [article(99, title=title, key=f"u:{title}")])

        def there() -> None:
            add("there")
            add_note(store, 2, 5, uuid="there")

        self.apart(store, copy, lambda: add("here"), there)
        repair(store)
        assert check(store) == []
        titles = {found.title: found.id for found in store.get_many(range(1, 10))}
        assert titles == {"Ferry 1 leaves": 1, "here": 2, "there": 3}
        assert [note.body for note in store.annotations(3)] == ["note 5"]
        assert store.annotations(2) == []

    def test_what_each_kept_for_the_whole_library_is_united(self, store: Store) -> None:
        copy = store.folder / "library.sync-conflict-20261124-093000-ABCDEFG.json"

        def save(*searches: tuple[str, str]) -> None:
            documents = [{"name": name, "query": query} for name, query in searches]
            replacing = store.settings.replacing("saved_searches", documents)
            store.apply(None, "library.json", always(replacing))

        save(("sea", "#sea"))
        store.new_annotation_numbers(9)
        copy.write_bytes(store.settings.path.read_bytes())
        edited = json.loads(copy.read_text())
        edited["saved_searches"]["2"] = {"name": "there", "query": "#there"}
        edited["numbers"]["1"]["annotation"] = 20
        copy.write_text(json.dumps(edited))
        save(("sea", "#sea is:unread"), ("here", "#here"))
        assert whats(check(store)) == ["Two machines changed library.json"]
        repair(store)
        assert check(store) == []
        searches = [item["query"] for item in store.settings.documents("saved_searches")]
        assert searches == ["#sea is:unread", "#here", "#there"]
        assert list(store.new_annotation_numbers(1)) == [21]

    def test_a_copy_that_cannot_be_read_is_kept_aside(
        self, store: Store, fill: Fill, copy: Path
    ) -> None:
        fill(1)
        copy.write_bytes(b'{"articles"')
        repair(store)
        assert check(store) == []
        assert list((store.folder / "backups").glob(f"*/{copy.name}"))


WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\ufffd"), max_size=20)


@given(
    documents=st.dictionaries(
        st.integers(1, 128).map(str),
        st.dictionaries(WORDS, WORDS, max_size=4),
        max_size=6,
    ),
    cut=st.floats(0, 1),
)
def test_what_is_salvaged_was_there(documents: dict[str, dict[str, str]], cut: float) -> None:
    data = json.dumps({"articles": documents, "annotations": {}}, ensure_ascii=False).encode()
    whole_file = salvage(data)["articles"]
    torn = salvage(data[: int(len(data) * cut)])["articles"]
    assert torn.items() <= whole_file.items()
    assert whole_file == documents


def test_garbage_in_the_middle_costs_one_document() -> None:
    data = b'{"articles":{"1":{"a":1},"2":{"a":\xff\xfe\x00},"3":{"a":3}},"annotations":{"9":{}}}'
    assert salvage(data) == {"articles": {"1": {"a": 1}, "3": {"a": 3}}, "annotations": {"9": {}}}
