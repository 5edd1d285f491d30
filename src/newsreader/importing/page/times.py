"""When a page was published and last changed, as far as it says so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from lxml.html import HtmlElement

from newsreader.importing.dates import iso_date
from newsreader.importing.page import jsonld
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
    r"updat|modif|edit|revis|aktualis|güncel|mis à jour|actualiz|aggiorn|обновл", re.IGNORECASE
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
    r"comment|related|sidebar|footer|teaser|card|promo|recent|latest|event|copyright", re.IGNORECASE
)
_COMPACT = re.compile(r"^((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)")
_EPOCH = re.compile(r"^(1\d{9})(\d{3})?$")
_DAY = re.compile(r"^\s*((?:19|20)\d\d)-(\d\d)-(\d\d)")
_FIRST_YEAR = 1990
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
    """The first full date near the headline that is not the day of an update."""
    for line in lines:
        if len(line) > _LONGEST_LINE:
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


def published_in_a_line(lines: Sequence[str], language: str | None) -> tuple[str, str] | None:
    """The day of the lines that begin with "Published" or are but a date, if all name the same."""
    for kind in (_PUBLISHED_LINE, _DATE_LINE):
        times = {
            time[:_FULL_DATE]
            for line in lines
            if len(line) <= _LONGEST_DATE_LINE
            and kind.match(line)
            and (time := stated_time(_UPDATED.split(line)[0], language)) is not None
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
    yield jsonld.text(said.article.get("datePublished")), "json-ld"
    for name in _PUBLISHED_META:
        yield said.meta(name), "meta"
    for item in said.items["datepublished"] + said.items["datecreated"]:
        yield _value(item), "microdata"
    for element in _near_headline(said, said.times):
        yield element.get("datetime") or element.text_content(), "byline"
    for element in _near_headline(said, said.date_lines):
        line = " ".join(element.text_content().split())
        if len(line) <= _LONGEST_LINE:
            yield line, "byline"
    yield jsonld.text(said.article.get("dateCreated")), "json-ld"


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
        if not any(
            _OTHER_TIMES.search(f"{up.get('class') or ''} {up.get('id') or ''}")
            or up.tag in ("aside", "footer")
            for up in (element, *element.iterancestors())
            if up.tag not in ("body", "html")
        )
        and not _UPDATED.search(f"{element.get('class') or ''} {element.text_content()[:80]}")
    ]
    if not said.headlines:
        return own[:1]
    headline = said.order[said.headlines[0]]
    reach = [element for element in own if abs(said.order[element] - headline) <= _NEAR_HEADLINE]
    return sorted(reach, key=lambda element: abs(said.order[element] - headline))
