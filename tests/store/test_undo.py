"""Every change can be taken back and made again, also by the next process."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from newsreader.errors import ArticleNotFoundError
from newsreader.model import Annotation, Article
from newsreader.store import Store
from newsreader.store.shards import SHARD_SIZE
from newsreader.store.undo.changes import operate, redo, undo
from newsreader.store.undo.journal import KEPT_STEPS, STEPS_BETWEEN_PRUNINGS
from newsreader.store.undo.patches import Operation, Patch, always, whole

Fill = Callable[[int], list[Article]]


def contents(store: Store) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (store.folder / "articles").iterdir()}


def test_a_mark_is_undone_and_redone(store: Store, fill: Fill) -> None:
    fill(3)
    assert operate(store, [1, 3], Operation({"read": True}), "marked 2 read") == (1, 3)
    done = undo(store)
    assert done is not None
    assert (done.ids, done.description) == ((1, 3), "marked 2 read")
    assert not store.get(1).read
    again = redo(store)
    assert again is not None
    assert again.ids == (1, 3)
    assert store.get(3).read


def test_undo_works_in_the_next_process(store: Store, fill: Fill) -> None:
    fill(1)
    operate(store, [1], Operation({"starred": True}), "starred")
    later = Store.open(store.folder)
    assert undo(later) is not None
    assert not later.get(1).starred
    assert redo(Store.open(store.folder)) is not None
    assert Store.open(store.folder).get(1).starred


def test_steps_are_undone_last_first_and_there_is_an_end(store: Store, fill: Fill) -> None:
    fill(1)
    operate(store, [1], Operation(add=("a",)), "a")
    operate(store, [1], Operation(add=("b",)), "b")
    assert [done.description for done in (undo(store), undo(store)) if done] == ["b", "a"]
    assert undo(store) is not None
    assert undo(store) is None


def test_a_new_change_closes_the_way_to_redo(store: Store, fill: Fill) -> None:
    fill(1)
    operate(store, [1], Operation(add=("a",)), "a")
    undo(store)
    operate(store, [1], Operation(add=("b",)), "b")
    assert redo(store) is None
    assert store.get(1).tags == ("b",)


def test_a_change_that_changes_nothing_is_no_step(store: Store, fill: Fill) -> None:
    fill(1)
    operate(store, [1], Operation(add=("a",)), "a")
    undo(store)
    assert operate(store, [1], Operation({"read": False}), "nothing") == ()
    assert redo(store) is not None


def test_undoing_an_addition_takes_the_articles_and_redo_brings_them_back(
    store: Store, fill: Fill
) -> None:
    fill(SHARD_SIZE + 2)
    before = contents(store)
    gone = undo(store)
    assert gone is not None
    assert len(gone.ids) == SHARD_SIZE + 2
    with pytest.raises(ArticleNotFoundError):
        store.get(1)
    redo(store)
    assert contents(store) == before


def test_the_number_of_an_article_taken_back_is_never_given_again(store: Store, fill: Fill) -> None:
    fill(3)
    undo(store)
    assert [added.id for added in fill(1)] == [4]


def test_the_number_of_a_note_is_never_given_again(store: Store) -> None:
    assert list(store.new_annotation_numbers(2)) == [1, 2]
    assert list(Store.open(store.folder).new_annotation_numbers(1)) == [3]


def test_an_article_that_goes_takes_its_notes_and_brings_them_back(
    store: Store, fill: Fill
) -> None:
    fill(2)
    note = Annotation(1, 2, "commenting", "kept", "2026-11-24T09:00:00Z")
    with store.step("note") as step:
        store.apply_to_shard(step, 0, always({"annotations": {"1": whole(note.to_json())}}))
    gone: Patch = {"articles": {"2": None}}
    with store.step("purged") as step:
        store.apply_to_shard(step, 0, always(gone))
    assert store.annotations(2) == []
    undo(store)
    assert store.annotations(2) == [note]


def test_a_change_over_many_shards_is_undone_as_one(store: Store, fill: Fill) -> None:
    fill(SHARD_SIZE * 3)
    before = contents(store)
    told: list[tuple[int, int]] = []
    ids = range(1, SHARD_SIZE * 3 + 1)
    operate(store, ids, Operation(add=("all",)), "all", progress=lambda *at: told.append(at))
    assert told == [(128, 384), (256, 384), (384, 384)]
    undo(store)
    assert contents(store) == before


def test_each_shard_is_written_once_however_the_articles_are_named(
    store: Store, fill: Fill
) -> None:
    fill(SHARD_SIZE * 2)
    written: list[int] = []
    store.on_written = lambda shard: written.append(shard.number)
    operate(store, [200, 1, 199, 2, 200], Operation({"read": True}), "read")
    assert written == [0, 1]


def test_a_cancelled_change_is_undone_as_far_as_it_went(store: Store, fill: Fill) -> None:
    fill(SHARD_SIZE * 3)
    before = contents(store)
    looks = iter([False, True])
    ids = range(1, SHARD_SIZE * 3 + 1)
    changed = operate(store, ids, Operation({"read": True}), "read", cancelled=lambda: next(looks))
    assert len(changed) == SHARD_SIZE
    assert not store.get(SHARD_SIZE + 1).read
    undo(store)
    assert contents(store) == before


def test_the_undo_log_is_bounded(store: Store, fill: Fill) -> None:
    fill(1)
    for number in range(1, KEPT_STEPS + STEPS_BETWEEN_PRUNINGS):
        operate(store, [1], Operation({"progress": number / 1000}), "scrolled")
    kept = len(list((store.folder / "undo").iterdir()))
    assert KEPT_STEPS <= kept < KEPT_STEPS + STEPS_BETWEEN_PRUNINGS


def test_undo_leaves_alone_what_others_changed_meanwhile(store: Store, fill: Fill) -> None:
    fill(1)
    operate(store, [1], Operation({"read": True}), "read")
    store.touch(1, {"progress": 0.75, "opened": "2026-11-24T10:00:00Z"})
    undo(store)
    assert (store.get(1).read, store.get(1).progress) == (False, 0.75)


def test_a_step_that_never_came_about_is_passed_over(store: Store, fill: Fill) -> None:
    """A process was killed after the log was written and before the shard was."""
    fill(1)
    operate(store, [1], Operation({"read": True}), "read")
    before = store.shard_path(0).read_bytes()
    operate(store, [1], Operation({"starred": True}), "starred")
    store.shard_path(0).write_bytes(before)
    done = undo(store)
    assert done is not None
    assert done.description == "read"
    assert not store.get(1).read


@pytest.mark.parametrize("length", [0, 1, 60])
def test_a_step_that_a_power_cut_tore_is_passed_over(store: Store, fill: Fill, length: int) -> None:
    fill(1)
    operate(store, [1], Operation({"read": True}), "read")
    operate(store, [1], Operation({"starred": True}), "starred")
    newest = max((store.folder / "undo").iterdir())
    newest.write_bytes(newest.read_bytes()[:length])
    done = undo(store)
    assert done is not None
    assert done.description == "read"
    assert store.get(1).starred


def test_an_unreadable_line_in_the_log_does_not_stop_undo(store: Store, fill: Fill) -> None:
    fill(1)
    operate(store, [1], Operation({"read": True}), "read")
    (newest,) = [path for path in (store.folder / "undo").iterdir() if "02" in path.name]
    with newest.open("ab") as file:
        file.write(b'{"file": "articles/0000.js')
    assert undo(store) is not None
    assert not store.get(1).read


MEMORY = Path("/dev/shm")
TAGS = st.sampled_from(["a", "b", "c"])
IDS = st.lists(st.integers(1, 140), min_size=1, max_size=4)


class Undoing(RuleBasedStateMachine):
    """Whatever is done, undo leads back through the very states there were."""

    @initialize()
    def begin(self) -> None:
        import tempfile

        self.keep = tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None)
        self.store = Store.open(Path(self.keep.name) / "library")
        with self.store.step("begin") as step:
            self.store.add(step, [Article(title=f"{n}", text="text") for n in range(130)])
        self.past: list[dict[str, object]] = []
        self.future: list[dict[str, object]] = []
        self.base = len(list((self.store.folder / "undo").glob("*.jsonl")))

    def state(self) -> dict[str, object]:
        found: dict[str, object] = {}
        for number in self.store.shard_numbers():
            content = self.store.read_shard(number)
            found |= {f"a{key}": dict(value) for key, value in content.articles.items()}
            found |= {f"n{key}": dict(value) for key, value in content.annotations.items()}
        return found

    def change(self, made: Callable[[], object]) -> None:
        before = self.state()
        made()
        if self.state() != before:
            self.past.append(before)
            self.future.clear()

    @rule(ids=IDS, read=st.booleans())
    def mark(self, ids: list[int], read: bool) -> None:
        self.change(lambda: operate(self.store, ids, Operation({"read": read}), "mark"))

    @rule(ids=IDS, add=st.lists(TAGS, max_size=2), remove=st.lists(TAGS, max_size=2))
    def tag(self, ids: list[int], add: list[str], remove: list[str]) -> None:
        operation = Operation(add=tuple(add), remove=tuple(remove))
        self.change(lambda: operate(self.store, ids, operation, "tag"))

    @rule(count=st.integers(1, 3))
    def add(self, count: int) -> None:
        def made() -> None:
            with self.store.step("add") as step:
                self.store.add(step, [Article(title="new", text="new")] * count)

        self.change(made)

    @rule(number=st.integers(1, 140))
    def purge(self, number: int) -> None:
        def made() -> None:
            with self.store.step("purge") as step:
                for shard in self.store.shard_numbers():
                    self.store.apply_to_shard(
                        step, shard, always({"articles": {str(number): None}})
                    )

        self.change(made)

    @rule()
    def undo(self) -> None:
        if self.past:
            self.future.append(self.state())
            assert undo(self.store) is not None
            assert self.state() == self.past.pop()

    @rule()
    def redo(self) -> None:
        if self.future:
            self.past.append(self.state())
            assert redo(self.store) is not None
            assert self.state() == self.future.pop()
        else:
            assert redo(self.store) is None

    @rule()
    def restart(self) -> None:
        self.store = Store.open(self.store.folder)

    @invariant()
    def nothing_is_left_lying_about(self) -> None:
        if hasattr(self, "store"):
            assert self.store.leftovers() == []
            assert not self.store.journal.listing().locked

    def teardown(self) -> None:
        if hasattr(self, "keep"):
            self.keep.cleanup()


TestUndoing = Undoing.TestCase
TestUndoing.settings = settings(max_examples=15, stateful_step_count=20, deadline=None)


def test_a_change_to_many_articles_writes_each_of_their_files_once(
    store: Store, fill: Fill
) -> None:
    fill(200)
    written: list[int] = []
    store.on_written = lambda each: written.append(each.number)
    operate(store, range(1, 201), Operation({"read": True}), "marked")
    assert written == [0, 1]


def test_a_stopped_undo_puts_back_what_it_had_undone(store: Store, fill: Fill) -> None:
    fill(SHARD_SIZE * 3)
    ids = range(1, SHARD_SIZE * 3 + 1)
    operate(store, ids, Operation({"read": True}), "read")
    read = contents(store)
    looks = iter([False, False, True] * 2)
    for _ in range(2):
        stopped = undo(store, cancelled=lambda: next(looks))
        assert stopped is not None
        assert (stopped.ids, stopped.stopped) == ((), True)
        assert contents(store) == read
    told: list[tuple[int, int]] = []
    undone = undo(store, progress=lambda *at: told.append(at))
    assert undone is not None
    assert undone.ids == tuple(ids)
    assert told == [(SHARD_SIZE * done, SHARD_SIZE * 3) for done in (1, 2, 3)]
    assert not any(article.read for article in store.get_many(ids))


def test_a_stopped_redo_leaves_the_change_undone(store: Store, fill: Fill) -> None:
    fill(SHARD_SIZE * 2)
    before = contents(store)
    ids = range(1, SHARD_SIZE * 2 + 1)
    operate(store, ids, Operation({"read": True}), "read")
    undo(store)
    looks = iter([False, True])
    stopped = redo(store, cancelled=lambda: next(looks))
    assert stopped is not None
    assert stopped.stopped
    assert contents(store) == before
    again = redo(store)
    assert again is not None
    assert again.ids == tuple(ids)
    assert undo(store) is not None
    assert contents(store) == before


def test_an_undo_that_was_killed_while_it_stopped_is_put_back_by_the_next_process(
    store: Store, fill: Fill
) -> None:
    fill(SHARD_SIZE * 3)
    operate(store, range(1, SHARD_SIZE * 3 + 1), Operation({"read": True}), "read")
    read = contents(store)
    writes = iter([None, None, KeyboardInterrupt])

    def stop(_written: object) -> None:
        error = next(writes)
        if error is not None:
            raise error

    store.on_written = stop
    looks = iter([False, False, True])
    with pytest.raises(KeyboardInterrupt):
        undo(store, cancelled=lambda: next(looks))
    assert contents(store) != read
    later = Store.open(store.folder)
    assert later.recovered
    assert contents(later) == read
    done = undo(later)
    assert done is not None
    assert len(done.ids) == SHARD_SIZE * 3
