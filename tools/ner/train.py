"""Trains the tagger.

    pip install torch safetensors onnx onnxruntime numpy
    python tools/ner/train.py BASE_FOLDER DATA_FOLDER OUT.pt --seed 3 --held-out FOLDER

BASE_FOLDER holds config.json and model.safetensors of the encoder, DATA_FOLDER labelled texts as
*.jsonl (see corpus.py), and the folder of `--held-out` others, on which the trained tagger is
scored. export.py makes the shipped file of OUT.pt, and benchmarks/entities.py tells how right that
is. README.md beside this file says how each shipped model was made.
"""

from __future__ import annotations

import argparse
import copy
import random
import sys
import time
from dataclasses import dataclass, replace
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

sys.path.insert(0, str(Path(__file__).parents[2] / "src"))

from augment import changed
from corpus import Document, read_documents
from encoder import NEW_PARAMETERS, TAGS, Encoder, encoder_of, load_encoder, without_layers
from made_news import make_document, make_foreign_document
from pieces import pieces_of
from scores import scores

from newsreader.entities.tagger.model import row
from newsreader.entities.tagger.words import LETTER_SHAPES, OTHER_SHAPE, Pieces

SENTENCES_IN_MADE = (4, 12)
WINDOW_SIZES = (96, 128, 160, 192)
PIECES_IN_BATCH = 2400
WARM_UP = 0.08
_OUTSIDE_OR_MISC = [TAGS.index(tag) for tag in ("O", "B-MISC", "I-MISC")]
_NO_TAG = -1
#: Softens the teacher's answers, so that its second thoughts count.
_WARMTH = 2.0


@dataclass(frozen=True, slots=True)
class Recipe:
    """How to train. `average_decay` 0 keeps the last weights; 0.99 reaches back one epoch."""

    epochs: int
    made_documents: int = 0
    foreign_documents: int = 0
    exchange_names: bool = False
    average_decay: float = 0.0
    #: So many windows are shown as scripts without case and without blanks look: no word has a
    #: shape, and each piece is a word.
    bare_share: float = 0.0


RECIPES = {
    "plain": Recipe(epochs=6),
    "varied": Recipe(epochs=7, made_documents=420, exchange_names=True, average_decay=0.99),
    "multilingual": Recipe(
        epochs=4,
        made_documents=420,
        foreign_documents=200,
        exchange_names=True,
        average_decay=0.99,
        bare_share=0.15,
    ),
}


@dataclass(frozen=True, slots=True)
class Window:
    """Pieces, shapes and tags of a stretch of text; only first pieces of words have a tag."""

    ids: list[int]
    shapes: list[int]
    tags: list[int]
    has_misc: bool


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("base", type=Path)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--start", type=Path, help="weights to go on from")
    parser.add_argument("--layers", type=int, nargs="+", help="keep only these of --start's layers")
    parser.add_argument(
        "--freeze",
        type=int,
        metavar="LAYERS",
        help="leave the embeddings of pieces and so many of the lowest layers as they are",
    )
    parser.add_argument("--teacher", type=Path, help="weights whose answers are learned as well")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--recipe", choices=RECIPES, default="varied")
    parser.add_argument("--epochs", type=int, help="other than the recipe's")
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--held-out", type=Path, help="labelled texts to score the tagger on")
    parser.add_argument("--threads", type=int, default=2)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    torch.manual_seed(arguments.seed)
    pieces = pieces_of(arguments.base)
    model = load_encoder(arguments.base)
    if arguments.start is not None:
        state = torch.load(arguments.start)
        model = encoder_of(
            arguments.base, without_layers(state, arguments.layers or range(len(model.layers)))
        )
    teacher = None
    if arguments.teacher is not None:
        teacher = encoder_of(arguments.base, torch.load(arguments.teacher)).eval()
    documents = list(read_documents(arguments.data))
    recipe = RECIPES[arguments.recipe]
    if arguments.epochs is not None:
        recipe = replace(recipe, epochs=arguments.epochs)
    if arguments.freeze is not None:
        _freeze(model, arguments.freeze)
    averaged = _train(
        model, teacher, documents, pieces, recipe, arguments.rate, random.Random(arguments.seed)
    )
    torch.save(averaged.state_dict(), arguments.out)
    if arguments.held_out is not None:
        print(scores(averaged, pieces, read_documents(arguments.held_out)))


