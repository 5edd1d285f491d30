"""The piece of a text that shows why it was found."""

from __future__ import annotations

import re
import sqlite3
import threading
from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

import orjson
import zstandard

from newsreader.index.fold import Phrase, fold
from newsreader.index.highlighting import Range, places, ranges, wanted_phrases
from newsreader.index.query.nodes import Query
from newsreader.records import record

WIDTH = 180
_MOST_PLACES = 100
_KEPT_CHARACTERS = 2_000_000

# Marks that the index's text still has; its words are those of the plain text.
_MARKS = re.compile(r"^[ >]*(?:#{1,6} |[-*+] )?|[*~]+|(?<!\w)_+|_+(?!\w)|\|", re.MULTILINE)
_HAS_MARKS = re.compile(r"[*~_|#>]|^ *[-+]", re.MULTILINE)


@record
class Text:
    """A plain text with its fold."""

    plain: str
    folded: str


# Article and fingerprint.
_Key = tuple[int, int]


class Texts:
    """The texts of the articles looked at last: while a word is typed they are the same ones.

    Safe for several threads. An article whose text has changed has another fingerprint.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._texts: OrderedDict[_Key, Text] = OrderedDict()
        self._characters = 0

    def of_articles(
        self, connection: sqlite3.Connection, numbers: Iterable[int]
    ) -> dict[int, Text]:
        """The texts of those of the articles that are indexed."""
        keys = {
            number: (number, fingerprint)
            for number, fingerprint in connection.execute(
                "SELECT id, fingerprint FROM article WHERE id IN (SELECT value FROM json_each(?))",
                (orjson.dumps(list(numbers)).decode(),),
            )
        }
        found = {number: self._kept(key) for number, key in keys.items()}
        new = dict(_read(connection, [n for n, text in found.items() if text is None]))
        for number, text in new.items():
            self._keep(keys[number], text)
        return {number: text for number, text in (found | new).items() if text is not None}

    def _kept(self, key: _Key) -> Text | None:
        with self._lock:
            text = self._texts.get(key)
            if text is not None:
                self._texts.move_to_end(key)
            return text

    def _keep(self, key: _Key, text: Text) -> None:
        # Without a fingerprint the article is about to be indexed again.
        if key[1] == 0:
            return
        with self._lock:
            if key in self._texts:
                return
            self._texts[key] = text
            self._characters += len(text.plain)
            while self._characters > _KEPT_CHARACTERS:
                _, dropped = self._texts.popitem(last=False)
                self._characters -= len(dropped.plain)


def snippet(plain: str, query: Query, width: int = WIDTH) -> tuple[str, list[Range]]:
    """A piece of about `width` characters with as many of the query's words as can be, on one
    line, and the ranges in it to light up; the beginning where none of them stands.
    """
    return _snippet(Text(plain, fold(plain)), wanted_phrases(query, "body"), width)


def of_texts(
    texts: Mapping[int, Text], query: Query, width: int = WIDTH
) -> dict[int, tuple[str, list[Range]]]:
    """The snippets of several texts."""
    wanted = wanted_phrases(query, "body")
    return {number: _snippet(text, wanted, width) for number, text in texts.items()}


def _read(connection: sqlite3.Connection, numbers: list[int]) -> Iterator[tuple[int, Text]]:
    if not numbers:
        return
    decompressor = zstandard.ZstdDecompressor()
    for number, compressed in connection.execute(
        "SELECT id, plain FROM text WHERE id IN (SELECT value FROM json_each(?))",
        (orjson.dumps(numbers).decode(),),
    ):
        plain = decompressor.decompress(compressed).decode()
        yield number, Text(plain, fold(plain))


def _snippet(text: Text, wanted: Sequence[Phrase], width: int) -> tuple[str, list[Range]]:
    start, end, folded = _best_paragraph(text, wanted)
    paragraph = text.plain[start:end]
    places_found = _places(folded, wanted)
    # Folding stretches a text evenly, so where hits are in the folded text is near enough to
    # where they are in the text to cut a piece; to know exactly costs as much as all the rest.
    first = _best_start(places_found, width) * len(paragraph) // max(1, len(folded))
    begin, finish = _window(paragraph, first, width)
    piece = _on_one_line(paragraph[begin:finish])
    found = ranges(piece, wanted) if places_found else []
    if places_found and not found:
        first = _best_start(ranges(paragraph, wanted), width)
        begin, finish = _window(paragraph, first, width)
        piece = _on_one_line(paragraph[begin:finish])
        found = ranges(piece, wanted)
    if found and (begin > 0 or start > 0):
        piece = "…" + piece
        found = [(first + 1, last + 1) for first, last in found]
    if finish < len(paragraph) or (end < len(text.plain) and text.plain[end:].strip()):
        piece += "…"
    return piece, found


def _best_paragraph(text: Text, wanted: Sequence[Phrase]) -> tuple[int, int, str]:
    """The first paragraph with the most of the phrases in it, or the first with anything.

    As its range and its folded text.
    """
    plain, folded = text.plain, text.folded
    paragraphs, folded_paragraphs = _paragraphs(plain), _paragraphs(folded)
    if len(paragraphs) != len(folded_paragraphs):
        # A line of nothing but accents has gone in the fold.
        paragraphs, folded_paragraphs = [(0, len(plain))], [(0, len(folded))]
    starts = [start for start, _ in folded_paragraphs]
    there: dict[int, set[Phrase]] = {}
    for phrase in wanted:
        for place, _ in islice(places(folded, phrase), _MOST_PLACES):
            there.setdefault(bisect_right(starts, place) - 1, set()).add(phrase)
    if there:
        best = min(there, key=lambda number: (-len(there[number]), number))
        start, end = folded_paragraphs[best]
        return *paragraphs[best], folded[start:end]
    for start, end in paragraphs:
        if plain[start:end].strip():
            return start, end, ""
    return 0, 0, ""


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
