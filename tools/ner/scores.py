"""How right a trained tagger is by itself: F1 of whole names, same ends and same label."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import numpy as np
import torch
from corpus import LABELS, Document
from encoder import TAGS, Encoder
from torch import Tensor

from newsreader.entities.tagger.decode import names
from newsreader.entities.tagger.model import row, windows
from newsreader.entities.tagger.words import Pieces, Word

_OURS = {"PERSON": "PER", "ORG": "ORG", "LOC": "LOC", "OTHER": "MISC"}
_CORE = ("PER", "ORG", "LOC")


def scores(model: Encoder, pieces: Pieces, documents: Iterable[Document]) -> str:
    """A line with the F1 of persons, organisations and places together and of each label.

    `benchmarks/entities.py` forgives a leading "the", possessives and quotes, and gives more.
    """
    model.eval()
    right: Counter[str] = Counter()
    found: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    for document in documents:
        words = pieces.words(document.text)
        answers = {
            (each.start, each.end, _OURS[each.label])
            for each in names(document.text, words, _logits(model, pieces, document.text, words))
        }
        truth = {(each.start, each.end, each.label) for each in document.entities}
        right.update(label for *_, label in answers & truth)
        found.update(label for *_, label in answers)
        wanted.update(label for *_, label in truth)

    def f1(labels: Iterable[str]) -> float:
        counts = [sum(each[label] for label in labels) for each in (right, found, wanted)]
        return 200 * counts[0] / max(1, counts[1] + counts[2])

    by_label = "  ".join(f"{label} {f1([label]):.1f}" for label in LABELS)
    return f"core3 {f1(_CORE):.1f}  {by_label}"


@torch.no_grad()
def _logits(model: Encoder, pieces: Pieces, text: str, words: list[Word]) -> np.ndarray:
    out = [np.zeros((0, len(TAGS)), np.float32)]
    for first, end in windows(text, words):
        ids, shapes, starts = row(words[first:end], pieces)
        rows: Tensor = model(torch.tensor([ids]), torch.tensor([shapes]))
        out.append(rows[0, starts].numpy())
    return np.concatenate(out)
