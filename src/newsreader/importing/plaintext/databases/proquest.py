"""ProQuest deliveries: a rule of underscores between articles, each a list of labelled fields."""

from __future__ import annotations

import re

from newsreader.importing.dates import iso_date
from newsreader.importing.plaintext.databases.raw import RawArticle, language_code, people
from newsreader.importing.plaintext.lines import squeeze

_RULE = re.compile(r"^_{40,}[ \t]*$", re.MULTILINE)
_LABEL_NAME = re.compile(r"^([A-Z][\w ]{2,40}):[ \t]*(.*)$")
_PROQUEST_NAMES = frozenset(
    "Author,Abstract,Links,Full text,Subject,Location,People,Company / organization,Classification,"
    "Title,Publication title,First page,Publication year,Publication date,Year,Section,Publisher,"
    "Place of publication,Country of publication,Publication subject,ISSN,Source type,Pages,"
    "Language of publication,Document type,ProQuest document ID,Document URL,Copyright,"
    "Last updated,Database,Publication info,Issue,Volume,Identifier / keyword,e-ISSN,Dateline,"
    "Correction date,Column,Credit,Edition,Number of pages,CODEN,Business indexing term".split(",")
)


def proquest(text: str) -> list[RawArticle]:
    """The articles of a delivery; none where the text is something else."""
    if "ProQuest document ID:" not in text and "Full text:" not in text:
        return []
    pieces = [piece for piece in _RULE.split(text) if piece.strip()]
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
        article.authors = people(value, separator=";")
    elif label == "Publication title":
        article.publisher = value.split(";")[0].strip()
    elif label == "Publication date":
        article.published = iso_date(value) or article.published
    elif label == "Document URL":
        article.url = value
    elif label == "Language of publication":
        article.language = language_code(value)
