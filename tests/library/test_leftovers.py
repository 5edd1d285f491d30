"""A piece that was left out goes back to its place, and everything else stays where it was."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.document import plain_text
from newsreader.errors import LibraryError
from newsreader.library import Library
from newsreader.library.leftovers import with_piece
from newsreader.model import Article, DroppedBlock, EntityMention, Source
from tests.library.conftest import Bring

_PAGE = """<html><head><title>Ferry | Courier</title></head><body><article><h1>Ferry</h1>
<p>The ferry began its crossings on Monday, with forty passengers on board and a brass band
playing on the pier, the harbour master Lena Holt told the Courier.</p>
<div class="newsletter-signup"><p>Get our newsletter every morning</p></div>
<p>It will run every hour until the bridge is mended, and the fare is two crowns for grown
people, while children and dogs travel for nothing, she said on Tuesday.</p></article>
</body></html>"""


def article(text: str, *pieces: DroppedBlock, at: str = "") -> Article:
    plain = plain_text(text)
    start = plain.find(at) if at else 0
    mention = EntityMention("PERSON", at, start, start + len(at), at) if at else None
    source = Source("a.html", "0" * 64, "html", "newsreader", "2026-01-01T00:00:00Z")
    return Article(
        "Title",
        text,
        word_count=len(plain.split()),
        entities=(mention,) if mention else (),
        source=replace(source, kept_ratio=0.5, dropped=pieces),
    )


def test_the_piece_stands_where_it_stood_and_names_move_along() -> None:
    piece = DroppedBlock("Get our *news*letter", "newsletter", len("First.\n\n"))
    later = DroppedBlock("Footer", "footer", len("First.\n\nLena Holt."))

    new = with_piece(article("First.\n\nLena Holt.", piece, later, at="Lena Holt"), piece)

    plain = plain_text(new.text)
    assert plain == "First.\n\nGet our *news*letter\n\nLena Holt."
    assert plain[new.entities[0].start : new.entities[0].end] == "Lena Holt"
    assert new.source is not None
    assert [(block.text, block.before) for block in new.source.dropped] == [("Footer", len(plain))]


@settings(max_examples=40, deadline=None)
@given(
    st.sampled_from(
        ["- a\n- b\n\nEnd.", "```\nx\n\ny\n```\n\nEnd.", "> q\n>\n> r\n\nEnd.", "Only."]
    ),
    st.integers(0, 30),
)
def test_all_else_reads_as_before(text: str, before: int) -> None:
    piece = DroppedBlock("1. A piece\nof # lines", "footer", before)

    plain = plain_text(with_piece(article(text, piece), piece).text)

    assert sorted(plain.split()) == sorted((plain_text(text) + " 1. A piece of # lines").split())
    assert "1. A piece\n\nof # lines" in plain


def test_a_piece_that_was_not_left_out_cannot_be_taken_back() -> None:
    with pytest.raises(LibraryError):
        with_piece(article("Text."), DroppedBlock("x", "footer"))


def test_taking_a_piece_back_is_undone_like_any_change(library: Library, bring: Bring) -> None:
    bring({"ferry.html": _PAGE})
    before = library.get(1)
    assert before.source is not None
    piece = next(block for block in before.source.dropped if "newsletter" in block.text)
    begin = plain_text(before.text).index("two crowns")
    library.annotate(1, "cheap", start=begin, end=begin + len("two crowns"))

    library.take_back(1, piece)

    after = library.get(1)
    assert "on the pier" in after.text.split("Get our newsletter")[0]
    assert "every hour" in after.text.split("Get our newsletter")[1]
    note = library.annotations(1)[0]
    assert note.position is not None
    assert plain_text(after.text)[note.position.start : note.position.end] == "two crowns"

    library.undo()
    assert library.get(1).text == before.text
