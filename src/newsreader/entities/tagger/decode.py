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
_NEVER = np.float32(-1e4)


def names(text: str, words: Sequence[Word], logits: NDArray[np.float32]) -> list[RawMention]:
    """The names in a text, sorted. `logits` has a row for each word and `TAG_COUNT` columns."""
    if not words:
        return []
    tags = _best_tags(text, words, logits)
    found: list[RawMention] = []
    start = 0
    for index in range(1, len(words) + 1):
        if index < len(words) and _is_inside(tags[index]):
            continue
        if tags[start] != _OUTSIDE:
            found.append(_mention(words, logits, start, index, _kind(tags[start])))
        start = index
    return found


def _is_inside(tag: int) -> bool:
    return tag != _OUTSIDE and tag % 2 == 0


def _kind(tag: int) -> int:
    return (tag - 1) // 2


def _mention(
    words: Sequence[Word], logits: NDArray[np.float32], first: int, end: int, kind: int
) -> RawMention:
    rows = logits[first:end]
    shares = np.exp(rows - rows.max(axis=1, keepdims=True))
    both = shares[:, 1 + 2 * kind] + shares[:, 2 + 2 * kind]
    score = float((both / shares.sum(axis=1)).mean())
    return RawMention(words[first].start, words[end - 1].end, KINDS[kind], round(score, 2))


def _best_tags(text: str, words: Sequence[Word], logits: NDArray[np.float32]) -> list[int]:
    """The best legal tags. Most words need no search: the best tag of each is legal."""
    greedy = logits.argmax(axis=1).tolist()
    tags: list[int] = []
    start = 0
    for index in range(1, len(words) + 1):
        if index < len(words) and not _parted(text, words, index):
            continue
        line = greedy[start:index]
        legal = all(
            not _is_inside(tag) or (place and _kind(line[place - 1]) == _kind(tag))
            for place, tag in enumerate(line)
        )
        tags += line if legal else _viterbi(logits[start:index])
        start = index
    return tags


def _parted(text: str, words: Sequence[Word], index: int) -> bool:
    start, end = words[index - 1].end, words[index].start
    return text.find("\n", start, end) >= 0 or text.startswith(CELL_GAP, start)


def _viterbi(logits: NDArray[np.float32]) -> list[int]:
    score = logits[0] + _START
    back = np.zeros(logits.shape, np.int64)
    for index in range(1, len(logits)):
        paths = score[:, None] + _STEP
        back[index] = paths.argmax(axis=0)
        score = paths.max(axis=0) + logits[index]
    tags = [int(score.argmax())]
    for index in range(len(logits) - 1, 0, -1):
        tags.append(int(back[index, tags[-1]]))
    return tags[::-1]


def _transitions() -> NDArray[np.float32]:
    step = np.zeros((TAG_COUNT, TAG_COUNT), np.float32)
    for tag in filter(_is_inside, range(TAG_COUNT)):
        step[:, tag] = _NEVER
        step[tag - 1 : tag + 1, tag] = 0
    return step


_STEP = _transitions()
_START = _STEP[_OUTSIDE]
