"""The page's own tree with nothing left in it but the chosen blocks and their pictures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from functools import lru_cache

from lxml import etree
from lxml.html import HtmlElement

from newsreader.importing.page.blocks import BLOCK_TAGS, Block
from newsreader.importing.page.pictures import CAPTION_CLASS, picture_address

_EMPTY_ALLOWED = frozenset(("td", "th", "br", "hr", "img"))
_LARGEST_CAPTION = 1200


def prune(root: HtmlElement, blocks: Sequence[Block], kept: Sequence[bool]) -> None:
    """Take everything out of the tree but the blocks that are kept and the pictures among them."""
    out_of_place = _pictures(root, blocks, kept)
    places = {
        (element, is_tail)
        for block, keep in zip(blocks, kept, strict=True)
        if keep
        for element, is_tail in block.runs
    }
    needed = _needed(root, places, out_of_place)
    gone: set[HtmlElement] = set()
    to_drop: list[HtmlElement] = []
    for element in list(root.iter(etree.Element)):
        if element.getparent() in gone:
            gone.add(element)
            continue
        if element not in needed and element.tag in BLOCK_TAGS:
            gone.add(element)
            to_drop.append(element)
        if element.text and (element, False) not in places:
            element.text = None
        if (tail := element.tail) and (element, True) not in places:
            element.tail = " " if tail.isspace() else None
    # Only now: dropping an element moves the text after it to another place.
    for element in to_drop:
        element.drop_tree()
    for element in reversed(list(root.iter(etree.Element))):
        if element is root or element.tag in _EMPTY_ALLOWED:
            continue
        if len(element) == 0 and not (element.text or "").strip():
            if element.text and element.tag not in BLOCK_TAGS:
                element.tail = " " + (element.tail or "")
            element.drop_tree()
    _stray_breaks(root)


def _needed(
    root: HtmlElement,
    places: Collection[tuple[HtmlElement, bool]],
    dropped: Collection[HtmlElement],
) -> set[HtmlElement]:
    """What is kept, may stand empty, or holds either: all else goes, with all it holds."""
    seeds = set(root.iter(*_EMPTY_ALLOWED)).difference(dropped)
    for place, is_tail in places:
        text = place.tail if is_tail else place.text
        if text and not text.isspace():
            seeds.add(place.getparent() if is_tail else place)
    needed = {root}
    for element in seeds:
        while element not in needed:
            needed.add(element)
            element = element.getparent()
    return needed


def _stray_breaks(root: HtmlElement) -> None:
    """Lines and breaks that parted what is gone now."""
    for element in list(root.iter("hr", "br")):
        following = element.getnext()
        alone = not (element.tail or "").strip()
        parent = element.getparent()
        if parent is None or parent.tag not in BLOCK_TAGS:
            continue
        if alone and (following is None or following.tag in ("hr", "br", "p", "div")):
            element.drop_tree()


def _pictures(
    root: HtmlElement, blocks: Sequence[Block], kept: Sequence[bool]
) -> list[HtmlElement]:
    """Give the pictures of the article their address and caption; answers with all others."""
    images = list(root.iter("img"))
    chosen = [block for block, keep in zip(blocks, kept, strict=True) if keep]
    if not chosen or not images:
        return images
    elements = list(root.iter(etree.Element))
    order = dict(zip(elements, range(len(elements)), strict=True))
    places = [order[element] for block in chosen for element, _ in block.runs]
    first, last = min(places), max(places)
    counts = _letters_by_element(elements, blocks, kept)
    after = _figures_after(chosen[-1].element)
    captions: dict[HtmlElement, str] = {}
    seen: dict[str, set[str]] = defaultdict(set)
    others: list[HtmlElement] = []
    for image in images:
        address = picture_address(image)
        # With other words to it, a picture is shown again on purpose.
        words = (image.get("alt") or "").strip()
        if address is None or (address in seen and (not words or words in seen[address])):
            others.append(image)
            continue
        container = _container(image, counts)
        caption = "" if container is None else _caption(container, counts, captions)
        lost, held = counts.get(container, (0, 0)) if container is not None else (0, 0)
        in_reach = (
            first <= order[image] <= last
            or _leads(container, order, first, counts)
            or container in after
        )
        among_others = lost > _LARGEST_CAPTION or (lost > 0 and not held and not caption)
        if not in_reach or among_others:
            others.append(image)
            continue
        seen[address].add(words)
        image.set("src", address)
        # A caption that was kept is drawn as text already.
        if caption and not held:
            image.set("data-caption", caption)
    return others


def _letters_by_element(
    elements: Sequence[HtmlElement], blocks: Sequence[Block], kept: Sequence[bool]
) -> dict[HtmlElement, tuple[int, int]]:
    """Letters left out and letters kept below each of the elements, which are in page order."""
    counts: dict[HtmlElement, tuple[int, int]] = {}
    for block, keep in zip(blocks, kept, strict=True):
        lost, held = counts.get(block.element, (0, 0))
        size = len(block.text)
        counts[block.element] = (lost, held + size) if keep else (lost + size, held)
    for element in reversed(elements):
        if element not in counts or (parent := element.getparent()) is None:
            continue
        lost, held = counts.get(parent, (0, 0))
        own_lost, own_held = counts[element]
        counts[parent] = (lost + own_lost, held + own_held)
    return counts


def _container(
    image: HtmlElement, counts: dict[HtmlElement, tuple[int, int]]
) -> HtmlElement | None:
    """The nearest element round a picture that holds text, or the figure it stands in."""
    element = image.getparent()
    while element is not None and element not in counts:
        element = element.getparent()
    if element is None:
        return None
    return next(image.iterancestors("figure"), element)


def _caption(
    container: HtmlElement,
    counts: dict[HtmlElement, tuple[int, int]],
    known: dict[HtmlElement, str],
) -> str:
    """The caption of what stands in a container, if that is its text."""
    if container not in known:
        known[container] = _caption_in(container, counts)
    return known[container]


def _caption_in(container: HtmlElement, counts: dict[HtmlElement, tuple[int, int]]) -> str:
    if container.tag == "figure":
        own = _captions(container)
        return _line([inner for inner in own if inner.tag == "figcaption"] or own)
    if sum(counts[container]) > _LARGEST_CAPTION:
        return ""
    return _line([inner for inner in _captions(container) if inner.find(".//img") is None])


def _captions(container: HtmlElement) -> list[HtmlElement]:
    """The elements in it, itself among them, that are called captions."""
    return [element for element in container.iter(etree.Element) if _is_caption(element)]


def _line(captions: Sequence[HtmlElement]) -> str:
    """The text of the first of the captions, if there is one."""
    return " ".join("".join(captions[0].itertext()).split()) if captions else ""


def _is_caption(element: HtmlElement) -> bool:
    return element.tag == "figcaption" or _names_caption(element.get("class"))


@lru_cache(maxsize=20_000)
def _names_caption(names: str | None) -> bool:
    return names is not None and CAPTION_CLASS.search(names) is not None


def _leads(
    container: HtmlElement | None,
    order: dict[HtmlElement, int],
    first: int,
    counts: dict[HtmlElement, tuple[int, int]],
) -> bool:
    """Is this the picture at the head of the article, before its first paragraph?"""
    if container is None or order[container] > first:
        return False
    lost, _held = counts.get(container, (0, 0))
    return first - order[container] < 60 and lost < _LARGEST_CAPTION


def _figures_after(last: HtmlElement) -> set[HtmlElement]:
    """The figures right after the last paragraph, beside it in the tree."""
    figures = set()
    following = last.getnext()
    while following is not None and following.tag == "figure":
        figures.add(following)
        following = following.getnext()
    return figures
