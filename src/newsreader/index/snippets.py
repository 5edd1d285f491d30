"""The piece of a text that shows why it was found."""

from __future__ import annotations

import re
import sqlite3
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import islice

import orjson
import zstandard

from newsreader.index.fold import Phrase, fold
from newsreader.index.highlighting import Range, places, ranges, wanted_phrases
from newsreader.index.query.nodes import Query

WIDTH = 180
_MOST_PLACES = 100
_BEGINNING = 1600

# Marks that the index's text still has; its words are those of the plain text.
_MARKS = re.compile(r"^[ >]*(?:#{1,6} |[-*+] )?|[*~]+|(?<!\w)_+|_+(?!\w)|\|", re.MULTILINE)
_HAS_MARKS = re.compile(r"[*~_|#>]|^ *[-+]", re.MULTILINE)


def snippet(plain: str, query: Query, width: int = WIDTH) -> tuple[str, list[Range]]:
    """A piece of about `width` characters with as many of the query's words as can be, on one
    line, and the ranges in it to light up; the beginning where none of them stands.
    """
    return _snippet(plain, wanted_phrases(query, "body"), width)


def of_articles(
    connection: sqlite3.Connection, numbers: Iterable[int], query: Query, width: int = WIDTH
) -> dict[int, tuple[str, list[Range]]]:
    """The snippets of articles, from the index alone."""
    wanted = wanted_phrases(query, "body")
    decompressor = zstandard.ZstdDecompressor()
    found = connection.execute(
        "SELECT id, plain FROM text WHERE id IN (SELECT value FROM json_each(?))",
        (orjson.dumps(list(numbers)).decode(),),
    )
    return {
        number: _snippet(decompressor.decompress(plain).decode(), wanted, width)
        for number, plain in found
    }


def _snippet(plain: str, wanted: Sequence[Phrase], width: int) -> tuple[str, list[Range]]:
    start, end, folded = _best_paragraph(plain, wanted)
    paragraph = plain[start:end]
    places_found = _places(folded, wanted)
    # Folding stretches a text evenly, so where hits are in the folded text is near enough to
    # where they are in the text to cut a piece; to know exactly costs as much as all the rest.
    first = _best_start(places_found, width) * len(paragraph) // max(1, len(folded))
    begin, finish = _window(paragraph, first, width)
    text = _on_one_line(paragraph[begin:finish])
    found = ranges(text, wanted) if places_found else []
    if places_found and not found:
        first = _best_start(ranges(paragraph, wanted), width)
        begin, finish = _window(paragraph, first, width)
        text = _on_one_line(paragraph[begin:finish])
        found = ranges(text, wanted)
    if found and (begin > 0 or start > 0):
        text = "…" + text
        found = [(first + 1, last + 1) for first, last in found]
    if finish < len(paragraph) or (end < len(plain) and plain[end:].strip()):
        text += "…"
    return text, found


def _best_paragraph(plain: str, wanted: Sequence[Phrase]) -> tuple[int, int, str]:
    """The first paragraph with the most of the phrases in it, or the first with anything.

    As its range and its folded text.
    """
    # Often all is in the first paragraphs, and then the rest need not be folded.
    beginning = plain.rfind("\n\n", 0, _BEGINNING)
    for piece in (plain[: max(0, beginning)], plain):
        found = _fullest_paragraph(piece, wanted) if wanted else None
        if found is not None and (found[0] == len(wanted) or piece is plain):
            return found[1:]
    for start, end in _paragraphs(plain):
        if plain[start:end].strip():
            return start, end, ""
    return 0, 0, ""


def _fullest_paragraph(plain: str, wanted: Sequence[Phrase]) -> tuple[int, int, int, str] | None:
    """How many of the phrases are in the paragraph with most of them, its range, its fold."""
    folded = fold(plain)
    paragraphs, folded_paragraphs = _paragraphs(plain), _paragraphs(folded)
    if len(paragraphs) != len(folded_paragraphs):
        # A line of nothing but accents has gone in the fold.
        paragraphs, folded_paragraphs = [(0, len(plain))], [(0, len(folded))]
    starts = [start for start, _ in folded_paragraphs]
    there: dict[int, set[Phrase]] = {}
    for phrase in wanted:
        for place, _ in islice(places(folded, phrase), _MOST_PLACES):
            there.setdefault(bisect_right(starts, place) - 1, set()).add(phrase)
    if not there:
        return None
    best = min(there, key=lambda number: (-len(there[number]), number))
    start, end = folded_paragraphs[best]
    return len(there[best]), *paragraphs[best], folded[start:end]


def _places(folded: str, wanted: Sequence[Phrase]) -> list[Range]:
    return sorted(place for phrase in wanted for place in places(folded, phrase))


def _paragraphs(text: str) -> list[Range]:
    """The ranges between empty lines; folding a text leaves them in their order."""
    bounds: list[Range] = []
    start = 0
    for paragraph in text.split("\n\n"):
        bounds.append((start, start + len(paragraph)))
        start += len(paragraph) + 2
    return bounds


def _best_start(found: list[Range], width: int) -> int:
    """Where the most hits begin within a window; 0 if there is none."""
    best, most = 0, 0
    last = 0
    for place, (start, _) in enumerate(found):
        last = max(last, place)
        while last < len(found) and found[last][1] - start <= width * 3 // 4:
            last += 1
        if last - place > most:
            best, most = start, last - place
    return best


def _window(paragraph: str, first: int, width: int) -> Range:
    """About `width` characters around a place, from blank to blank where there are any."""
    begin = max(0, min(first - width // 4, len(paragraph) - width))
    finish = min(len(paragraph), begin + width)
    if begin > 0:
        blank = paragraph.find(" ", begin, max(begin, min(first, begin + 24)))
        begin = blank + 1 if blank >= 0 else begin
    if finish < len(paragraph):
        blank = paragraph.rfind(" ", finish - 24, finish)
        finish = blank if blank > first else finish
    return begin, finish


def _on_one_line(piece: str) -> str:
    return " ".join((_MARKS.sub("", piece) if _HAS_MARKS.search(piece) else piece).split())
