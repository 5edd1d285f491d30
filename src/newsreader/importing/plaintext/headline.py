"""Which line of a copied text is the headline.

Menus, section names and the site's own name stand above it. A headline shares its rare words
with the article below, is neither very short nor long, and often stands twice or in the
name of the file.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import PurePath

from newsreader.importing.plaintext.byline import read_byline
from newsreader.importing.plaintext.core import Core
from newsreader.importing.plaintext.furniture import Piece
from newsreader.importing.plaintext.lines import ends_sentence, fold_line, is_prose, words_of
from newsreader.importing.plaintext.publisher import is_outlet

_LONGEST = 500
_LONGEST_WORDS = 30
_CANDIDATES = 300
_SUFFIX = re.compile(r"\s+[|–—-]\s+|\s*[|»]\s*")
_PART = re.compile(r"\s*[|>›»/]\s*|\s+[–—-]\s+")
_LABEL = re.compile(
    r"^(?:headline|title|başlık|überschrift|titel|titre|título|titolo|заголовок)\s*:\s*(?=\S)",
    re.IGNORECASE,
)
# Shorter words are in every text.
_NAME_WORDS = re.compile(r"[^\W\d_]{4,}")
_PARAGRAPHS_LOOKED_AT = 8
_LINES_TO_BYLINE = 3
_MOST_FOR_DISTANCE = 2.5
_AS_GOOD = 0.8
_SHORT_CAPITALS = 4
_SURE = 5.0
_LONG_ENOUGH_TO_REPEAT = 12
_SENTENCE = re.compile(r"[.!?…]\s+\S")


def find_headline(
    pieces: list[Piece], core: Core, name: str, publisher: str | None
) -> tuple[int, bool]:
    """The index of the headline among the pieces (-1: none), and whether that is sure.

    `core` is the article's prose, `name` the file's, `publisher` the site's where it is
    known already. Sure is a headline whose words return in the article or that stands twice.
    """
    site = fold_line(publisher or "")
    # A headline stands above its article, not a thousand lines before it.
    candidates = [
        i
        for i in range(max(0, core.first - _CANDIDATES), min(core.first, len(pieces)))
        if _can_be_headline(pieces[i]) and fold_line(pieces[i].text) != site
    ]
    if core and _is_sentence_headline(pieces, core.first):
        candidates.append(core.first)
    if not candidates:
        return -1, False
    prose = [p.text for p in pieces[core.first : core.last + 1] if p.is_prose and not p.reason]
    body = _words(" ".join(prose[:_PARAGRAPHS_LOOKED_AT]))
    named = _words(PurePath(name).stem.replace("-", " ").replace("_", " "))
    echoes = _echoes(pieces)
    scored = [
        (_score(pieces, index, core, body, named, echoes, site), index) for index in candidates
    ]
    highest = max(score for score, _ in scored)
    # Taking a sub-heading for the headline loses what stands above it; the first of the
    # good ones loses nothing.
    best = next(index for score, index in scored if score >= highest - _AS_GOOD)
    return best, highest >= _SURE


def headline_text(
    line: str, publisher_words: frozenset[str] = frozenset()
) -> tuple[str, str | None]:
    """The headline without a label and without the site's name behind it, and that name."""
    line = _LABEL.sub("", line)
    matches = list(_SUFFIX.finditer(line))
    if not matches:
        return line, None
    match = matches[-1]
    head, tail = line[: match.start()].strip(), line[match.end() :].strip()
    is_bar = "|" in match[0] or "»" in match[0]
    known = frozenset(fold_line(tail).split()) <= publisher_words and bool(publisher_words)
    if not known and not (is_bar and len(words_of(tail)) <= 5 and len(words_of(head)) >= 3):
        return line, None
    return head, tail


def _can_be_headline(piece: Piece) -> bool:
    if piece.reason or len(piece.paragraph.lines) > 3 or len(piece.text) > _LONGEST:
        return False
    return 1 <= len(words_of(piece.text)) <= _LONGEST_WORDS and read_byline(piece.text) is None


def _is_sentence_headline(pieces: list[Piece], first: int) -> bool:
    """Can the first prose be a headline that ends as a sentence does ("Who pays?")?"""
    text = pieces[first].text
    if _SENTENCE.search(text) or len(words_of(text)) > 22 or pieces[first].paragraph.lines[1:]:
        return False
    following = next((p for p in pieces[first + 1 :] if not p.reason), None)
    if following is None:
        return False
    asks = text.rstrip("\"'”’»").endswith(("?", "!"))
    is_above_prose = is_prose(following.text) and len(following.text) > 1.5 * len(text)
    return (
        read_byline(following.text) is not None
        or (asks and is_above_prose)
        or (first == 0 and is_above_prose and len(words_of(text)) <= 14)
    )


def _score(
    pieces: list[Piece],
    index: int,
    core: Core,
    body: frozenset[str],
    named: frozenset[str],
    echoes: Counter[str],
    site: str,
) -> float:
    piece = pieces[index]
    count = len(words_of(piece.text))
    words = _words(piece.text)
    score = 3.0 if 4 <= count <= 22 else 1.0 if count == 3 or count > 22 else -3.0
    between = [p for p in pieces[index + 1 : core.first] if not p.reason]
    score -= min(_MOST_FOR_DISTANCE, 0.2 * len(between))
    if piece.edge_reason or is_outlet(piece.text):
        score -= 3
    if site and site in fold_line(piece.text):
        score -= 1.5
    if words:
        score += 5 * sum(_is_in(word, body) for word in words) / len(words)
    if named and words:
        score += 5 * len(words & named) / max(len(words), len(named))
    if _LABEL.match(piece.text):
        score += 6
    folded = fold_line(piece.text)
    score += 2.5 * (len(folded) >= _LONG_ENOUGH_TO_REPEAT and echoes[folded] > 1)
    if any(read_byline(other.text) for other in between[:_LINES_TO_BYLINE]):
        score += 2.5 + (read_byline(between[0].text) is not None)
    if piece.text.isupper() and count <= _SHORT_CAPITALS:
        score -= 1.5
    if ends_sentence(piece.text) and not piece.text.endswith(("?", "!", '"', "”", "»", "'")):
        score -= 1.5
    return score


def _echoes(pieces: list[Piece]) -> Counter[str]:
    """How often each line stands in the text, as a line or as a part of a bar or a path."""
    echoes: Counter[str] = Counter()
    for piece in pieces:
        if not piece.is_prose:
            folded = fold_line(piece.text)
            echoes.update({folded, *_PART.split(folded)})
    return echoes


def _words(text: str) -> frozenset[str]:
    return frozenset(match[0] for match in _NAME_WORDS.finditer(fold_line(text)))


def _is_in(word: str, body: frozenset[str]) -> bool:
    # Languages that inflect change a word's end.
    return word in body or (len(word) >= 6 and any(other.startswith(word[:-2]) for other in body))
