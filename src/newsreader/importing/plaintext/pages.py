"""Pages of a text that was printed or converted: their running heads, feet and numbers.

A running head says the same on page after page but for a number; it stands in the middle of
sentences that go on below it. Form feeds tell where pages end; without them repetition does.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from newsreader.importing.plaintext.unwrap import Line, to_lines

PAGE_HEADER = "page header"

_DIGITS = re.compile(r"\d+")
_DEEPEST = 3
_LONGEST = 160
_PAGE_NUMBER = re.compile(
    r"""(?:[-–—|\[(.\s]*\d{1,4}[-–—|\])./\s]*
      | (?:page|pg\.?|p\.|seite|sayfa|página|pagina|pág\.?|стр\.?|страница|s\.)\s*\d{1,4}
        (?:\s*(?:of|von|sur|de|di|из|/)\s*\d{1,4})?
      | \d{1,4}\s*(?:of|von|sur|/|из)\s*\d{1,4}
      | \d{1,4}\s*\.?\s*sayfa (?:\s*/\s*\d{1,4})?
    )""",
    re.VERBOSE | re.IGNORECASE,
)
# What a browser prints above and below: "7/3/24, 5:12 PM   Title" and "https://… 1/3".
_PRINTED_HEAD = re.compile(
    r"\d{1,2}[./]\d{1,2}[./]\d{2,4},? \d{1,2}:\d\d(?: ?[AP]M)?(?: .{3,200})?", re.IGNORECASE
)
_PRINTED_FOOT = re.compile(r"https?://\S+ (?:page )?\d{1,3} ?(?:/|of) ?\d{1,3}", re.IGNORECASE)


def split_pages(text: str) -> list[list[Line]]:
    """The lines of each page; one page where no form feed parts the text."""
    return [lines for page in text.split("\f") if (lines := to_lines(page))]


def running_lines(pages: list[list[Line]]) -> list[tuple[int, str]]:
    """The running heads, feet and page numbers as (index, text).

    The index is the line's place in the text as a whole.
    """
    if len(pages) > 1:
        return _at_page_edges(pages)
    return _repeated(pages[0]) if pages else []


def without_lines(pages: list[list[Line]], running: list[tuple[int, str]]) -> list[Line]:
    """All lines but the running ones; what followed one of them, or a page's end, says so."""
    left_out = {index for index, _ in running}
    kept: list[Line] = []
    index = 0
    for number, page in enumerate(pages):
        page_break = number > 0
        for line in page:
            if index in left_out:
                page_break = True
            else:
                after_page = page_break and bool(kept)
                kept.append(replace(line, after_page=after_page) if after_page else line)
                page_break = False
            index += 1
    return kept


def _at_page_edges(pages: list[list[Line]]) -> list[tuple[int, str]]:
    counts: Counter[str] = Counter()
    for page in pages:
        counts.update({_shape(page[place].text) for place in _edges(len(page))})
    fewest = max(2, (len(pages) + 1) // 2)
    running: list[tuple[int, str]] = []
    start = 0
    for page in pages:
        for place in _edges(len(page)):
            text = page[place].text
            repeats = counts[_shape(text)] >= fewest and len(text) <= _LONGEST
            if repeats or _PAGE_NUMBER.fullmatch(text):
                running.append((start + place, text))
        start += len(page)
    return running


def _edges(count: int) -> list[int]:
    head = range(min(_DEEPEST, count))
    return sorted({*head, *range(max(0, count - _DEEPEST), count)})


def _repeated(lines: list[Line]) -> list[tuple[int, str]]:
    counts = Counter(_shape(line.text) for line in lines if _DIGITS.search(line.text))
    running: list[tuple[int, str]] = []
    for index, line in enumerate(lines):
        shape = _shape(line.text)
        printed = _PRINTED_HEAD.fullmatch(line.text) or _PRINTED_FOOT.fullmatch(line.text)
        numbered = _PAGE_NUMBER.fullmatch(line.text) and _is_sure_number(line.text, counts[shape])
        if (printed and counts[shape] >= 2) or _PRINTED_FOOT.fullmatch(line.text) or numbered:
            running.append((index, line.text))
    return running


def _is_sure_number(text: str, count: int) -> bool:
    # A number alone on a line can be a figure in a table; "Page 2 of 5" and "- 3 -" cannot.
    return not text.strip().isdigit() and (count >= 2 or any(char.isalpha() for char in text))


def _shape(text: str) -> str:
    return _DIGITS.sub("0", text.casefold())
