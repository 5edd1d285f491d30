"""What a page states about itself in its markup, read once and asked by name."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache

from lxml import etree
from lxml.html import HtmlElement

from newsreader.importing.page import jsonld
from newsreader.importing.page.jsonld import JsonObject

_LONGEST_NAMES = 400
_ITEM_PROPERTIES = frozenset(
    ("author", "name", "datepublished", "datemodified", "headline", "datecreated")
)
_HEAD_TAGS = ("meta", "link", "title", "base", "body")
# What is no line for readers, however it is called.
_NO_LINES = frozenset((*_HEAD_TAGS, "script", "style"))
_DUBLIN_CORE = re.compile(r"^(dc|dcterms?):")
# Names in lower case: a pattern that has to fold letters takes half as long again.
_BYLINE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:by-?line|authors?|author-?names?|written-?by|contributors?|writers?|reporters?|"
    r"creator|autor(?:en?|es)?|auteur|yazar|verfasser)(?:[\s_-]?(?:name|link|info|text|inner)s?)?(?:$|[\s_-])"
)
# On a network of acquaintances everybody has a profile, the paper too.
_PROFILE_ADDRESS = re.compile(
    r"^(?!https?://(?:[\w-]+\.)?(?:bsky\.app|flickr\.com|facebook\.com)/).*"
    r"/(?:authors?|autor(?:en|es)?|auteurs?|yazar(?:lar)?|contributors?|writers?|our-experts|profiles?|people|by)/[\w%.@-]{3,}/?$",
    re.IGNORECASE,
)
_DATE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:date|dates|dateline|pub-?date|publish\w*|posted(?:-on)?|entry-?date|"
    r"time(?:stamp)?|datetime|datum|fecha|tarih|meta)(?:$|[\s_-])|pubdate|publi(?:sh|c)"
)


class Statements:
    """The meta elements, links, JSON-LD, microdata and headline lines of one page."""

    def __init__(self, root: HtmlElement) -> None:
        self.root = root
        self.article: JsonObject = jsonld.article_object(root)
        self._meta: dict[str, list[str]] = defaultdict(list)
        self._links: dict[str, str] = {}
        self.items: dict[str, list[HtmlElement]] = defaultdict(list)
        self.headlines: list[HtmlElement] = list(root.iter("h1"))
        self.subheadings: list[HtmlElement] = list(root.iter("h2"))
        self.times: list[HtmlElement] = list(root.iter("time"))
        self.bylines: list[HtmlElement] = []
        self.date_lines: list[HtmlElement] = []
        self.author_links: list[HtmlElement] = []
        self.profile_links: list[HtmlElement] = []
        self.title_element = ""
        self.base_address: str | None = None
        self.body_language: str | None = None
        elements = list(root.iter(etree.Element))
        self.order: dict[HtmlElement, int] = dict(zip(elements, range(len(elements)), strict=True))
        for element in root.iter(*_HEAD_TAGS):
            self._read_head(element)
        for link in root.iter("a"):
            self._read_link(link)
        for element in elements:
            if element.get("itemprop"):
                self._read_item(element)
            if element.tag not in _NO_LINES:
                self._read_names(element)

    def meta(self, *names: str) -> str:
        """The first content of the first meta element that is there; names in lower case."""
        return next((self._meta[name][0] for name in names if name in self._meta), "")

    def all_meta(self, *names: str) -> list[str]:
        """Every content of the first meta name that is there."""
        return next((self._meta[name] for name in names if name in self._meta), [])

    def meta_names(self, pattern: re.Pattern[str]) -> list[str]:
        """The names of meta elements, in lower case, in which a pattern is found."""
        return [name for name in self._meta if pattern.search(name)]

    def link(self, relation: str) -> str | None:
        """The address of a link element in the head."""
        return self._links.get(relation)

    def _read_head(self, element: HtmlElement) -> None:
        tag = element.tag
        if tag == "meta":
            self._read_meta(element)
        elif tag == "link":
            relation = (element.get("rel") or "").strip().lower()
            if relation and element.get("href"):
                self._links.setdefault(relation, element.get("href"))
        elif tag == "title":
            parent = element.getparent()
            if not self.title_element and (parent is None or parent.tag != "svg"):
                self.title_element = element.text_content()
        elif tag == "base":
            self.base_address = self.base_address or element.get("href")
        else:
            self.body_language = element.get("lang")

    def _read_meta(self, element: HtmlElement) -> None:
        content = (element.get("content") or "").strip()
        if not content:
            return
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            for name in (element.get(attribute) or "").lower().split():
                self._meta[_DUBLIN_CORE.sub(r"\1.", name)].append(content)

    def _read_item(self, element: HtmlElement) -> None:
        said = element.get("itemprop").lower()
        if element.tag == "meta":
            if (element.get("content") or "").strip():
                self.items[said.strip()].append(element)
            return
        if element.tag in _NO_LINES:
            return
        for name in said.split():
            if name in _ITEM_PROPERTIES:
                self.items[name].append(element)

    def _read_link(self, link: HtmlElement) -> None:
        if "author" in (link.get("rel") or "").lower().split():
            self.author_links.append(link)
        elif _PROFILE_ADDRESS.search(link.get("href") or ""):
            self.profile_links.append(link)

    def _read_names(self, element: HtmlElement) -> None:
        names = element.get("class"), element.get("id"), element.get("data-testid")
        is_byline, is_date = _line_kinds(*names)
        if is_byline:
            self.bylines.append(element)
        if is_date:
            self.date_lines.append(element)


@lru_cache(maxsize=20_000)
def _line_kinds(*names: str | None) -> tuple[bool, bool]:
    """Do class names and ids speak of an author line, of a date line?"""
    folded = " ".join(filter(None, names)).lower()
    if len(folded) > _LONGEST_NAMES:
        return False, False
    return _BYLINE_CLASS.search(folded) is not None, _DATE_CLASS.search(folded) is not None
