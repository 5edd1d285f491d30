"""Factiva deliveries: fields with two-letter codes, or plain articles closed by their number.

HD headline, BY authors, PD day, SN publisher, LA language, LP first paragraphs, TD the rest,
AN number; the order and the choice of the others is free. A summary of the search may follow.
"""

from __future__ import annotations

import re

from newsreader.importing.dates import iso_date
from newsreader.importing.plaintext.databases.raw import (
    RawArticle,
    language_code,
    people,
    until_marks,
)
from newsreader.importing.plaintext.lines import squeeze

_END = re.compile(r"^Document [A-Z]{3,8}0{2,}20\d{6}\w{2,12}[ \t]*$", re.MULTILINE)
_CODES = "SE|HD|BY|CR|WC|PD|ET|SN|SC|ED|PG|VOL|LA|CY|LP|TD|CT|RF|CO|IN|NS|RE|IPC|IPD|PUB|AN|ART|CLM"
_FIELD = re.compile(rf"^({_CODES})(?:[ \t]+(.*))?$")
_SUMMARY = re.compile(r"^Search Summary[ \t]*$", re.MULTILINE)
_TEXT = ("LP", "TD")


def factiva(text: str) -> list[RawArticle]:
    """The articles of a delivery; none where the text is something else."""
    summary = _SUMMARY.search(text)
    found = _with_fields(text[: summary.start()] if summary else text)
    if found:
        return found
    marks = list(_END.finditer(text))
    return until_marks(text, marks, "Factiva") if len(marks) > 1 else []


def _with_fields(text: str) -> list[RawArticle]:
    articles: list[RawArticle] = []
    fields: dict[str, list[str]] = {}
    code = ""
    for line in text.replace("\f", "\n").split("\n"):
        match = _FIELD.match(line)
        if match:
            if code == "AN":  # the number closes an article
                articles += _article(fields)
                fields = {}
            code = match[1]
            fields[code] = [match[2]] if match[2] else []
        elif code:
            fields[code].append(line)
    return articles + _article(fields)


def _article(fields: dict[str, list[str]]) -> list[RawArticle]:
    if "HD" not in fields or not any(fields.get(code) for code in _TEXT):
        return []

    def said(code: str) -> str:
        return squeeze(" ".join(fields.get(code, ())))

    body = "\n\n".join(line for code in _TEXT for line in fields.get(code, ()) if line.strip())
    labels = [f"{code} {said(code)}" for code in fields if code not in (*_TEXT, "HD")]
    return [
        RawArticle(
            body,
            title=said("HD"),
            authors=people(re.sub(r"^(?:by|von|par|por)\s+", "", said("BY"), flags=re.IGNORECASE)),
            publisher=said("SN") or None,
            published=iso_date(said("PD")),
            language=language_code(said("LA")),
            labels=labels,
            database="Factiva",
        )
    ]
