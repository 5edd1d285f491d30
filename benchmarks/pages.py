"""Processor time of the two pages of the reader that look at the whole library.

    python benchmarks/pages.py LIBRARY CACHE

LIBRARY and CACHE are those of a library such as scale.py makes; nothing is changed. "Figures"
(`5`, `newsreader stats`) counts articles by month, publisher and name; "related" (`R`) finds
what belongs with an article, here with twenty spread over the library. Times are of the
processor, each the median of several, the first figures apart since SQLite reads its file.
"""

from __future__ import annotations

import argparse
import os
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from newsreader.library import Library
from newsreader.library.overview import overview

_ARTICLES = 20
_TIMES = 5


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("library", type=Path)
    parser.add_argument("cache", type=Path)
    arguments = parser.parse_args()
    os.environ["NEWSREADER_CACHE"] = str(arguments.cache)
    with Library.open(arguments.library, create=False) as library:
        ids = library.ids()
        chosen = [ids[number * len(ids) // _ARTICLES] for number in range(_ARTICLES)]
        first = _milliseconds(lambda: overview(library))
        figures = [_milliseconds(lambda: overview(library)) for _ in range(_TIMES)]
        related = [_milliseconds(lambda number=each: library.related(number)) for each in chosen]
    print(f"{len(ids):,} articles")
    print(f"figures  first {first:8.1f} ms, then {statistics.median(figures):8.1f} ms")
    print(f"related  median {statistics.median(related):7.1f} ms, most {max(related):8.1f} ms")


def _milliseconds(call: Callable[[], object]) -> float:
    before = time.process_time()
    call()
    return (time.process_time() - before) * 1000


if __name__ == "__main__":
    main()
