"""`check`, `reindex`, `stats`, `backup` and `restore`: looking after a library."""

from __future__ import annotations

import argparse
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

from newsreader import paths
from newsreader.cli.output import count_progress, open_library, print_json, table
from newsreader.library import repair_settings, restore
from newsreader.library.overview import Overview, overview
from newsreader.model import Problem


def check(arguments: argparse.Namespace) -> int:
    """Damage, where it is and what mends it; exit code 1 while something is left."""
    mended: list[Problem] = []
    if arguments.repair:
        begun_anew = repair_settings(_folder(arguments))
        mended += [begun_anew] if begun_anew else []
    with open_library(arguments) as library:
        if arguments.repair:
            mended += library.check(repair=True)
        problems = library.check(progress=count_progress("checking file"))
        figures = library.stats()
    if arguments.json:
        answer: dict[str, Any] = {
            "articles": figures["articles"],
            "annotations": figures["annotations"],
            "problems": list(map(_problem_json, problems)),
        }
        if arguments.repair:
            answer["mended"] = list(map(_problem_json, mended))
        print_json(answer)
        return 1 if problems else 0
    for problem in (*mended, *problems):
        print(f"{problem.where}: {problem.what}. {problem.remedy}")
    counted = f"{figures['articles']:,} articles, {figures['annotations']:,} notes"
    said = f"{len(problems):,} problems" if problems else "no problems"
    repaired = f", {len(mended):,} mended" if mended else ""
    print(f"{counted}: {said}{repaired}", file=sys.stderr)
    return 1 if problems else 0


def reindex(arguments: argparse.Namespace) -> int:
    """The index built anew from the library's files."""
    with open_library(arguments) as library:
        count = library.reindex(progress=count_progress("indexing shard"))
    if arguments.json:
        print_json({"articles": count})
    else:
        print(f"{count:,} articles indexed")
    return 0


def stats(arguments: argparse.Namespace) -> int:
    """What is in the library, in figures."""
    with open_library(arguments) as library:
        figures = library.stats()
        is_drawn = arguments.json or sys.stdout.isatty()
        found = overview(library) if is_drawn else None
    if arguments.json:
        print_json({**figures, **(_overview_json(found) if found else {})})
        return 0
    rows = [
        (name.replace("_", " "), value)
        for name, value in figures.items()
        if isinstance(value, int | str)
    ]
    for line in table(rows, (18, 1)):
        print(line)
    if found is not None:
        from newsreader.tui.charts import print_charts

        print_charts(found)
    return 0


def backup(arguments: argparse.Namespace) -> int:
    """The whole library in one new file."""
    moment = datetime.now().strftime("%Y%m%d-%H%M%S")
    file = Path(arguments.file or f"newsreader-{moment}.zip").absolute()
    with open_library(arguments) as library:
        count = library.back_up(file, progress=count_progress("copying file"))
    if arguments.json:
        print_json({"file": str(file), "files": count, "bytes": file.stat().st_size})
    else:
        print(f"{file}: {count:,} files, {file.stat().st_size:,} bytes")
    return 0


def restore_backup(arguments: argparse.Namespace) -> int:
    """A library made of a backup, in a folder that has none."""
    folder = _folder(arguments)
    restore(Path(arguments.file), folder)
    with open_library(arguments) as library:
        figures = library.stats()
    if arguments.json:
        print_json({"folder": str(folder), "articles": figures["articles"]})
    else:
        print(f"{figures['articles']:,} articles are now in {folder}")
    return 0


def _folder(arguments: argparse.Namespace) -> Path:
    if arguments.library:
        return Path(arguments.library).absolute()
    return paths.library_folder()


def _overview_json(found: Overview) -> dict[str, Any]:
    return {
        "months": [{"month": month, "articles": count} for month, count in found.months],
        "publishers_most": [{"publisher": name, "articles": n} for name, n in found.publishers],
        "named_most": [
            {"canonical": each.name, "articles": each.articles, "months": list(each.months)}
            for each in found.names
        ],
    }


def _problem_json(problem: Problem) -> dict[str, str]:
    return {"what": problem.what, "where": problem.where, "remedy": problem.remedy}
