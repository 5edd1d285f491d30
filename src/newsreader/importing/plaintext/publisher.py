"""Whose site a copied text is from, as the text itself says."""

from __future__ import annotations

import re
from collections import Counter

from newsreader.importing.plaintext import phrases
from newsreader.importing.plaintext.furniture import Piece
from newsreader.importing.plaintext.lines import fold_line, words_of

_YEARS = re.compile(
    r"©️?|\(c\)|copyright|telif hakkı"
    r"|\b(?:19|20)\d\d\b(?:\s*[-–]\s*(?:(?:19|20)\d\d|present))?",
    re.IGNORECASE,
)
_COMPANY = re.compile(
    r"[,.]?\s+(?:ltd|inc|llc|plc|gmbh(?: & co\. kg)?|s\.?a\.?s?|s\.?r\.?l|s\.?p\.?a|a\.?ş"
    r"|media group|co|corp)\.?$",
    re.IGNORECASE,
)
_OUTLET = re.compile(
    r"\b(?:news|times|post|herald|gazette|tribune|guardian|journal|daily|observer|chronicle|press|star|mail|record"
    r"|haber(?:ler[i]?)?|gazete(?:si)?|minute|dakika|zeitung|presse|anzeiger|nachrichten|tagblatt|kurier|rundschau|bote"
    r"|diario|correo|courier|ledger|periódico|heraldo|gaceta|noticias|giornale|corriere|gazzetta|stampa|messaggero|mattino|jornal|diário"
    r"|folha|correio|notícias|gazeta|газета|вести|новости|известия|правда|ведомости|вестник|courrier|gazette|dépêche|écho)\b"
)
_DOMAIN = re.compile(
    r"(?:www\.)?[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|co\.uk|de|fr|es|it|pt|br|ru|tr|com\.tr|eu|info|news)"
)
_MOST_WORDS = 6


def stated_publisher(pieces: list[Piece]) -> str | None:
    """The site's name as its icon or its copyright line gives it."""
    for piece in pieces:
        if piece.reason == phrases.SITE and (name := _site_mark(piece.text)):
            return name
    names = Counter(
        name
        for piece in pieces
        if piece.reason == phrases.COPYRIGHT and (name := _owner(piece.text))
    )
    return names.most_common(1)[0][0] if names else None


def publisher_above(pieces: list[Piece], headline: int) -> str | None:
    """The name of an outlet that stands above the headline."""
    for piece in pieces[: max(headline, 0)]:
        if piece.reason in (None, phrases.SITE) and is_outlet(piece.text):
            return piece.text.strip(" |–—-»·•")
    return None


def is_outlet(text: str) -> bool:
    """Is this short line the name of a newspaper or a site: "Harbour Times", "example.org"?"""
    folded = fold_line(text)
    if _DOMAIN.fullmatch(folded):
        return True
    return 2 <= len(folded.split()) <= 5 and _OUTLET.search(folded) is not None


def _site_mark(text: str) -> str | None:
    match = phrases.pattern(phrases.SITE).fullmatch(fold_line(text))
    if match is None:
        return None
    folded = next((match[group] for group in ("site", "site2", "site3") if match[group]), None)
    if folded is None or len(folded.split()) > _MOST_WORDS:
        return None
    # The name as it was written: folding keeps the number of words.
    written = text.split()
    start = fold_line(text).split().index(folded.split()[0])
    name = " ".join(written[start : start + len(folded.split())])
    return name.strip("·•|*»:") or None


def _owner(text: str) -> str | None:
    rights = phrases.within(phrases.RIGHTS).search(text)
    name = _YEARS.sub(" ", text[: rights.start()] if rights else text)
    name = _COMPANY.sub("", name.strip(" .,;:|–—-©")).strip(" .,;:|–—-©")
    name = re.sub(r"\s+", " ", name)
    is_name = bool(name) and name[0].isupper() and 1 <= len(words_of(name)) <= _MOST_WORDS
    return name if is_name else None
