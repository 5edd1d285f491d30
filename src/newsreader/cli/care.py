"""`check`, `reindex` and `stats`: looking after a library."""

from __future__ import annotations

import argparse
import sys

from newsreader.cli.output import count_progress, open_library, print_json, table


def check(arguments: argparse.Namespace) -> int:
    """Damage, where it is and what mends it; exit code 1 while something is left."""
    with open_library(arguments) as library:
        problems = library.check(repair=arguments.repair)
        figures = library.stats()
    if arguments.json:
        print_json(
            {
                "articles": figures["articles"],
                "annotations": figures["annotations"],
                "problems": [
                    {"what": p.what, "where": p.where, "remedy": p.remedy} for p in problems
                ],
            }
        )
    else:
        for problem in problems:
            print(f"{problem.where}: {problem.what}. {problem.remedy}")
        counted = f"{figures['articles']:,} articles, {figures['annotations']:,} notes"
        said = f"{len(problems):,} problems" if problems else "no problems"
        print(f"{counted}: {said}", file=sys.stderr)
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
    if arguments.json:
        print_json(figures)
        return 0
    rows = [
        (name.replace("_", " "), value)
        for name, value in figures.items()
        if isinstance(value, int | str)
    ]
    for line in table(rows, (18, 1)):
        print(line)
    return 0
