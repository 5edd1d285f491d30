"""The kinds of files that can be read, one module each.

A format is a module of this folder with the attributes of `Format`; to add one is to add a
file. A format recognises itself by content; `rank` says who is asked first (containers and
marked formats before those that take almost anything).
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from typing import Protocol, cast

from newsreader.importing.extracted import Extracted


class Format(Protocol):
    """A module that reads one kind of file.

    `suffixes` are what such files are called, the first of them what a kept original gets.
    """

    @property
    def name(self) -> str: ...

    @property
    def suffixes(self) -> tuple[str, ...]: ...

    @property
    def rank(self) -> int: ...

    def matches(self, data: bytes, name: str) -> bool:
        """Do these bytes hold this format? Cheap: looks at the beginning alone."""
        ...

    def read(self, data: bytes, name: str) -> list[Extracted]:
        """The articles in the file; raises UnreadableFileError where there are none."""
        ...


@cache
def formats() -> tuple[Format, ...]:
    """Every format, in the order in which they are asked."""
    found = [
        cast("Format", importlib.import_module(f"{__name__}.{module.name}"))
        for module in pkgutil.iter_modules(__path__)
        if not module.name.startswith("_")
    ]
    return tuple(sorted(found, key=lambda item: (item.rank, item.name)))


def format_named(name: str) -> Format:
    """The format of that name; raises KeyError where there is none."""
    return {item.name: item for item in formats()}[name]
