"""What happened when, as the articles tell it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from newsreader.analysis.evidence import sentences_with_mentions
from newsreader.model import Article
from newsreader.records import record

_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")


@record
class DatedSentence:
    """A sentence about a day, month or year.

    `date` has the precision of the text: 2024, 2024-07 or 2024-07-03. `text` is the date as
    it is written; `start` and `end` are its place in the plain text of the article.
    """

    date: str
    text: str
    sentence: str
    article: int
    title: str
    published: str | None
    start: int
    end: int


def timeline(articles: Iterable[Article]) -> list[DatedSentence]:
    """Every sentence with a date that is known, in the order of the dates.

    One that copies of a story share stands once, by its first article.
    """
    found: dict[tuple[str, str], DatedSentence] = {}
    for article in articles:
        for _, words, mentions in sentences_with_mentions(article):
            for mention in mentions:
                day = _DAY.match(mention.value or "") if mention.label == "DATE" else None
                if day is not None:
                    event = DatedSentence(
                        date=day.group(),
                        text=mention.text,
                        sentence=words,
                        article=article.id,
                        title=article.title,
                        published=article.published,
                        start=mention.start,
                        end=mention.end,
                    )
                    found.setdefault((event.date, words), event)
    return sorted(found.values(), key=lambda event: (event.date, event.article, event.start))
