"""How much of the article comes out of a saved page, beside other extractors, in one run.

    python benchmarks/extraction.py [DATA] [--only ENGINE ...] [--limit PAGES] [--seconds SECONDS]
        [--to FILE]

DATA holds `aeb/` and `wcxb/` (gzipped pages `ID.html.gz` beside `truth.jsonl` with id, url,
text and, for wcxb, title, author, published) and `mozilla/` (a folder for each page with
source.html.gz, expected.html.gz, expected-metadata.json). `benchmarks/README.md` says where
the pages come from. Engines that are not installed are left out and named.

Each engine reads all pages in a process of its own, one engine after the other; a page that
takes it longer than SECONDS counts as read to nothing. Progress goes to stderr, the tables to
stdout, all figures to `results/extraction.json` or what `--to` names.

Text: precision, recall and F1 of four-word sequences as the article-extraction-benchmark
counts them; Markdown is rendered to plain text first. Speed: pages a second of CPU, of the
call alone. Structure: share of the expected elements that are kept, and share of those made
that are expected. Metadata: share of the stated values that are given right; in brackets how
often one is given where the truth has none, and, for dates, on how many of those pages one is
stated for machines.
"""

from __future__ import annotations

import argparse
import importlib
import json
import logging
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from importlib import metadata
from pathlib import Path
from types import FrameType
from typing import Any

from extractors import ENGINES, Given
from labelled import (
    STRUCTURE,
    LabelledPage,
    agrees,
    elements,
    labelled_pages,
    pages_with_structure,
    score,
    states_publication,
)

DEFAULT_DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "extraction"
RESULTS = Path(__file__).parent / "results" / "extraction.json"
WARM_UP = "<html><body><p>Warming up takes imports and lists of words.</p></body></html>"
WITH_METADATA = ("newsreader", "trafilatura", "newspaper4k")
PACKAGES = ("trafilatura", "readability-lxml", "newspaper4k", "resiliparse", "html2text")
MOST_SECONDS_FOR_AN_ENGINE = 900


@dataclass(frozen=True, slots=True)
class Answer:
    """What an engine made of one page, and the seconds of CPU it took."""

    given: Given
    seconds: float
    failed: str = ""


