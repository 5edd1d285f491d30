"""Our own tagger, run by onnxruntime: a text -> the names in it.

Long texts are read in windows that overlap, each word being judged where it has words on
both sides; windows of like length are run together. The model is ours (see NOTICE and
tools/ner): six layers of a small encoder, weights in eight bits, 24 MB.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

import numpy as np

from newsreader.entities.decode import TAG_COUNT, names
from newsreader.entities.spans import RawMention
from newsreader.entities.wordpiece import LONGEST_WORD_PIECES, Word, WordPieces

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray
    from onnxruntime import InferenceSession

WINDOW_PIECES = 192
MARGIN_PIECES = 16
BATCH_WINDOWS = 4


@dataclass(frozen=True, slots=True)
class Window:
    """Words [first, end) are read together; the scores of words [keep, keep_end) are kept."""

    first: int
    end: int
    keep: int
    keep_end: int


class Tagger:
    """The model with its vocabulary, on a number of threads."""

    def __init__(self, model: Path, vocabulary: Path, threads: int) -> None:
        self._session = _session(model, threads)
        with vocabulary.open(encoding="utf-8") as lines:
            self._pieces = WordPieces(line.rstrip("\n") for line in lines)

    def names(self, text: str) -> list[RawMention]:
        """The names in a text, sorted, without overlaps; labels PERSON, ORG, LOC and OTHER."""
        words = self._pieces.words(text)
        return names(text, words, self._logits(words))

    def _logits(self, words: Sequence[Word]) -> NDArray[np.float32]:
        result = np.zeros((len(words), TAG_COUNT), np.float32)
        by_length = sorted(windows([len(word.pieces) for word in words]), key=_word_count)
        for start in range(0, len(by_length), BATCH_WINDOWS):
            self._run(words, by_length[start : start + BATCH_WINDOWS], result)
        return result

    def _run(
        self, words: Sequence[Word], batch: Sequence[Window], result: NDArray[np.float32]
    ) -> None:
        rows = [self._row(words[window.first : window.end]) for window in batch]
        longest = max(len(pieces) for pieces, _, _ in rows)
        ids = np.zeros((len(rows), longest), np.int64)
        shapes = np.zeros((len(rows), longest), np.int64)
        for index, (pieces, piece_shapes, _) in enumerate(rows):
            ids[index, : len(pieces)] = pieces
            shapes[index, : len(pieces)] = piece_shapes
        (logits,) = self._session.run(["logits"], {"ids": ids, "shapes": shapes})
        for index, window in enumerate(batch):
            places = rows[index][2][window.keep - window.first : window.keep_end - window.first]
            result[window.keep : window.keep_end] = logits[index, places]

    def _row(self, words: Sequence[Word]) -> tuple[list[int], list[int], list[int]]:
        """Pieces, the shape of each piece, and where each word's first piece is."""
        pieces = [self._pieces.first]
        shapes = [0]
        places: list[int] = []
        for word in words:
            places.append(len(pieces))
            pieces += word.pieces
            shapes += [word.shape] * len(word.pieces)
        return [*pieces, self._pieces.last], [*shapes, 0], places


def windows(lengths: Sequence[int]) -> list[Window]:
    """Windows over words of so many pieces: each word is kept in exactly one of them, with
    about `MARGIN_PIECES` on both sides. All are about equally long, so that few are padded."""
    if not lengths:
        return []
    ends = np.concatenate([[0], np.cumsum(lengths, dtype=np.int64)])
    total = int(ends[-1])
    step = WINDOW_PIECES - 2 * MARGIN_PIECES - LONGEST_WORD_PIECES
    count = 1 if total <= WINDOW_PIECES - 2 else -(-total // step)
    # The word in which each window's share of the pieces begins.
    cuts = np.searchsorted(ends, np.arange(count + 1) * total / count)
    first = np.searchsorted(ends, ends[cuts] - MARGIN_PIECES)
    last = np.searchsorted(ends, ends[cuts] + MARGIN_PIECES, "right") - 1
    return [
        Window(int(first[i]), int(last[i + 1]), int(cuts[i]), int(cuts[i + 1]))
        for i in range(count)
        if cuts[i] < cuts[i + 1]
    ]


@cache
def tagger(threads: int) -> Tagger:
    """The shipped tagger; loaded once for a process (0.15 s, about 90 MB)."""
    folder = files("newsreader") / "data" / "ner_en"
    with (
        as_file(folder / "model.int8.onnx") as model,
        as_file(folder / "vocab.txt") as vocabulary,
    ):
        return Tagger(model, vocabulary, threads)


def _word_count(window: Window) -> int:
    return window.end - window.first


def _session(model: Path, threads: int) -> InferenceSession:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    # Reading by many short runs: threads that spin between them would starve the rest.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
