"""What a library of N articles costs to open, list, search, change and index.

    python benchmarks/scale.py --articles 100 1000 10000 [100000] [--folder DIR]

Makes each library once (generate.py) in DIR, by default a temporary folder, and prints for
each N the medians and 99th percentiles, beside stock TinyDB, plain FTS5 and ripgrep (if it
is installed) over the same articles. A folder `library-N` in DIR is used as it is, and each
part may be measured by itself: indexing, opening, searching, counting, changing, starting,
memory, importing, stock. Figures go to results/scale.json, and plot.py draws
them. Search and indexing are given in CPU time of this process, everything else as it passes
on the clock. 100,000 articles need 2.5 GB of disk and, for stock TinyDB, 4 GB of memory.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import rivals
import vocabulary
from generate import generate, texts
from whole_reader import memory

from newsreader.library import Library

RESULTS = Path(__file__).parent / "results" / "scale.json"

_PAGE = 50
_SHOWN_SNIPPETS = 15
_IMPORTED_FILES = 24
_FILTERS = (
    "lang:en", "lang:tr", "-lang:en", "has:note", "has:highlight", "has:author", "has:tag",
    "is:unread", "is:starred", "is:reading", "is:duplicate", "lang:en is:unread", "after:2024",
    "published:2024-05", "before:2020 lang:de", "words:>500", "#economy", "place:London",
)  # fmt: skip

_BARE_APPLICATION = """
from textual.app import App
from textual.widgets import Static
class Bare(App):
    def compose(self):
        yield Static("bare")
