"""CSL-JSON, the form that reference managers and pandoc read.

Fields are those of the CSL 1.0.2 data model (docs.citationstyles.org).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from newsreader.exporting.entries import Entry, Person
from newsreader.exporting.json import list_of


def as_csl(entries: Iterable[Entry]) -> Iterator[bytes]:
    """A list of items, one for each article."""
    return list_of(csl_item(entry) for entry in entries)


def csl_item(entry: Entry) -> dict[str, Any]:
    """One item; what is not known is left out."""
    article = entry.article
    fields: dict[str, Any] = {
        "id": entry.key,
        "type": "article-newspaper" if entry.is_press else "webpage",
        "title": article.title,
        "author": [_name(person) for person in entry.persons],
        "container-title": article.publisher,
        "issued": _date(entry.published),
        "accessed": _date(entry.accessed),
        "URL": article.url,
        "language": article.language,
        "abstract": article.excerpt,
        "keyword": ", ".join(article.tags),
    }
    return {name: value for name, value in fields.items() if value}


def _name(person: Person) -> dict[str, str]:
    if not person.given:
        return {"literal": person.family}
    name = {"given": person.given, "family": person.family}
    return {**name, "suffix": person.suffix} if person.suffix else name


def _date(parts: Sequence[int]) -> dict[str, list[list[int]]] | None:
    return {"date-parts": [list(parts)]} if parts else None
