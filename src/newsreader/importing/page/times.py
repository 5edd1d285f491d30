"""When a page was published and last changed, as far as it says so."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from itertools import islice
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from newsreader.importing.dates import iso_date
from newsreader.importing.page import jsonld
from newsreader.importing.page.blocks import Block
from newsreader.importing.page.statements import Statements

_PUBLISHED_META = (
    "article:published_time", "og:article:published_time", "og:published_time",
    "datepublished", "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.issued",
    "dc.date.created", "dcterms.created", "dc.date", "dcterms.date", "article.published",
    "article:published", "published", "published_time", "publish-date", "publish_date",
    "publishdate",
    "published-date", "pubdate", "publication_date", "date_published", "originalpublicationdate",
    "article_date_original", "cxenseparse:recs:publishtime", "rnews:datepublished", "bt:pubdate",
    "citation_publication_date", "citation_date", "citation_online_date", "ptime", "displaydate",
    "article:create_at", "date.created", "datecreated", "created", "date",
)  # fmt: skip
_MODIFIED_META = (
    "article:modified_time", "og:updated_time", "article:modified", "datemodified",
    "dc.date.modified", "dcterms.modified", "lastmod", "last-modified", "last_modified",
    "modified_time", "bt:moddate", "revised", "date.updated",
)  # fmt: skip
_UPDATED = re.compile(
    r"updat|modif|\bedited|revis|last active|aktualis|güncel|mis à jour|actualiz|aggiorn|обновл",
    re.IGNORECASE,
)
_UPDATED_CLASS = re.compile(
    r"(?:^|[\s_-])(?:updated?|modified|revised)(?:-?(?:at|on|date|time))?(?:$|[\s_-])",
    re.IGNORECASE,
)
# What the many systems call it, with a prefix of their own: "w-published-date".
_PUBLISHED_NAME = re.compile(
    r"(?:^|[._:-])(?:publish(?:ed)?|publication|pub)[._-]?(?:date|time|on|at)$"
)
_PUBLISHED_LINE = re.compile(
    r"(?:first\s+)?(?:published|posted)\b|veröffentlicht|erschienen\b|publié|publicad[oa]|"
    r"pubblicato|yayın(?:lan|tarihi|\s)|опубликован",
    re.IGNORECASE,
)
# A date alone, or with the section before it or the author or the last change after it.
_DATE_LINE = re.compile(
    r"(?:\w+ \| )?(?:[^\W\d_]+day,? )?"
    r"(?:[^\W\d_]{3,12}\.? \d{1,2},? |\d{1,2}\.? [^\W\d_]{3,12}\.? )"
    r"(?:19|20)\d\d(?:$|\W+(?:by|updat\w+|modified)\b)",
    re.IGNORECASE,
)
_OTHER_TIMES = re.compile(
    r"comment|related|sidebar|footer|teaser|card|promo|recent|latest|event|hours|copyright",
    re.IGNORECASE,
)
_OTHER_LINES = re.compile(r"comment|related|recent|latest|event|hours", re.IGNORECASE)
_IN_ADDRESS = re.compile(
    r"/((?:19|20)\d\d)([/-]?)(0[1-9]|1[0-2]|(?<=[/-])(?:[1-9]|[a-z]{3,9}))\2"
    r"(0[1-9]|[12]\d|3[01]|(?<=[/-])[1-9])(?=[/._-]|$)",
    re.IGNORECASE,
)
# A day and the last day of what goes on until then.
_SPAN = re.compile(r"\d\s*(?:[–—]|-\s|\s-)\s*(?:[^\W\d_]{3,12}\.?\s)?\d{1,4}\b")
_COMPACT = re.compile(r"^((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)")
_EPOCH = re.compile(r"^(1\d{9})(\d{3})?$")
_DAY = re.compile(r"^\s*((?:19|20)\d\d)-(\d\d)-(\d\d)")
_FIRST_YEAR = 1990
_MOST_WORDS_BESIDE = 7
_PARENTS = 2
_MOST_OF_A_KIND = 3
_MOST_PIECES = 20
_LONGEST_LINE = 160
_NEAR_HEADLINE = 60
_LONGEST_DATE_LINE = 60
# 3/4/2024 may be either day.
_MONTH_NAME = re.compile(r"[^\W\d_]{3}")
_FULL_DATE = len("2024-07-03")


def published(said: Statements, language: str | None) -> tuple[str, str] | None:
    """When it was published, and where that is said."""
    for value, where in _published_candidates(said):
        time = stated_time(value, language)
        if time is not None:
            return time, where
    return None


def published_near_headline(lines: Sequence[str], language: str | None) -> tuple[str, str] | None:
    """The first full date near the headline that is not the day of an update.

    Lines that are dates alone, and many, are the days of events and date no page.
    """
    if len({line for line in lines if _DATE_LINE.match(line)}) >= _MOST_OF_A_KIND:
        return None
    for line in lines:
        if len(line) > _LONGEST_LINE or not _is_byline(line):
            continue
        update = _UPDATED.search(line)
        time = stated_time(line[: update.start()] if update else line, language)
        if time is not None and len(time) >= _FULL_DATE:
            return time, "byline"
    return None


def modified_near_headline(lines: Sequence[str], language: str | None) -> tuple[str, str] | None:
    """The first full date near the headline that is said to be the day of an update."""
    for line in lines:
        update = _UPDATED.search(line) if len(line) <= _LONGEST_LINE else None
        time = stated_time(line[update.start() :], language) if update else None
        if time is not None and len(time) >= _FULL_DATE:
            return time, "byline"
    return None


def dates_something_else(block: Block) -> bool:
    """Is it, or what it stands in, named for updates, comments, events or other articles?"""
    names = _names(block.element, _PARENTS)
    return _OTHER_LINES.search(names) is not None or _UPDATED_CLASS.search(names) is not None


def published_in_a_line(blocks: Sequence[Block], language: str | None) -> tuple[str, str] | None:
    """The day of the lines that begin with "Published" or are but a date, if all name the same."""
    for kind in (_PUBLISHED_LINE, _DATE_LINE):
        lines = [
            block.text
            for block in blocks
            if len(block.text) <= _LONGEST_DATE_LINE
            and kind.match(block.text)
            and not dates_something_else(block)
        ]
        times = {
            time[:_FULL_DATE]
            for line in lines
            if (time := stated_time(_UPDATED.split(line)[0], language)) is not None
            and len(time) >= _FULL_DATE
        }
        if len(times) == 1:
            return times.pop(), "byline"
    return None


def day_as_shown(
    published: str, modified: str | None, lines: Sequence[str], language: str | None
) -> str:
    """The day a page gives its readers, where that is another than the one it gives machines.

    A paper in New York dates its evening's article with its own day, and systems that publish
    tell when a page was put up again. A line that gives the day of the last change tells nothing.
    """
    if len(published) < _FULL_DATE:
        return published
    for line in lines:
        if len(line) > _LONGEST_DATE_LINE or _UPDATED.search(line) or not _MONTH_NAME.search(line):
            continue
        shown = (iso_date(line, language) or "")[:_FULL_DATE]
        if len(shown) < _FULL_DATE:
            continue
        if shown == published[:_FULL_DATE] or shown == (modified or "")[:_FULL_DATE]:
            return published
        return shown
    return published


def day_as_addressed(published: str, address: str | None) -> str:
    """The day in the page's address, where it is the same day said in another way.

    That is the evening before, where the time is given in UTC, and the day that comes out when
    day and month change places: 03/10/2023 may be either.
    """
    stated = _IN_ADDRESS.search(urlsplit(address or "").path)
    if stated is None or len(published) < _FULL_DATE:
        return published
    in_year, _, in_month, on_day = stated.groups()
    is_number = in_month.isdigit()
    written = f"{on_day} {in_month} {in_year}"
    stamp = f"{in_year}-{in_month:0>2}-{on_day:0>2}" if is_number else iso_date(written, "en")
    day = (stated_time(stamp or "", "en") or "")[:_FULL_DATE]
    if len(day) < _FULL_DATE or day == published[:_FULL_DATE]:
        return published
    year, month, number = published[:_FULL_DATE].split("-")
    apart = date.fromisoformat(day) - date.fromisoformat(published[:_FULL_DATE])
    is_evening_before = apart.days == -1 and "T0" in published
    return day if day == f"{year}-{number}-{month}" or is_evening_before else published


def modified(said: Statements, language: str | None) -> tuple[str, str] | None:
    """When it was last changed, and where that is said."""
    candidates = [
        (jsonld.text(said.article.get("dateModified")), "json-ld"),
        (said.meta(*_MODIFIED_META), "meta"),
        *((_value(item), "microdata") for item in said.items["datemodified"]),
    ]
    for value, where in candidates:
        time = stated_time(value, language)
        if time is not None:
            return time, where
    return None


def stated_time(value: str, language: str | None) -> str | None:
    """A date or time as ISO 8601; the day is the one that is written.

    A time whose day in UTC is another than the one written is given as that day alone: what a
    page dates the 18th must not be shown as the 19th.
    """
    value = value.strip()[:200]
    compact = _COMPACT.match(value)
    if compact is not None:
        value = "-".join(compact.groups())
    epoch = _EPOCH.match(value)
    if epoch is not None:
        return datetime.fromtimestamp(int(epoch[1]), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    time = iso_date(value, language)
    if time is None or int(time[:4]) < _FIRST_YEAR:
        return None
    day = _DAY.match(value)
    written = "-".join(day.groups()) if day else time[:10]
    return written if time[:10] != written else time


def _published_candidates(said: Statements) -> Iterator[tuple[str, str]]:
    if not _is_undated_page(said):
        yield jsonld.text(said.article.get("datePublished")), "json-ld"
    for name in (*_PUBLISHED_META, *said.meta_names(_PUBLISHED_NAME)):
        yield said.meta(name), "meta"
    for item in said.items["datepublished"] + said.items["datecreated"]:
        yield _value(item), "microdata"
    for element in _near_headline(said, said.times):
        yield element.get("datetime") or element.text_content(), "byline"
    for element in _near_headline(said, _alone(said.date_lines)):
        line = " ".join(element.text_content().split())
        if len(line) <= _LONGEST_LINE and not _SPAN.search(line):
            yield line, "byline"
    yield jsonld.text(said.article.get("dateCreated")), "json-ld"


def _is_undated_page(said: Statements) -> bool:
    """A page that calls itself no article and names nobody: when it was made says nothing.

    Systems that publish write that day for their front pages and lists of prices too.
    """
    if said.article.get("@type") != "WebPage" or said.article.get("author"):
        return False
    return not said.meta("article:published_time", "author", "article:author")


def _is_byline(line: str) -> bool:
    """A date with few words beside it, and no sentence or span of days."""
    words = len(line.split())
    ends = line.endswith((".", "!", "?"))
    is_sentence = ends and words > _MOST_WORDS_BESIDE and not _PUBLISHED_LINE.match(line)
    return not is_sentence and not _SPAN.search(line)


def _alone(elements: list[HtmlElement]) -> list[HtmlElement]:
    """Those of whose kind there are not many: the days of many events date no page."""
    lines: dict[str, set[str]] = defaultdict(set)
    for element in elements:
        lines[element.get("class") or ""].add(element.text_content().strip())
    return [
        element for element in elements if len(lines[element.get("class") or ""]) <= _MOST_OF_A_KIND
    ]


def _value(element: HtmlElement) -> str:
    return str(
        element.get("content")
        or element.get("datetime")
        or element.get("title")
        or element.text_content()
    )


def _near_headline(said: Statements, elements: list[HtmlElement]) -> list[HtmlElement]:
    """Those that stand within reach of the headline, the nearest first, none of other articles."""
    own = [
        element
        for element in elements
        if not _is_of_something_else(element) and not _is_update(element)
    ]
    if not said.headlines:
        return own[:1]
    headline = said.order[said.headlines[0]]
    reach = [element for element in own if abs(said.order[element] - headline) <= _NEAR_HEADLINE]
    return sorted(reach, key=lambda element: abs(said.order[element] - headline))


def _is_of_something_else(element: HtmlElement) -> bool:
    """Does it stand in a part of the page that is named for comments, events, other articles?"""
    return any(
        _OTHER_TIMES.search(_names(up, 0)) or up.tag in ("aside", "footer")
        for up in (element, *element.iterancestors())
        if up.tag not in ("body", "html")
    )


def _names(element: HtmlElement, levels: int) -> str:
    """The class and id of an element and of so many round it."""
    chain = (element, *islice(element.iterancestors(), levels))
    return " ".join(f"{up.get('class') or ''} {up.get('id') or ''}" for up in chain)


def _is_update(element: HtmlElement) -> bool:
    """Is it, or the line it ends, called the time of the last change?"""
    if _UPDATED.search(f"{element.get('class') or ''} {element.text_content()[:80]}"):
        return True
    own = " ".join(element.text_content().split())
    for parent in islice(element.iterancestors(), _PARENTS):
        pieces = list(islice(parent.itertext(), _MOST_PIECES + 1))
        line = " ".join("".join(pieces).split())
        if len(pieces) > _MOST_PIECES or len(line) > _LONGEST_DATE_LINE:
            return False
        before = line[: line.find(own)] if own in line else line
        if _UPDATED.search(before) or _UPDATED_CLASS.search(parent.get("class") or ""):
            return True
    return False
