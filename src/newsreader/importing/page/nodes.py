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


#: What an element is called whose tag is to go: `settle` does it for all of them at once.
GONE = "gone"


def dissolve(element: HtmlElement) -> None:
    """Leave out an element's tag, at the latest when `settle` is called, and keep what it holds.

    `drop_tag` copies the text beside the tag, which for thousands of them in a row is quadratic.
    """
    element.tag = GONE


def settle(element: HtmlElement) -> None:
    """Let go of the tags within an element that were dissolved."""
    etree.strip_tags(element, GONE)


def content(element: HtmlElement) -> str:
    """All text in an element."""
    return "".join(element.itertext())
