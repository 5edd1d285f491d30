"""Small things done to elements of a page, by more than one step."""

from __future__ import annotations

from lxml import etree
from lxml.html import HtmlElement


def paragraph(text: str) -> HtmlElement:
    """A paragraph that stands in no tree yet."""
    element: HtmlElement = etree.Element("p")
    element.text = text
    return element


def replace(old: HtmlElement, new: HtmlElement) -> None:
    """Put an element in the place of another, whose tail it takes over."""
    parent = old.getparent()
    if parent is None:
        return
    new.tail, old.tail = old.tail, None
    parent.replace(old, new)


def content(element: HtmlElement) -> str:
    """All text in an element."""
    return "".join(element.itertext())