def _freeze(model: Encoder, layers: int) -> None:
    """What an encoder knows of other languages lies below, and English alone would undo it."""
    for part in (model.word, model.position, *model.layers[:layers]):
        part.requires_grad_(False)


def _train(
    model: Encoder,
    teacher: Encoder | None,
    documents: list[Document],
    pieces: Pieces,
    recipe: Recipe,
    rate: float,
    chance: random.Random,
) -> Encoder:
    """Trains; gives the running average of the weights (Polyak and Juditsky 1992)."""
    batches = _epoch(documents, pieces, recipe, 128, chance)
    total = len(batches) * recipe.epochs
    optimiser = _optimiser(model, rate)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser,
        lambda step: min(1, (step + 1) / (WARM_UP * total)) * max(0.02, 1 - step / total),
    )
    averaged = copy.deepcopy(model)
    began = time.monotonic()
    steps = 0
    model.train()
    for epoch in range(recipe.epochs):
        if epoch:
            batches = _epoch(documents, pieces, recipe, chance.choice(WINDOW_SIZES), chance)
        losses = 0.0
        for batch in batches:
            losses += _step(model, teacher, batch, optimiser)
            schedule.step()
            steps += 1
            _follow(averaged, model, min(recipe.average_decay, (1 + steps) / (10 + steps)))
        seconds = time.monotonic() - began
        print(f"epoch {epoch + 1}: loss {losses / len(batches):.4f}, {seconds:.0f} s", flush=True)
    return averaged


def _optimiser(model: Encoder, rate: float) -> torch.optim.Optimizer:
    named = [(name, weight) for name, weight in model.named_parameters() if weight.requires_grad]
    old = [weight for name, weight in named if not name.startswith(NEW_PARAMETERS)]
    new = [weight for name, weight in named if name.startswith(NEW_PARAMETERS)]
    groups = [{"params": old, "lr": rate}, {"params": new, "lr": 10 * rate}]
    return torch.optim.AdamW(groups, weight_decay=0.01)


def _step(
    model: Encoder,
    teacher: Encoder | None,
    batch: list[Window],
    optimiser: torch.optim.Optimizer,
) -> float:
    length = max(len(window.ids) for window in batch)

    def padded(rows: list[list[int]], filler: int) -> Tensor:
        return torch.tensor([row + [filler] * (length - len(row)) for row in rows])

    tags = padded([window.tags for window in batch], _NO_TAG)
    has_misc = torch.tensor([window.has_misc for window in batch])
    # Without such instructions sixteen bits are emulated, fifty times as slow as thirty-two.
    sixteen_bits = torch.ops.mkldnn._is_mkldnn_bf16_supported()
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=sixteen_bits):
        ids = padded([window.ids for window in batch], 0)
        shapes = padded([window.shapes for window in batch], 0)
        scores = model(ids, shapes)
        taught = None
        if teacher is not None:
            with torch.no_grad():
                taught = teacher(ids, shapes)
    loss = _loss(scores, tags, has_misc)
    if taught is not None:
        loss = loss + _distance(scores, taught, tags != _NO_TAG)
    optimiser.zero_grad()
    loss.backward()
    nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    optimiser.step()
    return float(loss.item())


def _loss(scores: Tensor, tags: Tensor, has_misc: Tensor) -> Tensor:
    """Cross-entropy; where MISC was not annotated, "outside" means outside or MISC."""
    logs = functional.log_softmax(scores.float(), -1)
    likelihood = logs.gather(-1, tags.clamp(min=0)[..., None])[..., 0]
    either = torch.logsumexp(logs[..., _OUTSIDE_OR_MISC], -1)
    likelihood = torch.where((tags == 0) & ~has_misc[:, None], either, likelihood)
    counted = tags != _NO_TAG
    return -(likelihood * counted).sum() / counted.sum()


