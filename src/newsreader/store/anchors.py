"""Where a note sits in a text, and where it sits when the text has changed.

A note carries the words it is about with 32 characters on both sides (W3C TextQuoteSelector)
and their place (TextPositionSelector). When an article gets a new text, the place is looked
for again, and the note says how sure it is: "exact", "moved" (the words are there, elsewhere),
"approximate" (changed words, or several places alike) or "lost". A note is never put on
words that are merely the best of bad candidates: a confident wrong place is worse than none.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Literal

from newsreader.model import Annotation, TextPosition, TextQuote
from newsreader.records import record

State = Literal["exact", "moved", "approximate", "lost"]

CONTEXT_LENGTH = 32

# Per cent, after rapidfuzz's ratio. At most a fifth of the quote may differ.
_LEAST_LIKENESS = 80.0
_LEAST_CONTEXT = 60.0
_CLEAR_MARGIN = 5.0
# Anything like a shorter quote is found by chance.
_SHORTEST_APPROXIMATE = 12
# Words that short occur anywhere: alone they do not prove a place.
_SHORT_QUOTE = 24
_WORD_EDGE = re.compile(r"\b|(?<=\S)(?!\S)|(?<!\S)(?=\S)")
_TYPED = str.maketrans("’‘‚‛“”„‟«»–—‑‐", '\'\'\'\'""""""----')


@record
class Anchor:
    """A place in a plain text, as a half-open range of code points, and how sure it is."""

    start: int
    end: int
    state: State


def quote_at(plain: str, start: int, end: int) -> TextQuote:
    """The selector of a passage: its words and what stands before and after."""
    return TextQuote(
        exact=plain[start:end],
        prefix=plain[max(0, start - CONTEXT_LENGTH) : start],
        suffix=plain[end : end + CONTEXT_LENGTH],
    )


def find_quote(plain: str, words: str) -> tuple[int, int] | None:
    """Where somebody's quotation stands, the first place if there are several.

    White space, letter case and the shape of quotation marks and dashes may differ, since
    people type or paste from a screen.
    """
    parts = words.split()
    if not parts:
        return None
    start = plain.find(words)
    if start >= 0:
        return start, start + len(words)
    pattern = r"\s+".join(re.escape(part.translate(_TYPED)) for part in parts)
    match = re.search(pattern, plain.translate(_TYPED), re.IGNORECASE)
    return match.span() if match else None


def reanchored(annotation: Annotation, plain: str, plain_sha256: str) -> Annotation:
    """The annotation as it stands in the article's present text.

    Its quote stays what was written down first. A lost one keeps the place in, and the
    fingerprint of, the text it was last found in.
    """
    quote, position = annotation.quote, annotation.position
    if quote is None or position is None:
        return replace(annotation, text_sha256=plain_sha256)
    if annotation.text_sha256 == plain_sha256:
        return annotation
    anchor = locate(plain, quote, position)
    if anchor is None:
        return replace(annotation, state="lost")
    return replace(
        annotation,
        position=TextPosition(anchor.start, anchor.end),
        text_sha256=plain_sha256,
        state=anchor.state,
    )


def locate(plain: str, quote: TextQuote, position: TextPosition) -> Anchor | None:
    """The place of a quote in a text that may have changed; None if it is not there."""
    if not quote.exact:
        return None
    places = _occurrences(plain, quote.exact)
    if places:
        return _among(plain, quote, position, places)
    return _alike(plain, quote)


def _among(
    plain: str, quote: TextQuote, position: TextPosition, places: list[int]
) -> Anchor | None:
    length = len(quote.exact)

    def rank(start: int) -> tuple[float, int]:
        return _context(plain, quote, start, start + length), -abs(start - position.start)

    best, *others = sorted(places, key=rank, reverse=True)
    agreement = rank(best)[0]
    alone = not others or agreement - rank(others[0])[0] >= _CLEAR_MARGIN
    proven = agreement >= _LEAST_CONTEXT or (not others and length > _SHORT_QUOTE)
    if not proven and length < _SHORTEST_APPROXIMATE:
        return None
    if not alone or not proven:
        return Anchor(best, best + length, "approximate")
    return Anchor(best, best + length, "exact" if best == position.start else "moved")


def _alike(plain: str, quote: TextQuote) -> Anchor | None:
    if len(quote.exact) < _SHORTEST_APPROXIMATE:
        return None
    found = _most_alike(plain, 0, len(plain), quote.exact)
    if found is None:
        return None
    start, end, likeness = found
    if _context(plain, quote, start, end) < _LEAST_CONTEXT:
        return None
    rivals = [
        rival
        for rival in (
            _most_alike(plain, 0, start, quote.exact),
            _most_alike(plain, end, len(plain), quote.exact),
        )
        if rival is not None and rival[2] > likeness - _CLEAR_MARGIN
    ]
    if any(_context(plain, quote, rival[0], rival[1]) >= _LEAST_CONTEXT for rival in rivals):
        return None
    return Anchor(start, end, "approximate")


def _most_alike(plain: str, low: int, high: int, words: str) -> tuple[int, int, float] | None:
    from rapidfuzz import fuzz

    found = fuzz.partial_ratio_alignment(words, plain[low:high], score_cutoff=_LEAST_LIKENESS)
    if found is None or high - low < len(words) // 2:
        return None
    start, end = _to_words(plain, low + found.dest_start, low + found.dest_end, words)
    return start, end, _ratio(words, plain[start:end])


def _to_words(plain: str, start: int, end: int, words: str) -> tuple[int, int]:
    """The range widened or narrowed to the word edges that make it most like the words.

    The aligned window is as long as the quote; a word put in or taken out moves its ends.
    """
    slack = max(8, len(words) // 5)
    starts = _edges(plain, start - slack, start + slack) or [start]
    ends = _edges(plain, end - slack, end + slack) or [end]
    start = max(starts, key=lambda edge: _ratio(words, plain[edge:end]))
    end = max(ends, key=lambda edge: _ratio(words, plain[start:edge]))
    return start, max(start, end)


def _edges(plain: str, low: int, high: int) -> list[int]:
    low = max(0, low)
    return [low + match.start() for match in _WORD_EDGE.finditer(plain[low : max(0, high)])]


def _context(plain: str, quote: TextQuote, start: int, end: int) -> float:
    """How well what stands around a place agrees with what stood around the quote, 0 to 100.

    The better side counts double: an edit beside the quote usually leaves one side whole.
    """
    before = plain[max(0, start - len(quote.prefix)) : start]
    after = plain[end : end + len(quote.suffix)]
    sides = sorted((_likeness(quote.prefix, before), _likeness(quote.suffix, after)))
    return (sides[0] + 2 * sides[1]) / 3


def _ratio(one: str, other: str) -> float:
    # Here and below inside the functions: a tenth of the start of a command that moves no note.
    from rapidfuzz import fuzz

    return fuzz.ratio(one, other)


def _likeness(old: str, new: str) -> float:
    return _ratio(old, new) if old or new else 100.0


def _occurrences(plain: str, words: str) -> list[int]:
    return [match.start() for match in re.finditer(re.escape(words), plain)]
