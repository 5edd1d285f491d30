"""A page's own tree, pruned to its article, made into one that html2text turns into good Markdown.

html2text is exact on plain paragraphs, headings, lists and quotes. What it is known to get
wrong is written here as Markdown already and carried through it as text: emphasis and code
(blanks are added or lost round them), pictures (glued to what follows), code blocks (fences
that are too short) and tables (see `tables`).
"""

from __future__ import annotations

import re
from collections.abc import Callable

from lxml import etree
from lxml.html import HtmlElement

from newsreader.importing.page import nodes, preformatted, standins, tables
from newsreader.importing.page.addresses import link_address
from newsreader.importing.page.pictures import picture_markdown

#: Turns a normalised element into Markdown in which stand-ins are still in place.
Convert = Callable[[HtmlElement], str]

_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_DIVISIONS = frozenset(
    "address article aside body caption center details dialog fieldset figcaption figure footer "
    "form header hgroup main menu nav picture section summary video".split()
)
_BLOCKS = _DIVISIONS | _HEADINGS | frozenset("p div blockquote pre ul ol li dl dt dd table".split())
_STRONG = frozenset(("b", "strong"))
_EMPHASIS = frozenset(("i", "em", "dfn", "var"))
_STRUCK = frozenset(("del", "s", "strike"))
_CODE = frozenset(("code", "kbd", "samp", "tt"))
_KEPT = _BLOCKS | frozenset(("a", "br", "hr"))
_SUPERSCRIPT = str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")
_SUBSCRIPT = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
# Single blanks, most of all white space, need not be touched.
_WHITE_SPACE = re.compile(r"[^\S ]\s*| \s+")
_LONG_ITEM = 1500
_NOTE_NUMBER = re.compile(r"[\[(]?(?:\d{1,3}|[*†‡])[\])]?")


def normalise(root: HtmlElement, base: str | None, convert: Convert) -> list[str]:
    """Change the tree in place; gives the Markdown blocks that its tokens stand for.

    `base` is the address that relative links count from; `convert` is used for table cells.
    """
    blocks: list[str] = []
    preformatted.code_blocks(root, blocks)
    _definition_lists(root)
    _attributions(root)
    _note_numbers(root)
    _unwrap_layout(root)
    _links(root, base)
    _pictures(root, base)
    _inline_marks(root)
    _rename(root)
    _text(root)
    for table in reversed(list(root.iter("table"))):
        blocks.append(tables.table_markdown(table, convert))
        nodes.replace(table, nodes.paragraph(standins.block_token(len(blocks) - 1)))
    return blocks


def _substitute(element: HtmlElement, text: str) -> None:
    """Put text in the place of an element and all it holds."""
    for child in list(element):
        element.remove(child)
    element.text = text
    nodes.dissolve(element)


def _insert_before(element: HtmlElement, text: str) -> None:
    previous = element.getprevious()
    if previous is not None:
        previous.tail = (previous.tail or "") + text
        return
    parent = element.getparent()
    if parent is not None:
        parent.text = (parent.text or "") + text


def _definition_lists(root: HtmlElement) -> None:
    for element in root.iter("dt", "dd", "dl"):
        if element.tag == "dt" and element.find(".//p") is None:
            inner = etree.Element("strong")
            inner.text, element.text = element.text, None
            inner.extend(list(element))
            element.append(inner)
        element.tag = "div"


def _attributions(root: HtmlElement) -> None:
    """Who said it stands on the last line of the quotation, not in a paragraph of its own."""
    for footer in list(root.iter("footer")):
        parent, quoted = footer.getparent(), footer.getprevious()
        if parent is None or parent.tag != "blockquote" or quoted is None or quoted.tag != "p":
            continue
        if (quoted.tail or "").strip() or any(child.tag in _BLOCKS for child in footer):
            continue
        line_break = etree.SubElement(quoted, "br")
        line_break.tail, footer.text = footer.text, None
        quoted.extend(list(footer))
        footer.drop_tree()


def _note_numbers(root: HtmlElement) -> None:
    """The number of a footnote that stands by itself, at the head of the note beside it."""
    for link in list(root.iter("a")):
        note, parent = link.getnext(), link.getparent()
        if note is None or parent is None or link.getprevious() is not None:
            continue
        if (parent.text or "").strip() or (link.tail or "").strip():
            continue
        if not _NOTE_NUMBER.fullmatch(nodes.content(link).strip()) or note.tag not in ("div", "p"):
            continue
        paragraph = note if note.tag == "p" else note.find("p")
        if paragraph is None:
            continue
        link.tail = f" {paragraph.text or ''}"
        paragraph.text = None
        paragraph.insert(0, link)


