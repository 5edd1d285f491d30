"""Text that was set as it was typed: code, and prose with its columns."""

from __future__ import annotations

import re

from lxml import etree
from lxml.html import HtmlElement

from newsreader.importing.page import nodes, standins

_LANGUAGE = re.compile(
    r"(?:^|\s)(?:lang(?:uage)?|highlight(?:-source)?|brush:)[-:\s]\s*([\w+#-]{1,20})"
)
_LINKED_LINES = 1 / 8
_SIGNS_OF_CODE = re.compile(r"[{}<>;=$\\]|\(\)")
_CODE_SHARE = 0.01
_COLUMN_GAP = re.compile(r"^ +(?=\S)| {2,}(?=\S)")


def code_blocks(root: HtmlElement, blocks: list[str]) -> None:
    """Put a token in the place of each code block, whose Markdown is added to `blocks`.

    Prose with many links becomes a paragraph instead.
    """
    for pre in list(root.iter("pre")):
        if pre.getparent() is None:
            continue
        if _is_typed_text(pre):
            _as_typed_lines(pre)
            continue
        for line_break in pre.iter("br"):
            line_break.tail = "\n" + (line_break.tail or "")
        code = nodes.content(pre).replace("\r", "").strip("\n")
        if not code.strip():
            pre.drop_tree()
            continue
        fence = "```"
        while fence in code:
            fence += "`"
        lines = "\n".join(line.rstrip() for line in code.split("\n"))
        blocks.append(f"{fence}{_code_language(pre)}\n{lines}\n{fence}")
        nodes.replace(pre, nodes.paragraph(standins.block_token(len(blocks) - 1)))


def _is_typed_text(pre: HtmlElement) -> bool:
    """Prose as it was typed, with links, which a code block of Markdown cannot hold."""
    links = len(pre.findall(".//a[@href]"))
    if not links or pre.find(".//code") is not None or _code_language(pre):
        return False
    text = nodes.content(pre)
    if links < _LINKED_LINES * len(text.splitlines()):
        return False
    return len(_SIGNS_OF_CODE.findall(text)) <= _CODE_SHARE * len(text)


def _as_typed_lines(pre: HtmlElement) -> None:
    """A paragraph with a break after each line, in which the columns still stand."""
    for element in list(pre.iter(etree.Element)):
        if element.text:
            first, *others = element.text.split("\n")
            element.text = _typed(first)
            for place, line in enumerate(others):
                line_break = etree.Element("br")
                line_break.tail = _typed(line)
                element.insert(place, line_break)
        if element.tail and element is not pre:
            first, *others = element.tail.split("\n")
            element.tail = _typed(first)
            for line in reversed(others):
                line_break = etree.Element("br")
                line_break.tail = _typed(line)
                element.addnext(line_break)
    pre.tag = "p"


def _typed(line: str) -> str:
    return _COLUMN_GAP.sub(lambda gap: standins.raw("\N{NO-BREAK SPACE}" * len(gap[0])), line)


def _code_language(pre: HtmlElement) -> str:
    inner = pre.find("code")
    for element in (pre, inner, pre.getparent()):
        if element is None:
            continue
        named = element.get("data-lang") or element.get("lang-code")
        match = _LANGUAGE.search(element.get("class") or "")
        if named and named.isalnum():
            return str(named)
        if match is not None:
            return match[1]
    return ""
