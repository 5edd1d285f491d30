"""BibLaTeX and BibTeX.

Entries and fields as the biblatex manual names them (section 2). Plain BibTeX styles know
neither days nor `urldate`, so there the day the article was saved goes into `note`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from newsreader.exporting.entries import Entry, Person

_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{character: f"\\{character}" for character in "&%$#_"},
}
_SPECIALS = re.compile(r"[\\{}~^&%$#_]")
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()


def as_biblatex(entries: Iterable[Entry]) -> Iterator[bytes]:
    """A .bib file for biblatex with biber, in UTF-8."""
    return (f"{_biblatex(entry)}\n".encode() for entry in entries)


def as_bibtex(entries: Iterable[Entry]) -> Iterator[bytes]:
    """A .bib file for classic BibTeX, in UTF-8."""
    return (f"{_bibtex(entry)}\n".encode() for entry in entries)


def _biblatex(entry: Entry) -> str:
    article = entry.article
    fields = {
        **_common(entry),
        "journaltitle" if entry.is_press else "organization": _escaped(article.publisher),
        "date": _date(entry.published),
        "url": _address(article.url),
        "urldate": _date(entry.accessed),
        "langid": article.language,
        "keywords": _escaped(", ".join(article.tags)),
    }
    return _entry("article" if entry.is_press else "online", entry.key, fields)


def _bibtex(entry: Entry) -> str:
    article = entry.article
    year, month, day = (*map(str, entry.published), "", "", "")[:3]
    notes = [f"Published {_date(entry.published)}" if day else ""]
    notes.append(f"Accessed {_date(entry.accessed)}" if entry.accessed else "")
    fields = {
        **_common(entry),
        "journal" if entry.is_press else "howpublished": _escaped(article.publisher),
        "year": year,
        "month": _MONTHS[int(month) - 1] if month else "",
        "url": _address(article.url),
        "note": ". ".join(note for note in notes if note),
    }
    return _entry("article" if entry.is_press else "misc", entry.key, fields)


def _common(entry: Entry) -> dict[str, str]:
    title = re.sub(r"\w+", _kept, _escaped(entry.article.title))
    return {"author": " and ".join(_name(person) for person in entry.persons), "title": title}


def _kept(word: re.Match[str]) -> str:
    """Styles that put titles into lower case must leave capitals alone."""
    return word[0] if word[0].islower() or word[0].isdecimal() else f"{{{word[0]}}}"


def _entry(kind: str, key: str, fields: Mapping[str, str | None]) -> str:
    # A month is a word of BibTeX's own and stands without braces.
    lines = [
        f"  {name} = {value if name == 'month' else f'{{{value}}}'},"
        for name, value in fields.items()
        if value
    ]
    return "\n".join([f"@{kind}{{{key},", *lines, "}", ""])


def _name(person: Person) -> str:
    if not person.given:
        return f"{{{_escaped(person.family)}}}"
    parts = [person.family, person.suffix, person.given]
    return ", ".join(_escaped(part) for part in parts if part)


def _escaped(text: str | None) -> str:
    return _SPECIALS.sub(lambda found: _SPECIAL[found[0]], text or "")


def _address(url: str | None) -> str:
    """Only what would end the field early is changed: url fields are read as they stand."""
    return (url or "").replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C")


def _date(parts: Iterable[int]) -> str:
    return "-".join(f"{part:02}" for part in parts)
