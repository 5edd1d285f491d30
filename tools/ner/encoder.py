"""The tagger: a small BERT encoder (Devlin et al. 2019) with the shape of words as a second input.

The encoder is written out here so that the ONNX graph stays small and plain. The pre-trained
one is lower-cased; upper and lower case come in as an embedding of each word's shape, added to
its pieces and given once more beside the classifier's input.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import torch
from corpus import LABELS
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from newsreader.entities.tagger.words import SHAPES

TAGS = ("O", *(f"{prefix}-{label}" for label in LABELS for prefix in "BI"))
_LATE_SHAPE_SIZE = 16
_DROPOUT = 0.1
_MASKED = -1e4


class Layer(nn.Module):
    """Self-attention and a feed-forward layer, each with its residual and layer norm."""

    def __init__(self, size: int, inner: int, heads: int, epsilon: float) -> None:
        super().__init__()
        self.heads = heads
        self.drop = nn.Dropout(_DROPOUT)
        self.query, self.key, self.value, self.merge = (nn.Linear(size, size) for _ in range(4))
        self.up, self.down = nn.Linear(size, inner), nn.Linear(inner, size)
        self.attention_norm = nn.LayerNorm(size, epsilon)
        self.output_norm = nn.LayerNorm(size, epsilon)

    def forward(self, hidden: Tensor, mask: Tensor) -> Tensor:
        batch, length, size = hidden.shape

        def by_head(projected: Tensor) -> Tensor:
            return projected.view(batch, length, self.heads, size // self.heads).transpose(1, 2)

        query, key = by_head(self.query(hidden)), by_head(self.key(hidden))
        weights = (query @ key.transpose(2, 3)) * (size // self.heads) ** -0.5 + mask
        mixed = torch.softmax(weights, -1) @ by_head(self.value(hidden))
        mixed = mixed.transpose(1, 2).reshape(batch, length, size)
        hidden = self.attention_norm(hidden + self.drop(self.merge(mixed)))
        inner = self.down(functional.gelu(self.up(hidden)))
        return self.output_norm(hidden + self.drop(inner))


class Encoder(nn.Module):
    """Piece numbers and shapes [batch, length] -> scores of tags [batch, length, tags]."""

    def __init__(self, config: dict[str, int | float]) -> None:
        super().__init__()
        size, epsilon = int(config["hidden_size"]), float(config["layer_norm_eps"])
        self.word = nn.Embedding(int(config["vocab_size"]), size)
        self.position = nn.Embedding(int(config["max_position_embeddings"]), size)
        self.shape = nn.Embedding(len(SHAPES), size)
        nn.init.normal_(self.shape.weight, std=0.02)
        self.norm = nn.LayerNorm(size, epsilon)
        self.layers = nn.ModuleList(
            Layer(
                size,
                int(config["intermediate_size"]),
                int(config["num_attention_heads"]),
                epsilon,
            )
            for _ in range(int(config["num_hidden_layers"]))
        )
        self.drop = nn.Dropout(_DROPOUT)
        self.late_shape = nn.Embedding(len(SHAPES), _LATE_SHAPE_SIZE)
        self.out = nn.Linear(size + _LATE_SHAPE_SIZE, len(TAGS))

    def forward(self, ids: Tensor, shapes: Tensor) -> Tensor:
        mask = (ids == 0).float()[:, None, None, :] * _MASKED
        positions = self.position.weight[: ids.shape[1]]
        hidden = self.drop(self.norm(self.word(ids) + positions + self.shape(shapes)))
        for layer in self.layers:
            hidden = layer(hidden, mask)
        return self.out(torch.cat([self.drop(hidden), self.late_shape(shapes)], -1))


def without_layers(state: dict[str, Tensor], kept: Sequence[int]) -> dict[str, Tensor]:
    """The weights of an encoder that has only the layers `kept`, in their order.

    A student that starts from every other layer of its teacher (Sanh et al. 2019, DistilBERT).
    """
    out = {name: weight for name, weight in state.items() if not name.startswith("layers.")}
    for place, number in enumerate(kept):
        old, new = f"layers.{number}.", f"layers.{place}."
        out |= {
            new + name.removeprefix(old): weight
            for name, weight in state.items()
            if name.startswith(old)
        }
    return out


def encoder_of(base: Path, state: dict[str, Tensor]) -> Encoder:
    """An encoder with the weights `state`, as many layers as they have, shaped like `base`."""
    config = json.loads((base / "config.json").read_text(encoding="utf-8"))
    layers = {name.split(".")[1] for name in state if name.startswith("layers.")}
    model = Encoder(config | {"num_hidden_layers": len(layers)})
    model.load_state_dict(state)
    return model


#: Parameters that begin from nothing and learn faster than the pre-trained ones.
NEW_PARAMETERS = ("shape.", "late_shape.", "out.")


def load_encoder(folder: Path) -> Encoder:
    """The pre-trained encoder of a folder with config.json and model.safetensors."""
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    model = Encoder(config)
    stored = {
        name.removeprefix("bert."): weight.float()
        for name, weight in load_file(folder / "model.safetensors").items()
        if weight.is_floating_point()
    }
    state = model.state_dict()
    embeddings = "embeddings."
    state["word.weight"] = stored[f"{embeddings}word_embeddings.weight"]
    # Texts are always of one segment: its embedding is part of each position's.
    state["position.weight"] = (
        stored[f"{embeddings}position_embeddings.weight"]
        + stored[f"{embeddings}token_type_embeddings.weight"][0]
    )
    for part in ("weight", "bias"):
        state[f"norm.{part}"] = stored[f"{embeddings}LayerNorm.{part}"]
        for number in range(len(model.layers)):
            for ours, theirs in _LAYER_NAMES.items():
                state[f"layers.{number}.{ours}.{part}"] = stored[
                    f"encoder.layer.{number}.{theirs}.{part}"
                ]
    model.load_state_dict(state)
    return model


_LAYER_NAMES = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "merge": "attention.output.dense",
    "attention_norm": "attention.output.LayerNorm",
    "up": "intermediate.dense",
    "down": "output.dense",
    "output_norm": "output.LayerNorm",
}
