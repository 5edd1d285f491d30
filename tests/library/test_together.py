"""Several threads and processes on one library, and an index that cannot follow."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from newsreader.document import plain_sha256
from newsreader.errors import CorruptShardError
from newsreader.library import Library
from newsreader.library.notes import Passage, add_note
from newsreader.model import Article, ImportReport, TextPosition
from newsreader.store.undo.patches import Patch, always, fields, whole

Bring = Callable[..., ImportReport]


def fill(library: Library, count: int) -> None:
    with library.store.step("added") as step:
        library.store.add(step, [_article(number) for number in range(count)])


def _article(number: int) -> Article:
    text = f"The {number}th ferry."
    return Article(f"Ferry {number}", text, key=f"t:{number}", plain_sha256=plain_sha256(text))


def test_a_change_is_saved_when_the_index_cannot_follow_and_found_later(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(library, 3)

    def full_disk(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    with monkeypatch.context() as patched:
        patched.setattr(library.index._database, "transaction", full_disk)
        assert library.mark([1], starred=True).ids == (1,)
        note = library.annotate(2, "kept though the index is full")
    assert library.get(1).starred
    assert library.annotations(2) == [note]
    assert list(library.ids("is:starred")) == []
    assert [problem.remedy for problem in library.check()] == ["newsreader reindex"]
    library.sync()
    assert list(library.ids("is:starred")) == [1]
    assert library.notes("though") == [note]
    assert library.check() == []


@pytest.mark.parametrize("damage", [{"tags": 3}, {"entities": ["x"]}, {"progress": "half"}])
def test_a_damaged_article_does_not_keep_the_others_from_the_list(
    library: Library, damage: dict[str, object]
) -> None:
    fill(library, 3)
    odd: Patch = {"articles": {"2": whole({**library.store.document(2), **damage})}}
    library.store.apply_to_shard(None, 0, always(odd))
    library.reindex()
    assert [row.id for row in library.list()] == [3, 1]
    assert [problem.where for problem in library.check()] == ["article 2"]
    with pytest.raises(CorruptShardError):
        library.get(2)
    library.mark([1, 2, 3], read=True)
    assert library.get(3).read


def test_a_note_is_found_by_its_number_when_the_index_does_not_know_it(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(library, 1)
    with monkeypatch.context() as patched:
        patched.setattr(type(library.index), "shard_written", lambda *_: None)
        note = library.annotate(1, "unindexed")
    assert library.edit_annotation(note.number, body="changed").body == "changed"


def test_threads_read_while_one_writes(library: Library) -> None:
    fill(library, 200)
    stop = threading.Event()
    failures: list[BaseException] = []

    def read() -> None:
        try:
            while not stop.is_set():
                for row in library.list(limit=20):
                    assert library.get(row.id).title == row.title
                assert library.count("ferry") == 200
        except BaseException as error:
            failures.append(error)

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    for number in range(1, 41):
        library.tag([number, number + 130], add=[f"t{number % 3}"])
    stop.set()
    for reader in readers:
        reader.join()
    assert failures == []
    assert sum(count for _, count in library.tags()) == 80


def test_threads_that_write_wait_for_one_another(library: Library) -> None:
    fill(library, 10)

    def write(tag: str) -> None:
        for number in range(1, 11):
            library.tag([number], add=[tag])

    writers = [threading.Thread(target=write, args=(f"t{n}",)) for n in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert library.tags() == [("t0", 10), ("t1", 10), ("t2", 10), ("t3", 10)]
    assert library.check() == []


def test_one_process_imports_while_another_marks(library: Library, tmp_path: Path) -> None:
    fill(library, 3)
    folder = tmp_path / "files"
    folder.mkdir()
    for number in range(40):
        text = f"# Bridge {number}\n\nThe bridge of day {number} was opened by nobody.\n"
        (folder / f"{number}.md").write_text(text)
    command = [sys.executable, "-m", "newsreader", "--library", str(library.folder)]
    importing = subprocess.Popen(
        [*command, "import", str(folder)], env=os.environ, stdout=subprocess.DEVNULL
    )
    marks = 0
    while importing.poll() is None:
        library.mark([1 + marks % 3], read=marks % 2 == 0)
        marks += 1
        if library.changed_elsewhere():
            library.sync()
    assert importing.returncode == 0
    assert marks > 3
    library.sync()
    assert library.count("bridge") == 40
    assert sorted(library.ids()) == list(range(1, 44))
    assert library.check() == []


def test_an_import_that_was_killed_goes_on_when_it_is_run_again(
    library: Library, tmp_path: Path
) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    for number in range(60):
        text = f"# Bridge {number}\n\nThe bridge of day {number} was opened by nobody.\n"
        (folder / f"{number}.md").write_text(text)
    command = [sys.executable, "-m", "newsreader", "--library", str(library.folder)]
    importing = subprocess.Popen(
        [*command, "import", str(folder)], env=os.environ, stdout=subprocess.DEVNULL
    )
    while importing.poll() is None and not library.store.shard_numbers():
        importing.poll()
    importing.kill()
    importing.wait()
    with Library.open(library.folder) as later:
        later.sync()
        before = later.count()
        assert later.check() == []
    again = subprocess.run(
        [*command, "import", str(folder), "--json"], capture_output=True, text=True, check=True
    )
    library.sync()
    assert library.count() == 60
    assert len(json.loads(again.stdout)["duplicates"]) == before
    assert library.check() == []


def test_two_processes_give_their_notes_different_numbers(library: Library) -> None:
    fill(library, 130)
    with Library.open(library.folder) as other:
        numbers = [
            process.annotate(article, "a note").number
            for article in (1, 130)
            for process in (library, other)
        ]
        assert numbers == [1, 2, 3, 4]
        other.remove_annotation(4)
        other.undo()
        other.redo()
    assert library.annotate(1, "another").number == 5


def test_a_note_sits_where_its_words_are_when_the_text_changes_while_it_is_made(
    library: Library,
) -> None:
    fill(library, 1)

    def changed_meanwhile(count: int) -> range:
        patch: Patch = {"articles": {"1": fields({"text": "At last: the 0th ferry."})}}
        library.store.apply_to_shard(None, 0, always(patch))
        return range(1, count + 1)

    note = add_note(
        library.store, 1, "late", Passage(quote="0th ferry"), new_numbers=changed_meanwhile
    )
    assert note.position == TextPosition(13, 22)
    assert note.text_sha256 == plain_sha256("At last: the 0th ferry.")


def test_the_number_of_a_note_is_known_where_the_index_could_not_follow(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(library, 130)

    def full_disk(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    with monkeypatch.context() as patched, Library.open(library.folder) as other:
        patched.setattr(library.index._database, "transaction", full_disk)
        patched.setattr(other.index._database, "transaction", full_disk)
        assert library.annotate(130, "one").number == 1
        assert other.annotate(1, "two").number == 2
        assert library.annotate(1, "three").number == 3
