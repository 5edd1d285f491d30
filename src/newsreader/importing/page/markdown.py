"""An article's tree -> Markdown, by html2text."""

from __future__ import annotations

import re

import html2text
from lxml.html import HtmlElement

from newsreader.cleaning import clean_text
from newsreader.importing.page import standins
from newsreader.importing.page.normalise import normalise

_BLANK_LINES = re.compile(r"\n[ \t]*(?:\n[ \t]*)+\n")
_LAST_LINE_END = re.compile(r"\n(?=\s*\n)")
_LIST_INDENT = re.compile(r"^(>? ?)  (?= *(?:- |\d+\. ))", re.MULTILINE)

_WITHOUT_END = ("br", "hr")
# What could be taken for markup is a stand-in by now.
_NOTHING_TO_ESCAPE = True


def to_markdown(root: HtmlElement, base: str | None) -> str:
    """The Markdown of a tree that holds nothing but the article; the tree is changed.

    `base` is the address of the page, for links that are relative. Control characters that
    came in as references are gone from the result.
    """
    blocks = normalise(root, base, _convert)
    markdown = standins.restore(_convert(root), blocks)
    paragraphs = _LAST_LINE_END.split(markdown)
    markdown = "\n".join([paragraph.rstrip(" ") for paragraph in paragraphs])
    return _BLANK_LINES.sub("\n\n", clean_text(markdown)).strip()


def _convert(root: HtmlElement) -> str:
    converter = html2text.HTML2Text(bodywidth=0)
    converter.unicode_snob = True
    converter.ignore_emphasis = True
    converter.skip_internal_links = False
    converter.use_automatic_links = False
    converter.wrap_links = False
    converter.ul_item_mark = "-"
    # Told of the tree as its own parser would tell it: writing the page out and parsing it again
    # would take as long as all the rest.
    converter.start = True
    _tell(converter, root)
    return _LIST_INDENT.sub(r"\1", converter.finish())


def _tell(converter: html2text.HTML2Text, element: HtmlElement) -> None:
    tag = element.tag
    converter.handle_tag(tag, dict(element.attrib), start=True)
    if element.text:
        converter.handle_data(element.text, _NOTHING_TO_ESCAPE)
    for child in element:
        _tell(converter, child)
        if child.tail:
            converter.handle_data(child.tail, _NOTHING_TO_ESCAPE)
    if tag not in _WITHOUT_END:
        converter.handle_tag(tag, {}, start=False)
