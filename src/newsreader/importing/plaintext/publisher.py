"""Whose site a copied text is from, as the text itself says."""

from __future__ import annotations

import re
from collections import Counter

from newsreader.importing.plaintext import phrases
from newsreader.importing.plaintext.furniture import MENU, Piece
from newsreader.importing.plaintext.lines import fold_line, words_of

_YEARS = re.compile(
    r"©️?|\(c\)|copyright|telif hakkı"
    r"|\b(?:19|20)\d\d\b(?:\s*[-–]\s*(?:(?:19|20)\d\d|present))?",
    re.IGNORECASE,
)
_COMPANY = re.compile(
    r"[,.]?\s+(?:ltd|inc|llc|plc|gmbh(?: & co\. kg)?|s\.?a\.?s?|s\.?r\.?l|s\.?p\.?a|a\.?ş"
    r"|media group|co|corp)\.?(?=$|,.*\d)",
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
_FOLLOW = re.compile(r"(?:Follow|Like|Find|Join) ((?:[A-Z][\w'’.&-]*(?: of| the)? ?){2,5}) on ")
# Words between the names of an outlet's name, where it is not written in capitals.
_SMALL_WORDS = frozenset("of the and de del la el di da do du des von und et y e ve".split())
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
    if names:
        return names.most_common(1)[0][0]
    followed = (_FOLLOW.match(p.text) for p in pieces if p.reason == phrases.FOLLOWING)
    return next((match[1] for match in followed if match), None)


def publisher_above(pieces: list[Piece], headline: int, stated: str | None) -> str | None:
    """The name above the headline: an outlet's, or the stated one in a fuller form."""
    known = fold_line(stated or "")
    for piece in pieces[: max(headline, 0)]:
        if piece.reason not in (None, MENU):
            continue
        folded = fold_line(piece.text)
        is_fuller = bool(known) and folded.endswith(known) and len(folded.split()) <= _MOST_WORDS
        if is_fuller or (stated is None and is_outlet(piece.text)):
            return _in_usual_case(piece.text.strip(" |–—-»·•"))
    return stated


def is_outlet(text: str) -> bool:
    """Is this short line the name of a newspaper or a site: "Harbour Times", "example.org"?"""
    folded = fold_line(text)
    if _DOMAIN.fullmatch(folded):
        return True
    words = folded.split()
    if not 2 <= len(words) <= 5 or all(w in phrases.words(phrases.MENU_WORDS) for w in words):
        return False
    return _OUTLET.search(folded) is not None


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
    name = _COMPANY.split(name.strip(" .,;:|–—-©"), maxsplit=1)[0].strip(" .,;:|–—-©")
    name = re.sub(r"\s+", " ", name)
    is_name = bool(name) and name[0].isupper() and 1 <= len(words_of(name)) <= _MOST_WORDS
    return name if is_name else None


def _in_usual_case(name: str) -> str:
    if not name.isupper():
        return name
    words = [word if word in _SMALL_WORDS else word.capitalize() for word in name.lower().split()]
    return " ".join([words[0].capitalize(), *words[1:]])
