"""Random queries and articles, small enough that they meet."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from newsreader.index.query.fields import PROPERTIES, STATES
from newsreader.index.query.nodes import (
    And,
    Dates,
    Entity,
    Has,
    Is,
    Language,
    Not,
    Or,
    Source,
    Tag,
    WordCount,
    Words,
)

WORDS = [
    "harbour",
    "Pier",
    "Erdoğan",
    "erdogan",
    "Straße",
    "STRASSE",
    "北京",
    "北京大学",
    "京",
    "a",
    "U.S.",
]
WORDS += [
    "harb",
    "Đoković",
    "Djokovic",
    "محمد",
    "été",
    "12",
    "new york",
    "york times",
    "state-of-the-art",
]
TAGS = ["local", "Économie", "two words", "c++", "loc"]
AUTHORS = ["Jane Reyes", "Ines Okafor", "王小明"]
PUBLISHERS = ["The Guardian", "Le Monde", "Turkish Minute"]
URLS = [
    "https://www.theguardian.com/world/harbour-1",
    "https://lemonde.fr/a_b",
    "https://example.org/北京",
]
FILES = ["report.html", "harbour pier.txt"]
NAMES = ["Recep Tayyip Erdoğan", "Erdoğan", "NATO", "New York", "Ines Okafor"]
LABELS = ["PERSON", "ORG", "LOC", "GPE", "DATE"]
LANGUAGES = ["en", "en-gb", "de", "tr"]
DAYS = ["2024-02-29", "2024-12-31", "2025-01-01", "2025-03-14", "2026-11-24"]

_word = st.sampled_from(WORDS)
_prefix = st.booleans()
_days = st.none() | st.sampled_from(DAYS)


def _dates(field: str, first: str | None, end: str | None) -> Dates:
    text = f"{first or '*'}..{end or '*'}"
    return Dates(field, first, end, text)


_leaf = st.one_of(
    st.builds(
        Words,
        _word,
        st.sampled_from([None, None, None, "title", "body", "note"]),
        _prefix,
        st.booleans(),
    ),
    st.builds(
        Source,
        st.sampled_from(["author", "site", "url", "file"]),
        st.sampled_from(
            [*WORDS, "guardian", "theguardian.com", "reyes", "王小明", "lemonde", "report"]
        ),
        _prefix,
    ),
    st.builds(
        Entity,
        st.sampled_from(["person", "org", "place", "entity"]),
        st.sampled_from([*NAMES, "tayyip", "nat", "york"]),
        _prefix,
    ),
    st.builds(Tag, st.sampled_from([*TAGS, "economie"]), _prefix),
    st.builds(Language, st.sampled_from(LANGUAGES)),
    st.builds(Is, st.sampled_from(list(STATES))),
    st.builds(Has, st.sampled_from(list(PROPERTIES))),
    st.builds(_dates, st.sampled_from(["published", "saved", "read"]), _days, _days),
    st.builds(Dates, st.just("date"), st.none(), st.sampled_from(DAYS), st.just("")).map(
        lambda d: Dates("date", None, d.end, str(d.end))
    ),
    st.builds(WordCount, st.none() | st.integers(0, 8), st.integers(0, 8)),
)


def nodes() -> st.SearchStrategy[Any]:
    """Query trees of a few conditions."""
    return st.recursive(
        _leaf,
        lambda inner: st.one_of(
            st.builds(Not, inner),
            st.lists(inner, min_size=2, max_size=3).map(lambda parts: And(tuple(parts))),
            st.lists(inner, min_size=2, max_size=3).map(lambda parts: Or(tuple(parts))),
        ),
        max_leaves=5,
    )
