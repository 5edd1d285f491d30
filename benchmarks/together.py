"""The reader's library and an import by another process, at the same time on one library.

    python benchmarks/together.py [--files 5000] [--library DIR]

One process imports small text files made for this, without looking for names, which would only
leave the other more time. This one meanwhile does what a reader does: looks whether anything
changed, syncs, lists, searches, marks, and asks for the write lock. Printed are how long each
of these took on the clock, median and longest, how often the list had grown, the import's rate
with and without company, and how long the import held the write lock, on the clock and in CPU
time. Without --library it all happens in an empty one.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

from generate import texts

from newsreader import paths
from newsreader.index import Index
from newsreader.library import Library, imports
from newsreader.library.upkeep import Upkeep
from newsreader.store import Store

_WORDS_A_FILE = 60
_PAGE = 50
_PAUSE_SECONDS = 0.05
_MARKED = 30


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description="Read and mark while another process imports.")
    parser.add_argument("--files", type=int, default=5000)
    parser.add_argument("--library", type=Path)
    parser.add_argument("--import", type=Path, dest="imported", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.imported is not None:
        _import(arguments.library, arguments.imported)
        return 0
    with tempfile.TemporaryDirectory(prefix="newsreader-together-") as name:
        folder = Path(name)
        os.environ["NEWSREADER_CACHE"] = str(folder / "cache")
        for part in ("begin", "alone", "company"):
            _write_files(folder / part, arguments.files if part != "begin" else _MARKED)
        _measure(arguments.library or folder / "library", folder, arguments.files)
    return 0


def _measure(place: Path, folder: Path, files: int) -> None:
    with Library.open(place) as library:
        library.sync()
        _finish(_begin_import(place, folder / "begin"))
        began = time.perf_counter()
        _finish(_begin_import(place, folder / "alone"))
        alone = time.perf_counter() - began
        library.sync()
        before = library.count()
        times: dict[str, list[float]] = {}
        lengths = [before]
        began = time.perf_counter()
        other = _begin_import(place, folder / "company")
        while other.poll() is None:
            lengths.append(_read_on(library, times))
            time.sleep(_PAUSE_SECONDS)
        company = time.perf_counter() - began
        _finish(other)
        library.sync()
        grown = sum(after > earlier for earlier, after in pairwise(lengths))
        print(
            f"{library.count() - before} articles came in; the list was seen to grow {grown} times"
        )
        print(f"files per second: {files / alone:.0f} alone, {files / company:.0f} in company")
        print(f"problems found by check: {len(library.check())}")
    print("| what the reader does | times | median, ms | longest, ms |\n| --- | --- | --- | --- |")
    for name, taken in times.items():
        median, longest = statistics.median(taken), max(taken)
        print(f"| {name} | {len(taken)} | {median:.1f} | {longest:.1f} |")


def _read_on(library: Library, times: dict[str, list[float]]) -> int:
    """One round of what a reader does; returns how many articles its list then has."""

    def timed(name: str, action: Callable[[], object]) -> None:
        began = time.perf_counter()
        action()
        times.setdefault(name, []).append((time.perf_counter() - began) * 1000)

    def lock() -> None:
        with library.store.write_lock():
            pass

    if library.changed_elsewhere():
        timed("index what came in", library.sync)
    timed("first page", lambda: library.list(limit=_PAGE))
    timed("search", lambda: library.list("the", limit=_PAGE))
    shown = library.list(sort="-saved", limit=_MARKED)
    row = shown[len(times["first page"]) % len(shown)]
    timed("wait for the lock", lock)
    timed("mark one article", lambda: library.mark([row.id], starred=not row.starred))
    return library.count()


def _begin_import(place: Path, files: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, __file__, "--library", str(place), "--import", str(files)]
    return subprocess.Popen(command)


def _finish(process: subprocess.Popen[bytes]) -> None:
    if process.wait() != 0:
        raise SystemExit("The import failed.")


class _WatchedStore(Store):
    """A store that knows how long its lock was held, on the clock and in CPU milliseconds."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.held: list[tuple[float, float]] = []
        self._depth = 0

    @contextmanager
    def write_lock(self, timeout_seconds: float = 10.0) -> Iterator[None]:
        """The lock of the store, timed from when it is had."""
        with super().write_lock(timeout_seconds):
            self._depth += 1
            wall, cpu = time.perf_counter(), time.process_time()
            try:
                yield
            finally:
                self._depth -= 1
                if self._depth == 0:
                    spent = time.perf_counter() - wall, time.process_time() - cpu
                    self.held.append((spent[0] * 1000, spent[1] * 1000))


def _import(place: Path, files: Path) -> None:
    store = _WatchedStore.open(place)
    index = Index.open(paths.index_file(store.library_id, place))
    with Library(store, index) as library:
        upkeep = Upkeep(library.store, library.index)
        results = imports.Run([files]).results(entities=False)
        imports.take_in(library.store, upkeep, results, (), "made files imported")
    walls, cpus = zip(*store.held, strict=True)
    print(
        f"the import held the lock {len(walls)} times, at most {max(walls):.0f} ms on the clock "
        f"and {max(cpus):.0f} ms of CPU"
    )


def _write_files(folder: Path, count: int) -> None:
    folder.mkdir()
    for number, article in enumerate(texts(count, seed=time.time_ns())):
        words = " ".join(article.text.split()[:_WORDS_A_FILE])
        text = f"{article.title}\n\n{words}\n"
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
