"""From an article's JSON to what the index holds of it.

Pure functions over plain data, so that worker processes can run them: folding and
compressing cost about as much as SQLite's own work.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache, lru_cache
from typing import Any
from urllib.parse import urlsplit

import orjson
import zstandard

from newsreader.index.fold import BARRIER, beginnings, fold, fold_name, words
from newsreader.index.mentions import Counted, counted
from newsreader.index.plain import indexed_text
from newsreader.model import Article
from newsreader.records import record

_LEAD_CHARACTERS = 360
# Folds to itself and parts what folds by itself.
_SEPARATOR = "\x1f"
# The fastest that does not leave texts half as large again.
_COMPRESSION = 1
# Most addresses; the rest is taken apart in full.
_PLAIN_HOST = re.compile(r"https?://([A-Za-z0-9.-]+)(?=[/?#]|$)")

#: An article's JSON as it is in a shard.
ArticleJson = Mapping[str, Any]


@record
class Row:
    """The columns of `article` (without entry) and of `listing`; `state` tells them apart."""

    id: int
    fingerprint: int
    state: int
    article: tuple[Any, ...]
    listing: tuple[Any, ...]


@record
class FullText:
    """What is looked for by words, folded, and what else changes only when the text does."""

    words: tuple[str, str, str, str]
    beginnings: tuple[str, str, str]
    sources: tuple[str, str, str, str]
    plain: bytes
    title_words: tuple[str, ...]


@record
class Press:
    """What turns texts into what is kept of them: folding, the beginnings of words, compression."""

    fold: Callable[[str], str]
    beginnings: Callable[[str], str]
    compress: Callable[[bytes], bytes]


#: The fingerprint of an article and its full text.
Ready = tuple[int, FullText]


def row(number: int, document: ArticleJson, mentions: Counted) -> Row:
    """The columns of an article, its fingerprint and its state."""
    published, saved = _text(document, "published"), _text(document, "saved") or ""
    tags, authors = _texts(document, "tags"), _texts(document, "authors")
    opened = _text(document, "opened")
    title, publisher = _text(document, "title") or "", _text(document, "publisher")
    sha256 = _text(document, "plain_sha256") or ""
    source = document.get("source") or {}
    trashed = int(bool(document.get("trashed")))
    article = (
        trashed,
        int(bool(document.get("read"))),
        int(bool(document.get("starred"))),
        int(bool(document.get("archived"))),
        float(document.get("progress") or 0.0),
        saved,
        moment_of(published) or moment_of(saved) or "",
        moment_of(published),
        moment_of(opened),
        (_text(document, "language") or "").lower() or None,
        int(document.get("word_count") or 0),
        len(tags),
        len(authors),
        len(document.get("entities") or ()),
        len(document.get("versions") or ()),
        first_bytes(_text(source, "sha256") or "") or 0,
        first_bytes(sha256),
    )
    listing = (
        trashed,
        title,
        fold_name(title),
        publisher,
        # Unknown publishers come after all known ones.
        _fold_publisher(publisher) if publisher else "\U0010ffff",
        published,
        orjson.dumps(tags).decode(),
        _text(document, "url"),
        _text(document, "key") or "",
        sha256,
    )
    return Row(
        number, _fingerprint(document, mentions), _hash([article, listing]), article, listing
    )


def full_text(document: ArticleJson, mentions: Counted, press: Press) -> FullText:
    """The folded words and the compressed plain text of an article.

    `press` comes from `for_few` or `for_many`; no two threads may use one at the same time.
    """
    plain = indexed_text(_text(document, "text") or "")
    lead = _lead(plain)
    # A blank parts what folds by itself, so that the beginning need not be folded twice.
    rest = plain[len(lead) :]
    is_parted = rest[:1] in ("", " ")
    title, url, file, lead, rest = _folded(
        (
            _text(document, "title") or "",
            _text(document, "url") or "",
            (document.get("source") or {}).get("path_name") or "",
            lead,
            rest if is_parted else plain,
        ),
        press.fold,
    )
    body = lead + rest if is_parted else rest
    authors = _texts(document, "authors")
    names = _folded_names(
        dict.fromkeys([*authors, *(canonical for _, canonical, _ in mentions)]), press.fold
    )
    site = [_text(document, "publisher") or "", _host(_text(document, "url") or "")]
    return FullText(
        (title, lead, body, _kept_apart(names)),
        (press.beginnings(title), press.beginnings(body), press.beginnings(names)),
        (
            _kept_apart(_folded_names(authors, press.fold)),
            _kept_apart(_folded_names(site, press.fold)),
            url,
            file,
        ),
        press.compress(plain.encode()),
        tuple({word for word in words(title) if len(word) > 2}),
    )


def ready(article: Article) -> Ready:
    """The full text of an article that is still to be stored, with the fingerprint it is for."""
    document = article.to_json()
    mentions = counted(document)
    return _fingerprint(document, mentions), full_text(document, mentions, _press_for_imports())


def for_few() -> Press:
    """What makes the words of a few articles."""
    return Press(fold, beginnings, _compression())


def for_many() -> Press:
    """The same, faster by arrays, for a process that indexes thousands of articles."""
    from newsreader.index import bulkfold

    return Press(bulkfold.fold, bulkfold.beginnings, _compression())


def moment_of(known: str | None) -> str | None:
    """When what is known of a moment begins: a day (YYYY-MM-DD), with the time if it is known."""
    if not known or not known[:4].isdigit():
        return None
    return known if len(known) >= 10 else (known + "-01-01"[len(known) - 4 :])[:10]


def first_bytes(sha256: str) -> int | None:
    """The first 8 bytes of a SHA-256 in hexadecimal as a number that SQLite can hold."""
    try:
        return int.from_bytes(bytes.fromhex(sha256[:16]), "big", signed=True) if sha256 else None
    except ValueError:
        return None


def note_words(annotation: Mapping[str, Any]) -> str:
    """The folded words of a note: what was written, the passage it is on, its tags."""
    quote = (annotation.get("quote") or {}).get("exact") or ""
    parts = [_text(annotation, "body") or "", quote, *_texts(annotation, "tags")]
    return _kept_apart(_folded_names(parts, fold))


@cache
def _press_for_imports() -> Press:
    return for_many()


def _compression() -> Callable[[bytes], bytes]:
    # Making a compressor costs as much as using it.
    return zstandard.ZstdCompressor(level=_COMPRESSION).compress


def _lead(plain: str) -> str:
    if len(plain) <= _LEAD_CHARACTERS:
        return plain
    beginning = plain[:_LEAD_CHARACTERS]
    return beginning[: max(beginning.rfind(" "), _LEAD_CHARACTERS // 2)]


def _folded(texts: tuple[str, ...], fold: Callable[[str], str]) -> list[str]:
    """Each text folded, by one call: a short one costs little more than the call."""
    together = fold(_SEPARATOR.join(texts)).split(_SEPARATOR)
    return together if len(together) == len(texts) else [fold(text) for text in texts]


def _host(url: str) -> str:
    plain = _PLAIN_HOST.match(url)
    if plain:
        return plain[1].lower()
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _folded_names(names: Iterable[str], fold: Callable[[str], str]) -> str:
    """Each name folded, with a separator between them."""
    there = [name for name in names if name]
    together = _SEPARATOR.join(there)
    if together.count(_SEPARATOR) >= len(there):
        together = _SEPARATOR.join([name.replace(_SEPARATOR, " ") for name in there])
    return fold(together)


def _kept_apart(names: str) -> str:
    """Folded names, so that no phrase reaches across two of them."""
    return names.replace(_SEPARATOR, f" {BARRIER} ")


_fold_publisher = lru_cache(maxsize=4096)(fold_name)


def _fingerprint(document: ArticleJson, mentions: Counted) -> int:
    source = document.get("source") or {}
    keys = ("title", "text", "authors", "publisher", "url")
    named = [[*names, count] for names, count in mentions.items()]
    return _hash([*(document.get(key) for key in keys), source.get("path_name"), named])


def _hash(value: Any) -> int:
    """A number that SQLite can hold, never 0, which stands for nothing known."""
    digest = hashlib.sha256(orjson.dumps(value)).digest()
    return int.from_bytes(digest[:8], "big", signed=True) or 1


def _text(document: Mapping[str, Any], key: str) -> str | None:
    value = document.get(key)
    return value if isinstance(value, str) else None


def _texts(document: Mapping[str, Any], key: str) -> list[str]:
    return [item for item in document.get(key) or () if isinstance(item, str)]