Bare().run()
"""

Figures = dict[str, float]


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description="Measure libraries of several sizes.")
    parser.add_argument("--articles", type=int, nargs="+", default=[100, 1000, 10_000])
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--parts", nargs="+", choices=PARTS, default=list(PARTS))
    parser.add_argument("--one", choices=PARTS, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.one:
        print(json.dumps(PARTS[arguments.one](arguments.folder)))
        return 0
    if arguments.folder is not None:
        _measure_all(arguments.articles, arguments.parts, arguments.folder)
        return 0
    with tempfile.TemporaryDirectory(prefix="newsreader-scale-") as folder:
        _measure_all(arguments.articles, arguments.parts, Path(folder))
    return 0


def _measure_all(sizes: Iterable[int], parts: Iterable[str], folder: Path) -> None:
    results: dict[str, Figures] = json.loads(RESULTS.read_text()) if RESULTS.exists() else {}
    for articles in sizes:
        library = folder / f"library-{articles}"
        if not library.exists():
            generate(library, articles)
        os.environ["NEWSREADER_CACHE"] = str(folder / f"cache-{articles}")
        figures = results.setdefault(str(articles), {})
        for part in parts:
            # Each in a process of its own, so that memory and caches are its own.
            figures |= _in_process(part, library)
            RESULTS.parent.mkdir(exist_ok=True)
            RESULTS.write_text(json.dumps(results, indent=1) + "\n")
        print(f"\n{articles:,} articles")
        for name, value in figures.items():
            print(f"  {name:52} {value:12,.2f}")


def _in_process(part: str, library: Path) -> Figures:
    command = [sys.executable, __file__, "--one", part, "--folder", str(library)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        print(f"  ({part} was not measured: {done.stderr.strip().splitlines()[-1]})")
        return {}
    figures: Figures = json.loads(done.stdout)
    return figures


def indexing(folder: Path) -> Figures:
    """Rebuilding the index from the shards."""
    with Library.open(folder) as library:
        wall, cpu = time.perf_counter(), _cpu()
        library.reindex()
        wall, cpu = time.perf_counter() - wall, _cpu() - cpu
        articles = library.count()
        index = library.index.file
    shards = sum(path.stat().st_size for path in (folder / "articles").iterdir())
    raw_cpu = rivals.plain_fts5(folder)
    folded_cpu = rivals.folded_fts5(folder)
    return {
        "rebuild: articles per second of CPU": articles / cpu,
        "rebuild: articles per second": articles / wall,
        "plain FTS5: articles per second of CPU": articles / raw_cpu,
        "FTS5 alone, of the same folded words: articles per second of CPU": articles / folded_cpu,
        "index size / size of shards": index.stat().st_size / shards,
        "shards, MB": shards / 1e6,
    }


def opening(folder: Path) -> Figures:
    """Opening, the first page, the whole list, any page of it, and the memory of all that."""
    first = _wall(lambda: _first_page(folder), 20)
    with Library.open(folder) as library:
        ids = library.ids()
        whole = _wall(library.ids, 10)
        source = random.Random(1)
        starts = [source.randrange(max(1, len(ids) - _PAGE)) for _ in range(300)]
        pages = [_timed(lambda s=start: library.rows(ids[s : s + _PAGE])) for start in starts]
        by_title = _wall(lambda: library.ids(sort="title"), 5)
        unread = _wall(lambda: library.list("is:unread", limit=_PAGE), 20)
        views = _wall(library.views, 10)
    return {
        "open and first page of the list, ms": first,
        "all ids in order, ms": whole,
        "all ids by title, ms": by_title,
        "any page of the list, ms (median)": statistics.median(pages),
        "any page of the list, ms (99 %)": _percentile(pages, 99),
        "first page of unread, ms": unread,
        "counts of the views, ms": views,
    }


def searching(folder: Path) -> Figures:
    """Search as you type: the CPU of each key from the second letter on."""
    typed = _typed_queries()
    with Library.open(folder) as library:
        first_page = [_timed_cpu(lambda q=q: _search_page(library, q)) for q in typed]
        whole = [_timed_cpu(lambda q=q: library.ids(library.as_typed(q))) for q in typed[::3]]
        phrase = [_timed_cpu(lambda q=q: library.search(q, limit=_PAGE)) for q in _whole_queries()]
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {
        "key to first page with snippets, CPU ms (median)": statistics.median(first_page),
        "key to first page with snippets, CPU ms (99 %)": _percentile(first_page, 99),
        "all ids of what was typed, CPU ms (median)": statistics.median(whole),
        "all ids of what was typed, CPU ms (99 %)": _percentile(whole, 99),
        "search with phrases and filters, CPU ms (median)": statistics.median(phrase),
        "search with phrases and filters, CPU ms (99 %)": _percentile(phrase, 99),
        "memory after all searches, MB": memory,
        **rivals.searching(folder, typed),
    }


def counting(folder: Path) -> Figures:
    """Counts of what filters find, and all of it in the order of titles."""
    with Library.open(folder) as library:
        counts = [_timed_cpu(lambda q=q: library.count(q)) for q in _FILTERS]
        titles = [_timed_cpu(lambda q=q: library.ids(q, "title")) for q in _FILTERS]
        pages = [_timed_cpu(lambda q=q: library.list(q, "title", limit=_PAGE)) for q in _FILTERS]
        months = _timed_cpu(lambda: library.months("lang:en"))
    return {
        "count of a filter, CPU ms (median)": statistics.median(counts),
        "count of a filter, CPU ms (most)": max(counts),
        "first page of a filter by title, CPU ms (median)": statistics.median(pages),
        "first page of a filter by title, CPU ms (most)": max(pages),
        "all ids of a filter by title, CPU ms (most)": max(titles),
        "months of a filter, CPU ms": months,
    }


def changing(folder: Path) -> Figures:
    """One change, durable on disk and in the index; opening an article."""
    with Library.open(folder) as library:
        ids = library.ids()
        source = random.Random(2)
        chosen = [source.choice(ids) for _ in range(60)]
        marks = [_timed(lambda n=n: library.mark([n], starred=True)) for n in chosen[:30]]
        tags = [_timed(lambda n=n: library.tag([n], add=("new",))) for n in chosen[30:]]
        opened = [_timed(lambda n=n: library.document(library.get(n))) for n in chosen]
        notes = [_timed(lambda n=n: library.annotate(n, "a note")) for n in chosen[:20]]
    return {
        "mark one article, ms (median)": statistics.median(marks),
        "mark one article, ms (99 %)": _percentile(marks, 99),
        "tag one article, ms (median)": statistics.median(tags),
        "add a note, ms (median)": statistics.median(notes),
        "read an article from disk and lay it out, ms (median)": statistics.median(opened),
    }


def starting(folder: Path) -> Figures:
    """A command until it has printed; the reader and a bare application until they have drawn."""
    command = [sys.executable, "-m", "newsreader", "--library", str(folder)]
    listing = [*command, "list", "--limit", "20"]
    with Library.open(folder) as library:
        title = library.list(limit=1)[0].title
    return {
        "newsreader list, ms": _wall(
            lambda: subprocess.run(listing, check=True, stdout=subprocess.DEVNULL), 5
        ),
        "reader, until its first list is drawn, ms": statistics.median(
            _reader_start(command, title) for _ in range(5)
        ),
        "bare Textual application, until its first line is drawn, ms": statistics.median(
            _reader_start([sys.executable, "-c", _BARE_APPLICATION], "bare") for _ in range(5)
        ),
        "Python that does nothing, ms": _wall(
            lambda: subprocess.run([sys.executable, "-c", ""], check=True), 5
        ),
    }


def importing(folder: Path) -> Figures:
    """Plain-text files into the library, with and without the recogniser's work."""
    with tempfile.TemporaryDirectory() as name:
        files = Path(name)
        for number, article in enumerate(texts(_IMPORTED_FILES, seed=int(time.time()))):
            text = f"{article.title}\n\n{article.text}\n"
            (files / f"{number}.txt").write_text(text, encoding="utf-8")
        with Library.open(folder) as library:
            wall = _timed(lambda: library.import_paths([files])) / 1000
            library.undo()
    return {"import: files per second, with entities": _IMPORTED_FILES / wall}


