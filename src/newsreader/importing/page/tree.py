"""A saved page -> an element tree that the extractors can be given safely.

Parsers do not raise on hostile pages: they silently leave out text (nesting over 256 levels,
a text node over 10 MB, an `&#27;` reference for which trafilatura answers None). Each guard
here was seen to bring the text back.
"""

from __future__ import annotations

import re

from lxml import etree
from lxml.html import HtmlElement, document_fromstring

from newsreader.cleaning import is_clean
from newsreader.errors import UnreadableFileError
from newsreader.importing import pictures
from newsreader.importing.page import standins

MAXIMUM_DEPTH = 150

_NUMERIC_REFERENCE = re.compile(r"&#(?:[xX]0{0,20}([0-9a-fA-F]{1,8})|0{0,20}(\d{1,8}));?")
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,20})(?=[\s/>])[^>]*>?")
_CONTROLS = bytes(code for code in (*range(32), 127) if code not in b"\t\n\r")
_NONCHARACTERS = ("\ufffe".encode(), "\uffff".encode())
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
# lxml.html asks Python for the class of each element whenever it is touched, to tell forms from
# links; here all are the same to us.
_ONE_CLASS = etree.ElementDefaultClassLookup(element=HtmlElement)
_DEEPER = etree.XPath("boolean(self::*" + "/*" * (MAXIMUM_DEPTH + 1) + ")")
_IMPLIED_END = frozenset(
    "area base br col embed hr img input link meta param source track wbr "
    "p dt dd option tbody thead tfoot colgroup".split()
)


def parse_page(page: str) -> HtmlElement:
    """The tree of a page, at most 150 levels deep, comments and control characters gone.

    Raises UnreadableFileError ("no_text") when there is nothing to parse, ("too_deep") when
    the parser gave up although the page had been flattened.
    """
    page = _without_traps(page)
    root, complete = _parse(page)
    if not complete:
        root, complete = _parse(_flattened(page))
        if not complete:
            raise UnreadableFileError("too_deep", "the page is nested too deeply to be read")
    _flatten(root)
    return root


def _without_traps(page: str) -> str:
    page = pictures.with_names(page)
    page = _XML_DECLARATION.sub("", page)
    page = standins.without_foreign(page)
    page = _NUMERIC_REFERENCE.sub(_safe_reference, page)
    # A run of unfinished tags at the end makes html.parser quadratic.
    end = page.rfind(">") + 1
    return page[:end] + page[end:].replace("<", "&lt;") if page.find("<", end) >= 0 else page


def _safe_reference(match: re.Match[str]) -> str:
    code = int(match[1], 16) if match[1] else int(match[2])
    if code in (9, 10, 13):
        return " "
    if 0x80 <= code <= 0x9F:  # browsers read these as windows-1252, and so does the parser
        return match[0]
    if code < 0x20 or 0xD800 <= code <= 0xDFFF or code >= 0x100000 or not is_clean(chr(code)):
        return ""
    return match[0]


def _parse(page: str) -> tuple[HtmlElement, bool]:
    if not page.strip():
        raise UnreadableFileError("no_text", "the page is empty")
    parser = etree.HTMLParser(
        encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True
    )
    parser.set_element_class_lookup(_ONE_CLASS)
    try:
        source = page.encode("utf-8", "ignore").translate(None, delete=_CONTROLS)
        for noncharacter in _NONCHARACTERS:
            source = source.replace(noncharacter, b"")
        root = document_fromstring(source, parser=parser)
    except etree.ParserError:
        raise UnreadableFileError("no_text", "the page holds no text") from None
    limits = [error for error in parser.error_log if error.type_name == "ERR_RESOURCE_LIMIT"]
    return root, not limits


def _flattened(page: str) -> str:
    """The page without the tags that are opened deeper than is allowed; linear."""
    pieces: list[str] = []
    position = depth = 0
    for tag in _TAG.finditer(page):
        if tag[2].lower() in _IMPLIED_END:
            continue
        if depth + (not tag[1]) > MAXIMUM_DEPTH:
            pieces.append(page[position : tag.start()] + " ")
            position = tag.end()
        depth = max(0, depth - 1) if tag[1] else depth + 1
    pieces.append(page[position:])
    return "".join(pieces)


def _flatten(root: HtmlElement) -> None:
    if not _DEEPER(root):
        return
    depth = {root: 0}
    deep: list[HtmlElement] = []
    for element in root.iter(etree.Element):
        parent = element.getparent()
        if parent is not None:
            level = depth[element] = depth[parent] + 1
            if level > MAXIMUM_DEPTH:
                deep.append(element)
    for element in reversed(deep):
        element.drop_tag()
