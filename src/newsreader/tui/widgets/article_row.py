"""One article of the list, drawn into two lines, or three while searching.

● Erdoğan meets with Putin at SCO summit                    ★ ✎ ⧉
  Turkish Minute · 3 Jul 2024 · 4 min · #energy             43 %
  …invited the Russian president to visit Turkey…
"""

from __future__ import annotations

from datetime import date

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from newsreader.model import ArticleRow
from newsreader.records import record
from newsreader.tui import wording
from newsreader.tui.line_view import filled
from newsreader.tui.reader.cells import cut_to_width, width_cells

_GUTTER = 2
_SEPARATOR = " · "


@record
class Marks:
    """The signs beside a title. Each is one cell wide."""

    unread: str
    starred: str
    note: str
    copies: str
    selected: str


SYMBOLS = Marks("●", "★", "✎", "⧉", "✓")
LETTERS = Marks("U", "S", "N", "C", "+")


@record
class Snippet:
    """The words of the article that a search found; `hits` are ranges within `text`."""

    text: str
    hits: tuple[tuple[int, int], ...]


@record
class RowStyles:
    """The styles of the parts of a row."""

    base: Style
    title: Style
    unread: Style
    meta: Style
    mark: Style
    tag: Style
    snippet: Style
    hit: Style


@record
class RowContext:
    """What all rows of a list have in common."""

    marks: Marks
    today: date
    words_per_minute: int


def draw_row(
    row: ArticleRow,
    *,
    width: int,
    styles: RowStyles,
    context: RowContext,
    is_selected: bool = False,
) -> list[Strip]:
    """The two lines of a row."""
    return [
        _title_line(row, width, styles, context),
        _meta_line(row, width, styles, context, is_selected),
    ]


def draw_snippet(snippet: Snippet | None, *, width: int, styles: RowStyles) -> Strip:
    """The third line, while searching; blank until the words are known."""
    if snippet is None:
        return filled([], width, styles.base)
    room = max(0, width - _GUTTER - 1)
    text = cut_to_width(snippet.text, room)
    segments = [Segment(" " * _GUTTER, styles.base)]
    at = 0
    for start, end in snippet.hits:
        start, end = min(start, len(text)), min(end, len(text))
        if start < at or start == end:
            continue
        segments.append(Segment(text[at:start], styles.snippet))
        segments.append(Segment(text[start:end], styles.hit))
        at = end
    segments.append(Segment(text[at:], styles.snippet))
    return filled(segments, width, styles.base)


def _title_line(row: ArticleRow, width: int, styles: RowStyles, context: RowContext) -> Strip:
    marks = context.marks
    signs = [
        sign
        for sign, is_set in (
            (marks.starred, row.starred),
            (marks.note, row.notes > 0),
            (marks.copies, row.copies > 0),
        )
        if is_set
    ]
    right = "".join(f" {sign}" for sign in signs)
    room = max(1, width - _GUTTER - len(right) - 1)
    title = cut_to_width(row.title, room)
    padding = " " * (room - width_cells(title))
    gutter = f"{context.marks.unread} " if not row.read else "  "
    return filled(
        [
            Segment(gutter, styles.mark),
            Segment(title, styles.title if row.read else styles.unread),
            Segment(padding, styles.base),
            Segment(right, styles.mark),
        ],
        width,
        styles.base,
    )


def _meta_line(
    row: ArticleRow, width: int, styles: RowStyles, context: RowContext, is_selected: bool
) -> Strip:
    facts = [
        row.publisher or "",
        wording.day(row.published, context.today) if row.published else "",
        wording.reading_time(row.word_count, context.words_per_minute),
        "archived" if row.archived else "",
        "in the trash" if row.trashed else "",
    ]
    right = f" {row.progress:.0%}" if 0.005 <= row.progress < 0.995 else ""
    room = max(1, width - _GUTTER - len(right) - 1)
    meta = cut_to_width(_SEPARATOR.join(fact for fact in facts if fact), room)
    left = room - width_cells(meta)
    tags = " ".join(f"#{tag}" for tag in row.tags)
    tags = cut_to_width(f"{_SEPARATOR if meta else ''}{tags}", left) if tags and left > 6 else ""
    padding = " " * (left - width_cells(tags))
    gutter = f"{context.marks.selected} " if is_selected else "  "
    return filled(
        [
            Segment(gutter, styles.mark),
            Segment(meta, styles.meta),
            Segment(tags, styles.tag),
            Segment(padding, styles.base),
            Segment(right, styles.meta),
        ],
        width,
        styles.base,
    )
