"""What belongs to the text that is kept, though nothing in it reads like text.

The trees weigh each block by itself. What holds a section together is beyond them: a heading
belongs to what stands below it, a list to the line that leads to it, a paragraph to those
before and after it, a table of contents to the headings it names.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import compress, islice

import numpy as np
from lxml import etree
from lxml.html import HtmlElement
from numpy.typing import NDArray

from newsreader.importing.page.blocks import Block
from newsreader.importing.page.furniture import leads_elsewhere, reads_like_furniture
from newsreader.importing.page.wording import Floats, PageWords

Flags = NDArray[np.bool_]

_HEADINGS = frozenset(("h2", "h3", "h4", "h5", "h6"))
_ANY_HEADING = _HEADINGS | {"h1"}
_HEADING_KEEP = 0.1
_HEADING_REACH = 2
_LIKELY_HEADING_REACH = 6
_UNLIKELY = 0.2
_LIKELY = 0.3
_LIKELIER = 0.45
_PARAGRAPH_WORDS = 15
_FEW_WORDS = 8
_MOSTLY_LINKS = 0.8
_SOME_LINKS = 0.5
_FEWEST_CONTENTS = 3
_MOSTLY_CONTENTS = 0.75
_TITLE_WORDS = 4
_TERM_WORDS = 5
_NOTE_CALL = re.compile(
    r"\s*[\[(]?(?:\d{1,3}|[ivx]{1,5}|[a-z]|n\.? ?\d{1,2}|[*†‡§]{1,3})[\])]?\s*$", re.IGNORECASE
)
_NOTE_LEVELS = 3
_BOX_LEVELS = 2
_NOTE_REACH = 40
_BIBLIOGRAPHY = re.compile(
    r"""^\W*(?:\d+\W+)?(?:
    (?:end|foot)?notes(?:\ (?:and|&)\ references)? | references | citations | bibliography
  | (?:sources|resources)(?:\ (?:and|&)\ links)? | (?:useful|related|external)\ (?:links|resources)
  | links | works\ cited | (?:further|suggested)\ reading | see\ also
  | quellen | quellenverzeichnis | einzelnachweise | literatur | weblinks | anmerkungen | fußnoten
  | siehe\ auch
  | références | sources\ et\ références | notes\ et\ références | bibliographie | liens\ externes
  | voir\ aussi
  | referencias | fuentes | bibliografía | enlaces\ externos | notas | véase\ también
  | fonti | note | bibliografia | collegamenti\ esterni | voci\ correlate
  | referências | fontes | ligações\ externas | ver\ também
  | kaynaklar | kaynakça | dipnotlar | dış\ bağlantılar | ayrıca\ bakınız
  | примечания | источники | литература | ссылки | см\.\ также
    )\W*$""",
    re.IGNORECASE | re.VERBOSE,
)


def headings_of(blocks: Sequence[Block], chances: Floats, kept: Flags) -> Flags:
    """Headings right above kept text; a second h1 is one only within the text."""
    headings = np.zeros(len(blocks), dtype=bool)
    begun = amid = False
    for index, block in enumerate(blocks):
        begun = begun or bool(kept[index])
        amid = amid or (bool(kept[index]) and len(block.words) >= _PARAGRAPH_WORDS)
        tag = block.element.tag
        if kept[index] or chances[index] < _HEADING_KEEP:
            continue
        if tag in _HEADINGS or (tag == "h1" and begun):
            is_likely = amid and chances[index] >= _LIKELY
            reach = _LIKELY_HEADING_REACH if is_likely else _HEADING_REACH
            headings[index] = bool(kept[index + 1 : index + 1 + reach].any())
    return headings


def below_headings(
    blocks: Sequence[Block], words: PageWords, chances: Floats, kept: Flags, agreed: Flags
) -> Flags:
    """Paragraphs right below a heading that is kept: it would stand there for nothing.

    `agreed` says which of them both extractors keep, which is asked of the less likely ones.
    """
    below = np.zeros(len(blocks), dtype=bool)
    for index in range(1, len(blocks)):
        heading, block = blocks[index - 1].element, blocks[index].element
        if not kept[index - 1] or heading.tag not in _HEADINGS:
            continue
        likely = chances[index] >= _LIKELY and words.sizes[index] >= _PARAGRAPH_WORDS
        beside = block.tag == "p" and block.getparent() is heading.getparent()
        is_text = chances[index] >= _LIKELIER and not reads_like_furniture(blocks[index].text)
        below[index] = (likely and agreed[index]) or (beside and is_text)
    return below


def headed_paragraphs(
    blocks: Sequence[Block], words: PageWords, chances: Floats, kept: Flags
) -> Flags:
    """Likely headings and the likely paragraphs below them, beside kept paragraphs.

    Where neither is kept by itself the other could not ask for it; captions may stand between.
    """
    found = np.zeros(len(blocks), dtype=bool)
    beside = _holders(compress(blocks, kept & (words.sizes >= _PARAGRAPH_WORDS)))
    for index, block in enumerate(blocks):
        parent = block.element.getparent()
        is_heading = block.element.tag in _HEADINGS and parent in beside
        if not is_heading or kept[index] or chances[index] < _LIKELIER:
            continue
        below = index + 1
        while below < len(blocks) and blocks[below].element.tag == "figcaption":
            below += 1
        if below == len(blocks) or blocks[below].element.getparent() is not parent:
            continue
        is_likely = kept[below] or chances[below] >= _LIKELY
        if (
            blocks[below].element.tag == "p"
            and words.sizes[below] >= _PARAGRAPH_WORDS
            and is_likely
        ):
            found[[index, below]] = not reads_like_furniture(blocks[below].text)
    return found


def between(blocks: Sequence[Block], words: PageWords, chances: Floats, kept: Flags) -> Flags:
    """Paragraphs between kept ones.

    Either the blocks right before and after them are kept, or the paragraphs before and after
    them in the same element, with pictures and boxes between. The question that an interviewer
    asks each guest is text every time.
    """
    siblings: dict[HtmlElement, list[int]] = defaultdict(list)
    for index, block in enumerate(blocks):
        if block.element.tag == "p" or block.element.tag in _HEADINGS:
            siblings[block.element.getparent()].append(index)
    found = np.zeros(len(blocks), dtype=bool)
    for members in siblings.values():
        for before, index, after in zip([-1, *members], members, [*members[1:], -1], strict=False):
            block = blocks[index]
            if kept[index] or chances[index] < _LIKELY or block.element.tag != "p":
                continue
            if words.sizes[index] < _PARAGRAPH_WORDS or block.link_density > _SOME_LINKS:
                continue
            if reads_like_furniture(block.text):
                continue
            follows = 0 < index < len(blocks) - 1 and kept[index - 1]
            follows = follows and before == index - 1 and kept[index + 1]
            among = before >= 0 and after >= 0 and kept[before] and kept[after]
            found[index] = bool(follows or among)
    return found


def alike(blocks: Sequence[Block], words: PageWords, chances: Floats, kept: Flags) -> Flags:
    """Paragraphs in boxes made like those of two kept ones, in a row with them: posts, entries."""
    rows: dict[tuple[HtmlElement, str, str], set[HtmlElement]] = defaultdict(set)
    places: dict[int, tuple[tuple[HtmlElement, str, str], HtmlElement]] = {}
    for index, block in enumerate(blocks):
        if block.element.tag != "p":
            continue
        chain = [block.element, *islice(block.element.iterancestors(), _BOX_LEVELS + 2)]
        box = next((up for up in chain[1 : _BOX_LEVELS + 1] if up.get("class")), None)
        if box is None or chain.index(box) + 2 >= len(chain):
            continue
        entry, row = chain[chain.index(box) + 1 : chain.index(box) + 3]
        kind = (row, entry.get("class") or entry.tag, box.get("class") or "")
        places[index] = (kind, entry)
        if kept[index] and words.sizes[index] >= _PARAGRAPH_WORDS:
            rows[kind].add(entry)
    found = np.zeros(len(blocks), dtype=bool)
    for index, (kind, _entry) in places.items():
        if not kept[index] and len(rows[kind]) > 1 and chances[index] >= _UNLIKELY:
            found[index] = blocks[index].link_density <= _SOME_LINKS
    return found


def lists_of(blocks: Sequence[Block]) -> dict[HtmlElement, list[int]]:
    """The blocks of each list that stands in no other list."""
    lists: dict[HtmlElement, list[int]] = defaultdict(list)
    known: dict[HtmlElement | None, HtmlElement | None] = {}
    for index, block in enumerate(blocks):
        parent = block.element.getparent()
        if parent not in known:
            known[parent] = _outermost_list(parent)
        outermost = known[parent]
        if outermost is None and block.element.tag in ("ul", "ol"):
            outermost = block.element
        if outermost is not None:
            lists[outermost].append(index)
    return lists


def _outermost_list(element: HtmlElement | None) -> HtmlElement | None:
    chain = [] if element is None else [element, *element.iterancestors("ul", "ol")]
    return next((outer for outer in reversed(chain) if outer.tag in ("ul", "ol")), None)


def led_to(
    blocks: Sequence[Block],
    words: PageWords,
    lists: Mapping[HtmlElement, list[int]],
    chances: Floats,
    kept: Flags,
) -> Flags:
    """Lists right below a kept line that ends in a colon, or below a kept heading.

    Not those that lead to other articles; below a heading, no list of links.
    """
    found = np.zeros(len(blocks), dtype=bool)
    for element, members in lists.items():
        lead = members[0] - 1
        if lead < 0 or not kept[lead] or reads_like_furniture(blocks[lead].text):
            continue
        if blocks[lead].element.getparent() is not element.getparent():
            continue
        linked = _linked(blocks, members)
        if blocks[lead].element.tag in _HEADINGS:
            is_prose = linked < _SOME_LINKS and chances[members].mean() >= _LIKELY
            found[members] = is_prose
            continue
        if not blocks[lead].text.endswith((":", "：")):
            continue
        if linked >= _SOME_LINKS and leads_elsewhere(blocks[lead].text):
            continue
        if linked >= _MOSTLY_LINKS and words.sizes[members].mean() > _TERM_WORDS:
            continue
        found[members] = True
    return found


def notes(blocks: Sequence[Block], kept: Flags) -> Flags:
    """Footnotes: what the numbers and asterisks in the kept text lead to, further down."""
    found = np.zeros(len(blocks), dtype=bool)
    called: set[str] = set()
    kept_elements = dict.fromkeys(block.element for block in compress(blocks, kept))
    for element in kept_elements:
        for link in element.iter("a"):
            _, mark, fragment = (link.get("href") or "").partition("#")
            if mark and _NOTE_CALL.match("".join(link.itertext())):
                called.add(fragment)
    if not called:
        return found
    first = max(0, int(np.nonzero(kept)[0][-1]) - _NOTE_REACH)
    holders: set[HtmlElement] = set()
    for index in range(first, len(blocks)):
        block = blocks[index]
        chain = (block.element, *islice(block.element.iterancestors(), _NOTE_LEVELS))
        inner = [place for place, _ in block.runs if _is_named(place, called)]
        if inner and _NOTE_CALL.match(block.text):
            holders.add(block.element)  # the number stands by itself, the note beside it
        found[index] = bool(inner) or any(
            element in holders or _is_named(element, called) for element in chain
        )
    return found


def headed(
    blocks: Sequence[Block],
    words: PageWords,
    lists: Mapping[HtmlElement, list[int]],
    chances: Floats,
    kept: Flags,
) -> Flags:
    """Lists of names with the heading above them, amid the paragraphs of one element.

    A list of what the article speaks of holds names; a list of other articles holds headlines.
    """
    found = np.zeros(len(blocks), dtype=bool)
    runs: dict[HtmlElement, tuple[int, int]] = {}
    for index in np.nonzero(kept & (words.sizes >= _FEW_WORDS))[0].tolist():
        parent = blocks[index].element.getparent()
        first, _ = runs.get(parent, (index, index))
        runs[parent] = (first, index)
    for element, members in lists.items():
        parent, heading = element.getparent(), members[0] - 1
        first, last = runs.get(parent, (0, 0))
        if not first <= heading or not members[-1] < last:
            continue
        lead = blocks[heading]
        if lead.element.tag not in _HEADINGS or lead.element.getparent() is not parent:
            continue
        if chances[heading] < _HEADING_KEEP or words.sizes[members].mean() > _TERM_WORDS:
            continue
        if leads_elsewhere(lead.text) or reads_like_furniture(lead.text):
            continue
        found[[heading, *members]] = True
    return found


def bibliographies(
    blocks: Sequence[Block],
    words: PageWords,
    lists: Mapping[HtmlElement, list[int]],
    kept: Flags,
) -> Flags:
    """Headings like "References" after the text, beside it in the tree, and the lists below."""
    found = np.zeros(len(blocks), dtype=bool)
    beside = _holders(compress(blocks, kept & (words.sizes >= _PARAGRAPH_WORDS)))
    runs = {members[0]: (element, members[-1]) for element, members in lists.items()}
    begun = False
    for index, block in enumerate(blocks):
        begun = begun or bool(kept[index])
        parent = block.element.getparent()
        if not begun or parent not in beside or not _BIBLIOGRAPHY.match(block.text):
            continue
        below, listed = index + 1, False
        while below < len(blocks):
            element, end = runs.get(below, (blocks[below].element, below))
            if element.tag in ("ul", "ol") and parent in islice(element.iterancestors(), 2):
                listed = True
                found[[index, *range(below, end + 1)]] = True
            elif element.tag == "dt" and parent in element.iterancestors():
                found[below] = below + 1 in runs
            elif listed or element.tag in _ANY_HEADING or not _is_in_a_box(element, parent):
                break
            below = end + 1
    return found


def contents(
    blocks: Sequence[Block],
    lists: Mapping[HtmlElement, list[int]],
    kept: Flags,
) -> tuple[Flags, Flags]:
    """Tables of contents of the kept text with their titles, and where one is repeated.

    A table of contents is a list of links to places in what is kept, that stand below it.
    """
    found = np.zeros(len(blocks), dtype=bool)
    again = np.zeros(len(blocks), dtype=bool)
    candidates = {
        element: members
        for element, members in lists.items()
        if _linked(blocks, members) >= _MOSTLY_LINKS
        and len(_fragments(element)) >= _FEWEST_CONTENTS
    }
    if not candidates or not kept.any():
        return found, again
    order: dict[HtmlElement, int] = {}
    targets: dict[str, int] = {}
    root = blocks[0].element.getroottree().getroot()
    for place, element in enumerate(root.iter(etree.Element)):
        order[element] = place
        for name in (element.get("id"), element.get("name")):
            if name:
                targets.setdefault(name, place)
    indices = np.nonzero(kept)[0].tolist()
    first, last = (order[blocks[index].element] for index in (indices[0], indices[-1]))
    seen: set[int] = set()
    for element, members in candidates.items():
        places = {targets.get(fragment, -1) for fragment in _fragments(element)}
        below = max(order[element] + 1, first)
        reached = {place for place in places if below <= place <= last}
        links = sum(1 for _ in element.iter("a"))
        if len(reached) < max(_FEWEST_CONTENTS, _MOSTLY_CONTENTS * links):
            continue
        if len(reached & seen) > len(reached) / 2:
            again[members] = True
            continue
        seen |= reached
        title = members[0] - 1
        if title >= 0 and blocks[title].element.tag in _ANY_HEADING:
            found[title] = len(blocks[title].words) <= _TITLE_WORDS
        found[members] = True
    return found, again


def _holders(blocks: Iterable[Block]) -> set[HtmlElement]:
    return {block.element.getparent() for block in blocks}


def _is_in_a_box(element: HtmlElement, parent: HtmlElement | None) -> bool:
    """Does it stand in a part of an element, with other things round it?"""
    return element.getparent() is not parent and parent in element.iterancestors()


def _is_named(element: HtmlElement, names: set[str]) -> bool:
    """Can a link lead to it by one of these names?"""
    return element.get("id") in names or element.get("name") in names


def _linked(blocks: Sequence[Block], members: Sequence[int]) -> float:
    """The share of the letters of some blocks that are inside links."""
    letters = sum(len(blocks[index].text) for index in members)
    return sum(blocks[index].linked_characters for index in members) / max(1, letters)


def _fragments(element: HtmlElement) -> list[str]:
    """Where the links in an element lead to within a page."""
    parts = [(link.get("href") or "").partition("#")[2] for link in element.iter("a")]
    return [part for part in parts if part]
