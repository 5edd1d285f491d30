"""The sentence around a place in a text, as a reader would quote it."""

from __future__ import annotations

from newsreader.sentences import sentence_ranges

_LONGEST = 400


def sentence_at(plain: str, start: int, end: int) -> tuple[int, int]:
    """The sentence that holds a range of the plain text, as a range of it.

    Of a longer one, what stands within some 400 characters around the range.
    """
    low, high = max(0, start - _LONGEST), min(len(plain), end + _LONGEST)
    low = plain.rfind("\n", low, start) + 1 or low
    line_end = plain.find("\n", end, high)
    sentences = sentence_ranges(plain, low, high if line_end < 0 else line_end)
    held = [(a, b) for a, b in sentences if a < end and b > start]
    return (held[0][0], held[-1][1]) if held else (start, end)
