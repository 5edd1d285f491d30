"""`entities`, `mentions`, `together` and `timeline`: who and what is named, where and when."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from newsreader.cli.output import bold, open_library, print_csv, print_json, print_lines, table
from newsreader.library import Library
from newsreader.model import GROUP_OF_LABEL, MentionInContext

_SENTENCE_COLUMNS = ("id", "title", "published", "sentence", "start", "end")


def entities(arguments: argparse.Namespace) -> int:
    """Names with how often and in how many articles."""
    if arguments.different:
        return _different(arguments)
    if arguments.suggest:
        return _suggestions(arguments)
    words = " ".join(arguments.target)
    target = int(words) if words.isdecimal() else words or None
    label = arguments.label.upper() if arguments.label else None
    if label is not None and label not in GROUP_OF_LABEL:
        known = ", ".join(GROUP_OF_LABEL)
        print(f"newsreader: there is no label {label}. Use one of: {known}", file=sys.stderr)
        return 2
    with open_library(arguments) as library:
        found = library.entities(target, label=label)
    records = [
        {
            "canonical": entity.canonical,
            "label": entity.label,
            "mentions": entity.mentions,
            "articles": entity.articles,
            "forms": list(entity.forms),
        }
        for entity in found
    ]
    if _printed(arguments, records, ("canonical", "label", "mentions", "articles", "forms")):
        return 0 if found or target is None else 1
    rows = [
        (e.mentions, e.articles, e.label, e.canonical + _other_forms(e.canonical, e.forms))
        for e in found
    ]
    print_lines(table(rows, (-6, -5, 11, 1)))
    return 0 if found or target is None else _nothing(words)


def mentions(arguments: argparse.Namespace) -> int:
    """Every sentence that names it."""
    name = " ".join(arguments.name)
    with open_library(arguments) as library:
        found = library.mentions(name)
        _say_whom(name, library)
    records = [_sentence(mention) for mention in found]
    if _printed(arguments, records, _SENTENCE_COLUMNS):
        return 0 if found else 1
    _print_by_article(records)
    return 0 if found else _unnamed(name)


def companions(arguments: argparse.Namespace) -> int:
    """Who and what shares sentences with it, with the first of them."""
    name = " ".join(arguments.name)
    with open_library(arguments) as library:
        found = library.together(name)
        _say_whom(name, library)
    records = [
        {
            "canonical": companion.canonical,
            "label": companion.label,
            "sentences": companion.sentences,
            "articles": companion.articles,
            "evidence": [_sentence(each) for each in companion.evidence],
        }
        for companion in found
    ]
    if _printed(arguments, records, ("canonical", "label", "sentences", "articles")):
        return 0 if found else 1
    rows = [(c.sentences, c.articles, c.label, c.canonical) for c in found]
    print_lines(table(rows, (-6, -5, 11, 1)))
    return 0 if found else _unnamed(name)


def dates(arguments: argparse.Namespace) -> int:
    """What happened when."""
    query = " ".join(arguments.query)
    with open_library(arguments) as library:
        found = library.timeline(query)
    records = [
        {
            "date": event.date,
            "text": event.text,
            "sentence": event.sentence,
            "id": event.article,
            "title": event.title,
            "published": event.published,
            "start": event.start,
            "end": event.end,
        }
        for event in found
    ]
    if _printed(arguments, records, ("date", "text", *_SENTENCE_COLUMNS)):
        return 0 if found or not query else 1
    for event in found:
        print(f"{bold(f'{event.date:<10}')}  {event.sentence}  [{event.article}]")
    return 0 if found or not query else _nothing(query)


def _suggestions(arguments: argparse.Namespace) -> int:
    with open_library(arguments) as library:
        found = library.suggested_merges()
    records = [asdict(each) for each in found]
    if _printed(arguments, records, ("name", "to", "label", "reason", "articles")):
        return 0
    rows = [(each.articles, each.label, f"{each.name} = {each.to}", each.reason) for each in found]
    print_lines(table(rows, (-6, 8, 48, 1)))
    if not found:
        print("newsreader: no two names look like one", file=sys.stderr)
    return 0


def _different(arguments: argparse.Namespace) -> int:
    name, other = arguments.different
    with open_library(arguments) as library:
        change = library.correct_entity("different", name, to=other)
    if arguments.json:
        print_json({"changed": change.description})
    else:
        print(change.description)
    return 0


def _say_whom(name: str, library: Library) -> None:
    """Where a name is not one thing's own, say which ones it was taken for."""
    meant = library.names_meant(name)
    if len(meant) > 1 or (meant and not library.is_same_name(name, meant[0])):
        print(f"newsreader: taken for {', '.join(meant)}", file=sys.stderr)


def _sentence(mention: MentionInContext) -> dict[str, Any]:
    return {
        "id": mention.article,
        "title": mention.title,
        "published": mention.published,
        "sentence": mention.sentence,
        "start": mention.start,
        "end": mention.end,
    }


def _printed(
    arguments: argparse.Namespace, records: Sequence[Mapping[str, Any]], columns: Sequence[str]
) -> bool:
    if arguments.json:
        print_json(records)
    elif arguments.csv:
        print_csv(records, columns)
    return bool(arguments.json or arguments.csv)


def _print_by_article(records: Iterable[Mapping[str, Any]]) -> None:
    shown = 0
    for record in records:
        if record["id"] != shown:
            shown = record["id"]
            day = (record["published"] or "")[:10]
            print_lines([bold(f"{shown:>6}  {day:<10}  {record['title']}")])
        print(f"        {record['sentence']}")


def _other_forms(canonical: str, forms: tuple[str, ...]) -> str:
    others = [form for form in forms if form != canonical]
    return f"  ({', '.join(others)})" if others else ""


def _unnamed(name: str) -> int:
    print(
        f"newsreader: no article names {name}; newsreader search looks for words", file=sys.stderr
    )
    return 1


def _nothing(words: str) -> int:
    print(f"newsreader: nothing is named in {words or 'the library'}", file=sys.stderr)
    return 1