def main() -> None:
    parser = argparse.ArgumentParser(description="Compare extractors on labelled pages.")
    parser.add_argument("data", type=Path, nargs="?", default=DEFAULT_DATA)
    parser.add_argument("--only", nargs="*", default=list(ENGINES))
    parser.add_argument("--limit", type=int, default=None, help="pages of each set")
    parser.add_argument("--seconds", type=int, default=20, help="for one page")
    parser.add_argument("--to", type=Path, default=RESULTS, help="where all figures go")
    parser.add_argument("--answer", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if not options.data.is_dir():
        parser.error(f"{options.data} is no folder: benchmarks/README.md says how to get the pages")
    pages = read_pages(options.data, options.limit)
    if options.answer:
        answer_all(options.answer, pages, options.seconds)
        return
    answers = {
        name: taken
        for name in installed(options.only)
        if (taken := asked(name, options.data, options.limit, options.seconds))
    }
    figures = {
        "versions": {name: metadata.version(name) for name in PACKAGES if is_installed(name)},
        "text": compare_text(pages, answers),
        "structure": compare_structure(pages, answers),
        "metadata": compare_metadata(pages, answers),
    }
    options.to.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


def read_pages(data: Path, limit: int | None) -> list[LabelledPage]:
    sets = [labelled_pages(data / "aeb"), labelled_pages(data / "wcxb")]
    sets.append(pages_with_structure(data / "mozilla"))
    return [page for pages in sets for page in list(pages)[:limit]]


def installed(names: Sequence[str]) -> list[str]:
    present = []
    for name in names:
        try:
            importlib.import_module(ENGINES[name][0])
        except ImportError:
            print(f"{name}: not installed, left out")
        else:
            present.append(name)
    return present


def is_installed(package: str) -> bool:
    try:
        metadata.version(package)
    except metadata.PackageNotFoundError:
        return False
    return True


def asked(name: str, data: Path, limit: int | None, seconds: int) -> list[Answer]:
    """The answers of one engine to all pages, from a process of its own."""
    print(f"{name} ...", end=" ", file=sys.stderr, flush=True)
    started = time.monotonic()
    command = [sys.executable, __file__, str(data), "--answer", name, "--seconds", str(seconds)]
    command += ["--limit", str(limit)] if limit else []
    try:
        done = subprocess.run(
            command, stdout=subprocess.PIPE, timeout=MOST_SECONDS_FOR_AN_ENGINE, check=True
        )
    except subprocess.SubprocessError as error:
        print(f"left out: {error}", file=sys.stderr)
        return []
    rows = [json.loads(line) for line in done.stdout.decode().splitlines()]
    answers = [Answer(Given(**row["given"]), row["seconds"], row["failed"]) for row in rows]
    failed = [answer.failed for answer in answers if answer.failed]
    took = f"{len(answers)} pages in {time.monotonic() - started:.0f} s"
    print(took, f"({len(failed)} failed: {failed[:3]})" if failed else "", file=sys.stderr)
    return answers


def answer_all(name: str, pages: Sequence[LabelledPage], seconds: int) -> None:
    """Write what one engine makes of each page to stdout, a line of JSON each."""
    logging.disable(logging.CRITICAL)
    signal.signal(signal.SIGALRM, _too_long)
    engine = ENGINES[name][1]
    engine(WARM_UP)
    for page in pages:
        failed, given = "", Given("")
        started = time.process_time()
        signal.alarm(seconds)
        try:
            given = engine(page.source)
        # An engine that breaks on a page is told, and the next page is read.
        except Exception as error:
            failed = f"{page.set_name} {page.identity}: {type(error).__name__}"
        signal.alarm(0)
        taken = time.process_time() - started
        row = {"given": asdict(given), "seconds": taken, "failed": failed}
        print(json.dumps(row))


def _too_long(_number: int, _frame: FrameType | None) -> None:
    raise TimeoutError


Answers = dict[str, list[Answer]]


def compare_text(pages: Sequence[LabelledPage], answers: Answers) -> dict[str, Any]:
    figures: dict[str, Any] = {}
    for set_name, places in _places(pages).items():
        print(f"\n{set_name}: {len(places)} pages")
        for name, given in answers.items():
            pairs = [(pages[place].text, given[place].given.text) for place in places]
            f1, precision, recall = score(pairs)
            speed = len(places) / sum(given[place].seconds for place in places)
            print(
                f"  {name:24} F1 {f1:.4f}  precision {precision:.4f}  recall {recall:.4f}"
                f"  {speed:6.1f} pages/s"
            )
            figures.setdefault(set_name, {})[name] = {
                "f1": f1,
                "precision": precision,
                "recall": recall,
                "pages_per_second_of_cpu": speed,
                "failed": sum(bool(given[place].failed) for place in places),
            }
    return figures


def compare_structure(pages: Sequence[LabelledPage], answers: Answers) -> dict[str, Any]:
    expected = {place: elements(page.html) for place, page in enumerate(pages) if page.html}
    totals = {
        kind: sum(sum(each[kind].values()) for each in expected.values()) for kind in STRUCTURE
    }
    print(f"\nmozilla: {len(expected)} pages, kept / made rightly of {totals}")
    figures: dict[str, Any] = {}
    for name, given in answers.items():
        kept: Counter[str] = Counter()
        made: Counter[str] = Counter()
        for place, wanted in expected.items():
            found = elements(given[place].given.structure)
            for kind in STRUCTURE:
                kept[kind] += sum((found[kind] & wanted[kind]).values())
                made[kind] += sum(found[kind].values())
        if not made.total():
            continue
        shares = {
            kind: (kept[kind] / max(1, totals[kind]), kept[kind] / max(1, made[kind]))
            for kind in STRUCTURE
        }
        line = "  ".join(f"{kind} {of:.3f}/{right:.2f}" for kind, (of, right) in shares.items())
        print(f"  {name:24} {line}")
        figures[name] = shares
    return figures


def compare_metadata(pages: Sequence[LabelledPage], answers: Answers) -> dict[str, Any]:
    figures: dict[str, Any] = {}
    for set_name, places in _places(pages).items():
        fields = [field for field in pages[places[0]].fields if set_name != "aeb"]
        if not fields:
            continue
        print(f"\n{set_name} metadata: right of those stated (given where the truth has none)")
        for name in (name for name in WITH_METADATA if name in answers):
            given = [(pages[place], _values(answers[name][place].given)) for place in places]
            counts = {field: _counted(field, given) for field in fields}
            line = "  ".join(_shown(field, **counted) for field, counted in counts.items())
            print(f"  {name:24} {line}")
            figures.setdefault(set_name, {})[name] = counts
    return figures


def _values(given: Given) -> dict[str, str]:
    return {
        "title": given.title,
        "author": given.authors,
        "published": given.published,
        "publisher": given.publisher,
        "language": given.language,
    }


def _counted(field: str, given: Sequence[tuple[LabelledPage, dict[str, str]]]) -> dict[str, int]:
    stated = [(page, values) for page, values in given if page.fields[field]]
    silent = [(page, values) for page, values in given if not page.fields[field]]
    unasked = [page for page, values in silent if values[field]]
    by_machine = [page for page in unasked if states_publication(page.source)]
    return {
        "stated": len(stated),
        "right": sum(agrees(field, page.fields[field] or "", v[field]) for page, v in stated),
        "not_stated": len(silent),
        "given_all_the_same": len(unasked),
        "of_those_stated_for_machines": len(by_machine),
    }


def _shown(
    field: str,
    stated: int,
    right: int,
    not_stated: int,
    given_all_the_same: int,
    of_those_stated_for_machines: int,
) -> str:
    is_date = field == "published"
    also = f", {of_those_stated_for_machines} stated for machines" if is_date else ""
    share = right / max(1, stated)
    return f"{field} {share:.3f} of {stated} ({given_all_the_same}/{not_stated}{also})"


def _places(pages: Sequence[LabelledPage]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    for place, page in enumerate(pages):
        places.setdefault(page.set_name, []).append(place)
    return places


if __name__ == "__main__":
    main()
