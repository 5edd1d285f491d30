"""A note stays on its sentence when the article changes, or says that it does not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.document import plain_sha256
from newsreader.model import Annotation, TextPosition
from newsreader.store.anchors import find_quote, quote_at, reanchored

OLD = (
    "The council met on Tuesday evening in the old town hall.\n\n"
    "It promised to reopen the ferry line before the end of June.\n\n"
    "Mayor Aylin Demir said the money had been found in the harbour fund.\n\n"
    "Opposition members called the plan a promise made of paper."
)
PROMISE = "It promised to reopen the ferry line before the end of June."


def note_on(words: str, text: str = OLD) -> Annotation:
    start = text.index(words)
    end = start + len(words)
    return Annotation(
        number=1,
        article=1,
        motivation="commenting",
        body="check",
        created="2026-11-24T09:00:00Z",
        quote=quote_at(text, start, end),
        position=TextPosition(start, end),
        text_sha256=plain_sha256(text),
    )


def move(note: Annotation, text: str) -> tuple[str, str]:
    moved = reanchored(note, text, plain_sha256(text))
    assert moved.position is not None
    return moved.state, text[moved.position.start : moved.position.end]


def test_a_note_on_an_unchanged_text_is_exact() -> None:
    assert move(note_on(PROMISE), OLD) == ("exact", PROMISE)


def test_a_note_stays_exact_when_only_a_later_paragraph_changed() -> None:
    assert move(note_on(PROMISE), OLD + "\n\nUpdated at noon.") == ("exact", PROMISE)


def test_a_note_moves_with_its_sentence() -> None:
    assert move(note_on(PROMISE), "CORRECTED.\n\n" + OLD) == ("moved", PROMISE)


def test_of_two_equal_sentences_the_one_in_its_surroundings_is_taken() -> None:
    text = f"{PROMISE} So the paper wrote last year.\n\n" + OLD
    state, words = move(note_on(PROMISE), text)
    moved = reanchored(note_on(PROMISE), text, plain_sha256(text))
    assert (state, words) == ("moved", PROMISE)
    assert moved.position is not None
    assert moved.position.start > 80


def test_places_that_cannot_be_told_apart_are_approximate() -> None:
    row = "Result: the motion was carried by the council without a vote at all.\n\n"
    text = row * 3
    note = note_on("the motion was carried by the council", text)
    assert move(note, row * 5 + "End.")[0] == "approximate"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("the end of June", "the end of July"),
        ("promised to reopen", "promised again to reopen"),
        ("the ferry line", "the ferry"),
    ],
)
def test_a_lightly_edited_sentence_is_found_and_marked_approximate(old: str, new: str) -> None:
    text = OLD.replace(old, new)
    assert move(note_on(PROMISE), text) == ("approximate", PROMISE.replace(old, new))


def test_a_sentence_taken_out_is_lost_and_keeps_its_words() -> None:
    note = note_on(PROMISE)
    moved = reanchored(note, OLD.replace(PROMISE + "\n\n", ""), "new")
    assert moved.state == "lost"
    assert moved.quote == note.quote
    assert moved.text_sha256 == note.text_sha256


def test_a_lost_sentence_that_comes_back_is_found_again() -> None:
    lost = reanchored(note_on(PROMISE), OLD.replace(PROMISE + "\n\n", ""), "new")
    assert move(lost, "Restored.\n\n" + OLD) == ("moved", PROMISE)


def test_a_similar_sentence_about_another_team_is_not_taken_for_it() -> None:
    old = (
        "Team Alpha will publish its findings on the bridge in March.\n\n"
        "Between the two lies a long chapter on cables and their wear.\n\n"
        "Team Beta will publish its findings on the tunnel in April."
    )
    note = note_on("Team Alpha will publish its findings on the bridge in March.", old)
    text = old.split("\n\n", 1)[1]
    assert reanchored(note, text, "new").state == "lost"


def test_a_short_word_found_elsewhere_is_not_taken_for_the_quote() -> None:
    old = "The vote was close. Nine of them said yes in the end."
    note = note_on("yes", old)
    text = "Entirely other words. A yes is a small thing, people think."
    assert reanchored(note, text, "new").state == "lost"


def test_a_note_on_the_whole_article_has_no_place_to_lose() -> None:
    note = Annotation(1, 1, "commenting", "body", "2026-11-24T09:00:00Z", text_sha256="old")
    assert reanchored(note, "anything", "new").state == "exact"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("The council met", "The council met"),
        ("the COUNCIL met", "The council met"),
        ("old   town\nhall. It promised", "old town hall.\n\nIt promised"),
    ],
)
def test_a_quotation_is_found_as_people_type_it(typed: str, found: str) -> None:
    place = find_quote(OLD, typed)
    assert place is not None
    assert OLD[place[0] : place[1]] == found


def test_typographic_quotation_marks_may_be_typed_straight() -> None:
    assert find_quote("She said “don’t – never”.", '"don\'t - never"') == (9, 24)


@pytest.mark.parametrize("typed", ["", "   ", "the mayor resigned"])
def test_a_quotation_that_is_not_there_is_not_found(typed: str) -> None:
    assert find_quote(OLD, typed) is None


@given(st.text(max_size=200), st.text(max_size=200), st.integers(0, 250), st.integers(1, 60))
def test_whatever_is_put_before_and_after_a_note_is_never_on_other_words(
    before: str, after: str, start: int, length: int
) -> None:
    """exact and moved mean: the very words."""
    start = min(start, len(OLD) - 1)
    words = OLD[start : start + length]
    text = before + OLD + after
    note = Annotation(
        number=1,
        article=1,
        motivation="highlighting",
        body="",
        created="2026-11-24T09:00:00Z",
        quote=quote_at(OLD, start, start + len(words)),
        position=TextPosition(start, start + len(words)),
        text_sha256="old",
    )
    moved = reanchored(note, text, "new")
    assert moved.position is not None
    if moved.state in ("exact", "moved"):
        assert text[moved.position.start : moved.position.end] == words
    if len(words) > 24:
        assert moved.state != "lost"
