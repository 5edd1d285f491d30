"""Where an article came from and how it was read, as a page."""

from __future__ import annotations

from textual.content import Content

from newsreader.model import Article, Source
from newsreader.tui import wording
from newsreader.tui.hanging import beside

_LABEL_CELLS = 14
_LONGEST_DROPPED = 400

Pieces = list[str | tuple[str, str]]


def provenance_page(article: Article, width: int) -> Content:
    """Everything known about an article but its text. Nothing in it is read as markup.

    `width` is that of the page, in cells.
    """
    pieces: Pieces = [(f"{article.title}\n\n", "bold")]
    _rows(
        pieces,
        {
            "authors": ", ".join(article.authors),
            "publisher": article.publisher or "",
            "address": article.url or "",
            "published": wording.moment(article.published or ""),
            "modified": wording.moment(article.modified or ""),
            "saved": wording.moment(article.saved),
            "opened": wording.moment(article.opened or ""),
            "language": article.language or "",
            "length": wording.count(article.word_count, "word"),
            "tags": ", ".join(article.tags),
            "number": str(article.id),
            "versions": wording.count(len(article.versions), "earlier text")
            if article.versions
            else "",
        },
        width,
    )
    if article.source is not None:
        _source(pieces, article.source, width)
    return Content.assemble(*pieces).rstrip()


def _source(pieces: Pieces, source: Source, width: int) -> None:
    pieces.append(("\nwhere it came from\n", "bold $accent"))
    kept = "" if source.kept_ratio is None else f"{source.kept_ratio:.0%} of the visible words"
    _rows(
        pieces,
        {
            "file": source.path_name,
            "format": source.format,
            "read by": source.importer,
            "extractor": source.extractor or "",
            "encoding": source.encoding or "",
            "kept": kept,
            "read on": wording.moment(source.extracted_at),
            "entities by": _found_by(source.entity_model or ""),
            "SHA-256": source.sha256,
            "warning": source.warning or "",
        },
        width,
    )
    if source.fields:
        pieces.append(("\nwhere each fact was found\n", "bold $accent"))
        _rows(pieces, source.fields, width)
    pieces.append(("\nleft out of the text\n", "bold $accent"))
    if not source.dropped:
        pieces.append(("nothing\n", "$foreground-muted"))
    for block in source.dropped:
        words = " ".join(block.text.split())
        if len(words) > _LONGEST_DROPPED:
            words = f"{words[:_LONGEST_DROPPED]}…"
        _row(pieces, block.reason, words, width)


def _found_by(version: str) -> str:
    basic = "lists and patterns alone, which find less in this language"
    return f"{version}: {basic}" if version.startswith("lists") else version


def _rows(pieces: Pieces, rows: dict[str, str], width: int) -> None:
    for label, value in rows.items():
        if value:
            _row(pieces, label, value, width)


def _row(pieces: Pieces, label: str, value: str, width: int) -> None:
    label, value = beside(label, value, _LABEL_CELLS, width)
    pieces += [(label, "$foreground-muted"), f"{value}\n"]
