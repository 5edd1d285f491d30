"""What the search bar suggests while a query is typed: fields, tags, names, publishers."""

from __future__ import annotations

import asyncio

from textual.suggester import Suggester

from newsreader.errors import SearchCancelledError
from newsreader.library import Library

_LOOKED_AT = 5


class QuerySuggester(Suggester):
    """Suggests the likeliest completion that only adds to what was typed."""

    def __init__(self, library: Library) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._library = library

    async def get_suggestion(self, value: str) -> str | None:
        if not value.strip():
            return None
        try:
            found = await asyncio.to_thread(self._library.complete, value, len(value), _LOOKED_AT)
        except SearchCancelledError:
            return None
        for completion in found:
            whole = value[: completion.start] + completion.text
            if whole.startswith(value) and len(whole) > len(value):
                return whole
        return None
