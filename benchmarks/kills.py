"""Kills a process that changes a library, again and again, and looks for what was lost.

    python benchmarks/kills.py --rounds 100

A worker adds, marks, tags, notes and undoes at random and acknowledges each change once its
method has returned. After a random time it is killed (SIGKILL). Then the library is opened
as the next process would: every acknowledged change must be there, `check` must find nothing,
stock TinyDB must open every shard, and the index must agree with the shards. The same is
done to a plain TinyDB file, for comparison.

A kill is not a power cut: what the kernel holds survives. The order of syncs and renames is
tested by calls, in tests/store/test_crash.py.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from tinydb import TinyDB

from newsreader.document import plain_sha256
from newsreader.library import Library
from newsreader.model import Article

_SHORTEST_SECONDS, _LONGEST_SECONDS = 0.02, 0.6


@dataclass(slots=True)
class Tally:
    """What was promised, what became of it."""

    rounds: int = 0
    acknowledged: int = 0
    lost: int = 0
    unreadable: int = 0
    problems: int = 0
    index_differs: int = 0
    fields: dict[int, dict[str, object]] = field(default_factory=dict)
    notes: set[int] = field(default_factory=set)

    def line(self, name: str) -> str:
        """For the table."""
        return (
            f"| {name} | {self.rounds} | {self.acknowledged} | {self.lost} | {self.unreadable} "
            f"| {self.problems} | {self.index_differs} |"
        )


def main() -> int:
    """Run the worker and kill it, or, called by itself, be the worker."""
    parser = argparse.ArgumentParser(description="Kill a writing process and count what is lost.")
    parser.add_argument("--rounds", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--worker", nargs=2, metavar=("KIND", "FOLDER"), help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.worker:
        kind, folder = arguments.worker
        _WORKERS[kind](Path(folder), random.Random(arguments.seed))
        return 0
    print("| store | kills | acknowledged | lost | unreadable | problems | index differs |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["NEWSREADER_CACHE"] = str(Path(folder) / "cache")
        ours = _run("library", Path(folder) / "library", arguments.rounds, arguments.seed)
        print(ours.line("newsreader"), flush=True)
        plain = _run("tinydb", Path(folder) / "plain.json", arguments.rounds, arguments.seed)
        print(plain.line("stock TinyDB, one file"))
    return 1 if ours.lost or ours.unreadable or ours.problems or ours.index_differs else 0


def _run(kind: str, place: Path, rounds: int, seed: int) -> Tally:
    tally = Tally()
    clock = random.Random(seed)
    for number in range(rounds):
        command = [sys.executable, __file__, "--seed", f"{seed + number}", "--worker", kind, place]
        worker = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        output: IO[str] = worker.stdout  # type: ignore[assignment]
        lines = [output.readline()]
        time.sleep(clock.uniform(_SHORTEST_SECONDS, _LONGEST_SECONDS))
        worker.send_signal(signal.SIGKILL)
        lines += output.read().splitlines(keepends=True)
        worker.wait()
        tally.rounds += 1
        for line in lines:
            if line.endswith("\n"):
                _take(tally, json.loads(line))
        _VERIFIERS[kind](place, tally)
        if tally.unreadable:
            break
    return tally


def _take(tally: Tally, acknowledged: dict[str, object]) -> None:
    """Remember what was promised; later promises about a field replace earlier ones.

    What is being tried and was not acknowledged may be so or not: nothing is promised of it.
    """
    for name in acknowledged.get("trying", ()):  # type: ignore[attr-defined]
        for number in acknowledged["ids"]:  # type: ignore[attr-defined]
            tally.fields.get(number, {}).pop(name, None)
    for number, values in acknowledged.get("articles", {}).items():  # type: ignore[attr-defined]
        tally.fields.setdefault(int(number), {}).update(values)
    tally.notes |= set(acknowledged.get("notes", ()))  # type: ignore[call-overload]
    tally.acknowledged += bool(acknowledged.get("articles") or acknowledged.get("notes"))


def _article(source: random.Random) -> Article:
    text = " ".join(str(source.random()) for _ in range(120))
    return Article(f"Title {source.random()}", text, key=text[:20], plain_sha256=plain_sha256(text))


def _work_on_library(folder: Path, source: random.Random) -> None:
    with Library.open(folder) as library:
        _say({"begun": True})
        while True:
            _say(_one_change(library, source))


def _one_change(library: Library, source: random.Random) -> dict[str, object]:
    """One change, and what it promises."""
    last = library.store.next_article_id() - 1
    chance = source.random()
    if last < 5 or chance < 0.3:
        new = [_article(source) for _ in range(source.choice((1, 1, 5, 40, 150)))]
        with library.store.step("added") as step:
            added = library.store.add(step, new)
        return {"articles": {item.id: {"title": item.title} for item in added}}
    ids = [source.randint(1, last) for _ in range(source.choice((1, 1, 1, 20)))]
    if chance < 0.6:
        value = source.random() < 0.5
        _say({"trying": ["read"], "ids": ids})
        library.mark(ids, read=value)
        return {"articles": {number: {"read": value} for number in ids}}
    if chance < 0.8:
        number = library.annotate(ids[0], "a note").number
        return {"notes": [number]}
    value = source.random() < 0.5
    _say({"trying": ["starred"], "ids": ids})
    library.mark(ids, starred=not value)
    library.mark(ids, starred=value)
    library.undo()
    library.redo()
    return {"articles": {number: {"starred": value} for number in ids}}


def _verify_library(folder: Path, tally: Tally) -> None:
    stock: dict[int, dict[str, object]] = {}
    notes: set[int] = set()
    for path in sorted((folder / "articles").glob("*.json")):
        try:
            with TinyDB(path, encoding="utf-8", access_mode="r") as shard:
                stock |= {item.doc_id: dict(item) for item in shard.table("articles")}
                notes |= {item.doc_id for item in shard.table("annotations")}
        except ValueError:
            tally.unreadable += 1
    tally.lost += sum(
        stock.get(number, {}).get(name) != value
        for number, values in tally.fields.items()
        for name, value in values.items()
    )
    tally.lost += len(tally.notes - notes)
    with Library.open(folder) as library:
        library.sync()
        tally.problems += len(library.check())
        rows = {row.id: row.read for row in library.rows(range(1, max(stock, default=0) + 1))}
        there = {
            number: bool(document.get("read"))
            for shard in library.store.shard_numbers()
            for number, document in library.store.read_shard(shard).articles.items()
        }
        tally.index_differs += rows != there


def _work_on_tinydb(file: Path, source: random.Random) -> None:
    with TinyDB(file, encoding="utf-8") as database:
        table = database.table("articles")
        _say({"begun": True})
        while True:
            if len(table) < 300 or source.random() < 0.2:
                item = _article(source)
                number = table.insert({"title": item.title, "text": item.text})
                _say({"articles": {number: {"title": item.title}}})
            else:
                number, value = source.randint(1, 300), source.random() < 0.5
                _say({"trying": ["read"], "ids": [number]})
                table.update({"read": value}, doc_ids=[number])
                _say({"articles": {number: {"read": value}}})


def _verify_tinydb(file: Path, tally: Tally) -> None:
    try:
        with TinyDB(file, encoding="utf-8", access_mode="r") as database:
            there = {item.doc_id: item for item in database.table("articles")}
    except ValueError:
        tally.unreadable += 1
        there = {}
    tally.lost += sum(
        there.get(number, {}).get(name) != value
        for number, values in tally.fields.items()
        for name, value in values.items()
    )


def _say(acknowledged: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(acknowledged) + "\n")
    sys.stdout.flush()


_WORKERS = {"library": _work_on_library, "tinydb": _work_on_tinydb}
_VERIFIERS = {"library": _verify_library, "tinydb": _verify_tinydb}


if __name__ == "__main__":
    sys.exit(main())
