"""The words that are indexed are the words that are read."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from newsreader.document import plain_text
from newsreader.index.fold import words
from newsreader.index.plain import indexed_text

PIECES = [
    *("word", "Erdoğan", "two words", "12", "1986", " ", "  ", "    ", "\n", "\n\n", ". ", ", "),
    *("*", "**", "_", "__", "~~", "`", "```", "~~~", "#", "## ", "> ", "- ", "* ", "+ "),
    *("1. ", "2) ", "1986. ", "1\\. ", "\\", "\\*", "\\[", "\\_", "---", "===", "|", "|---|"),
    *("[link](https://example.org/a_b)", "![picture](x.png)", '[a](b "title")', "[x][y]"),
    *("[", "]", "(", ")", "](", "!", "<", ">", "<https://example.org/path>", "<b>", "a@b.c"),
    *("[y]: https://example.org\n", "&amp;", "&lt;", "&eacute;", "&#39;", "&#233;", "&", ";"),
    *("[a](<b c>)", "[a](b(c)d)", "[a](javascript:b)", "[**bold**](x)", "**[a](b)**", "北京"),
    *("a | b\n---|---\nc | d | e\n", "        code", "\n1. one\n2. two\n", "\n* a\n    * b\n", ":"),
]
MARKDOWN = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)


@settings(max_examples=500)
@given(MARKDOWN)
@example("[![picture](a.png)](https://example.org) text")
@example("was in\n1986. A great year")
@example("2*3*4 and snake_case and **Er**doğan")
def test_the_indexed_words_are_those_of_the_plain_text(markdown: str) -> None:
    assert words(indexed_text(markdown)) == words(plain_text(markdown))


ORDINARY = """# The harbour opens

By *Ines Okafor*, [Acme News](https://example.org/authors/ines_okafor "more")

The **new pier** cost 12\\_000 € and &amp; more. ![a crane](crane.jpg)

> It took long, said [the mayor](https://example.org/mayor).

* one
* two

1. first
2. second
"""


def test_an_ordinary_article_needs_no_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = words(plain_text(ORDINARY))

    def never(_: str) -> str:
        raise AssertionError("parsed")

    monkeypatch.setattr("newsreader.index.plain.plain_text", never)
    assert words(indexed_text(ORDINARY)) == expected
