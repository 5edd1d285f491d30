"""Pages a second that one and two worker processes bring into a new library.

    python benchmarks/workers.py [--pages DIR] [--count 150] [--jobs 1 2] [--rounds 3] [--entities]

Takes pages (.html, also .html.gz) from DIR, by default ../shared/data/extraction/wcxb where that
is: any folder of saved pages will do. Each run is a process of its own with a new library, in
turn with the others, and the fastest of each counts. "Start excluded" begins when the first tenth
of the pages is in, which is when all workers have loaded their libraries. Without --entities no
names are looked for: one worker that does already uses every core.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from newsreader.importing import FileResult
from newsreader.library import Library, imports
from newsreader.library.upkeep import Upkeep

_PAGES = Path(__file__).parents[2] / "shared" / "data" / "extraction" / "wcxb"

Figures = dict[str, float]


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description="Import pages with one worker and with two.")
    parser.add_argument("--pages", type=Path, default=_PAGES)
    parser.add_argument("--count", type=int, default=150)
    parser.add_argument("--jobs", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--entities", action="store_true")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.one:
        print(json.dumps(_import(arguments.pages, arguments.one, arguments.entities)))
        return 0
    with tempfile.TemporaryDirectory(prefix="newsreader-workers-") as name:
        count = _copy(arguments.pages, Path(name), arguments.count)
        print(f"{count} pages")
        options = ["--entities"] if arguments.entities else []
        runs = [
            (jobs, _in_process(Path(name), jobs, options))
            for _ in range(arguments.rounds)
            for jobs in arguments.jobs
        ]
    _print(runs, arguments.jobs)
    return 0


def _print(runs: list[tuple[int, Figures]], jobs: list[int]) -> None:
    print("| workers | pages/s | pages/s, start excluded | CPU s, workers | CPU s, writer |")
    print("| --- | --- | --- | --- | --- |")
    best: dict[int, Figures] = {}
    for each in jobs:
        figures = [found for number, found in runs if number == each]
        best[each] = {
            name: (max if "pages" in name else min)(found[name] for found in figures)
            for name in figures[0]
        }
        print(f"| {each} | " + " | ".join(f"{value:.2f}" for value in best[each].values()) + " |")
    first, last = best[jobs[0]], best[jobs[-1]]
    print(" ".join(f"{name}: x{last[name] / first[name]:.2f}" for name in first if "pages" in name))


def _copy(pages: Path, folder: Path, count: int) -> int:
    found = sorted((*pages.glob("*.html"), *pages.glob("*.html.gz")))
    if not found:
        raise SystemExit(f"There are no pages in {pages}; name a folder of saved pages.")
    chosen = found[:: max(1, len(found) // count)][:count]
    for path in chosen:
        data = path.read_bytes()
        content = gzip.decompress(data) if path.suffix == ".gz" else data
        (folder / path.name.removesuffix(".gz")).write_bytes(content)
    return len(chosen)


def _in_process(pages: Path, jobs: int, options: list[str]) -> Figures:
    command = [sys.executable, __file__, "--pages", str(pages), "--one", str(jobs), *options]
    with tempfile.TemporaryDirectory() as cache:
        environment = {**os.environ, "NEWSREADER_CACHE": cache}
        done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True)
    figures: Figures = json.loads(done.stdout)
    return figures


def _import(pages: Path, jobs: int, entities: bool) -> Figures:
    times: list[float] = []

    def timed(results: Iterator[FileResult]) -> Iterator[FileResult]:
        for result in results:
            times.append(time.perf_counter())
            yield result

    with (
        tempfile.TemporaryDirectory() as name,
        Library.open(Path(name) / "library") as library,
    ):
        began, own = time.perf_counter(), time.process_time()
        results = timed(imports.Run([pages], jobs).results(entities=entities))
        imports.take_in(library.store, Upkeep(library.store, library.index), results, (), "pages")
        ended, own = time.perf_counter(), time.process_time() - own
    warm = len(times) // 10
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return {
        "pages/s": len(times) / (ended - began),
        "pages/s, start excluded": (len(times) - warm) / (ended - times[warm - 1]),
        "CPU s, workers": children.ru_utime + children.ru_stime,
        "CPU s, writer": own,
    }


if __name__ == "__main__":
    sys.exit(main())
