"""The headline of a page, without the name of its site."""

from __future__ import annotations

import re
import unicodedata

from newsreader.cleaning import clean_line
from newsreader.importing.page import jsonld
from newsreader.importing.page.statements import Statements

_SEPARATOR = re.compile(r"\s+(?:[|–—\-•·»«~]|::|\|\||‹|›)\s+|\s*\|\s*")
_FIRST_SUBHEADINGS = 3
_WORD = re.compile(r"\w+")


def title(said: Statements, publisher: str, host: str) -> tuple[str, str] | None:
    """The title and where it was found: "meta", "json-ld", "headline" or "title"."""
    headings = said.headlines or said.subheadings[:_FIRST_SUBHEADINGS]
    lines = [clean_line(heading.text_content(), 400) for heading in headings]
    headlines = [line for line in lines if line]
    candidates = [
        (said.meta("og:title"), "meta"),
        (jsonld.text(said.article.get("headline")), "json-ld"),
        (
            said.meta(
                "twitter:title", "dc.title", "citation_title", "parsely-title", "sailthru.title"
            ),
            "meta",
        ),
        (said.title_element, "title"),
    ]
    texts = [(clean_line(text, 500), where) for text, where in candidates]
    stated = [(text, where) for text, where in texts if text]
    names = _site_names(publisher, host)
    for text, _where in stated:
        for headline in headlines:
            if _is_headline_of(headline, text, names):
                return headline, "headline"
    for text, where in stated:
        without_site = _without_site(text, names)
        if _fold(without_site) not in names:
            return without_site, where
    if said.headlines and headlines:
        return headlines[0], "headline"
    return (_without_site(stated[0][0], names), stated[0][1]) if stated else None


def _is_headline_of(headline: str, text: str, names: set[str]) -> bool:
    """Is the text this h1, with or without more round it?"""
    folded, other = _fold(headline), _fold(text)
    if not folded or folded in names:
        return False
    if folded == other:
        return True
    if len(folded) < 8:
        return False
    if folded in other:
        return len(folded) > 0.4 * len(other)
    return other in folded and len(other) > 0.6 * len(folded)


def _without_site(text: str, names: set[str]) -> str:
    """Cut the parts at either end that name the site."""
    while True:
        separators = list(_SEPARATOR.finditer(text))
        if not separators:
            return text
        first, last = separators[0], separators[-1]
        head, tail = text[: last.start()].strip(), text[last.end() :].strip()
        if tail and head and _names_site(tail, names):
            text = head
            continue
        start, rest = text[: first.start()].strip(), text[first.end() :].strip()
        if start and rest and _names_site(start, names):
            text = rest
            continue
        return text


def _names_site(part: str, names: set[str]) -> bool:
    folded = _fold(part)
    if not folded:
        return True
    return any(
        folded == name
        or (
            len(name) > 4
            and (folded.startswith(name) or folded.endswith(name))
            and len(folded) < 2 * len(name) + 6
        )
        or (len(folded) > 3 and folded in name)
        for name in names
    )


def _site_names(publisher: str, host: str) -> set[str]:
    names = {_fold(publisher), _fold(re.sub(r"\.(?:com|org|net|co|de|fr)\b.*", "", publisher))}
    labels = host.removeprefix("www.").split(".")
    if len(labels) > 1:
        names.add(_fold(max(labels[:-1], key=len)))
        names.add(_fold("".join(labels)))
    return {name for name in names if len(name) > 1}


def _fold(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(_WORD.findall("".join(c for c in decomposed if not unicodedata.combining(c))))
