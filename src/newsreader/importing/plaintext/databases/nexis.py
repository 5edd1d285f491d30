"""Nexis deliveries: "1 of 10 DOCUMENTS" above each article, or "End of Document" below."""

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

_NEXIS = re.compile(
    r"^[ \t]*(?:Document )?(\d{1,5}) (?:of|von|de|sur|di) (\d{1,5}) "
    r"(?:DOCUMENTS?|DOKUMENTEN?|DOCUMENTOS|DOCUMENTI)[ \t]*$",
    re.MULTILINE | re.IGNORECASE,
)
_END_OF_DOCUMENT = re.compile(
    r"^[ \t]*(?:End of Document|Ende des Dokuments|Fin du document|Fin del documento"
    r"|Fine documento)[ \t]*$",
    re.MULTILINE | re.IGNORECASE,
)
_NEXIS_LABELS = (
    "BYLINE|SECTION|LENGTH|DATELINE|LOAD-DATE|LANGUAGE|PUBLICATION-TYPE|GRAPHIC|JOURNAL-CODE|URL"
    "|HIGHLIGHT|SUBJECT|NOTES|CORRECTION-DATE|SERIES|RUBRIK|LÄNGE|AUTOR|UPDATE|SPRACHE|COPYRIGHT"
    "|PUBLICATIONTYPE|TYPE|GEOGRAPHIC|COMPANY|ORGANIZATION|PERSON|COUNTRY|STATE|CITY|INDUSTRY"
    "|TICKER|DOCUMENT-TYPE|ISSN|Byline|Section|Length|Dateline|Load-Date|Language|Body|Graphic"
    "|Publication-Type|Copyright|Highlight|Classification|Journal Code|Subject|Industry|Geographic"
)
_NEXIS_LABEL = re.compile(rf"^({_NEXIS_LABELS}):[ \t]*(.*)$")
_LONGEST_COVER = 20_000


def nexis(text: str) -> list[RawArticle]:
    """The numbered documents of a delivery; none where the text is something else."""
    marks = list(_NEXIS.finditer(text))
    # Search terms or a cover page may stand before the first document.
    if not marks or marks[0].start() > _LONGEST_COVER:
        return []
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    return [_nexis_article(text[mark.end() : end]) for mark, end in zip(marks, ends, strict=True)]


def _nexis_article(text: str) -> RawArticle:
    """Source, date, headline, labelled lines, body, labelled lines, copyright."""
    article = RawArticle("", database="Nexis")
    stanzas = [stanza for stanza in re.split(r"\n[ \t]*\n", text.strip("\n")) if stanza.strip()]
    head: list[str] = []
    body: list[str] = []
    is_body = False
    for stanza in stanzas:
        label = _NEXIS_LABEL.match(stanza.strip())
        line = squeeze(stanza)
        if label:
            _take_nexis_label(article, label[1].upper(), squeeze(stanza.strip()[label.start(2) :]))
            article.labels.append(line)
            is_body = is_body or label[1].upper() in ("LENGTH", "BODY", "LÄNGE")
        elif re.match(r"(?:Copyright|©)", line) or line == "All Rights Reserved":
            article.labels.append(line)
        elif is_body or (article.title and len(head) >= 3):
            body.append(stanza)
        else:
            head.append(stanza)
            _take_nexis_head(article, line, stanza)
    if not body:
        body = head[3:] if len(head) > 3 else head
    else:
        article.labels = [
            squeeze(stanza) for stanza in head if squeeze(stanza) != article.title
        ] + article.labels
    article.text = "\n\n".join(body)
    return article


def _take_nexis_head(article: RawArticle, line: str, stanza: str) -> None:
    date = iso_date(line)
    if date and article.published is None and len(line) < 80:
        article.published = date
    elif article.publisher is None and article.published is None:
        article.publisher = re.sub(r"\s*\([^()]*\)$", "", line)
    elif not article.title:
        article.title = squeeze(stanza)


def _take_nexis_label(article: RawArticle, label: str, value: str) -> None:
    if label in ("BYLINE", "AUTOR") and value:
        article.authors = people(re.sub(r"^(?:by|von)\s+", "", value, flags=re.IGNORECASE))
    elif label in ("LANGUAGE", "SPRACHE"):
        article.language = language_code(value)
    elif label == "URL":
        article.url = value
    elif label == "LOAD-DATE" and article.published is None:
        article.published = iso_date(value)


def ended(text: str) -> list[RawArticle]:
    """The documents of a newer delivery, each closed by a line that says so."""
    marks = list(_END_OF_DOCUMENT.finditer(text))
    return until_marks(text, marks, "Nexis") if len(marks) > 1 else []
