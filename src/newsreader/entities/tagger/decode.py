"""Scores of words -> names.

The model scores each word for each tag of the BIO scheme (Ramshaw and Marcus 1995). The best
sequence in which "inside" only follows the same kind of name is found by the Viterbi
algorithm. No name crosses a line break or the gap between two cells of a table.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from newsreader.document import CELL_GAP
from newsreader.entities.spans import RawMention
from newsreader.entities.tagger.words import Word

#: The model's kinds of names, in the order of its output, as the labels of articles.
KINDS = ("PERSON", "ORG", "LOC", "OTHER")
#: O, then B and I of each kind.
TAG_COUNT = 1 + 2 * len(KINDS)
_OUTSIDE = 0
#: The score of O that no other path is worth leaving: for words that were not read closely.
SURELY = 20.0
#: Each follows the number of its kind's B.
_INSIDE = frozenset(range(2, TAG_COUNT, 2))
_NEVER = -1e4


def names(text: str, words: Sequence[Word], logits: NDArray[np.float32]) -> list[RawMention]:
    """The names in a text, sorted. `logits` has a row for each word and `TAG_COUNT` columns."""
    if not words:
        return []
    tags = best_tags(text, words, logits)
    chances = _chances(logits)
    found: list[RawMention] = []
    start = 0
    for index in range(1, len(words) + 1):
        if index < len(words) and tags[index] in _INSIDE:
            continue
        if tags[start] != _OUTSIDE:
            kind = _kind(tags[start])
            score = sum(row[kind] for row in chances[start:index]) / (index - start)
            place = words[start].start, words[index - 1].end
            found.append(RawMention(*place, KINDS[kind], round(score, 2)))
        start = index
    return found


def best_tags(text: str, words: Sequence[Word], logits: NDArray[np.float32]) -> list[int]:
    """The best legal tags of the words: the highest sum of their scores on each line.

    Most lines need no search: the best tag of each word is legal.
    """
    tags: list[int] = logits.argmax(axis=1).tolist()
    searched = 0
    for index, tag in enumerate(tags):
        if index < searched or tag not in _INSIDE:
            continue
        begun = index and tags[index - 1] in (tag - 1, tag)
        if begun and not _parted(text, words, index):
            continue
        start, searched = _stretch(text, words, logits, index)
        tags[start:searched] = _viterbi(logits[start:searched].tolist())
    return tags


def _kind(tag: int) -> int:
    return (tag - 1) // 2


def _chances(logits: NDArray[np.float32]) -> list[list[float]]:
    """How likely each word is part of a name of each kind."""
    shares = np.exp(logits - logits.max(axis=1, keepdims=True))
    shares /= shares.sum(axis=1, keepdims=True)
    of_kinds: list[list[float]] = (shares[:, 1::2] + shares[:, 2::2]).tolist()
    return of_kinds


def _stretch(
    text: str, words: Sequence[Word], logits: NDArray[np.float32], index: int
) -> tuple[int, int]:
    """The words around one, up to the ends of the line or to words that are surely no names."""
    start, end = index, index + 1
    while start and logits[start - 1, _OUTSIDE] < SURELY and not _parted(text, words, start):
        start -= 1
    while end < len(words) and logits[end, _OUTSIDE] < SURELY and not _parted(text, words, end):
        end += 1
    return start, end


def _parted(text: str, words: Sequence[Word], index: int) -> bool:
    start, end = words[index - 1].end, words[index].start
    return text.find("\n", start, end) >= 0 or text.startswith(CELL_GAP, start)


def _viterbi(logits: list[list[float]]) -> list[int]:
    """In plain numbers: lines are short, and numpy takes longer to call than these to add."""
    first, *rest = logits
    score = [_NEVER if tag in _INSIDE else value for tag, value in enumerate(first)]
    back: list[list[int]] = []
    for row in rest:
        best = max(range(TAG_COUNT), key=score.__getitem__)
        came_from = [best] * TAG_COUNT
        for tag in _INSIDE:
            came_from[tag] = tag if score[tag] > score[tag - 1] else tag - 1
        score = [score[before] + value for before, value in zip(came_from, row, strict=True)]
        back.append(came_from)
    tags = [max(range(TAG_COUNT), key=score.__getitem__)]
    for came_from in reversed(back):
        tags.append(came_from[tags[-1]])
    return tags[::-1]