def _unwrap_layout(root: HtmlElement) -> None:
    for table in reversed(list(root.iter("table"))):
        if not tables.holds_data(table):
            for part in list(table.iter("td", "th", "tr", "tbody", "thead", "tfoot", "caption")):
                if next(part.iterancestors("table")) is table:
                    part.tag = "div"
            table.tag = "div"
    for group in reversed(list(root.iter("ul", "ol", "menu"))):
        items = [child for child in group if child.tag == "li"]
        if not items or any(_is_too_much_for_an_item(item) for item in items):
            for item in items:
                item.tag = "div"
            group.tag = "div"
            continue
        for item in items:
            _one_paragraph(item)
    for item in root.iter("li"):
        parent = item.getparent()
        if parent is not None and parent.tag not in ("ul", "ol", "menu"):
            item.tag = "div"


def _is_too_much_for_an_item(item: HtmlElement) -> bool:
    tags = {element.tag for element in item.iterdescendants(etree.Element)}
    if tags & _HEADINGS or tags & {"table", "blockquote", "figure"}:
        return True
    return len(nodes.content(item)) > _LONG_ITEM and len(item.findall(".//p")) > 1


def _one_paragraph(item: HtmlElement) -> None:
    """The blocks of a list item as one paragraph with line breaks: a second would end the list."""
    blocks = [
        element
        for element in item.iterdescendants(etree.Element)
        if element.tag in _BLOCKS
        and element.tag not in ("ul", "ol", "menu", "li")
        and next(element.iterancestors("li")) is item
    ]
    for block in reversed(blocks):
        if _has_text_before(block):
            block.addprevious(etree.Element("br"))
        following = block.getnext()
        goes_on = (block.tail or "").strip() or (
            following is not None and following.tag not in _BLOCKS and following.tag != "br"
        )
        if goes_on:
            line_break = etree.Element("br")
            line_break.tail, block.tail = block.tail, None
            block.addnext(line_break)
        block.drop_tag()


def _has_text_before(block: HtmlElement) -> bool:
    previous = block.getprevious()
    while previous is not None:
        if previous.tag == "br" and not (previous.tail or "").strip():
            return False
        if (previous.tail or "").strip() or nodes.content(previous).strip():
            return True
        previous = previous.getprevious()
    parent = block.getparent()
    return parent is not None and bool((parent.text or "").strip())


def _links(root: HtmlElement, base: str | None) -> None:
    for link in list(root.iter("a")):
        address = link_address(link.get("href"), base)
        nested = next(link.iterancestors("a"), None) is not None
        text = nodes.content(link).strip()
        if address is None or nested or not text:
            nodes.dissolve(link)
            continue
        if standins.is_token(text) or link.find(".//table") is not None:
            nodes.dissolve(link)
            continue
        headings = list(link.iter(*_HEADINGS))
        link.attrib.clear()
        if len(headings) == 1 and nodes.content(headings[0]).strip() == text:
            _turn_inside_out(link, headings[0], address)
            continue
        link.set("href", address)
        _as_one_line(link)
        _blanks_outside(link)
    nodes.settle(root)


def _as_one_line(element: HtmlElement) -> None:
    """Blanks in the places of the blocks and line breaks in an element."""
    for inner in element.iterdescendants(etree.Element):
        if inner.tag in _BLOCKS or inner.tag == "br":
            inner.text = " " + (inner.text or "")
            inner.tail = " " + (inner.tail or "")
            nodes.dissolve(inner)
    if len(element):
        nodes.settle(element)


def _turn_inside_out(link: HtmlElement, heading: HtmlElement, address: str) -> None:
    inner = etree.Element("a", href=address)
    inner.text, heading.text = heading.text, None
    inner.extend(list(heading))
    heading.append(inner)
    nodes.dissolve(link)


def _blanks_outside(element: HtmlElement) -> None:
    """Move white space at both ends of an inline element out of it."""
    if element.text and element.text[0].isspace():
        element.text = element.text.lstrip()
        _insert_before(element, " ")
    if len(element) == 0:
        if element.text and element.text[-1].isspace():
            element.text = element.text.rstrip()
            element.tail = " " + (element.tail or "")
    elif element[-1].tail and element[-1].tail[-1].isspace():
        element[-1].tail = element[-1].tail.rstrip()
        element.tail = " " + (element.tail or "")


def _pictures(root: HtmlElement, base: str | None) -> None:
    for image in list(root.iter("img")):
        markdown = picture_markdown(image, base)
        if markdown is None:
            image.drop_tree()
            continue
        inline = next(image.iterancestors("li", "td", "th"), None) is not None
        if inline:
            _substitute(image, f" {standins.raw(markdown)} ")
            continue
        nodes.replace(image, nodes.paragraph(standins.raw(markdown)))
    nodes.settle(root)


