"""The memory of the whole reader, in a pseudo-terminal, as an hour of reading takes it along."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from terminal import Terminal

from newsreader.library import Library

_OPENED = 10
_SEARCHES = ("london", "erdogan report")


def memory(folder: Path) -> dict[str, float]:
    """Megabytes held after the start, searches, ten articles and jumps through the list."""
    with Library.open(folder) as library:
        title = library.list(limit=1)[0].title
    command = [sys.executable, "-m", "newsreader", "--library", str(folder)]
    cache = {"NEWSREADER_CACHE": os.environ["NEWSREADER_CACHE"]}
    with Terminal(command, cache) as reader:
        reader.until(title.split()[0])
        reader.settle()
        figures = {"whole reader: memory after its start, MB": reader.memory()}
        for words in _SEARCHES:
            reader.press(["/", *words, "escape", "escape"])
        figures["whole reader: memory after two searches, MB"] = reader.memory()
        for _ in range(_OPENED):
            reader.press(["enter", "escape", "down"])
        figures["whole reader: memory after ten articles opened, MB"] = reader.memory()
        reader.press(["G", "g", "G", "g"])
        figures["whole reader: memory after G, g, G, g, MB"] = reader.memory()
    return figures
