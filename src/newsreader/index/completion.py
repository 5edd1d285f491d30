"""What may come next while a query is being typed: fields, values, tags, names, publishers."""

from __future__ import annotations

import re
import sqlite3

from newsreader.index import entities, lists
from newsreader.index.fold import fold_name
from newsreader.index.query.describe import LANGUAGES
from newsreader.index.query.fields import FIELD_HELP, FIELDS, OTHER_NAMES, VALUES
from newsreader.index.query.nodes import ENTITY_FIELDS
from newsreader.records import record

_TYPED = re.compile(
    r"""
    (?:^|(?<=[\s(]))-?
    (?:
      (?P<hash>\#)(?P<tag>[^\s()"]*|"[^"]*)
    | (?P<field>[A-Za-z]+):(?P<values>(?:[^\s()",]+,|"[^"]*",)*)(?P<value>[^\s()",]*|"[^"]*)
    | (?P<word>[^\s()":\#]+)
    )$
    """,
    re.VERBOSE,
)
_NEEDS_QUOTES = re.compile(r"[\s(),]")
_DATES = {
    "today": "",
    "yesterday": "",
    "7d": "seven days ago",
    "2w": "two weeks ago",
    "3m": "three months ago",
    "1y": "a year ago",
}


@record
class Completion:
    """What would stand in `query[start:end]` instead; `note` says what it is or how many."""

    text: str
    start: int
    end: int
    note: str = ""


def complete(
    connection: sqlite3.Connection, query: str, cursor: int, limit: int = 12
) -> list[Completion]:
    """The likeliest completions of what stands before the cursor, best first."""
    typed = _TYPED.search(query[:cursor])
    if typed is None:
        return []
    if typed["hash"]:
        return _values(_tags(connection), typed["tag"], typed.start("tag"), cursor, limit)
    if typed["word"]:
        return _fields(typed["word"], typed.start("word"), cursor, limit)
    name = typed["field"].lower()
    field = OTHER_NAMES.get(name, name)
    value, start = typed["value"], typed.start("value")
    if field in ENTITY_FIELDS:
        labels = ENTITY_FIELDS[field]
        names = entities.complete(connection, value.strip('"'), labels, limit)
        return [Completion(_quoted(text), start, cursor, f"{n:,}") for text, n in names]
    return _values(_known_values(connection, field), value, start, cursor, limit)


def as_typed(query: str) -> str:
    """The query that a half-typed one stands for: its last word may go on.

    Unless a blank, a bracket or a quotation mark has ended it, or it is a single letter.
    """
    last = re.search(
        r"(?:^|(?<=[\s(]))-?(?:(?:title|body|text|headline|subject):)?"
        r'([^\s()":\#*]{2,})$',
        query,
        re.IGNORECASE,
    )
    if last is None or last[1] in ("OR", "AND", "NOT"):
        return query
    return query + "*"


def _fields(word: str, start: int, cursor: int, limit: int) -> list[Completion]:
    wanted = word.lstrip("-").lower()
    start += len(word) - len(word.lstrip("-"))
    names = [name for name in FIELDS if name.startswith(wanted)]
    names += [name for name in OTHER_NAMES if name.startswith(wanted)]
    found = (
        Completion(f"{name}:", start, cursor, FIELD_HELP[OTHER_NAMES.get(name, name)])
        for name in names
    )
    return list(found)[:limit]


def _known_values(connection: sqlite3.Connection, field: str) -> list[tuple[str, str]]:
    if field in VALUES:
        return list(VALUES[field].items())
    match field:
        case "tag":
            return _tags(connection)
        case "site":
            return _most_first(lists.publishers(connection))
        case "lang":
            return [(c, LANGUAGES.get(c, f"{n:,}")) for c, n in lists.languages(connection)]
        case "before" | "after" | "saved" | "published" | "read":
            return list(_DATES.items())
        case "words":
            return [(text, "") for text in (">500", ">1000", "<500", "500..1000")]
    return []


def _tags(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    return _most_first(lists.tags(connection))


def _most_first(counted: list[tuple[str, int]]) -> list[tuple[str, str]]:
    return [(text, f"{n:,}") for text, n in sorted(counted, key=lambda item: -item[1])]


def _values(
    known: list[tuple[str, str]], typed: str, start: int, cursor: int, limit: int
) -> list[Completion]:
    """Values that begin with what was typed, then those with a word that does."""
    wanted = fold_name(typed.strip('"'))
    first = [item for item in known if fold_name(item[0]).startswith(wanted)]
    inside = [item for item in known if f" {wanted}" in fold_name(item[0])] if wanted else []
    both = dict.fromkeys([*first, *inside])
    return [Completion(_quoted(text), start, cursor, note) for text, note in list(both)[:limit]]


def _quoted(text: str) -> str:
    return f'"{text}"' if _NEEDS_QUOTES.search(text) else text
