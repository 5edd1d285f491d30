"""What the markup calls a block and all that stands round it, as numbers."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

import numpy as np
from lxml.html import HtmlElement

from newsreader.importing.page.namings import COUNT as KINDS
from newsreader.importing.page.namings import kinds_of
from newsreader.importing.page.wording import Floats

_ANCESTORS = (
    "article", "main", "aside", "footer", "nav", "header", "form", "figure", "table", "ul", "ol",
    "blockquote",
)  # fmt: skip
_ANCESTOR_BITS = {tag: 1 << bit for bit, tag in enumerate(_ANCESTORS)}
_ROLES = {
    "main": "main",
    "navigation": "nav",
    "complementary": "aside",
    "contentinfo": "footer",
    "banner": "header",
    "article": "article",
}
_NAMING_ATTRIBUTES = ("class", "id", "data-testid", "data-component")
_FAR = 9.0
_DEEPEST = 30.0
_HIDING = re.compile(r"display:none|visibility:hidden", re.IGNORECASE)

# Depth, hidden, marked as article body, bits of `_ANCESTORS`, number of its row of namings.
_Place = tuple[int, bool, bool, int, int]
_OUTSIDE = (-1, False, False, 0, 0)


def surroundings(elements: Sequence[HtmlElement]) -> tuple[list[Floats], list[Floats]]:
    """Two lists of columns with a row for each element: where it stands, what that is called.

    The first: depth, hidden, marked as article body. The second: is it within each of some
    elements, and how far up is the nearest that is named as each kind of `namings` is.
    """
    described = _Described()
    table = np.array([described.place(element) for element in elements], dtype=np.int64)
    depths, hidden, bodies, ancestors, rows = table.T
    is_inside = [(ancestors & bit > 0).astype(float) for bit in _ANCESTOR_BITS.values()]
    named = np.array(described.namings, dtype=float)[rows]
    near = np.minimum(depths[:, np.newaxis] - named, _FAR).T
    where = [np.minimum(depths.astype(float), _DEEPEST), hidden.astype(float), bodies.astype(float)]
    return where, [*is_inside, *near]


class _Described:
    """The places of elements; most have the namings of the element they stand in."""

    def __init__(self) -> None:
        self.namings: list[list[int]] = [[-99] * KINDS]
        self._known: dict[HtmlElement | None, _Place] = {None: _OUTSIDE}

    def place(self, element: HtmlElement) -> _Place:
        known = self._known.get(element)
        if known is not None:
            return known
        parent = element.getparent()
        depth, hidden, is_body, ancestors, namings = self._known.get(parent) or self.place(parent)
        depth += 1
        tag = element.tag
        attributes = dict(element.items())
        if attributes:
            tag = _ROLES.get(attributes.get("role", ""), tag)
            hidden = hidden or _is_hidden(attributes)
            is_body = is_body or "articlebody" in attributes.get("itemprop", "").lower()
            kinds = kinds_of(
                " ".join([attributes[name] for name in _NAMING_ATTRIBUTES if name in attributes])
            )
            if kinds:
                namings = self._named(namings, kinds, depth)
        place = depth, hidden, is_body, ancestors | _ANCESTOR_BITS.get(tag, 0), namings
        self._known[element] = place
        return place

    def _named(self, above: int, kinds: int, depth: int) -> int:
        row = self.namings[above].copy()
        for kind in _places_of_bits(kinds):
            row[kind] = depth
        self.namings.append(row)
        return len(self.namings) - 1


@lru_cache(maxsize=20_000)
def _places_of_bits(bits: int) -> tuple[int, ...]:
    return tuple(place for place in range(KINDS) if bits >> place & 1)


def _is_hidden(attributes: Mapping[str, str]) -> bool:
    style = attributes.get("style")
    return (
        (style is not None and _HIDING.search(style.replace(" ", "")) is not None)
        or "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
    )
