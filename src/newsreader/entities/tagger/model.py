"""Our own taggers, run by onnxruntime: a text -> the names in it.

Long texts are read in windows of whole sentences, as in training. There are three models, all
ours (see NOTICE and tools/ner), their weights in eight bits: two for English, which see case as the
shape of words, a fast one of three layers (18 MB) and a balanced one of six (23 MB); and one for
many languages, the accurate one for English too, of twelve layers with case and accents (65 MB).
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

import numpy as np

from newsreader.entities.spans import RawMention
from newsreader.entities.tagger.decode import SURELY, TAG_COUNT, names
from newsreader.entities.tagger.unigram import UnigramPieces
from newsreader.entities.tagger.wordpiece import WordPieces
from newsreader.entities.tagger.words import NAME_SHAPES, Pieces, Word

if TYPE_CHECKING:
    from collections.abc import Sequence
    from importlib.resources.abc import Traversable
    from pathlib import Path

    from numpy.typing import NDArray
    from onnxruntime import InferenceSession

#: The model that reads other languages than English too.
OTHER_LANGUAGES = "accurate"
WINDOW_PIECES = 192
#: "Ministry of foreign affairs": of 8,081 names in labelled news 13 reach farther from a capital.
NAME_REACH = 3


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

        Several windows at once need padding and cost an eighth more. The last layer answers only
        for words that may be in a name; the others are context.
        """
        result = np.zeros((len(words), TAG_COUNT), np.float32)
        result[:, 0] = SURELY
        asked = near_names(words)
        for first, end in windows(text, words):
            wanted = asked[bisect_left(asked, first) : bisect_left(asked, end)]
            if not wanted:
                continue
            pieces, shapes, starts = row(words[first:end], self._pieces)
            inputs = {
                "ids": np.array([pieces]),
                "shapes": np.array([shapes]),
                "places": np.array([starts[word - first] for word in wanted]),
            }
            (logits,) = self._session.run(["logits"], inputs)
            result[wanted] = logits[0]
        return result


def row(words: Sequence[Word], vocabulary: Pieces) -> tuple[list[int], list[int], list[int]]:
    """Pieces, the shape of each piece, and where each word's first piece is."""
    pieces = [vocabulary.first]
    shapes = [0]
    starts: list[int] = []
    for word in words:
        starts.append(len(pieces))
        pieces += word.pieces
        shapes += [word.shape] * len(word.pieces)
    return [*pieces, vocabulary.last], [*shapes, 0], starts


def near_names(words: Sequence[Word]) -> list[int]:
    """The numbers of the words that are, or stand close to, a word that may begin a name.

    Half the words of news are small letters far from any capital.
    """
    near: list[int] = []
    upto = 0
    for index, word in enumerate(words):
        if word.shape in NAME_SHAPES:
            upto_here = min(len(words), index + NAME_REACH + 1)
            near += range(max(upto, index - NAME_REACH), upto_here)
            upto = upto_here
    return near


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

    Those for English alone take 0.15 s, the accurate one half a second.
    """
    data = files("newsreader") / "data"
    if name == OTHER_LANGUAGES:
        folder = data / "ner_languages"
        file = folder / "model.int8.onnx"
        pieces: Pieces = UnigramPieces(_lines(folder / "unigram.tsv"))
    else:
        folder = data / "ner_en"
        file = folder / f"{name}.int8.onnx"
        pieces = WordPieces(_lines(folder / "vocab.txt"))
    with as_file(file) as model:
        return Tagger(model, pieces, threads)


def _lines(file: Traversable) -> list[str]:
    return file.read_text(encoding="utf-8").split("\n")[:-1]


def _session(model: Path, threads: int) -> InferenceSession:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    # Reading by many short runs: threads that spin between them would starve the rest.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
