"""The Markdown of a page reads as the page does, with no mark too many or too few."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from newsreader.document import parse, plain_text
from newsreader.importing.page.markdown import to_markdown


def markdown_of(content: str, base: str | None = None) -> str:
    return to_markdown(html.fromstring(f"<div>{content}</div>"), base)


@pytest.mark.parametrize(
    ("content", "markdown"),
    [
        ("<p>Plain words.</p><p>More.</p>", "Plain words.\n\nMore."),
        ("<p>a <b>bold </b>word</p>", "a **bold** word"),
        ("<p><b>N</b>ASA and <i>more</i>more</p>", "**N**ASA and *more*more"),
        ("<p><b>see <a href='http://a.b/c'>this</a></b>.</p>", "**see [this](http://a.b/c)**."),
        ("<p><b>“No,”</b>she said</p>", "“No,”she said"),
        ("<p><b></b><i> </i>x</p>", "x"),
        ("<p>one<br>two</p>", "one  \ntwo"),
        ("<h1>A <b>head</b></h1>", "## A head"),
        ("<p><code>a`b</code></p>", "``a`b``"),
        ("<p>10<sup>6</sup> and H<sub>2</sub>O</p>", "10⁶ and H₂O"),
        ("<ul><li><p>a</p></li><li>b</li></ul>", "- a\n- b"),
        ("<ul><li><p>a</p><p>b</p></li></ul>", "- a  \nb"),
        ("<ol start='3'><li>c</li><li>d</li></ol>", "3. c\n4. d"),
        ("<blockquote><p>q</p><p>r</p></blockquote>", "> q\n> \n> r"),
        (
            "<blockquote><p>So it is.</p><footer>Ann <cite>Lee</cite></footer></blockquote>",
            "> So it is.  \n> Ann Lee",
        ),
        ("<p><a href='javascript:x()'>go</a></p>", "go"),
        ("<p><a href='http://a/b_(c)'>d</a></p>", "[d](http://a/b_%28c%29)"),
        ("<a href='/n'><h3>Head</h3></a>", "### [Head](http://x.y/n)"),
        ("<dl><dt>Term</dt><dd>What it is.</dd></dl>", "**Term**\n\nWhat it is."),
    ],
)
def test_writes_what_the_page_shows(content: str, markdown: str) -> None:
    assert markdown_of(content, "http://x.y/p") == markdown


def test_keeps_the_links_and_the_columns_of_text_that_was_typed() -> None:
    typed = "<pre>Name        Date\n\n  See <a href='/two'>section 2</a>,\n  or call.</pre>"

    document = parse(markdown_of(typed, "http://x.y/p"))

    blank = "\N{NO-BREAK SPACE}"
    assert document.text == f"Name{8 * blank}Date\n\nSee section 2,\n{2 * blank}or call."
    assert [(mark.kind, mark.data) for mark in document.marks] == [("link", "http://x.y/two")]


def test_keeps_code_with_links_as_code() -> None:
    source = "<pre>def f() {\n    return <a href='/g'>g</a>();\n}</pre>"

    assert markdown_of(source) == "```\ndef f() {\n    return g();\n}\n```"


@pytest.mark.parametrize(
    "text",
    [
        "5 * 3 * 2",
        "*args and _snake_case_",
        "see [1](note) and [x]: y",
        "a < b & c > d, <b>",
        "&amp; stays",
        "1. Not a list",
        "2024) neither",
        "- no item",
        "+ no item",
        "# no heading",
        "> no quote",
        "--- no rule",
        "===",
        "C:\\temp\\*.txt",
        "`tick` and ``two``",
        "~~struck~~ and ~one~",
        "a | b | c",
        "Wow! [x]",
        "http://a.b/c_d_e",
        "<http://a.b>",
    ],
)
def test_text_that_looks_like_markup_stays_text(text: str) -> None:
    paragraph = html.fromstring("<div><p></p></div>")
    paragraph[0].text = text
    assert plain_text(to_markdown(paragraph, None)) == text


@settings(max_examples=120, deadline=None)
@given(st.text(alphabet="ab1 *_`[]()<>&\\#+-=.!|~:\"'", min_size=1, max_size=40))
def test_any_text_comes_back_as_it_was(text: str) -> None:
    root = html.fromstring("<div><p></p></div>")
    root[0].text = f"x {text} y"
    assert plain_text(to_markdown(root, None)) == " ".join(f"x {text} y".split())


class TestTables:
    """Tables of data keep their rows and columns; tables that lay out a page vanish."""

    def test_a_cell_is_one_line_whatever_is_in_it(self) -> None:
        markdown = markdown_of(
            "<table><tr><th>Name</th><th>Sum</th></tr>"
            "<tr><td><p><b>A</b></p><p>x | y</p></td><td>3<br>4</td></tr></table><p>after</p>"
        )
        assert markdown == "| Name | Sum |\n| --- | --- |\n| **A** x \\| y | 3 4 |\n\nafter"
        table = next(block for block in parse(markdown).blocks if block.kind == "table")
        assert len(table.cells) == 2

    def test_missing_and_spanning_cells_keep_the_columns(self) -> None:
        markdown = markdown_of(
            "<table><tr><th>a</th><th>b</th><th>c</th></tr>"
            "<tr><td colspan='2'>wide</td><td>1</td></tr><tr><td>2</td></tr></table>"
        )
        rows = markdown.split("\n")
        assert [row.count("|") for row in rows] == [4, 4, 4, 4]
        assert rows[2] == "| wide |  | 1 |"

    def test_a_layout_table_is_taken_apart(self) -> None:
        cell = f"<td><p>{'words of a long story ' * 40}</p><p>more</p></td>"
        markdown = markdown_of(f"<table><tr><td>menu</td>{cell}</tr></table>")
        assert "|" not in markdown
        assert markdown.startswith("menu\n\nwords of")


class TestCode:
    """Code comes through letter for letter."""

    def test_a_fence_is_longer_than_any_in_the_code(self) -> None:
        markdown = markdown_of(
            '<pre><code class="language-python">def f():\n    return "```"</code></pre>'
        )
        assert markdown == '````python\ndef f():\n    return "```"\n````'

    def test_code_in_a_quote_stays_in_it(self) -> None:
        markdown = markdown_of("<blockquote><p>see</p><pre>a\n  b</pre></blockquote>")
        code = next(block for block in parse(markdown).blocks if block.kind == "code")
        assert code.lead.startswith("▌")
        assert plain_text(markdown) == "see\n\na\n  b"


class TestPictures:
    """A picture has an address and a label, and no plain text."""

    def test_a_lazy_picture_has_its_real_address(self) -> None:
        markdown = markdown_of(
            "<p><img src='data:image/gif;base64,R0' data-src='/a b.jpg' alt='A [good] view'></p>",
            "http://x.y/p/",
        )
        assert markdown == "![A good view](http://x.y/a%20b.jpg)"

    def test_decoration_is_left_out(self) -> None:
        assert markdown_of("<p>x<img src='/i/spacer.gif'><img src='/p.png' width='1'></p>") == "x"
