"""Where the reader was: which article, how far, which list.

It lies in the cache and not in the library, since two machines that share a library are in
two places, and every scroll would be a conflict between them.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import orjson

from newsreader.errors import LibraryError
from newsreader.store.files import write_atomically


def read_session(file: Path) -> dict[str, Any]:
    """What was saved last; empty if there is nothing or it cannot be read."""
    try:
        session = orjson.loads(file.read_bytes())
    except (OSError, orjson.JSONDecodeError):
        return {}
    return session if isinstance(session, dict) else {}


def write_session(file: Path, session: Mapping[str, Any]) -> None:
    """Save where the reader is. Raises LibraryError if the cache cannot be written."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        write_atomically(file, orjson.dumps(dict(session)))
    except OSError as error:
        raise LibraryError(f"{file} could not be written: {error.strerror}.") from error
