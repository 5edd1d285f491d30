"""`entities` and `mentions`: who and what is named, and where."""

from __future__ import annotations

import argparse
import sys

from newsreader.cli.output import bold, open_library, print_json, print_lines, table
from newsreader.model import GROUP_OF_LABEL


def entities(arguments: argparse.Namespace) -> int:
    """Names with how often and in how many articles."""
    words = " ".join(arguments.target)
    target = int(words) if words.isdecimal() else words or None
    label = arguments.label.upper() if arguments.label else None
    if label is not None and label not in GROUP_OF_LABEL:
        known = ", ".join(GROUP_OF_LABEL)
        print(f"newsreader: there is no label {label}. Use one of: {known}", file=sys.stderr)
        return 2
    with open_library(arguments) as library:
        found = library.entities(target, label=label)
    if arguments.json:
        print_json(
            [
                {
                    "canonical": entity.canonical,
                    "label": entity.label,
                    "mentions": entity.mentions,
                    "articles": entity.articles,
                    "forms": list(entity.forms),
                }
                for entity in found
            ]
        )
    else:
        rows = [
            (e.mentions, e.articles, e.label, e.canonical + _other_forms(e.canonical, e.forms))
            for e in found
        ]
        print_lines(table(rows, (-6, -5, 11, 1)))
    return 0 if found or target is None else _nothing(words)


def mentions(arguments: argparse.Namespace) -> int:
    """Every sentence that names it, newest first."""
    name = " ".join(arguments.name)
    with open_library(arguments) as library:
        found = library.mentions(name)
    if arguments.json:
        print_json(
            [
                {
                    "id": mention.article,
                    "title": mention.title,
                    "published": mention.published,
                    "sentence": mention.sentence,
                    "start": mention.start,
                    "end": mention.end,
                }
                for mention in found
            ]
        )
        return 0 if found else 1
    article = 0
    for mention in found:
        if mention.article != article:
            article = mention.article
            print_lines(
                [bold(f"{article:>6}  {(mention.published or '')[:10]:<10}  {mention.title}")]
            )
        print(f"        {mention.sentence}")
    return 0 if found else _nothing(name)


def _other_forms(canonical: str, forms: tuple[str, ...]) -> str:
    others = [form for form in forms if form != canonical]
    return f"  ({', '.join(others)})" if others else ""


def _nothing(words: str) -> int:
    print(f"newsreader: nothing is named in {words or 'the library'}", file=sys.stderr)
    return 1
