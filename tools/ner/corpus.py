"""Labelled texts: one JSON object a line with id, text and entities (start, end, label)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

#: Sets whose guidelines have no MISC: what they call no name may be one of those.
_WITHOUT_MISC = "uner_"


@dataclass(frozen=True, slots=True)
class Entity:
    """A name at [start, end) of a text; labels PER, ORG, LOC and MISC."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Document:
    """A text with its names, in the order of the text."""

    text: str
    entities: tuple[Entity, ...]
    has_misc: bool


def read_documents(folder: Path) -> Iterator[Document]:
    """The documents of all *.jsonl files of a folder."""
    for path in sorted(folder.glob("*.jsonl")):
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                found = (Entity(e["start"], e["end"], e["label"]) for e in row["entities"])
                kept = sorted((e for e in found if e.label in LABELS), key=lambda e: e.start)
                yield Document(row["text"], tuple(kept), not path.name.startswith(_WITHOUT_MISC))


LABELS = ("PER", "ORG", "LOC", "MISC")
