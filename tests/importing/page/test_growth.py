"""A page that is four times as long takes four times the work, and no more."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest
from lxml.html import HtmlElement

from newsreader.importing.html import extract_html

PROSE = "<p>The harbour board met on Monday and voted for the longer quay, said its chair.</p>"

PIECES = {
    "links parted by breaks": '<a href="/x{0}">a link {0}</a><br>\n',
    "bare links": '<a href="/x{0}">a link {0}</a>\n',
    "links in a text": 'and some words <a href="#x{0}">{0}</a> of it\n',
    "emphasis": "some <em>words {0}</em> here\n",
    "code": "some <code>words {0}</code> here\n",
    "raised numbers": "some words<sup>{0}</sup> here\n",
    "spans": "<span>word {0} </span>",
    "items": "<li>some words number {0} and more of them</li>\n",
    "pictures": '<a><img src="/{0}.jpg"></a>\n',
    "breaks": "some words number {0} and more of them<br>\n",
}


def work(page: str, monkeypatch: pytest.MonkeyPatch) -> int:
    """Calls that are made for a page, and characters that are moved to other elements."""
    counted = 0

    def call(*_: object) -> None:
        nonlocal counted
        counted += 1

    def moving(drop: Callable[[HtmlElement], None]) -> Callable[[HtmlElement], None]:
        def moved(element: HtmlElement) -> None:
            nonlocal counted
            counted += len(element.tail or "")
            drop(element)

        return moved

    with monkeypatch.context() as patch:
        patch.setattr(HtmlElement, "drop_tag", moving(HtmlElement.drop_tag))
        sys.setprofile(call)
        try:
            extract_html(page)
        finally:
            sys.setprofile(None)
    return counted


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES)
def test_work_grows_with_the_length_of_the_page(
    piece: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def page(count: int) -> str:
        inside = "".join(piece.format(number) for number in range(count))
        return f"<html><body>{PROSE * 3}{inside}{PROSE * 3}</body></html>"

    extract_html(page(10))  # what is done once for all pages
    few, many = work(page(300), monkeypatch), work(page(1200), monkeypatch)
    assert many < 5 * few
