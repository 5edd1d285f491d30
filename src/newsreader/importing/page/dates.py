"""Dates as pages state them -> ISO 8601 with the precision that is known."""

from __future__ import annotations

import re

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


def iso_date(text: str) -> str | None:
    match = _ISO.search(text)
    return match[0] if match else None
