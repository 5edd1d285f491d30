"""What a page says about itself in JSON-LD (schema.org vocabulary).

Publishers write it for search engines, so it is the most exact statement there is of
headline, authors and times; but it is also often broken, nested in odd ways, or about the
site and its breadcrumbs and not about the article.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from lxml.html import HtmlElement

_LONGEST_SCRIPT = 3_000_000
_MOST_OBJECTS = 2000
_ARTICLE_TYPES = re.compile(
    r"(?:Article|BlogPosting|Report|Review|Recipe|Column|LiveBlogPosting|SocialMediaPosting|"
    r"CreativeWork|WebPage|HowTo|Posting)$"
)
_PRIMARY_TYPES = re.compile(r"(?:Article|Posting|Report|Column)$")
# What keeps old browsers and XML parsers from reading a script: comments and CDATA sections.
_OPENING = re.compile(r"\s*(?:<!--|/\*|//)?\s*(?:<!\[CDATA\[)?\s*(?:\*/)?\s*")
_CLOSING = ("-->", "*/", "]]>", "/*", "//", ";")
_BARE_CONTROL = re.compile(r"[\x00-\x1f]+")
_TRAILING_COMMA = re.compile(r",\s*([}\]])")

JsonObject = dict[str, Any]


def article_object(root: HtmlElement) -> JsonObject:
    """The properties of the object that describes the article; empty when there is none.

    References by `@id` are followed, so that `author: {"@id": "#ann"}` gives Ann's object.
    """
    found = list(_objects(root))
    by_id = {
        item["@id"]: item for item in found if isinstance(item.get("@id"), str) and len(item) > 2
    }
    ranked = sorted(
        (item for item in found if _is_type(item, _ARTICLE_TYPES)),
        key=lambda item: (not _is_type(item, _PRIMARY_TYPES), not _says_much(item)),
    )
    if not ranked:
        return {}
    return {key: _resolved(value, by_id) for key, value in ranked[0].items()}


def names(value: Any) -> list[str]:
    """The names in a Person, an Organization, a list of them or plain text."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, list):
        return [name for item in value[:50] for name in names(item)]
    if isinstance(value, dict):
        name = value.get("name")
        if isinstance(name, list):
            return [part for part in name[:50] if isinstance(part, str)]
        return [name] if isinstance(name, str) else []
    return []


def is_person(value: Any) -> bool:
    """Is this an object of type Person?"""
    return isinstance(value, dict) and _is_type(value, re.compile(r"Person$"))


def is_organisation(value: Any) -> bool:
    """Is this an object of type Organization (or a kind of it)?"""
    return isinstance(value, dict) and _is_type(value, re.compile(r"Organization$"))


def text(value: Any) -> str:
    """A string property; empty when it is missing or of another type."""
    if isinstance(value, list) and value:
        value = value[0]
    return value if isinstance(value, str) else ""


def address(article: JsonObject) -> str:
    """The address of the article, from `url` or `mainEntityOfPage`."""
    page = article.get("mainEntityOfPage")
    if isinstance(page, dict):
        page = page.get("@id") or page.get("url")
    return text(article.get("url")) or text(page)


def _says_much(item: JsonObject) -> bool:
    return "headline" in item or "datePublished" in item


def _is_type(item: JsonObject, pattern: re.Pattern[str]) -> bool:
    types = item.get("@type")
    listed = types if isinstance(types, list) else [types]
    return any(isinstance(kind, str) and pattern.search(kind) for kind in listed)


def _resolved(value: Any, by_id: dict[str, JsonObject]) -> Any:
    if isinstance(value, list):
        return [_resolved(item, by_id) for item in value[:50]]
    if isinstance(value, dict) and "name" not in value and isinstance(value.get("@id"), str):
        return by_id.get(value["@id"], value)
    return value


def _objects(root: HtmlElement) -> Iterator[JsonObject]:
    count = 0
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        pending = [_parsed(script.text or "")]
        while pending and count < _MOST_OBJECTS:
            value = pending.pop(0)
            if isinstance(value, list):
                pending = value[:_MOST_OBJECTS] + pending
            elif isinstance(value, dict):
                count += 1
                yield value
                pending += [
                    value[key]
                    for key in ("@graph", "mainEntity", "mainEntityOfPage")
                    if key in value
                ]


def _parsed(source: str) -> Any:
    source = _unwrapped(source)
    if not source or len(source) > _LONGEST_SCRIPT:
        return None
    for attempt in (source, _TRAILING_COMMA.sub(r"\1", _BARE_CONTROL.sub(" ", source))):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _unwrapped(source: str) -> str:
    opening = _OPENING.match(source)
    source = source[opening.end() if opening else 0 :].rstrip()
    while source.endswith(_CLOSING):
        source = next(source.removesuffix(end) for end in _CLOSING if source.endswith(end)).rstrip()
    return source
