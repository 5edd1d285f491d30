"""Words become Markdown that says exactly these words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsreader import document
from newsreader.cleaning import clean_text
from newsreader.importing.escaping import escape_heading, escape_line, escape_lines

AWKWARD = st.text(
    alphabet=st.sampled_from(list("ab1.)(*_[]<>&#;`\\|~!+=-:/ \"'{}^$%@?,é漢\u00a0")), max_size=40
)
TEXT = st.one_of(AWKWARD, st.text(max_size=60))


def squeezed(text: str) -> str:
    return " ".join(clean_text(text).split())


@given(TEXT)
def test_a_line_comes_back_word_for_word(text: str) -> None:
    text = squeezed(text)
    assert document.plain_text(escape_line(text)) == text


@given(st.lists(TEXT, min_size=1, max_size=5))
def test_paragraphs_come_back_in_order(texts: list[str]) -> None:
    texts = [text for raw in texts if (text := squeezed(raw))]
    markdown = "\n\n".join(map(escape_line, texts))
    assert document.plain_text(markdown) == "\n\n".join(texts)


@given(st.lists(TEXT, min_size=1, max_size=5))
def test_lines_of_verse_stay_lines(texts: list[str]) -> None:
    texts = [text for raw in texts if (text := squeezed(raw))]
    assert document.plain_text(escape_lines(texts)) == "\n".join(texts)


@given(TEXT)
def test_a_heading_comes_back_as_a_heading(text: str) -> None:
    text = squeezed(text)
    if text:
        parsed = document.parse(f"before\n\n{escape_heading(text, 2)}\n\nafter")
        assert parsed.text == f"before\n\n{text}\n\nafter"
        assert [block.kind for block in parsed.blocks] == ["paragraph", "heading", "paragraph"]


def test_prose_without_marks_stays_as_it_is() -> None:
    line = "A snake_case word, 3 < 4 and R&D: nothing to escape (really)."
    assert escape_line(line) == line.replace("<", r"\<").replace("R&D", r"R\&D")
