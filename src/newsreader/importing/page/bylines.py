"""Author lines -> the names of people."""

from __future__ import annotations

from collections.abc import Iterable

from newsreader.cleaning import clean_line


def people(lines: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for line in lines if (name := clean_line(line, 120))))
