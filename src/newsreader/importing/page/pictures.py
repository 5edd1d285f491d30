"""Pictures of an article: their address, and their caption as the label.

A picture has no plain text. Its caption goes into the label, where the reading view draws
it under the picture: captions are not part of what the article says, and counting them so
costs .0065 of F1 on the article-extraction-benchmark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote, urljoin

from lxml.html import HtmlElement

from newsreader.importing.pictures import SCHEME

CAPTION_CLASS = re.compile(r"caption|gallery-?text|(?:^|[\s_-])cutline", re.IGNORECASE)

_LAZY_ADDRESSES = (
    "data-src", "data-original", "data-lazy-src", "data-lazy", "data-hi-res-src",
    "data-full-src", "data-url", "data-image",
)  # fmt: skip
# Addresses in lower case: a pattern that has to fold letters takes four times as long.
_DECORATION = re.compile(
    r"avatar|gravatar|emoji|sprite|spacer|blank\.|pixel|placeholder|loading\.|/icons?[/_-]|"
    r"preloader|(?:missing|no)-image|[/_-]1x1\.(?:trans|gif|png)|trans(?:parent)?\.(?:gif|png)(?:$|[?#])|"
    r"[/_-](?:icon|logo|badge)s?[._-]"
)
# What stands in the place of a picture that is loaded later is small and no photograph.
_STANDIN = re.compile(r"\.(?:gif|svg)(?:$|[?#])")
_LABEL_NOISE = re.compile(r"[\\`*_\[\]<>]|\s+")
_LONGEST_LABEL = 600
_NARROWEST = 50
_LOWEST = 70


def picture_address(image: HtmlElement) -> str | None:
    """The address a browser would load, lazy loading undone; None for decoration.

    For a picture that is written into the page it is its name (`importing.pictures`).
    """
    if (held := (image.get("src") or "").strip()).startswith(SCHEME):
        return None if _is_tiny(image) else held
    for address in _candidates(image):
        if address and not address.startswith(("data:", "blob:", "javascript:", "about:")):
            return None if _is_decoration(address) or _is_tiny(image) else address
    return None


def _candidates(image: HtmlElement) -> Iterator[str]:
    source = (image.get("src") or "").strip()
    held_back = [(image.get(name) or "").strip() for name in _LAZY_ADDRESSES]
    held_back.append(_largest(image.get("srcset") or image.get("data-srcset") or ""))
    later = [address for address in held_back if address and not address.startswith("{")]
    is_standin = _may_be_standin(source) and any(not _may_be_standin(other) for other in later)
    if not (is_standin or _is_decoration(source)):
        yield source
    yield from later


def picture_markdown(image: HtmlElement, base: str | None) -> str | None:
    """`![label](address)`; the label is the alternative text and the caption, if they differ."""
    address = picture_address(image)
    if address is None:
        return None
    try:
        address = urljoin(base, address) if base and not address.startswith(SCHEME) else address
    except ValueError:
        return None
    return f"![{_label(image)}]({quote(address, safe=_SAFE)})"


_SAFE = "!#$%&'*+,/:;=?@~-._"


def _label(image: HtmlElement) -> str:
    alternative = _clean(image.get("alt") or "")
    caption = _clean(image.get("data-caption") or "")
    if not caption or caption.casefold() in alternative.casefold():
        return alternative or caption
    if not alternative or alternative.casefold() in caption.casefold():
        return caption
    return f"{alternative} · {caption}"[:_LONGEST_LABEL]


def _clean(text: str) -> str:
    return " ".join(_LABEL_NOISE.sub(" ", text).split())[:_LONGEST_LABEL]


def _largest(srcset: str) -> str:
    best, width = "", -1.0
    for candidate in re.split(r",\s+", srcset[:20_000]):
        parts = candidate.split()
        if not parts:
            continue
        size = re.fullmatch(r"([\d.]{1,9})[wx]", parts[1]) if len(parts) > 1 else None
        value = float(size[1]) if size and size[1].count(".") < 2 and size[1] != "." else 0.0
        if value > width:
            best, width = parts[0], value
    return best


def _may_be_standin(address: str) -> bool:
    return _STANDIN.search(address.lower()) is not None


def _is_decoration(address: str) -> bool:
    return _DECORATION.search(address.lower()) is not None


def _is_tiny(image: HtmlElement) -> bool:
    """Icons and trackers by their size, and banners and logos, which are low."""
    return _pixels(image, "width") < _NARROWEST or _pixels(image, "height") < _LOWEST


def _pixels(image: HtmlElement, side: str) -> int:
    size = re.fullmatch(r"(\d{1,5})(?:px)?", image.get(side) or "")
    return int(size[1]) if size else 10_000
