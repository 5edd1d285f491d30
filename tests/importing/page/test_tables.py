"""Twelve tables as sites write them, and the cells that the reader shows of each."""

from __future__ import annotations

import pytest
from lxml import html

from newsreader.document import parse
from newsreader.importing.page.markdown import to_markdown

_BODY = "<tr><td>May</td><td>12</td></tr><tr><td>June</td><td>9</td></tr>"
_MONTHS = [["May", "12"], ["June", "9"]]

DATA_TABLES = [
    pytest.param(
        f"<table><thead><tr><th>Month</th><th>Ships</th></tr></thead><tbody>{_BODY}</tbody></table>",
        [["Month", "Ships"], *_MONTHS],
        id="head and body",
    ),
    pytest.param(f"<table>{_BODY}</table>", _MONTHS, id="no head"),
    pytest.param(
        "<table><tr><th>May</th><td>12</td></tr><tr><th>June</th><td>9</td></tr></table>",
        _MONTHS,
        id="heads at the side",
    ),
    pytest.param(
        "<table><tr><th colspan='2'>Ships</th></tr>" + _BODY + "</table>",
        [["Ships", ""], *_MONTHS],
        id="a cell over two columns",
    ),
    pytest.param(
        "<table><tr><th>Port</th><th>Month</th><th>Ships</th></tr>"
        "<tr><td rowspan='2'>Larnhaven</td><td>May</td><td>12</td></tr>"
        "<tr><td>June</td><td>9</td></tr></table>",
        [["Port", "Month", "Ships"], ["Larnhaven", "May", "12"], ["", "June", "9"]],
        id="a cell over two rows",
    ),
    pytest.param(
        "<table><tr><td rowspan='2' colspan='2'>Both</td><td>1</td></tr>"
        "<tr><td>2</td></tr><tr><td>a</td><td>b</td><td>3</td></tr></table>",
        [["Both", "", "1"], ["", "", "2"], ["a", "b", "3"]],
        id="a cell over rows and columns",
    ),
    pytest.param(
        f"<table>{_BODY}<tfoot><tr><td>Sum</td><td>21</td></tr></tfoot></table>",
        [*_MONTHS, ["Sum", "21"]],
        id="a foot",
    ),
    pytest.param(
        "<table><tr><th>Word</th><th>Means</th></tr>"
        "<tr><td><code>a|b</code></td><td><p>one</p><p>or <b>two</b></p></td></tr></table>",
        [["Word", "Means"], ["a|b", "one or two"]],
        id="marks and paragraphs in cells",
    ),
    pytest.param(
        "<table><tr><td>a</td><td>b</td><td>c</td></tr><tr><td>d</td></tr></table>",
        [["a", "b", "c"], ["d", "", ""]],
        id="a short row",
    ),
]


@pytest.mark.parametrize(("table", "cells"), DATA_TABLES)
def test_each_cell_stands_in_its_row_and_column(table: str, cells: list[list[str]]) -> None:
    assert cells_of(table) == cells


def test_the_caption_stands_above_the_table() -> None:
    markdown = markdown_of(f"<table><caption>Ships by month</caption>{_BODY}</table>")

    assert parse(markdown).text.startswith("Ships by month\n\nMay")


@pytest.mark.parametrize(
    "table",
    [
        f"<table role='presentation'>{_BODY}</table>",
        f"<table><tr><td>{'A long paragraph of the article. ' * 25}</td><td>Menu</td></tr></table>",
        f"<table><tr><td><h2>Head</h2><p>Text</p></td><td><table>{_BODY}</table></td></tr></table>",
    ],
    ids=["said to be layout", "columns of text", "a table within"],
)
def test_what_lays_out_the_page_is_no_table(table: str) -> None:
    wanted = _MONTHS if "<table" in table[6:] else None

    assert cells_of(table) == wanted


def markdown_of(table: str) -> str:
    return to_markdown(html.fromstring(f"<div>{table}</div>"), None)


def cells_of(table: str) -> list[list[str]] | None:
    document = parse(markdown_of(table))
    found = [block for block in document.blocks if block.kind == "table"]
    if not found:
        return None
    (block,) = found
    return [[document.text[start:end] for start, end in row] for row in block.cells]
