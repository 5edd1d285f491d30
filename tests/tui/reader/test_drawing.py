"""Lines as strips."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.style import Style
from textual.strip import Strip

from newsreader.document import Mark, parse
from newsreader.tui.reader.drawing import StyleOf, harmless, line_segments, safe_address
from newsreader.tui.reader.lines import Line, Page
from newsreader.tui.reader.links import links_of
from newsreader.tui.reader.marks import Layer
from newsreader.tui.reader.scrollbar import Ticks, bar_cells

BOLD = Style(bold=True)


def style_of(kind: str, marks: tuple[Mark, ...] = ()) -> Style:
    return BOLD if {"hit", "strong"} & {kind, *(mark.kind for mark in marks)} else Style()


def drawn(line: Line, text: str, layers: list[Layer], style_of: StyleOf) -> Strip:
    return Strip(line_segments(line, text, layers, style_of))


@pytest.mark.parametrize(
    ("address", "is_safe"),
    [
        ("https://example.com/a?b=c#d", True),
        ("HTTP://EXAMPLE.COM", True),
        ("mailto:editor@example.com", True),
        ("javascript:alert(1)", False),
        ("file:///etc/passwd", False),
        ("https://example.com/\x1b]8;;", False),
        ("https://example.com/ a", False),
        ("", False),
    ],
)
def test_only_http_https_and_mail_are_linked(address: str, is_safe: bool) -> None:
    assert (safe_address(address) == address) is is_safe


def test_links_are_listed_once_in_their_order() -> None:
    document = parse("[b](https://b.org) [a](https://a.org) [c](https://b.org) [x](ftp://x)")
    assert [(link.text, link.address) for link in links_of(document)] == [
        ("b", "https://b.org"),
        ("a", "https://a.org"),
    ]


def test_nothing_that_steers_a_terminal_is_drawn() -> None:
    text = "a\x1b[31mb\x9bc\u202ed\x07"
    page = Page(text, [Line("paragraph", 0, len(text))], 40)
    strip = drawn(page.lines[0], text, [], style_of)
    assert strip.text == "a[31mbcd"
    assert harmless("\x1b]52;c;x\x07") == "]52;c;x"


def test_markup_in_the_text_is_drawn_as_it_stands() -> None:
    text = "[bold]x[/bold] [@click=app.quit]y[/]"
    strip = drawn(Line("paragraph", 0, len(text)), text, [], style_of)
    assert strip.text == text


@given(
    st.lists(st.sampled_from(["a", "e\u0301", "東", "👨\u200d👩", "❤\ufe0f", " "]), min_size=1).map(
        "".join
    ),
    st.integers(0, 29),
    st.integers(1, 10),
)
def test_marks_never_change_the_width_of_a_line(text: str, start: int, length: int) -> None:
    line = Line("paragraph", 0, len(text))
    marked = Layer((Mark(start, start + length, "hit"),))
    strip = drawn(line, text, [marked], style_of)
    assert strip.text == text.rstrip(" ")
    assert strip.cell_length == cell_len(text.rstrip(" "))


def test_a_hit_is_drawn_over_its_letters_only() -> None:
    strip = drawn(Line("paragraph", 0, 11), "gas and oil", [Layer((Mark(4, 7, "hit"),))], style_of)
    assert [s.text for s in strip if s.style and s.style.bold] == ["and"]


def test_the_scroll_bar_shows_where_hits_are() -> None:
    ticks = Ticks({"hits": [0, 99]}, {"hits": BOLD})
    cells = bar_cells(100, 20, 40, 10, ticks, Style())
    glyphs = "".join(glyph for glyph, _ in cells)
    assert glyphs == "■│││┃┃│││■"


def test_the_scroll_bar_is_empty_when_all_is_seen() -> None:
    cells = bar_cells(10, 20, 0, 5, Ticks({}, {}), Style())
    assert "".join(glyph for glyph, _ in cells) == "     "
