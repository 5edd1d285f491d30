"""What it costs to correct a name in a large library.

    NEWSREADER_CACHE=CACHE python benchmarks/corrections.py LIBRARY

LIBRARY is a library that may be changed, such as a copy of one that scale.py made, CACHE a folder
for its index. The name that most articles have is renamed and the correction undone again.
Printed are the clock and the processor time of this process: until the correction is durable,
until an open article shows it, until lists and searches follow, and for taking it back.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from newsreader.library import Library

ROUNDS = 5
NEW_NAME = "A Name That Nobody Has"

Answer = TypeVar("Answer")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("library", type=Path)
    arguments = parser.parse_args()
    with Library.open(arguments.library, create=False) as library:
        library.sync()
        measure(library)


def measure(library: Library) -> None:
    thing = next(each for each in library.entities() if each.label == "PERSON")
    article = library.index.naming(thing.canonical)[1][0]
    print(f"{library.count():,} articles; {thing.canonical} is named in {thing.articles:,}")
    durable, shown, back = [], [], []
    for _ in range(ROUNDS):
        durable.append(
            timed(lambda: library.correct_entity("rename", thing.canonical, to=NEW_NAME))[0]
        )
        cost, found = timed(lambda: library.get(article))
        shown.append(cost)
        assert any(mention.canonical == NEW_NAME for mention in found.entities)
        back.append(timed(library.undo)[0])
    tell("durable", *sorted(durable)[ROUNDS // 2])
    tell("an article read with it", *sorted(shown)[ROUNDS // 2])
    tell("undone", *sorted(back)[ROUNDS // 2])
    library.correct_entity("rename", thing.canonical, to=NEW_NAME)
    told: list[float] = []
    began = time.perf_counter()
    cost, _ = timed(lambda: library.sync(lambda *_: told.append(time.perf_counter() - began)))
    tell("lists and searches follow", *cost)
    print(f"  first progress after {told[0] * 1000:.0f} ms, then {len(told)} times")
    assert library.count(f'person:"{NEW_NAME}"') == thing.articles
    library.undo()
    tell("and back", *timed(library.sync)[0])
    assert library.count(f'person:"{NEW_NAME}"') == 0


def timed(work: Callable[[], Answer]) -> tuple[tuple[float, float], Answer]:
    wall, cpu = time.perf_counter(), time.process_time()
    answer = work()
    return (time.perf_counter() - wall, time.process_time() - cpu), answer


def tell(what: str, wall: float, cpu: float) -> None:
    print(f"  {what:28} {wall * 1000:9.1f} ms   {cpu * 1000:9.1f} ms of CPU")


if __name__ == "__main__":
    main()
