"""Who wrote a page, when, where and in what language, and where the page says so.

A value that the page does not state is not given: a wrong date is worse than none. What is
written for machines (JSON-LD, meta elements, microdata) comes before what is written for
readers near the headline.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from newsreader.cleaning import clean_line
from newsreader.importing.canonical import canonical_url
from newsreader.importing.page import authors, jsonld, times, titles
from newsreader.importing.page.blocks import Block
from newsreader.importing.page.statements import Statements

# Chrome, Firefox, SingleFile and Internet Explorer write where a page was saved from.
_SAVED_FROM = re.compile(
    r"<!--\s*(?:saved from url=\(\d+\)|Page saved with SingleFile\s+url:|url:)\s*(https?://[^\s<>\"']{4,2000})"
)
_LANGUAGE = re.compile(
    r"([a-zA-Z]{2,3})(?:[-_]([a-zA-Z]{4}))?(?:[-_]([a-zA-Z]{2}|\d{3}))?(?![a-zA-Z])"
)


_LINES_AFTER = 30
_LINES_BEFORE = 5
_PARAGRAPH_WORDS = 35


@dataclass(slots=True)
class Metadata:
    """What a page says about its article; empty and None where it says nothing.

    `base` is the address that relative links count from; `body` is the text of the article
    as JSON-LD gives it. `fields` says where each value was found: "json-ld", "meta",
    "microdata", "link", "markup", "headline", "title", "byline" or "file".
    """

    title: str = ""
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    url: str | None = None
    base: str | None = None
    published: str | None = None
    modified: str | None = None
    language: str | None = None
    body: str = ""
    fields: dict[str, str] = field(default_factory=dict)


def read_metadata(root: HtmlElement, page: str, url: str | None) -> Metadata:
    """The metadata of a page that still has its head and scripts.

    `page` is its source, for the comment that browsers leave in it; `url` is where the file
    says it came from, if it does.
    """
    said = Statements(root)
    found = Metadata(body=jsonld.text(said.article.get("articleBody")))
    _addresses(found, said, page, url)
    host = urlsplit(found.url or found.base or "").hostname or ""
    _put(found, "language", _language(said))
    publisher = _publisher(said, host)
    _put(found, "publisher", publisher)
    _put(found, "title", titles.title(said, found.publisher or "", host))
    _put(found, "authors", authors.authors(said, found.publisher or ""))
    # The front page of a site has no day, though systems that publish give it one.
    if not (_is_at_root(found.url) and said.meta("og:type") == "website"):
        _put(found, "published", times.published(said, found.language))
    _put(found, "modified", times.modified(said, found.language))
    return found


def complete_near_headline(found: Metadata, blocks: Sequence[Block]) -> None:
    """Take author and date from the lines for readers round the headline, where still unknown."""
    near = _lines_near_headline(blocks, found.title)
    lines = [block.text for block in near]
    dated = [block.text for block in near if not times.dates_something_else(block)]
    if not found.authors:
        publisher = found.publisher or ""
        names = authors.authors_near_headline(lines, publisher)
        names = names or authors.authors_beside_date(lines, publisher)
        names = names or authors.authors_in_a_line((block.text for block in blocks), publisher)
        _put(found, "authors", (names, "byline"))
    if found.published is None:
        _put(
            found,
            "published",
            times.published_near_headline(dated, found.language)
            or times.published_in_a_line(blocks, found.language),
        )
        if found.modified is None:
            _put(found, "modified", times.modified_near_headline(lines, found.language))
    else:
        found.published = times.day_as_shown(found.published, found.modified, dated, found.language)
    if found.published is not None:
        found.published = times.day_as_addressed(found.published, found.url)


def _lines_near_headline(blocks: Sequence[Block], title: str) -> list[Block]:
    folded = title.casefold()
    headlines = [index for index, block in enumerate(blocks) if block.element.tag == "h1"]
    headlines += [index for index, block in enumerate(blocks) if block.text.casefold() == folded]
    if not headlines:
        return []
    position, paragraphs = headlines[0], 0
    lines: list[Block] = []
    for block in blocks[position + 1 : position + _LINES_AFTER]:
        if len(block.words) > _PARAGRAPH_WORDS:
            paragraphs += 1
            if paragraphs > 2:
                break
        else:
            lines.append(block)
    before = blocks[max(0, position - _LINES_BEFORE) : position]
    return [*lines, *reversed(before)]


def _put(found: Metadata, name: str, value: tuple[object, str] | None) -> None:
    if value is not None and value[0]:
        setattr(found, name, value[0])
        found.fields[name] = value[1]


def _addresses(found: Metadata, said: Statements, page: str, url: str | None) -> None:
    saved_from = _SAVED_FROM.search(page[:5000])
    origin = url or (saved_from[1] if saved_from else None)
    link = said.link("canonical")
    candidates = (
        (_absolute(link, origin), "link"),
        (_absolute(said.meta("og:url"), origin), "meta"),
        (url, "file"),
        (saved_from[1] if saved_from else None, "file"),
        (jsonld.address(said.article), "json-ld"),
    )
    for candidate, where in candidates:
        address = canonical_url(candidate)
        if address is None or _is_front_page(address, origin):
            continue
        _put(found, "url", (address, where))
        break
    base = said.base_address
    found.base = (
        canonical_url(_absolute(base, origin or found.url)) or canonical_url(origin) or found.url
    )


def _is_front_page(address: str, origin: str | None) -> bool:
    """Some sites give their front page as the canonical address of every page."""
    return origin is not None and canonical_url(origin) != address and _is_at_root(address)


def _is_at_root(address: str | None) -> bool:
    parts = urlsplit(address or "")
    return bool(parts.netloc) and parts.path in ("", "/") and not parts.query


def _absolute(address: str | None, origin: str | None) -> str | None:
    if not address:
        return None
    try:
        joined = urljoin(origin or "", address.strip())
        return joined if urlsplit(joined).scheme in ("http", "https") else None
    except ValueError:
        return None


def _publisher(said: Statements, host: str) -> tuple[str, str] | None:
    candidates = [
        (said.meta("og:site_name"), "meta"),
        (next(iter(jsonld.names(said.article.get("publisher"))), ""), "json-ld"),
        (
            said.meta("application-name", "al:ios:app_name", "dc.publisher", "citation_publisher"),
            "meta",
        ),
    ]
    lines = [(clean_line(name, 120), where) for name, where in candidates]
    named = [(name, where) for name, where in lines if name and "://" not in name]
    by_name = [item for item in named if not _is_domain(item[0], host)]
    return next(iter(by_name or named), None)


def _is_domain(name: str, host: str) -> bool:
    folded = name.casefold().removeprefix("www.")
    return "." in folded and " " not in folded and folded.split("/")[0] in host


def _language(said: Statements) -> tuple[str, str] | None:
    candidates = (
        (
            said.root.get("lang")
            or said.root.get("{http://www.w3.org/XML/1998/namespace}lang")
            or said.root.get("xml:lang"),
            "markup",
        ),
        (said.meta("content-language", "dc.language", "language"), "meta"),
        (said.meta("og:locale"), "meta"),
        (jsonld.text(said.article.get("inLanguage")), "json-ld"),
        (said.body_language, "markup"),
    )
    for value, where in candidates:
        match = _LANGUAGE.match((value or "").strip())
        if match is None:
            continue
        language, script, region = match.groups()
        parts = [
            language.lower(),
            script.title() if script else "",
            region.upper() if region else "",
        ]
        return "-".join(part for part in parts if part), where
    return None
