"""Killed at any moment, on a full disk, with two writers: what was acknowledged is there."""

from __future__ import annotations

import errno
import os
import resource
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from newsreader.errors import LibraryError, LibraryLockedError
from newsreader.model import Article
from newsreader.store import Store
from newsreader.store.care.checking import check
from newsreader.store.undo.changes import operate, redo, undo
from newsreader.store.undo.patches import Operation, always, whole

ArticleMaker = Callable[..., Article]
State = dict[str, Any]

# What a write consists of, as far as the operating system sees it.
CALLS = ("fsync", "replace", "unlink", "ftruncate", "mkdir")
NOTE = {"number": 1, "article": 3, "motivation": "commenting", "body": "b", "created": "2026"}


def actions(article: ArticleMaker) -> list[Callable[[Store], object]]:
    """What a reader does in a morning, one acknowledged change after another."""

    def add(store: Store) -> None:
        with store.step("import") as step:
            store.add(step, [article(number) for number in range(1, 141)])

    def note(store: Store) -> None:
        with store.step("note") as step:
            store.new_annotation_numbers(1)
            store.apply_to_shard(step, 0, always({"annotations": {"1": whole(NOTE)}}))

    everything = range(1, 141)
    return [
        add,
        lambda store: operate(store, everything, Operation(add=("all",)), "tag"),
        note,
        lambda store: operate(store, [5], Operation({"read": True}), "mark"),
        undo,
        undo,
        redo,
        lambda store: operate(store, everything, Operation({"starred": True}), "star"),
        undo,
    ]


def state(store: Store) -> State:
    found: State = {}
    for number in store.shard_numbers():
        content = store.read_shard(number)
        found |= {f"article {key}": value for key, value in content.articles.items()}
        found |= {f"note {key}": value for key, value in content.annotations.items()}
    return found


@pytest.fixture(scope="module")
def states(tmp_path_factory: pytest.TempPathFactory) -> list[State]:
    """The state after no action, after the first, …"""
    from newsreader.document import plain_sha256, plain_text

    text = "One sentence.\n\nAnother."
    sha256 = plain_sha256(plain_text(text))

    def make(number: int) -> Article:
        return Article(f"t{number}", text, key=f"t:{number}", plain_sha256=sha256)

    store = Store.open(tmp_path_factory.mktemp("whole") / "library")
    made = [state(store)]
    for act in actions(make):
        act(store)
        made.append(state(store))
    return made


@pytest.fixture
def plan(states: list[State]) -> list[Callable[[Store], object]]:
    """The actions that lead to those states."""

    def make(number: int) -> Article:
        return Article.from_json({**states[1][f"article {number}"], "id": 0})

    return actions(make)


@contextmanager
def interrupted(at: int, interruption: Callable[[str], None]) -> Iterator[list[int]]:
    """Let something happen before the nth call that touches the disk."""
    count = [0]
    kept = {name: getattr(os, name) for name in CALLS}

    def watched(name: str) -> Callable[..., Any]:
        def call(*arguments: Any, **options: Any) -> Any:
            count[0] += 1
            if count[0] == at:
                interruption(name)
            return kept[name](*arguments, **options)

        return call

    for name in CALLS:
        setattr(os, name, watched(name))
    try:
        yield count
    finally:
        for name in CALLS:
            setattr(os, name, kept[name])


