"""What stands above the text of an article: headline, byline, publisher, date, length.

These lines are not part of the plain text and have no offsets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsreader.cleaning import clean_line
from newsreader.model import Article
from newsreader.tui.reader.cells import is_right_to_left, width_cells, wrap
from newsreader.tui.reader.lines import Line
from newsreader.tui.wording import reading_time

# Silent reading of English non-fiction takes 238 words a minute on average (M. Brysbaert, "How
# many words do we read per minute?", Journal of Memory and Language 109, 2019).
WORDS_PER_MINUTE = 230

_MONTHS = (
    "January February March April May June July August September October November December"
).split()
_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:[T ](\d\d:\d\d))?")
_BETWEEN = " · "


def date_in_words(date: str) -> str:
    """An ISO date as people write it, with the precision it has: "3 July 2024", "July 2024"."""
    found = _DATE.match(date)
    if found is None:
        return date
    year, month, day, _time = found.groups()
    if month is None or not 1 <= int(month) <= 12:
        return year
    name = f"{_MONTHS[int(month) - 1]} {year}"
    return f"{int(day)} {name}" if day else name


def in_words(canonical: str, label: str) -> str:
    """The name of a thing as people read it: dates, whose name is their ISO form, written out."""
    return date_in_words(canonical) if label == "DATE" and _DATE.fullmatch(canonical) else canonical


def header_lines(
    article: Article, width: int, words_per_minute: int = WORDS_PER_MINUTE
) -> Iterator[Line]:
    """The lines above the text of an article, none wider than `width` cells."""
    title = clean_line(article.title) or "Untitled"
    for piece in _wrapped(title, width):
        shift = width - width_cells(piece) if is_right_to_left(title) else 0
        yield Line("title", 0, 0, " " * shift + piece)
    for row in _joined(_facts(article, words_per_minute), width):
        yield Line("byline", 0, 0, row)
    if article.source is not None and article.source.warning:
        for piece in _wrapped(clean_line(article.source.warning), width):
            yield Line("warning", 0, 0, piece)


def _facts(article: Article, words_per_minute: int) -> list[str]:
    facts = []
    if article.authors:
        facts.append("By " + _listed([clean_line(author) for author in article.authors]))
    if article.publisher:
        facts.append(clean_line(article.publisher))
    if article.published:
        facts.append(date_in_words(clean_line(article.published)))
    if article.modified and _day(article.modified) != _day(article.published or ""):
        facts.append(f"updated {date_in_words(clean_line(article.modified))}")
    if article.versions:
        count = len(article.versions)
        facts.append(f"{count} earlier version" + ("s" if count > 1 else ""))
    facts.append(reading_time(article.word_count, words_per_minute))
    return [fact for fact in facts if fact]


def _day(date: str) -> str:
    return date[:10]


def _listed(names: list[str]) -> str:
    if len(names) < 2:
        return "".join(names)
    return ", ".join(names[:-1]) + " and " + names[-1]


def _joined(facts: list[str], width: int) -> Iterator[str]:
    """As many facts to a row as fit, so that a date is never parted from itself."""
    row = ""
    for fact in facts:
        candidate = row + _BETWEEN + fact if row else fact
        if row and width_cells(candidate) > width:
            yield from _wrapped(row, width)
            candidate = fact
        row = candidate
    if row:
        yield from _wrapped(row, width)


def _wrapped(text: str, width: int) -> Iterator[str]:
    for start, end in wrap(text, width):
        yield text[start:end].rstrip()
