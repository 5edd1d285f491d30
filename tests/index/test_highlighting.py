"""Hits are lit up where the words stand, and snippets show them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.index.fold import fold, words
from newsreader.index.highlighting import hits
from newsreader.index.query import parse
from newsreader.index.snippets import snippet


def lit(text: str, query: str) -> list[str]:
    return [text[start:end] for start, end in hits(text, parse(query))]


@pytest.mark.parametrize(
    ("query", "text", "expected"),
    [
        ("erdogan", "Erdoğan'ın, ERDOĞAN and Erdogans", ["Erdoğan", "ERDOĞAN"]),
        ("erdog*", "Erdoğan and Erdogans", ["Erdoğan", "Erdogans"]),
        ('"new york"', "New\nYork, York, new-york", ["New\nYork", "new-york"]),
        ('"new yo"*', "in New Yorkshire", ["New Yorkshire"]),
        ("strasse", "Die Straße, die STRASSE", ["Straße", "STRASSE"]),
        ("北京", "记者在北京大学报道北京", ["北京", "北京"]),
        ("北京大学", "记者在北京大学报道", ["北京大学"]),
        ("京", "北京大学 京", ["京", "京"]),
        ("iphone手机", "新iPhone手机壳", ["iPhone手机"]),
        ("djokovic", "Novak Đoković and Djokovic", ["Đoković", "Djokovic"]),
        ("harbour -pier", "the harbour and the pier", ["harbour"]),
        ("-(harbour -pier)", "the harbour and the pier", ["pier"]),
        ("person:putin", "Vladimir Putin said", ["Putin"]),
        ('"new york" "york times"', "the New York Times", ["New York Times"]),
        ("site:harbour is:unread", "the harbour", []),
        ("title:harbour body:pier", "harbour pier", ["pier"]),
        ("file", "the ﬁle", ["ﬁle"]),
        ("", "nothing is lit", []),
    ],
)
def test_what_was_found_is_lit_up(query: str, text: str, expected: list[str]) -> None:
    assert lit(text, query) == expected


@given(st.text(st.characters(exclude_categories=("Cs", "Co")), max_size=40), st.data())
def test_each_word_of_a_text_lights_up_in_it(text: str, data: st.DataObject) -> None:
    found = words(text)
    if not found:
        return
    word = data.draw(st.sampled_from(found))
    ranges = hits(text, parse(f'"{word}"'))
    assert ranges
    assert all(0 <= start < end <= len(text) for start, end in ranges)
    assert any(
        word in fold(text[start:end]) or fold(text[start:end]).strip().startswith(word[:1])
        for start, end in ranges
    )


LONG = "\n\n".join(f"Paragraph {n} is about nothing in particular at all." for n in range(50))


def test_a_snippet_shows_the_words_that_were_found() -> None:
    text = f"{LONG}\n\nThen the **Erdoğan** visit\nto the harbour of Ankara began.\n\n{LONG}"
    piece, found = snippet(text, parse("harbour erdogan"))
    assert piece == "…Then the Erdoğan visit to the harbour of Ankara began.…"
    assert [piece[start:end] for start, end in found] == ["Erdoğan", "harbour"]


def test_a_snippet_of_a_long_paragraph_is_cut_between_words() -> None:
    text = "word " * 300 + "harbour " + "word " * 300
    piece, found = snippet(text, parse("harbour"), width=100)
    assert len(piece) <= 102
    assert piece.startswith("…word ") and piece.endswith(" word…")
    assert [piece[start:end] for start, end in found] == ["harbour"]


def test_a_snippet_without_hits_is_the_beginning() -> None:
    piece, found = snippet("\n\n# The *first* words\n\nand the rest", parse("is:unread"))
    assert (piece, found) == ("The first words…", [])


def test_the_snippet_of_an_empty_text_is_empty() -> None:
    assert snippet("", parse("harbour")) == ("", [])
