"""`versions` and `duplicates`: one story in several texts, one text in several places."""

from __future__ import annotations

import argparse
import sys
from itertools import pairwise

from newsreader.analysis import differences, versions
from newsreader.cli.output import open_library, print_json, print_lines, row_json, row_line


def list_versions(arguments: argparse.Namespace) -> int:
    """The texts of an article, oldest first, and what changed between them."""
    with open_library(arguments) as library:
        texts = versions(library.get(arguments.id))
    if arguments.json:
        print_json(
            [
                {
                    "title": text.title,
                    "saved": text.saved,
                    "sha256": text.sha256,
                    "current": text.is_current,
                    "text": text.text,
                }
                for text in texts
            ]
        )
        return 0
    for old, new in pairwise(texts):
        print_lines(differences(old, new))
    count = "1 text" if len(texts) == 1 else f"{len(texts)} texts"
    print(f"article {arguments.id} has {count}", file=sys.stderr)
    return 0


def list_related(arguments: argparse.Namespace) -> int:
    """The articles that belong with one, best first, with the names they share."""
    with open_library(arguments) as library:
        found = library.related(arguments.id, arguments.limit)
        rows = {row.id: row for row in library.rows(each.article for each in found)}
    if arguments.json:
        print_json(
            [
                {
                    "id": each.article,
                    "title": rows[each.article].title,
                    "publisher": rows[each.article].publisher,
                    "published": rows[each.article].published,
                    "score": each.score,
                    "why": list(each.why),
                }
                for each in found
            ]
        )
        return 0
    for each in found:
        print_lines([row_line(rows[each.article])])
        print_lines([f"           {', '.join(each.why) or 'the same words'}"])
    if not found:
        print(f"nothing is related to article {arguments.id}", file=sys.stderr)
    return 0


def list_duplicates(arguments: argparse.Namespace) -> int:
    """Articles with the same text under several addresses, group by group."""
    with open_library(arguments) as library:
        groups = [library.rows(ids) for ids in library.duplicates()]
    if arguments.json:
        print_json([[row_json(row) for row in group] for group in groups])
        return 0
    for number, group in enumerate(groups):
        if number:
            print()
        print_lines(row_line(row) for row in group)
    if not groups:
        print("no text is there twice", file=sys.stderr)
    return 0
