"""Saved pages with what should come out of them, and how near an extractor comes.

The folders are described in `extraction.py`; `README.md` says where the pages come from.
"""

from __future__ import annotations

import gzip
import json
import re
import statistics
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import lxml.html

WORDS = re.compile(r"\w+")
STRUCTURE = {
    "headings": ("h1", "h2", "h3", "h4", "h5", "h6"),
    "links": ("a",),
    "images": ("img",),
    "items": ("li",),
    "quotes": ("blockquote",),
    "code": ("pre",),
    "tables": ("table",),
    "rows": ("tr",),
    "emphasis": ("em", "i"),
    "strong": ("strong", "b"),
}
_DATE_PUBLISHED = re.compile(r"\"datePublished\"\s*:\s*\"[^\"]*\d{4}")
_PUBLICATION = re.compile(r"publi(?:sh|c)|pubdate|issued|(?:^|[.\s])date\s*$", re.IGNORECASE)
_TITLES = frozenset(("and", "by", "md", "dr", "ph", "d", "phd", "m"))


@dataclass(frozen=True, slots=True)
class LabelledPage:
    """A page with what should come out of it; `html` where its structure is labelled too."""

    set_name: str
    identity: str
    url: str
    source: str
    text: str
    fields: dict[str, str | None]
    html: str = ""


def labelled_pages(folder: Path) -> Iterator[LabelledPage]:
    """The pages of a folder with a `truth.jsonl`, in its order."""
    for line in (folder / "truth.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        source = decoded(gzip.decompress((folder / f"{row['id']}.html.gz").read_bytes()))
        fields = {name: row.get(name) for name in ("title", "author", "published")}
        yield LabelledPage(
            folder.name, row["id"], row.get("url") or "", source, row["text"], fields
        )


def pages_with_structure(folder: Path) -> Iterator[LabelledPage]:
    """The pages of a folder like Mozilla's, with their structure and metadata."""
    for page in sorted(folder.iterdir()):
        source, expected = (
            decoded(gzip.decompress((page / f"{name}.html.gz").read_bytes()))
            for name in ("source", "expected")
        )
        said = json.loads((page / "expected-metadata.json").read_text(encoding="utf-8"))
        fields = {
            "title": said.get("title"),
            "author": said.get("byline"),
            "published": said.get("publishedTime"),
            "publisher": said.get("siteName"),
            "language": said.get("lang"),
        }
        yield LabelledPage(
            folder.name, page.name, "", source, text_of(expected), fields, html=expected
        )


def decoded(data: bytes) -> str:
    """The text of a page: UTF-8, else what its meta element says, else windows-1252."""
    try:
        return data.decode()
    except UnicodeDecodeError:
        named = re.search(rb"charset=[\"']?([\w-]+)", data[:3000])
        try:
            return data.decode(named[1].decode() if named else "cp1252")
        except (LookupError, UnicodeDecodeError):
            return data.decode("cp1252", "replace")


def score(pairs: Iterable[tuple[str, str]]) -> tuple[float, float, float]:
    """F1, precision and recall of (truth, text) pairs: means over pages, F1 of the means."""
    precisions, recalls = [], []
    for truth, text in pairs:
        wanted, made = _shingles(truth), _shingles(text)
        common = sum((wanted & made).values())
        if made:
            precisions.append(common / sum(made.values()))
        if wanted:
            recalls.append(common / sum(wanted.values()))
    precision, recall = statistics.mean(precisions), statistics.mean(recalls)
    return 2 * precision * recall / (precision + recall), precision, recall


def elements(html: str) -> dict[str, Counter[str]]:
    """For each kind of structure its elements, named by their first 60 letters (or file name).

    A link is known by what it says and not by where it leads, since some extractors resolve
    addresses and others leave them; one round a picture alone says nothing and does not count.
    """
    found = {kind: Counter[str]() for kind in STRUCTURE}
    if not html.strip():
        return found
    root = lxml.html.fromstring(f"<div>{html}</div>")
    for kind, tags in STRUCTURE.items():
        for element in root.iter(*tags):
            if kind == "images":
                key = (element.get("src") or "").split("?")[0].rsplit("/", 1)[-1][:60]
            elif kind == "links" and not element.get("href"):
                key = ""
            else:
                key = " ".join(WORDS.findall(element.text_content())).lower()[:60]
            if key:
                found[kind][key] += 1
    return found


def text_of(html: str) -> str:
    """The text of a piece of HTML, one line for each block."""
    if not html.strip():
        return ""
    root = lxml.html.fromstring(f"<div>{html}</div>")
    for element in root.iter("p", "div", "li", "h1", "h2", "h3", "h4", "td", "th", "br", "pre"):
        element.tail = "\n" + (element.tail or "")
    return str(root.text_content())


def states_publication(source: str) -> bool:
    """Does a page give machines a day of publication (JSON-LD, meta elements, microdata)?"""
    if not source.strip():
        return False
    root = lxml.html.document_fromstring(source.encode("utf-8", "replace"))
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or "") and _DATE_PUBLISHED.search(script.text or ""):
            return True
    for element in root.iter("meta", "time", "abbr", "span", "div"):
        names = " ".join(element.get(key) or "" for key in ("property", "name", "itemprop"))
        value = element.get("content") or element.get("datetime") or element.get("title") or ""
        if _PUBLICATION.search(names) and re.search(r"\d{4}", value):
            return True
    return False


def agrees(field: str, truth: str, value: str) -> bool:
    """Is a value of metadata the one that the page states?"""
    wanted, given = (" ".join(WORDS.findall(text.lower())) for text in (truth, value))
    match field:
        case "published":
            return truth[:10] == value[:10]
        case "title":
            long_enough = min(len(wanted), len(given)) > 12
            return wanted == given or (long_enough and (wanted in given or given in wanted))
        case "author":
            names = [word for word in wanted.split() if word not in _TITLES]
            said = given.split()
            return bool(said) and set(names) <= set(said) and len(said) <= len(names) + 4
    return wanted == given


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = WORDS.findall(text)
    if 0 < len(words) < 4:
        return Counter([tuple(words)])
    return Counter(tuple(words[index : index + 4]) for index in range(len(words) - 3))
