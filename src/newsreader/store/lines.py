"""The bytes of a shard: a line for each document.

JSON allows a line break between two values only, never within a string, and what is written
here breaks lines between documents and nowhere else. So where a file looks like that, a document
is found, read and replaced without parsing the others, which is most of what a change would
cost. Any other file (of stock TinyDB, joined by hand) is parsed whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import orjson

from newsreader.errors import CorruptShardError

#: A document as it is in the file: of its own, or a piece of what was read, which costs no copy.
Json = bytes | memoryview
#: Table -> number -> document.
Lines = dict[str, dict[int, Json]]

_FIRST = re.compile(rb'\{"([a-z_]+)":\{\n')
_DOCUMENT = re.compile(rb'"(0|[1-9][0-9]{0,17})":(?=\{)')
_NEXT_TABLE = re.compile(rb'\},"([a-z_]+)":\{\n')
_LAST = b"}}"


def split(data: bytes) -> Lines | None:
    """The documents in a file of lines; None if its lines are not those that `joined` makes."""
    found: Lines = {}
    view = memoryview(data)
    beginning = _FIRST.match(data)
    while beginning is not None:
        table: dict[int, Json] = {}
        position = beginning.end()
        while document := _DOCUMENT.match(data, position):
            position = data.find(b"\n", position) + 1
            is_last = data.startswith(b"}", position)
            end = position - (1 if is_last else 2)
            number = int(document[1])
            if number in table or not data.startswith(b"}\n" if is_last else b"},\n", end - 1):
                return None
            table[number] = view[document.end() : end]
        if beginning[1].decode() in found:
            return None
        found[beginning[1].decode()] = table
        if data.startswith(_LAST, position):
            return found if position + len(_LAST) == len(data) else None
        beginning = _NEXT_TABLE.match(data, position)
    return None


def joined(lines: Lines) -> bytes:
    """The file of the documents, by number, so that one taken out and put back leaves the same."""
    pieces: list[Json] = [b"{"]
    for name, table in lines.items():
        if len(pieces) > 1:
            pieces.append(b",")
        pieces += (orjson.dumps(name), b":{\n")
        for number in sorted(table):
            pieces += (b'"%d":' % number, table[number], b",\n")
        if table:
            pieces[-1] = b"\n"
        pieces.append(b"}")
    pieces.append(b"}")
    return b"".join(pieces)


def parsed(json: Json, path: Path, number: int) -> dict[str, Any]:
    """A document of a file. Raises CorruptShardError if it is no JSON."""
    try:
        document: dict[str, Any] = orjson.loads(json)
    except orjson.JSONDecodeError as error:
        raise CorruptShardError(
            f"{path} is damaged in document {number} ({error}). "
            "Nothing was overwritten; put back a good copy or run: newsreader check --repair"
        ) from error
    return document


class Documents(Mapping[int, dict[str, Any]]):
    """Those of a table's documents that `belong`, by number, each parsed when it is asked for.

    `parsed` are those that are parsed already, and the others from then on. Raises
    CorruptShardError for one that is no JSON.
    """

    def __init__(
        self,
        documents: Mapping[int, Json],
        path: Path,
        parsed: dict[int, dict[str, Any]],
        belongs: Callable[[dict[str, Any]], bool] = lambda _: True,
    ) -> None:
        self._documents = documents
        self._path = path
        self._belongs = belongs
        self._parsed = parsed

    def __getitem__(self, number: int) -> dict[str, Any]:
        document = self._parsed.get(number)
        if document is None:
            json = self._documents[number]
            document = self._parsed[number] = parsed(json, self._path, number)
        if not self._belongs(document):
            raise KeyError(number)
        return document

    def __iter__(self) -> Iterator[int]:
        return (number for number in self._documents if number in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)
