"""A shipped ONNX file -> weights to go on from, near those it was made of.

    python tools/ner/shipped.py FILE.int8.onnx OUT.pt

So that a student can be trained without training its teacher again. Undoes export.py: each weight
comes back as the step of eight bits it was rounded to.
"""

from __future__ import annotations

import sys

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

#: export.py makes the scale of attention part of the query's weights; heads have so many places.
HEAD_SIZE = 32


def weights_of(model: onnx.ModelProto) -> dict[str, Tensor]:
    """The state of an `Encoder` that answers as `model` does.

    Raises KeyError where the file was not made by export.py with pieces in eight bits.
    """
    stored = {each.name: numpy_helper.to_array(each) for each in model.graph.initializer}
    state = {
        name.removeprefix("encoder."): value
        for name, value in stored.items()
        if name.startswith("encoder.") and value.dtype == np.float32 and value.ndim
    }
    state["word.weight"] = stored["pieces"] * stored["piece_scale"]
    for name in ("shape.weight", "late_shape.weight"):
        state[name] = _table(stored, f"encoder.{name}")
    for layer, value in _products(model, stored):
        state[f"{layer}.weight"] = value.T
    for name in [name for name in state if ".query." in name]:
        state[name] = state[name] * np.float32(HEAD_SIZE**0.5)
    return {name: torch.from_numpy(np.array(value)) for name, value in state.items()}


def _table(stored: dict[str, np.ndarray], name: str) -> np.ndarray:
    steps = stored[f"{name}_quantized"].astype(np.float32) - stored[f"{name}_zero_point"]
    return (steps * stored[f"{name}_scale"]).astype(np.float32)


def _products(
    model: onnx.ModelProto, stored: dict[str, np.ndarray]
) -> list[tuple[str, np.ndarray]]:
    """Layers and their matrices, each told by the bias that is added to its product."""
    takers = {name: node for node in model.graph.node for name in node.input}
    out = []
    for node in model.graph.node:
        if node.op_type != "MatMulInteger":
            continue
        after = takers[node.output[0]]
        while after.op_type != "Add":
            after = takers[after.output[0]]
        bias = next(name for name in after.input if name.endswith(".bias"))
        layer = bias.removeprefix("encoder.").removesuffix(".bias")
        out.append((layer, _table(stored, node.input[1].removesuffix("_quantized"))))
    return out


if __name__ == "__main__":
    torch.save(weights_of(onnx.load(sys.argv[1])), sys.argv[2])
