"""What other extractors are shown of a page, and what is done with it."""

from __future__ import annotations

from lxml import etree

from newsreader.importing.page.blocks import cut_into_blocks, remove_machinery
from newsreader.importing.page.engines import opinions
from newsreader.importing.page.tree import parse_page

_PROSE = "The barrier held all night, and in the morning the schools opened again as ever. " * 4
_MENU = "<ul>{}</ul>".format("".join(f"<li><a href='/{n}'>Part {n}</a></li>" for n in range(9)))
_PAGE = f"<body>{_MENU}<p>{_PROSE}</p><h2><a href='#a'>A night</a></h2>{{}}</body>"


def test_the_page_is_as_it_was_when_they_have_answered() -> None:
    root = parse_page(_PAGE.format(f"<img src='a.jpg'><p>{_PROSE}</p>"))
    remove_machinery(root)
    before = etree.tostring(root)

    texts = opinions(root, cut_into_blocks(root))

    assert etree.tostring(root) == before
    assert all("The barrier held" in text for text in texts)


def test_they_are_not_shown_the_menus() -> None:
    root = parse_page(_PAGE.format(f"<p>{_PROSE}</p>"))

    assert not any("Part 3" in text for text in opinions(root, cut_into_blocks(root)))


def test_a_page_of_links_alone_is_no_trouble() -> None:
    root = parse_page(f"<html><body>{_MENU}</body></html>")

    assert not any("Part 3" in text for text in opinions(root, cut_into_blocks(root)))
