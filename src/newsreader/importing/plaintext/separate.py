"""One file with several articles: the separators that databases put between them.

Only a separator that is known is acted on: Nexis ("1 of 10 DOCUMENTS"), ProQuest (rules of
60 underscores), Factiva ("Document ABCD0000020250304ab"). Their labelled lines are read too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from newsreader.importing.dates import iso_date
from newsreader.importing.plaintext.lines import squeeze


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


_NEXIS = re.compile(
    r"^[ \t]*(?:Document )?(\d{1,5}) (?:of|von|de|sur|di) (\d{1,5}) "
    r"(?:DOCUMENTS?|DOKUMENTEN?|DOCUMENTOS|DOCUMENTI)[ \t]*$",
    re.MULTILINE | re.IGNORECASE,
)
_PROQUEST = re.compile(r"^_{40,}[ \t]*$", re.MULTILINE)
_FACTIVA_END = re.compile(r"^Document [A-Z]{3,8}0{2,}20\d{6}\w{2,12}[ \t]*$", re.MULTILINE)
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
_LABEL_NAME = re.compile(r"^([A-Z][\w ]{2,40}):[ \t]*(.*)$")
_PROQUEST_NAMES = frozenset(
    "Author,Abstract,Links,Full text,Subject,Location,People,Company / organization,Classification,"
    "Title,Publication title,First page,Publication year,Publication date,Year,Section,Publisher,"
    "Place of publication,Country of publication,Publication subject,ISSN,Source type,Pages,"
    "Language of publication,Document type,ProQuest document ID,Document URL,Copyright,"
    "Last updated,Database,Publication info,Issue,Volume,Identifier / keyword,e-ISSN,Dateline,"
    "Correction date,Column,Credit,Edition,Number of pages,CODEN,Business indexing term".split(",")
)
_LONGEST_COVER = 20_000
_LANGUAGES = {
    "english": "en", "turkish": "tr", "german": "de", "deutsch": "de", "french": "fr",
    "français": "fr", "spanish": "es", "español": "es", "italian": "it", "italiano": "it",
    "portuguese": "pt", "português": "pt", "russian": "ru", "dutch": "nl", "polish": "pl",
    "arabic": "ar", "chinese": "zh", "japanese": "ja", "englisch": "en", "anglais": "en",
}  # fmt: skip


def separate(text: str) -> list[RawArticle]:
    """The articles of a text; one, unchanged, where no known separator parts it."""
    for split in (_nexis, _proquest, _factiva, _ended):
        found = split(text)
        if found:
            return found
    return [RawArticle(text)]


def _pieces(text: str, mark: re.Pattern[str]) -> list[str]:
    return [piece for piece in mark.split(text) if isinstance(piece, str) and piece.strip()]


def _nexis(text: str) -> list[RawArticle]:
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
        article.authors = _people(re.sub(r"^(?:by|von)\s+", "", value, flags=re.IGNORECASE))
    elif label in ("LANGUAGE", "SPRACHE"):
        article.language = _LANGUAGES.get(value.split(";")[0].strip().lower())
    elif label == "URL":
        article.url = value
    elif label == "LOAD-DATE" and article.published is None:
        article.published = iso_date(value)


def _proquest(text: str) -> list[RawArticle]:
    if "ProQuest document ID:" not in text and "Full text:" not in text:
        return []
    pieces = _pieces(text, _PROQUEST)
    return [article for piece in pieces if (article := _proquest_article(piece))]


def _proquest_article(text: str) -> RawArticle | None:
    article = RawArticle("", database="ProQuest")
    body: list[str] = []
    is_body = False
    for stanza in re.split(r"\n[ \t]*\n", text.strip()):
        label = _LABEL_NAME.match(stanza.strip())
        if label and label[1] in _PROQUEST_NAMES:
            value = squeeze(stanza.strip()[label.start(2) :])
            is_body = label[1] == "Full text"
            if is_body:
                body.append(stanza.strip()[label.start(2) :])
            else:
                _take_proquest_label(article, label[1], value)
                article.labels.append(squeeze(stanza))
        elif is_body:
            body.append(stanza)
        elif not article.title and not body:
            article.title = squeeze(stanza)
    article.text = "\n\n".join(body)
    return article if article.text.strip() else None


def _take_proquest_label(article: RawArticle, label: str, value: str) -> None:
    if label == "Title":
        article.title = value
    elif label == "Author":
        article.authors = _people(value, separator=";")
    elif label == "Publication title":
        article.publisher = value.split(";")[0].strip()
    elif label == "Publication date":
        article.published = iso_date(value) or article.published
    elif label == "Document URL":
        article.url = value
    elif label == "Language of publication":
        article.language = _LANGUAGES.get(value.lower())


def _factiva(text: str) -> list[RawArticle]:
    marks = list(_FACTIVA_END.finditer(text))
    if len(marks) < 2:
        return []
    return _until(text, marks, "Factiva")


def _ended(text: str) -> list[RawArticle]:
    marks = list(_END_OF_DOCUMENT.finditer(text))
    if len(marks) < 2:
        return []
    return _until(text, marks, "Nexis")


def _until(text: str, marks: list[re.Match[str]], database: str) -> list[RawArticle]:
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


def _people(value: str, separator: str = "") -> tuple[str, ...]:
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
