"""Who wrote a page, when, where and in what language, and where the page says so.

A value that the page does not state is not given: a wrong date is worse than none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from newsreader.cleaning import clean_line
from newsreader.importing.page import jsonld
from newsreader.importing.page.bylines import people
from newsreader.importing.page.dates import iso_date


@dataclass(slots=True)
class Metadata:
    """What a page says about its article; empty and None where it says nothing.

    `base` is the address that relative links count from. `fields` says where each value was
    found: "json-ld", "meta", "link", "markup", "title", "address" or "text".
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
    """The metadata of a page that still has its head and scripts; `url` is where it came from."""
    tags = _meta_tags(root)
    article = jsonld.article_object(root)
    found = Metadata()
    found.body = jsonld.text(article.get("articleBody"))
    _set(
        found,
        "title",
        ("meta", _first(tags, "og:title", "twitter:title")),
        ("json-ld", jsonld.text(article.get("headline"))),
        ("title", _title_element(root)),
    )
    _set(
        found,
        "publisher",
        ("meta", _first(tags, "og:site_name")),
        ("json-ld", " ".join(jsonld.names(article.get("publisher"))[:1])),
    )
    _set(
        found,
        "published",
        ("json-ld", iso_date(jsonld.text(article.get("datePublished")))),
        ("meta", iso_date(_first(tags, "article:published_time", "datepublished", "date"))),
    )
    _set(
        found,
        "modified",
        ("json-ld", iso_date(jsonld.text(article.get("dateModified")))),
        ("meta", iso_date(_first(tags, "article:modified_time", "og:updated_time"))),
    )
    link = root.find(".//link[@rel='canonical']")
    canonical = link.get("href") if link is not None else ""
    _set(found, "url", ("link", canonical), ("meta", _first(tags, "og:url")), ("file", url or ""))
    found.base = url or found.url
    _set(found, "language", ("markup", root.get("lang") or ""))
    authors = people(jsonld.names(article.get("author")) or [_first(tags, "author")])
    if authors:
        found.authors = authors
        found.fields["authors"] = "json-ld"
    return found


def _set(found: Metadata, name: str, *candidates: tuple[str, str | None]) -> None:
    for where, value in candidates:
        value = clean_line(value or "")
        if value:
            setattr(found, name, value)
            found.fields[name] = where
            return


def _first(tags: dict[str, str], *names: str) -> str:
    return next((tags[name] for name in names if tags.get(name)), "")


def _meta_tags(root: HtmlElement) -> dict[str, str]:
    tags: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        content = (meta.get("content") or "").strip()
        if name and content:
            tags.setdefault(name.strip().lower(), content)
    return tags


def _title_element(root: HtmlElement) -> str:
    title = root.find(".//title")
    return "".join(title.itertext()) if title is not None else ""
