"""One address and one key for one article."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.importing.canonical import article_key, canonical_url


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        (
            "HTTPS://News.Example.ORG:443/A/b?utm_source=x&id=7#top",
            "https://news.example.org/A/b?id=7",
        ),
        ("http://example.org:80", "http://example.org/"),
        ("http://example.org:8080/x", "http://example.org:8080/x"),
        ("https://user:secret@example.org/x?fbclid=1", "https://example.org/x"),
        ("https://example.org/story/amp", "https://example.org/story/amp"),
        ("https://example.org/?b=2&a=1&gclid=z", "https://example.org/?b=2&a=1"),
        ("https://example.org/?ref=home", "https://example.org/?ref=home"),
        ("http://[2001:db8::1]/x", "http://[2001:db8::1]/x"),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("http://[bad", None),
        ("http://example.org:99999/", None),
        ("//example.org/x", None),
        ("https://example.org/" + "x" * 2000, None),
        ("not an address", None),
        ("https://./x", None),
        ("https://example.org./x", "https://example.org/x"),
        ("", None),
        (None, None),
    ],
)
def test_an_address_loses_what_names_only_the_link(url: str | None, canonical: str | None) -> None:
    assert canonical_url(url) == canonical


@given(st.text(max_size=80))
def test_an_address_of_any_text_is_none_or_settles(text: str) -> None:
    canonical = canonical_url("https://" + text)
    assert canonical is None or canonical_url(canonical) == canonical


def test_the_same_page_has_one_key() -> None:
    keys = {
        article_key(url, "Title", "text")
        for url in (
            "http://www.example.org/a/?x=1&y=2",
            "https://example.org/a?y=2&x=1&utm_medium=mail",
            "https://example.org/a?y=2&x=1#part",
        )
    }
    assert len(keys) == 1
    assert article_key("https://example.org/b", "Title", "text") not in keys


def test_without_an_address_the_words_are_the_key() -> None:
    assert article_key(None, "A title", "Some  WORDS, here.") == article_key(
        None, "a title", "some words here"
    )
    assert article_key(None, "A title", "other words") != article_key(None, "A title", "some words")
