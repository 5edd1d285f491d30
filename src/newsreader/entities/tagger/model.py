"""Our own taggers, run by onnxruntime: a text -> the names in it.

Long texts are read in windows of whole sentences, as in training. There are two models, both
ours (see NOTICE and tools/ner), their weights in eight bits: a fast one of six layers without
case, 24 MB, and a more accurate one of twelve layers with case and accents, 41 MB.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

import numpy as np

from newsreader.entities.spans import RawMention
from newsreader.entities.tagger.decode import TAG_COUNT, names
from newsreader.entities.tagger.unigram import UnigramPieces
from newsreader.entities.tagger.wordpiece import WordPieces
from newsreader.entities.tagger.words import Pieces, Word

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray
    from onnxruntime import InferenceSession

WINDOW_PIECES = 192


class Tagger:
    """A model with its vocabulary, on a number of threads."""

    def __init__(self, model: Path, pieces: Pieces, threads: int) -> None:
        self._session = _session(model, threads)
        self._pieces = pieces

    def names(self, text: str) -> list[RawMention]:
        """The names in a text, sorted, without overlaps; labels PERSON, ORG, LOC and OTHER."""
        words = self._pieces.words(text)
        return names(text, words, self._logits(text, words))

    def _logits(self, text: str, words: Sequence[Word]) -> NDArray[np.float32]:
        """The scores of the words, a window after the other.

        Several windows at once need padding and cost an eighth more.
        """
        result = np.zeros((len(words), TAG_COUNT), np.float32)
        for first, end in windows(text, words):
            pieces, shapes, places = self._row(words[first:end])
            inputs = {"ids": np.array([pieces]), "shapes": np.array([shapes])}
            (logits,) = self._session.run(["logits"], inputs)
            result[first:end] = logits[0, places]
        return result

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


def windows(text: str, words: Sequence[Word]) -> list[tuple[int, int]]:
    """Ranges of words that are read together: whole sentences, at most `WINDOW_PIECES` pieces.

    All are about equally long: a short rest would be read without much around it. A sentence that
    is too long is cut.
    """
    total = sum(len(word.pieces) for word in words)
    room = WINDOW_PIECES - 2
    wanted = total / -(-total // room) if total else 0
    out: list[tuple[int, int]] = []
    first = pieces = sentence_end = 0
    pieces_at_end = 0
    for index, word in enumerate(words):
        if pieces + len(word.pieces) > room:
            end = sentence_end if sentence_end > first else index
            out.append((first, end))
            pieces -= pieces_at_end if end == sentence_end else pieces
            first = end
            pieces_at_end = 0
        pieces += len(word.pieces)
        if _ends_sentence(text, words, index):
            sentence_end, pieces_at_end = index + 1, pieces
            if pieces >= wanted:
                out.append((first, index + 1))
                first, pieces, pieces_at_end = index + 1, 0, 0
    if first < len(words):
        out.append((first, len(words)))
    return out


def _ends_sentence(text: str, words: Sequence[Word], index: int) -> bool:
    word = words[index]
    if index + 1 == len(words):
        return True
    gap = text[word.end : words[index + 1].start]
    return "\n" in gap or (bool(gap) and text[word.start] in ".!?")


@cache
def tagger(name: str, threads: int) -> Tagger:
    """The shipped tagger of a name in `model.ENTITY_MODELS`; loaded once for a process.

    The fast one takes 0.15 s and about 90 MB, the accurate one 0.3 s and 140 MB.
    """
    folder = files("newsreader") / "data"
    accurate = name == "accurate"
    folder /= "ner_accurate" if accurate else "ner_en"
    vocabulary = folder / ("unigram.tsv" if accurate else "vocab.txt")
    lines = vocabulary.read_text(encoding="utf-8").split("\n")[:-1]
    pieces = UnigramPieces(lines) if accurate else WordPieces(lines)
    with as_file(folder / "model.int8.onnx") as model:
        return Tagger(model, pieces, threads)


def _session(model: Path, threads: int) -> InferenceSession:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    # Reading by many short runs: threads that spin between them would starve the rest.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
