"""An article as a database delivers it: its text, and what the labelled lines say."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from newsreader.importing.plaintext.lines import squeeze

_LANGUAGES = {
    "english": "en", "turkish": "tr", "german": "de", "deutsch": "de", "french": "fr",
    "français": "fr", "spanish": "es", "español": "es", "italian": "it", "italiano": "it",
    "portuguese": "pt", "português": "pt", "russian": "ru", "dutch": "nl", "polish": "pl",
    "arabic": "ar", "chinese": "zh", "japanese": "ja", "englisch": "en", "anglais": "en",
}  # fmt: skip


@dataclass(slots=True)
class RawArticle:
    """The text of one article with what its database says about it.

    `labels` are the labelled lines that were taken out; `fields` where metadata was found.
    """

    text: str
    title: str = ""
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    published: str | None = None
    language: str | None = None
    url: str | None = None
    labels: list[str] = field(default_factory=list)
    database: str | None = None


def language_code(name: str) -> str | None:
    """The code of a language that is named in a label: "ENGLISH" -> "en"."""
    return _LANGUAGES.get(name.split(";")[0].strip().lower())


def people(value: str, separator: str = "") -> tuple[str, ...]:
    """ "Reyes, Sam; Lee, Ann" or "SAM REYES and ANN LEE" as names in reading order."""
    parts = (
        value.split(separator) if separator else re.split(r"\s*(?:;|&|\band\b|\bund\b)\s*", value)
    )
    names = []
    for part in parts:
        name = squeeze(part).strip(" ,.")
        if separator and name.count(",") == 1:
            last, first = name.split(",")
            name = f"{first.strip()} {last.strip()}"
        elif not separator:
            name = name.split(",")[0]
        if name:
            names.append(name)
    return tuple(names)


def until_marks(text: str, marks: list[re.Match[str]], database: str) -> list[RawArticle]:
    found: list[RawArticle] = []
    start = 0
    for mark in marks:
        piece = text[start : mark.start()]
        start = mark.end()
        if piece.strip():
            found.append(RawArticle(piece, labels=[squeeze(mark[0])], database=database))
    if len(text[start:].split()) > 50:
        found.append(RawArticle(text[start:], database=database))
    return found
