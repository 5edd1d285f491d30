"""What can still be read of a shard that is torn or damaged.

A shard is one JSON object of tables, a table one object of documents. Each document that is
whole is taken, wherever it stands; what is broken is left in the copy that `repair` keeps.
"""

from __future__ import annotations

import json
import re
from typing import Any

from newsreader.store.shards import Tables

_TABLE = re.compile(r'"(articles|annotations)"\s*:\s*\{')
_KEY = re.compile(r'\s*,?\s*"(\d+)"\s*:\s*')
_NEXT = re.compile(r'"(\d+)"\s*:\s*\{')


def salvage(data: bytes) -> Tables:
    """The whole documents in damaged bytes, by table and number; tables may be empty."""
    text = data.decode("utf-8", errors="replace")
    tables: Tables = {"articles": {}, "annotations": {}}
    starts = [(match[1], match.end()) for match in _TABLE.finditer(text)]
    for place, (name, start) in enumerate(starts):
        end = starts[place + 1][1] if place + 1 < len(starts) else len(text)
        tables[name].update(_documents(text, start, end))
    return tables


def _documents(text: str, position: int, end: int) -> dict[str, dict[str, Any]]:
    decoder = json.JSONDecoder()
    found: dict[str, dict[str, Any]] = {}
    while position < end:
        key = _KEY.match(text, position)
        if key is None:
            # Behind a broken document the next one begins somewhere.
            following = _NEXT.search(text, position, end)
            if following is None:
                break
            position = following.start()
            continue
        try:
            document, position = decoder.raw_decode(text, key.end())
        except ValueError:
            position = key.end()
            continue
        if isinstance(document, dict) and "\ufffd" not in json.dumps(document, ensure_ascii=False):
            found[key[1]] = document
    return found
