"""Lines -> paragraphs: hard-wrapped lines rejoined, hyphenation healed.

Mail programs, databases and PDF converters break lines at a width. Whether a text is broken
at one is told by its lines together: most of them end in the middle of a sentence and
are about equally long. In any other text each line is a paragraph.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from newsreader.importing.plaintext.lines import (
    bullet_item,
    ends_sentence,
    squeeze,
    starts_lower,
)

# Wider than this, a line is a paragraph that somebody typed without a break.
_WIDEST = 130
_FEWEST_PAIRS = 3
_SHORTEST_LINE = 25
_SHORTEST_WIDTH = 55
_FEWEST_MID_SENTENCE = 0.5
_FEWEST_LOWER = 0.25
_FEWEST_FULL = 0.7
# Lines of text set in a proportional font differ by this much around the width.
_RAGGED = 0.72
_HEADING = 0.55
_LONGEST_VERSE_LINE = 60
_HYPHENATED = re.compile(r"([^\W\d_]{2,})[-‐­]$")
# No word before a hyphen is longer; a paragraph is looked at again with every line that joins it.
_LONGEST_END = 200
_FIRST_WORD = re.compile(r"^([^\W\d_]{2,})")
_NUMBERED = re.compile(r"^(?:\(?\d{1,3}[.)]|[a-z]\))\s")
_CASED = re.compile(r"[^\W\d_]")
_WIDE_SCRIPT_END = re.compile(r"[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]$")


@dataclass(slots=True)
class Line:
    """A line as it came: its text squeezed, how far it was indented, what it follows.

    `after_gap`: an empty line stood before it. `after_page`: a page's end stood before it.
    `alone`: known to be no part of a paragraph.
    """

    text: str
    indent: int = 0
    after_gap: bool = False
    after_page: bool = False
    alone: bool = False


@dataclass(slots=True)
class Paragraph:
    """Rejoined lines. `lines` has more than one where line breaks belong to the text."""

    lines: list[str] = field(default_factory=list)
    after_gap: bool = False

    @property
    def text(self) -> str:
        return " ".join(self.lines)


def to_lines(text: str) -> list[Line]:
    """The lines of a text that are not empty, with what was around them."""
    lines: list[Line] = []
    gap = True
    for raw in text.split("\n"):
        squeezed = squeeze(raw)
        if not squeezed:
            gap = True
            continue
        lines.append(Line(squeezed, len(raw) - len(raw.lstrip()), gap))
        gap = False
    return lines


def to_paragraphs(lines: list[Line]) -> list[Paragraph]:
    """The paragraphs of a text, each line break in them undone if it came from a width."""
    width = wrap_width(lines)
    if width is None:
        return _one_for_each_line(lines)
    gapped = _has_gaps(lines)
    words = _vocabulary(lines)
    paragraphs: list[Paragraph] = []
    previous: Line | None = None
    for line in lines:
        if previous is not None and _continues(previous, line, width, gapped):
            current = paragraphs[-1].lines
            current[-1] = _join(current[-1], line.text, words)
        else:
            paragraphs.append(Paragraph([line.text], line.after_gap))
        previous = line
    return paragraphs


def wrap_width(lines: list[Line]) -> int | None:
    """The width a text was broken at, in characters; None where it was not."""
    pairs = [
        (a, b)
        for a, b in pairwise(lines)
        if not (b.after_gap or a.alone or b.alone) and len(a.text) >= _SHORTEST_LINE
    ]
    if len(pairs) < _FEWEST_PAIRS:
        return _width_of_few(pairs)
    lengths = sorted(len(a.text) for a, _ in pairs)
    width = lengths[int(0.95 * (len(lengths) - 1))]
    if width > _WIDEST:
        return None
    mid = sum(not ends_sentence(a.text) for a, _ in pairs) / len(pairs)
    full = sum(_is_full(a.text, b.text, width) for a, b in pairs) / len(pairs)
    cased = [b.text for _, b in pairs if _is_cased(b.text)]
    lower = sum(map(starts_lower, cased)) / len(cased) if cased else 0.0
    if cased and 2 * len(cased) >= len(pairs):
        is_wrapped = mid >= _FEWEST_MID_SENTENCE and lower >= _FEWEST_LOWER
    else:
        is_wrapped = mid >= _FEWEST_MID_SENTENCE and full >= _FEWEST_FULL
    return width if is_wrapped else None


def _width_of_few(pairs: list[tuple[Line, Line]]) -> int | None:
    """The width of one short paragraph: every line of it must show the same."""
    width = max((len(line.text) for pair in pairs for line in pair), default=0)
    if not _SHORTEST_WIDTH <= width <= _WIDEST:
        return None
    shows = all(not ends_sentence(a.text) and _is_full(a.text, b.text, width) for a, b in pairs)
    return width if pairs and shows else None


def _one_for_each_line(lines: list[Line]) -> list[Paragraph]:
    paragraphs: list[Paragraph] = []
    for stanza in _stanzas(lines):
        is_verse = len(stanza) >= 2 and all(
            len(line.text) <= _LONGEST_VERSE_LINE
            and not line.alone
            and bullet_item(line.text) is None
            for line in stanza
        )
        if is_verse and _is_verse(stanza):
            paragraphs.append(Paragraph([line.text for line in stanza], stanza[0].after_gap))
        else:
            paragraphs += [Paragraph([line.text], line.after_gap) for line in stanza]
    return paragraphs


def _is_verse(stanza: list[Line]) -> bool:
    # Verse and addresses run on from line to line; a stack of headings or links does not.
    ends = sum(line.text.endswith((",", ";", "—", "–")) for line in stanza)
    return ends * 3 >= len(stanza) or sum(starts_lower(line.text) for line in stanza) * 2 >= len(
        stanza
    )


def _stanzas(lines: list[Line]) -> list[list[Line]]:
    stanzas: list[list[Line]] = []
    for line in lines:
        if line.after_gap or not stanzas:
            stanzas.append([])
        stanzas[-1].append(line)
    return stanzas


def _has_gaps(lines: list[Line]) -> bool:
    """Are paragraphs parted by empty lines? Then a stanza is a paragraph."""
    gaps = sum(line.after_gap for line in lines)
    ends = sum(ends_sentence(line.text) for line in lines)
    return gaps * 3 >= ends > 0


def _continues(a: Line, b: Line, width: int, gapped: bool) -> bool:
    if a.alone or b.alone:
        return False
    if b.after_gap and not b.after_page:
        return False
    if b.after_page:
        return starts_lower(b.text) and not ends_sentence(a.text)
    if b.indent - a.indent >= 2 or bullet_item(b.text) is not None or _NUMBERED.match(b.text):
        return _hyphenated(a.text) is not None and starts_lower(b.text)
    if starts_lower(b.text):
        return len(a.text) >= 0.35 * width
    if ends_sentence(a.text):
        if gapped:
            return len(a.text) >= _HEADING * width
        return _is_full(a.text, b.text, width)
    return len(a.text) >= (_HEADING if gapped else _RAGGED) * width


def _hyphenated(text: str) -> re.Match[str] | None:
    """The part of a word before the hyphen at the end of a line."""
    return _HYPHENATED.search(text[-_LONGEST_END:])


def _is_full(a: str, b: str, width: int) -> bool:
    """Would the first word of the next line not have fitted?"""
    return len(a) + 1 + len(b.split(" ", 1)[0]) > width


def _is_cased(text: str) -> bool:
    match = _CASED.search(text)
    return match is not None and match[0].lower() != match[0].upper()


def _vocabulary(lines: list[Line]) -> frozenset[str]:
    """The words of the text that no line end cuts, in lower case, hyphenated ones whole."""
    words: set[str] = set()
    for line in lines:
        for token in line.text.split(" ")[1:-1]:
            words.add(token.strip("\"'“”‘’«»„.,;:!?()[]…").casefold())
    return frozenset(words)


def _join(a: str, b: str, words: frozenset[str]) -> str:
    broken = _hyphenated(a)
    follows = _FIRST_WORD.match(b)
    if broken and follows and b[0].islower():
        first, second = broken[1], follows[1]
        compound = a[-_LONGEST_END:].rsplit(" ", 1)[-1].lstrip("\"'“”‘’«»„(") + second
        if _keeps_hyphen(first.casefold(), second.casefold(), compound.casefold(), words):
            return a + b
        return a[:-1] + b
    if a.endswith(("-", "–")) and not a.endswith((" -", " –")) and a[-2:-1].isalnum():
        return a + b
    if _WIDE_SCRIPT_END.search(a[-_LONGEST_END:]):
        return a + b
    return f"{a} {b}"


def _keeps_hyphen(first: str, second: str, compound: str, words: frozenset[str]) -> bool:
    if compound in words:
        return True
    if first + second in words:
        return False
    # "state-" + "owned": both are words of their own here. "govern-" + "ment": are not.
    return first in words and second in words and len(second) > 3
