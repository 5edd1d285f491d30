"""The addresses of links, as they can be written into Markdown."""

from __future__ import annotations

import re
from urllib.parse import quote, urljoin

_OPENABLE = re.compile(r"(?:https?|mailto|ftp|tel):", re.IGNORECASE)


def link_address(href: str | None, base: str | None) -> str | None:
    """Where a link leads, absolute where `base` is known; None where no browser would open it."""
    href = (href or "").strip()
    if not href or href == "#":
        return None
    try:
        address = urljoin(base, href) if base else href
    except ValueError:
        return None
    if ":" in address.split("/")[0] and _OPENABLE.match(address) is None:
        return None
    return quote(address, safe="!#$%&'*+,/:;=?@~-._")
