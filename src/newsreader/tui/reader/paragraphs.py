"""Which paragraph an offset of the plain text is in."""

from __future__ import annotations

from bisect import bisect_right

from newsreader.document import Document

Range = tuple[int, int]


class Paragraphs:
    """The blocks of a document that hold text, found by offset."""

    def __init__(self, document: Document) -> None:
        self._ranges = [(b.start, b.end) for b in document.blocks if b.end > b.start]
        self._starts = [start for start, _end in self._ranges]

    def at(self, offset: int) -> Range:
        """The range of the paragraph at or before an offset; (0, 0) in an empty document."""
        if not self._ranges:
            return 0, 0
        return self._ranges[max(0, bisect_right(self._starts, offset) - 1)]
