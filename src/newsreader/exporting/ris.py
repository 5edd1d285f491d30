"""RIS, which EndNote, Mendeley and Zotero read. rispy writes it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from newsreader.exporting.entries import Entry, Person


def as_ris(entries: Iterable[Entry]) -> Iterator[bytes]:
    """A .ris file with one record an article, in UTF-8."""
    import rispy  # type: ignore[import-untyped]

    for entry in entries:
        text = rispy.dumps([_record(entry)])
        # It numbers the records, in lines before them that other programs stumble over.
        yield text[text.index("TY  - ") :].encode()


def _record(entry: Entry) -> dict[str, Any]:
    article = entry.article
    published = entry.published
    fields: dict[str, Any] = {
        "type_of_reference": "NEWS" if entry.is_press else "ELEC",
        "id": entry.key,
        "title": article.title,
        "authors": [_name(person) for person in entry.persons],
        "secondary_title": article.publisher,
        "year": str(published[0]) if published else "",
        "date": _date(published),
        "urls": [article.url] if article.url else [],
        "access_date": _date(entry.accessed),
        "language": article.language,
        "abstract": article.excerpt,
        "keywords": list(article.tags),
    }
    return {name: value for name, value in fields.items() if value}


def _name(person: Person) -> str:
    return ", ".join(part for part in (person.family, person.given, person.suffix) if part)


def _date(parts: tuple[int, ...]) -> str:
    """YYYY/MM/DD/, with nothing between the strokes for what is not known."""
    texts = [f"{part:02}" for part in parts]
    return "/".join([*texts, "", "", ""][:3]) + "/" if parts else ""