def stock(folder: Path) -> Figures:
    """The same articles in one file of stock TinyDB."""
    return rivals.stock_tinydb(folder)


PARTS: dict[str, Callable[[Path], Figures]] = {
    "indexing": indexing,
    "opening": opening,
    "searching": searching,
    "counting": counting,
    "changing": changing,
    "starting": starting,
    "memory": memory,
    "importing": importing,
    "stock": stock,
}


def _first_page(folder: Path) -> None:
    with Library.open(folder) as library:
        library.list(limit=_PAGE)


def _search_page(library: Library, query: str) -> None:
    typed = library.as_typed(query)
    shown = [row.id for row in library.list(typed, limit=_PAGE)]
    library.snippets(typed, shown[:_SHOWN_SNIPPETS])


def _typed_queries() -> list[str]:
    """What is in the search bar after each key of 40 searches of one or two words."""
    source = random.Random(3)
    english = vocabulary.language("en")
    names = [*vocabulary.FAMILY_NAMES, *vocabulary.PLACES]
    queries: list[str] = []
    for number in range(40):
        words = english.take(source, 1) if number % 2 else [source.choice(names)]
        if number % 4 < 2:
            words += english.take(source, 1)
        text = " ".join(words)
        queries += [
            text[:end]
            for end in range(2, len(text) + 1)
            if len(text[:end].split()[-1]) > 1 and text[end - 1] != " "
        ]
    return queries


def _whole_queries() -> list[str]:
    source = random.Random(4)
    english = vocabulary.language("en")
    queries: list[str] = []
    for _ in range(20):
        one, two = english.take(source, 2)
        place, name = source.choice(vocabulary.PLACES), source.choice(vocabulary.FAMILY_NAMES)
        queries += [
            f'"{one} {two}"',
            f"{one} {two} -{place}",
            f"person:{name} {one}",
            f"{place} is:unread lang:en after:2024",
            f"title:{place} OR #economy",
            f"{one} sort:published",
        ]
    return queries


def _reader_start(command: list[str], title: str) -> float:
    import pexpect

    began = time.perf_counter()
    reader = pexpect.spawn(command[0], command[1:], dimensions=(40, 120), encoding="utf-8")
    try:
        reader.expect_exact(title.split()[0], timeout=60)
        return (time.perf_counter() - began) * 1000
    finally:
        reader.close(force=True)


def _timed(action: Callable[[], object]) -> float:
    began = time.perf_counter()
    action()
    return (time.perf_counter() - began) * 1000


def _timed_cpu(action: Callable[[], object]) -> float:
    began = time.process_time()
    action()
    return (time.process_time() - began) * 1000


def _wall(action: Callable[[], object], times: int) -> float:
    return statistics.median(_timed(action) for _ in range(times))


def _cpu() -> float:
    own, children = (
        resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


def _percentile(values: list[float], percent: int) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, len(ordered) * percent // 100)]


if __name__ == "__main__":
    sys.exit(main())
