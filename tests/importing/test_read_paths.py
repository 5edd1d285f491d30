"""Files, folders and archives through the workers."""

from __future__ import annotations

import io
import multiprocessing
import os
import signal
import sys
from pathlib import Path

import pytest

from newsreader.importing import FileResult, read_paths
from newsreader.importing.workers import Outcome, Workers
from newsreader.model import ImportProgress
from tests.importing import files


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("saved")
    (folder / "a.html").write_bytes(files.page().encode())
    (folder / "b.txt").write_bytes(files.text())
    (folder / "c.zip").write_bytes(files.zipped({"x/one.md": files.markdown(), "two.css": b"p{}"}))
    (folder / "d.bin").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    (folder / "e.html").write_bytes(b"<html><body></body></html>")
    (folder / "f.jpg").write_bytes(b"\xff\xd8\xff" + bytes(200))
    return folder


@pytest.fixture(scope="module")
def run(folder: Path) -> tuple[list[FileResult], list[ImportProgress]]:
    told: list[ImportProgress] = []
    paths = [folder, folder / "missing.html"]
    return list(read_paths(paths, jobs=2, entities=False, progress=told.append)), told


def test_results_come_in_the_order_of_the_files(
    folder: Path, run: tuple[list[FileResult], list[ImportProgress]]
) -> None:
    results, _ = run
    assert [Path(result.path).relative_to(folder).as_posix() for result in results] == [
        "a.html", "b.txt", "c.zip/x/one.md", "e.html", "missing.html",
    ]  # fmt: skip
    assert [result.failure.code if result.failure else "" for result in results] == [
        "", "", "", "no_text", "not_found",
    ]  # fmt: skip


def test_a_result_holds_what_the_store_needs(
    folder: Path, run: tuple[list[FileResult], list[ImportProgress]]
) -> None:
    first = run[0][0]
    article = first.articles[0].article
    assert first.data == (folder / "a.html").read_bytes()
    assert first.suffix == ".html"
    assert article.id == 0
    assert article.key.startswith("u:")
    assert article.word_count > 80
    assert article.excerpt.startswith("Residents of the harbour town")
    assert article.language == "en"
    assert article.source is not None
    assert article.source.sha256 == first.sha256
    assert article.source.importer.startswith("newsreader ")


def test_progress_counts_what_is_done_failed_and_passed_over(
    run: tuple[list[FileResult], list[ImportProgress]],
) -> None:
    last = run[1][-1]
    assert (last.done, last.total, last.failed) == (6, 6, 2)
    assert last.skipped == 3  # a picture by name, one by content, a style sheet in the archive


def test_names_are_found_in_the_worker(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(files.text())
    article = next(read_paths([tmp_path / "a.txt"])).articles[0].article
    assert "Delia Marsh" in {mention.text for mention in article.entities}
    assert article.source is not None and article.source.entity_model


def test_standard_input_is_a_file_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(files.text())))
    result = next(read_paths(["-"], entities=False))
    assert result.path == "standard input"
    assert result.articles[0].article.title == files.TITLE


def test_an_import_can_be_stopped_between_files(folder: Path) -> None:
    seen: list[FileResult] = []
    for result in read_paths([folder], jobs=1, entities=False, cancelled=lambda: bool(seen)):
        seen.append(result)
    assert len(seen) == 1
    assert multiprocessing.active_children() == []


def outcome_of(workers: Workers, name: str) -> Outcome:
    job = workers.submit(files.text(), name, entities=False)
    outcome = workers.outcome(job)
    return workers.outcome(job) or [] if outcome is None else outcome


def test_reading_goes_on_when_an_idle_worker_dies() -> None:
    with Workers(1) as workers:
        assert isinstance(outcome_of(workers, "a.txt"), list)
        for child in multiprocessing.active_children():
            child.kill()
            child.join()
            assert child.exitcode == -signal.SIGKILL
        assert isinstance(outcome_of(workers, "b.txt"), list)


def test_a_file_that_takes_too_long_is_given_up() -> None:
    with Workers(1, seconds=0.001) as workers:
        job = workers.submit(files.page().encode() * 50, "slow.html", entities=False)
        outcome = workers.outcome(job)
    assert outcome is not None
    assert not isinstance(outcome, list)
    assert outcome.code == "timeout"


def test_a_name_of_odd_bytes_can_be_reported(tmp_path: Path) -> None:
    name = os.fsdecode(b"caf\xe9\x1b[2J.txt")
    (tmp_path / name).write_bytes(b"")
    (result,) = read_paths([tmp_path / name])
    assert result.path == f"{tmp_path}/caf\ufffd[2J.txt"
    assert result.failure is not None and result.failure.code == "no_text"