def kill(_name: str) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def in_child(work: Callable[[Callable[[], None]], None]) -> tuple[int, int]:
    """Run in a process of its own. Returns the acknowledgements it gave and how it ended."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        status = 1
        try:
            os.close(reading)
            work(lambda: os.write(writing, b"."))  # type: ignore[arg-type,return-value]
            status = 0
        finally:
            os._exit(status)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        acknowledged = len(pipe.read())
    return acknowledged, os.waitpid(child, 0)[1]


def is_between(found: State, before: State, after: State) -> bool:
    """Is every article and note wholly as before or wholly as after?"""
    names = before.keys() | after.keys() | found.keys()
    return all(found.get(name) in (before.get(name), after.get(name)) for name in names)


def test_a_kill_before_any_write_leaves_each_article_before_or_after(
    tmp_path: Path, states: list[State], plan: list[Callable[[Store], object]]
) -> None:
    """A sweep over every third point where a process can die between two writes."""
    killed = 0
    for at in range(1, 1000, 3):
        folder = tmp_path / f"{at}" / "library"

        def work(acknowledge: Callable[[], None], at: int = at, folder: Path = folder) -> None:
            with interrupted(at, kill):
                store = Store.open(folder)
                for act in plan:
                    act(store)
                    acknowledge()

        done, status = in_child(work)
        if status == 0:
            break
        assert os.WTERMSIG(status) == signal.SIGKILL
        killed += 1
        store = Store.open(folder)
        after = states[min(done + 1, len(plan))]
        assert is_between(state(store), states[done], after), (at, done)
        assert check(store) == [], (at, done)
        while undo(store) is not None:
            pass
        assert state(store) == {}, (at, done)
    assert killed > 20


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO])
def test_a_failing_disk_is_said_in_one_line_and_loses_nothing(
    tmp_path: Path, states: list[State], plan: list[Callable[[Store], object]], code: int
) -> None:
    failed = 0
    for at in range(3, 1000, 5):
        folder = tmp_path / f"{at}" / "library"
        store = Store.open(folder)
        done = 0

        def fail(_name: str) -> None:
            raise OSError(code, os.strerror(code))

        with interrupted(at, fail) as count:
            try:
                for act in plan:
                    act(store)
                    done += 1
            except LibraryError as error:
                failed += 1
                assert os.strerror(code) in str(error)
                assert "\n" not in str(error)
        if count[0] < at:
            break
        after = states[min(done + 1, len(plan))]
        found = Store.open(folder)
        assert is_between(state(found), states[done], after), (at, done)
        assert check(found) == [], (at, done)
        operate(found, [1], Operation(add=("afterwards",)), "still works")
    assert failed > 10


def test_a_disk_that_is_full_keeps_what_it_has(tmp_path: Path, article: ArticleMaker) -> None:
    folder = tmp_path / "library"

    def work(acknowledge: Callable[[], None]) -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
        store = Store.open(folder)
        try:
            for number in range(200):
                with store.step("added") as step:
                    store.add(step, [article(number)])
                acknowledge()
        except LibraryError:
            os._exit(7)

    added, status = in_child(work)
    assert os.WEXITSTATUS(status) == 7
    store = Store.open(folder)
    assert 20 < added < 128
    assert len(state(store)) == added
    assert check(store) == []
    store.touch(1, {"read": True})


def test_two_writers_lose_nothing_and_never_share_a_number(
    tmp_path: Path, article: ArticleMaker
) -> None:
    folder = tmp_path / "library"
    Store.open(folder)

    def work(acknowledge: Callable[[], None]) -> None:
        store = Store.open(folder)
        for number in range(40):
            with store.step("added") as step:
                (added,) = store.add(step, [article(number, tags=(f"{os.getpid()}",))])
            operate(store, [added.id], Operation({"read": True}), "read")
            acknowledge()
        os._exit(0)

    children = []
    for _ in range(2):
        child = os.fork()
        if child == 0:
            try:
                work(lambda: None)
            finally:
                os._exit(1)
        children.append(child)
    assert [os.waitpid(child, 0)[1] for child in children] == [0, 0]
    articles = list(Store.open(folder).get_many(range(1, 1000)))
    assert [found.id for found in articles] == list(range(1, 81))
    assert all(found.read for found in articles)
    assert {found.tags for found in articles} == {(f"{child}",) for child in children}


def test_a_second_writer_is_told_who_is_in_the_way(folder: Path, store: Store) -> None:
    ready, go = os.pipe(), os.pipe()
    child = os.fork()
    if child == 0:
        with Store.open(folder).write_lock():
            os.write(ready[1], b".")
            os.read(go[0], 1)
        os._exit(0)
    os.read(ready[0], 1)
    with pytest.raises(LibraryLockedError, match="Another newsreader"), store.write_lock(0.05):
        pass
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with store.write_lock(1):
        pass


def test_a_change_of_a_living_process_is_not_finished_by_another(
    folder: Path, store: Store, article: ArticleMaker
) -> None:
    with store.step("import") as step:
        store.add(step, [article(1)])
        other = Store.open(folder)
        operate(other, [1], Operation({"read": True}), "read by the other")
        assert check(other) == []
        store.add(step, [article(2)])
    last = undo(other)
    assert last is not None
    assert last.description == "read by the other"
    assert not check(other)


def test_what_a_crash_left_unfinished_is_finished_and_said(
    folder: Path, store: Store, article: ArticleMaker
) -> None:
    with store.step("import of a") as step:
        store.add(step, [article(number) for number in range(1, 300)])

    def work(acknowledge: Callable[[], None]) -> None:
        def stop_after_first_shard(*_: int) -> None:
            acknowledge()
            os.kill(os.getpid(), signal.SIGKILL)

        everything = range(1, 300)
        tag = Operation(add=("all",))
        operate(Store.open(folder), everything, tag, "tagged", progress=stop_after_first_shard)

    acknowledged, _ = in_child(work)
    assert acknowledged == 1
    assert [problem.what for problem in check(store)] == ["Change 2 was not finished"]
    later = Store.open(folder)
    assert later.recovered == ["A change was interrupted and has been finished: tagged"]
    assert all(found.tags == ("all",) for found in later.get_many(range(1, 300)))
    assert undo(later) is not None
    assert not any(found.tags for found in later.get_many(range(1, 300)))
    assert Store.open(folder).recovered == []


def test_temporary_files_of_killed_writers_are_swept_and_others_are_not(folder: Path) -> None:
    store = Store.open(folder)
    with store.step("add") as step:
        store.add(step, [Article("t", "text")])
    ours = folder / "articles" / "0000.json.1234-5678.tmp"
    theirs = folder / "articles" / ".syncthing.0000.json.tmp"
    ours.write_bytes(b"half")
    theirs.write_bytes(b"half")
    Store.open(folder)
    assert not ours.exists()
    assert theirs.exists()
