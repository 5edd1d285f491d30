"""What is typed into the search bar is understood, or it is said how to mend it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.errors import QueryError
from newsreader.index.query import describe, normal_sort, parse
from newsreader.index.query.nodes import Dates, Node, Words
from newsreader.index.query.writing import written

from .strategies import nodes

TODAY = date(2026, 11, 24)

READ_BACK = [
    ("", "all articles"),
    ("in:all", "all articles"),
    ("harbour pier", "harbour · pier"),
    ("harbour AND pier", "harbour · pier"),
    ('"north pier" -storm', "“north pier” · not storm"),
    ("“north pier” −storm", "“north pier” · not storm"),
    (
        "title:harbour OR title:pier is:unread -tag:done",
        "title has harbour or pier · unread · not tagged done",
    ),
    ("berlin OR bonn election", "berlin or bonn · election"),
    ("-(a OR b c)", "not ((a or b) and c)"),
    ("NOT a", "not a"),
    ("harb* #local", "harb… · tagged local"),
    ('tag:a,"b c"', "tagged a or “b c”"),
    (
        "has:note lang:de before:7d",
        "with a note · in German · published or saved before 2026-11-17",
    ),
    ("state-of-the-art U.S.", "state-of-the-art · U.S."),
    ("https://a.b/c?d=e", "https://a.b/c?d=e"),
    ("by:reyes from:guardian", "by reyes · from guardian"),
    ('person:"Ines Okafor" org:nato', "person Ines Okafor · organisation nato"),
    ("place:ankara entity:putin", "place ankara · names putin"),
    ("in:inbox", "not archived"),
    ("in:archive in:trash", "archived · in the trash"),
    ("after:2025-02", "published or saved since 2025-02-01"),
    ("published:2025-01..2025-03", "published from 2025-01-01 to 2025-03-31"),
    ("published:2024-02-29", "published on 2024-02-29"),
    ("published:..2025", "published before 2026-01-01"),
    ("saved:7d", "saved since 2026-11-17"),
    ("saved:>=yesterday", "saved since 2026-11-23"),
    ("read:today", "last opened on 2026-11-24"),
    ("date:3m", "published since 2026-08-24"),
    ("words:>500", "at least 501 words"),
    ("words:500..1000", "500 to 1,000 words"),
    ("words:<=10", "at most 10 words"),
    ("harbour sort:-saved", "harbour · first saved first"),
    ("sort:words-asc", "all articles · shortest first"),
    ("& harbour - …", "harbour"),
    ("(&)", "all articles"),
    ("title: harbour", "title has harbour"),
    (
        "note:check url:example.org file:report",
        "note has check · address has example.org · file name has report",
    ),
]


@pytest.mark.parametrize(("typed", "expected"), READ_BACK)
def test_a_query_is_read_back_in_words(typed: str, expected: str) -> None:
    assert describe(parse(typed, TODAY)) == expected


ERRORS = [
    (
        "perzon:x",
        0,
        'There is no field "perzon:". Did you mean "person:"? '
        'To look for the text itself, write "perzon:…" in quotation marks.',
    ),
    (
        "a foo:bar",
        2,
        'There is no field "foo:". Press F1 for the list. '
        'To look for the text itself, write "foo:…" in quotation marks.',
    ),
    (
        "is:unraed",
        3,
        '"is:unraed" is not known. Use one of: unread, read, reading, starred, archived, '
        "trashed, duplicate, linkonly. Did you mean is:unread?",
    ),
    (
        "has:notes",
        4,
        '"has:notes" is not known. Use one of: note, highlight, tag, entity, date, author, '
        "versions, original. Did you mean has:note?",
    ),
    ('say "open', 4, 'The quotation mark is never closed. Add " at the end, or leave it out.'),
    ("x (a", 2, "This bracket is never closed."),
    ("a)", 1, "This closing bracket has no opening bracket."),
    ("OR x", 0, "OR needs something before it."),
    ("x OR", 2, "OR needs something after it."),
    ("AND x", 0, "AND needs something before it."),
    ("x AND", 2, "AND needs something after it."),
    ("x NOT", 2, "NOT needs something after it."),
    ("()", 1, "There is nothing to search for here."),
    (
        "before:soon",
        7,
        '"soon" is not a date. Write 2025, 2025-03, 2025-03-14, today, yesterday, '
        "or 7d, 2w, 3m, 1y ago.",
    ),
    (
        "saved:2025-02-30",
        6,
        '"2025-02-30" is not a date. Write 2025, 2025-03, 2025-03-14, today, yesterday, '
        "or 7d, 2w, 3m, 1y ago.",
    ),
    ("x tag:", 2, '"tag:" needs a value, for example tag:economy.'),
    ("tag: OR b", 0, '"tag:" needs a value, for example tag:economy.'),
    (
        "words:many",
        6,
        '"many" is not a number of words. Write >500, <1000 or 500..1000.',
    ),
    ("lang:%", 5, '"%" is not a language. Write its code, for example en, de or tr.'),
    (
        "title:&",
        6,
        '"title:&" has no letter or digit to look for. Write, for example, title:harbour.',
    ),
    (
        "sort:savd",
        5,
        '"sort:savd" is not known. Use one of: saved, published, title, publisher, words, '
        "unread, relevance. Did you mean sort:saved?",
    ),
    ("-sort:saved", 1, "Write sort:-saved to turn the order round."),
    ("(" * 60 + "x", 40, "The brackets are nested too deep."),
    ("x " * 201, 400, "These are too many conditions. 200 are the most."),
    ("x" * 4001, 4000, "The query is too long. 4000 characters are the most."),
]


@pytest.mark.parametrize(("typed", "position", "message"), ERRORS)
def test_an_error_says_where_and_what_to_do(typed: str, position: int, message: str) -> None:
    with pytest.raises(QueryError) as caught:
        parse(typed, TODAY)
    assert str(caught.value) == message
    assert caught.value.position == position


def test_or_in_small_letters_is_a_word_but_hinted_at() -> None:
    query = parse("berlin or bonn")
    assert [leaf.text for leaf in query.leaves() if isinstance(leaf, Words)] == [
        *("berlin", "or", "bonn")
    ]
    assert query.hint == '"or" is looked for as a word. Write OR in capitals.'
    assert parse("an eye and an ear").hint is None
    assert parse("either or").hint is None


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("saved", "saved"),
        ("-saved", "-saved"),
        ("saved:asc", "-saved"),
        ("saved:desc", "saved"),
        ("title:asc", "title"),
        ("title-desc", "-title"),
        ("WORDS", "words"),
    ],
)
def test_a_sort_key_may_be_written_in_several_ways(typed: str, expected: str) -> None:
    assert normal_sort(typed) == expected


def test_leap_days_and_month_ends_are_counted() -> None:
    def first(text: str, today: date) -> str | None:
        (leaf,) = parse(f"after:{text}", today).leaves()
        assert isinstance(leaf, Dates)
        return leaf.first

    assert first("1m", date(2026, 3, 31)) == "2026-02-28"
    assert first("1y", date(2024, 2, 29)) == "2023-02-28"
    assert first("2w", date(2026, 1, 5)) == "2025-12-22"


PIECES = [*'abOR AND()"-:#*,.§北é“”\n', "tag:", "is:", "before:", "NOT "]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_whatever_is_typed_is_a_query_or_an_error_with_a_place(typed: str) -> None:
    try:
        describe(parse(typed, TODAY))
    except QueryError as error:
        assert 0 <= error.position <= len(typed)


@given(nodes())
def test_a_query_is_written_as_it_would_be_typed(node: Node) -> None:
    text = written(node)
    root = parse(text, TODAY).root
    assert root is not None
    assert written(root) == text