def _distance(scores: Tensor, taught: Tensor, counted: Tensor) -> Tensor:
    """How far the student's answers are from the teacher's (Hinton et al. 2015, distillation)."""
    ours = functional.log_softmax(scores.float() / _WARMTH, -1)
    theirs = functional.log_softmax(taught.float() / _WARMTH, -1)
    apart = functional.kl_div(ours, theirs, log_target=True, reduction="none").sum(-1)
    return _WARMTH**2 * (apart * counted).sum() / counted.sum()


@torch.no_grad()
def _follow(averaged: Encoder, model: Encoder, decay: float) -> None:
    for kept, current in zip(averaged.parameters(), model.parameters(), strict=True):
        if current.requires_grad:
            kept.lerp_(current, 1 - decay)


def _epoch(
    documents: list[Document], pieces: Pieces, recipe: Recipe, size: int, chance: random.Random
) -> list[list[Window]]:
    """Batches of windows of like length: all documents and the recipe's made ones."""
    shown = documents
    if recipe.exchange_names:
        shown = [changed(document, chance) for document in documents]
    lengths = (chance.randint(*SENTENCES_IN_MADE) for _ in range(recipe.made_documents))
    shown = [*shown, *(make_document(chance, length) for length in lengths)]
    shown += (
        make_foreign_document(chance, chance.randint(*SENTENCES_IN_MADE))
        for _ in range(recipe.foreign_documents)
    )
    windows = [window for document in shown for window in _windows(document, pieces, size)]
    if recipe.bare_share:
        windows = [_bare(each) if chance.random() < recipe.bare_share else each for each in windows]
    windows.sort(key=lambda window: len(window.ids) + chance.random() * 12)
    batches: list[list[Window]] = []
    current: list[Window] = []
    for window in windows:
        if current and len(window.ids) * (len(current) + 1) > PIECES_IN_BATCH:
            batches.append(current)
            current = []
        current.append(window)
    batches.append(current)
    chance.shuffle(batches)
    return batches


def _windows(document: Document, pieces: Pieces, size: int) -> list[Window]:
    """A document cut into windows of at most `size` pieces, at the ends of sentences."""
    words = pieces.words(document.text)
    tags = [0] * len(words)
    place = 0
    for entity in document.entities:
        inside = False
        while place < len(words) and words[place].start < entity.end:
            if words[place].start >= entity.start and words[place].end <= entity.end:
                tags[place] = TAGS.index(f"{'I' if inside else 'B'}-{entity.label}")
                inside = True
            place += 1
    out: list[Window] = []
    first = 0
    while first < len(words):
        end, count, cut = first, 2, None
        while end < len(words) and count + len(words[end].pieces) <= size:
            count += len(words[end].pieces)
            end += 1
            if count > size // 2 and document.text[words[end - 1].start] in ".!?":
                cut = end
        if end < len(words):
            end = cut or max(end, first + 1)
        ids, shapes, starts = row(words[first:end], pieces)
        kept = [_NO_TAG] * len(ids)
        for start, tag in zip(starts, tags[first:end], strict=True):
            kept[start] = tag
        out.append(Window(ids, shapes, kept, document.has_misc))
        first = end
    return out


def _bare(window: Window) -> Window:
    shapes = [OTHER_SHAPE if shape in LETTER_SHAPES else shape for shape in window.shapes]
    tags = window.tags[:1]
    for tag in window.tags[1:-1]:
        # After B comes I of its kind, the next number; after O and I the same again.
        tags.append(tags[-1] + tags[-1] % 2 if tag == _NO_TAG else tag)
    return Window(window.ids, shapes, [*tags, _NO_TAG], window.has_misc)


if __name__ == "__main__":
    main()