def _inline_marks(root: HtmlElement) -> None:
    for element in reversed(list(root.iter(etree.Element))):
        tag = element.tag
        if tag in _CODE:
            _code_span(element)
        elif tag in _STRONG or tag in _EMPHASIS or tag in _STRUCK:
            mark = "**" if tag in _STRONG else "*" if tag in _EMPHASIS else "~~"
            family = _STRONG if tag in _STRONG else _EMPHASIS if tag in _EMPHASIS else _STRUCK
            _mark(element, mark, family)
        elif tag == "q":
            element.text = "“" + (element.text or "")
            _append(element, "”")
            nodes.dissolve(element)
        elif tag in ("sup", "sub"):
            _raised(element)
    nodes.settle(root)


def _append(element: HtmlElement, text: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def _code_span(element: HtmlElement) -> None:
    code = _WHITE_SPACE.sub(" ", nodes.content(element)).strip()
    if not code or standins.is_token(code):
        nodes.dissolve(element)
        return
    fence = "`"
    while fence in code:
        fence += "`"
    gap = " " if code.startswith("`") or code.endswith("`") else ""
    if next(element.iterancestors("td", "th"), None) is not None:
        code = code.replace("|", "\\|")  # a table is cut into cells before code is looked for
    _substitute(element, standins.raw(f"{fence}{gap}{code}{gap}{fence}"))


def _mark(element: HtmlElement, mark: str, family: frozenset[str]) -> None:
    """Write emphasis as Markdown, unless CommonMark would not read it as such."""
    text = nodes.content(element)
    inside_block = any(child.tag in _BLOCKS or child.tag == "br" for child in element.iter())
    nested = next(element.iterancestors(*family), None) is not None
    in_heading = next(element.iterancestors(*_HEADINGS, "th"), None) is not None
    if not text.strip() or inside_block or nested or in_heading or standins.is_token(text):
        nodes.dissolve(element)
        return
    if len(element):
        nodes.settle(element)
    _blanks_outside(element)
    text = text.strip()
    if not (_can_open(_before(element), text[0]) and _can_close(text[-1], _after(element))):
        nodes.dissolve(element)
        return
    element.text = standins.raw(mark) + (element.text or "")
    _append(element, standins.raw(mark))
    nodes.dissolve(element)


def _before(element: HtmlElement) -> str:
    previous = element.getprevious()
    if previous is not None:
        return (previous.tail or nodes.content(previous))[-1:] or " "
    parent = element.getparent()
    return (parent.text or "")[-1:] or " " if parent is not None else " "


def _after(element: HtmlElement) -> str:
    following = element
    while not following.tail:
        following = following.getnext()
        if following is None:
            return " "
        text = nodes.content(following)
        if text or len(following) or following.tag != nodes.GONE:
            return text[:1] or " "
    return str(following.tail[0])


def _can_open(before: str, first: str) -> bool:
    return first.isalnum() or not before.isalnum()


def _can_close(last: str, after: str) -> bool:
    return last.isalnum() or not after.isalnum()


def _raised(element: HtmlElement) -> None:
    """`10<sup>6</sup>` is 10⁶ and not 106; a footnote's mark stays as it is."""
    text = nodes.content(element).strip()
    table = _SUPERSCRIPT if element.tag == "sup" else _SUBSCRIPT
    before = _before(element)
    if element.find(".//a") is None and text and before.isalnum():
        raised = text.translate(table)
        if not any(char in raised for char in text):
            _substitute(element, raised)
            return
    nodes.dissolve(element)


def _rename(root: HtmlElement) -> None:
    for element in list(root.iter(etree.Element)):
        tag = element.tag
        if tag in _DIVISIONS and element is not root and not _is_table_caption(element):
            element.tag = "div"
        elif tag == "h1":
            element.tag = "h2"
        elif tag not in _KEPT and tag not in ("td", "th", "tr", "tbody", "thead", "tfoot"):
            if element is not root:
                nodes.dissolve(element)
            continue
        for name in list(element.attrib):
            if name not in ("href", "start", "colspan", "rowspan"):
                del element.attrib[name]
    nodes.settle(root)
    for heading in list(root.iter(*_HEADINGS)):
        _as_one_line(heading)


def _is_table_caption(element: HtmlElement) -> bool:
    parent = element.getparent()
    return element.tag == "caption" and parent is not None and parent.tag == "table"


def _text(root: HtmlElement) -> None:
    for element in root.iter(etree.Element):
        if text := element.text:
            in_link = element.tag == "a"
            element.text = standins.protect(_WHITE_SPACE.sub(" ", text), in_link=in_link)
        if tail := element.tail:
            element.tail = standins.protect(_WHITE_SPACE.sub(" ", tail))
