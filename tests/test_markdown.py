"""The parser of Markdown that takes short cuts gives what markdown-it gives without them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from newsreader.markdown import markdown_parser

BARE = MarkdownIt("commonmark", {"html": False, "maxNesting": 100}).enable(
    ["table", "strikethrough"]
)
QUICK = markdown_parser()

PIECES = st.sampled_from(
    [
        *(
            "word",
            "Ünï",
            "日本",
            "ª",
            "1",
            "12. ",
            "3) ",
            "- ",
            "* ",
            "+ ",
            "> ",
            "# ",
            "## ",
            "=",
            "---",
        ),
        *(
            "\n",
            "\n\n",
            "\n\n\n",
            " ",
            "  ",
            "    ",
            "\t",
            "  \n",
            "\\",
            "\\\n",
            "*",
            "**",
            "_",
            "~~",
        ),
        *("`", "```\n", "~~~\n", "|", "|---|", "| a |", "[", "]", "](", "(", ")", "!", "<", ">"),
        *(
            "&amp;",
            "&",
            "[a]: ",
            "https://a.example/x",
            "http://a.example",
            "HTTPS://A.example/ü?q=%",
        ),
        *("javascript:", "mailto:a@b.example", "//a.example/x", "/x y", "https://b.example:80/"),
        *("https://u@c.example/", "%20", "%zz", "?a=b&c", "#d'", '"title"', " 'title'", "\x00"),
        *("\x7f", "\u00a0", "\u2028"),
    ]
)
MARKDOWN = st.lists(PIECES, max_size=24).map("".join)
ADDRESSES = st.builds(
    "{}{}{}{}".format,
    st.sampled_from(["http://", "https://", "https:/", "HTTP://", "ftp://", "", "//", "data:"]),
    st.sampled_from(
        ["a.example", "a-b.c.example", "a", "a.", ".a", "-.a", "xn--a.example", "ä.de"]
    ),
    st.sampled_from(["", "/", "?", "#", ":80/", ":/", "@b/", "/@", "//", "/\\"]),
    st.text("abAB09-._~!*'()+,;=:@/?#%[]{}|^&$ é", max_size=12),
)


@given(MARKDOWN)
def test_short_cuts_change_nothing(markdown: str) -> None:
    assert QUICK.parse(markdown) == BARE.parse(markdown)


@given(ADDRESSES)
def test_an_address_is_normalised_alike(address: str) -> None:
    assert QUICK.normalizeLink(address) == BARE.normalizeLink(address)
    link = f"A [link]({address}) and a ![picture]({address})."
    assert QUICK.parse(link) == BARE.parse(link)


@pytest.mark.parametrize("last", ["", "\n", " ", "\nmore", "\n- item", "\n===", "\n| a |\n| - |"])
@pytest.mark.parametrize(
    "before", ["", "- ", "> ", "1. ", "- a\n\n  ", "  ", "   ", "    ", "> > "]
)
def test_a_line_of_prose_ends_where_it_ends_for_every_rule(before: str, last: str) -> None:
    markdown = f"First.\n\n{before}Prose{last}\n\nAfter."
    assert QUICK.parse(markdown) == BARE.parse(markdown)
