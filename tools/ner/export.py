"""Trained weights -> the ONNX file that is shipped.

    python tools/ner/export.py BASE_FOLDER WEIGHTS.pt [MORE.pt ...] OUT.int8.onnx

Weights of several seeds are averaged first (Wortsman et al. 2022, "model soups"). The products
are done in eight bits. The embeddings of pieces are kept in eight bits too, or, where there are
many and they came in four bits, in the same four.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from torch.nn import functional

sys.path.insert(0, str(Path(__file__).parents[2] / "src"))

from e5 import BLOCK
from encoder import Encoder, encoder_of

#: A vocabulary of more pieces is one of many languages.
MOST_PIECES_IN_EIGHT_BITS = 100_000


class Window(nn.Module):
    """One window, as it is read: embeddings of pieces, shapes and places -> scores of tags.

    Without training's padding there is no mask; attention's scale is part of the query's weights;
    and the last layer answers for the pieces at `places` alone.
    """

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder
        for layer in encoder.layers:
            scale = (layer.query.out_features // layer.heads) ** -0.5
            for part in (layer.query.weight, layer.query.bias):
                part.data *= scale

    def forward(self, embedded: Tensor, shapes: Tensor, places: Tensor) -> Tensor:
        encoder = self.encoder
        positions = encoder.position.weight[: embedded.shape[1]]
        hidden = encoder.norm(embedded + positions + encoder.shape(shapes))
        *lower, last = encoder.layers
        for layer in lower:
            hidden = self._layer(layer, hidden, hidden)
        hidden = self._layer(last, hidden, hidden[:, places])
        return encoder.out(torch.cat([hidden, encoder.late_shape(shapes[:, places])], -1))

    def _layer(self, layer: nn.Module, hidden: Tensor, asked: Tensor) -> Tensor:
        size = hidden.shape[2]

        def by_head(projected: Tensor) -> Tensor:
            return projected.view(1, -1, layer.heads, size // layer.heads).transpose(1, 2)

        weights = by_head(layer.query(asked)) @ by_head(layer.key(hidden)).transpose(2, 3)
        mixed = torch.softmax(weights, -1) @ by_head(layer.value(hidden))
        mixed = mixed.transpose(1, 2).reshape(1, -1, size)
        asked = layer.attention_norm(asked + layer.merge(mixed))
        return layer.output_norm(asked + layer.down(functional.gelu(layer.up(asked))))


def main(base: Path, weights: list[Path], out: Path) -> None:
    states = [torch.load(path) for path in weights]
    encoder = encoder_of(
        base, {name: torch.stack([state[name] for state in states]).mean(0) for name in states[0]}
    )
    pieces = encoder.word.weight.detach().numpy()
    with tempfile.TemporaryDirectory() as folder:
        whole, small = Path(folder) / "whole.onnx", Path(folder) / "small.onnx"
        _export(encoder, whole)
        quantize_dynamic(
            whole,
            small,
            weight_type=QuantType.QInt8,
            per_channel=True,
            # Seven bits of eight: processors without VNNI add pairs of products in sixteen bits,
            # which eight would overflow (0.4 points of F1 on such a processor).
            reduce_range=True,
            op_types_to_quantize=["MatMul", "Gather"],
            extra_options={"MatMulConstBOnly": True},
        )
        model = onnx.load(small)
    _look_pieces_up(model, pieces)
    onnx.checker.check_model(model)
    onnx.save(model, out)


def _export(encoder: Encoder, path: Path) -> None:
    length = 40
    example = (
        torch.randn(1, length, encoder.word.embedding_dim),
        torch.randint(0, 8, (1, length)),
        torch.arange(1, length, 2),
    )
    torch.onnx.export(
        Window(encoder).eval(),
        example,
        path,
        dynamo=False,
        input_names=["embedded", "shapes", "places"],
        output_names=["logits"],
        opset_version=17,
        dynamic_axes={
            "embedded": {1: "length"},
            "shapes": {1: "length"},
            "places": {0: "words"},
            "logits": {1: "words"},
        },
    )


def _look_pieces_up(model: onnx.ModelProto, table: np.ndarray) -> None:
    """Puts the embeddings of pieces before the graph, which then takes "ids"."""
    graph = model.graph
    if len(table) > MOST_PIECES_IN_EIGHT_BITS:
        nodes, stored = _in_four_bits(table)
        model.opset_import.append(helper.make_opsetid("com.microsoft", 1))
    else:
        nodes, stored = _in_eight_bits(table)
    graph.initializer.extend(stored)
    for place, node in enumerate(nodes):
        graph.node.insert(place, node)
    del graph.input[[each.name for each in graph.input].index("embedded")]
    graph.input.insert(0, helper.make_tensor_value_info("ids", TensorProto.INT64, [1, "length"]))


def _in_eight_bits(table: np.ndarray) -> tuple[list[onnx.NodeProto], list[onnx.TensorProto]]:
    scale = np.float32(np.abs(table).max() / 127)
    steps = np.rint(table / scale).astype(np.int8)
    return [
        helper.make_node("Gather", ["pieces", "ids"], ["piece_steps"]),
        helper.make_node("DequantizeLinear", ["piece_steps", "piece_scale"], ["embedded"]),
    ], [
        onnx.numpy_helper.from_array(steps, "pieces"),
        onnx.numpy_helper.from_array(scale, "piece_scale"),
    ]


def _in_four_bits(table: np.ndarray) -> tuple[list[onnx.NodeProto], list[onnx.TensorProto]]:
    """Blocks that share a scale, the one farthest from zero being -8 of it, as they came."""
    blocks = table.reshape(len(table), -1, BLOCK)
    farthest = np.take_along_axis(blocks, np.abs(blocks).argmax(2)[..., None], 2)
    scales = (farthest / -8).astype(np.float16)
    divisors = np.where(scales == 0, 1, scales).astype(np.float32)
    steps = np.clip(np.rint(blocks / divisors), -8, 7).astype(np.int8).reshape(table.shape)
    low, high = steps[:, 0::2] & 15, steps[:, 1::2] & 15
    packed = (low | high << 4).astype(np.uint8).tobytes()
    return [
        helper.make_node(
            "GatherBlockQuantized",
            ["pieces", "ids", "piece_scales"],
            ["half_precision"],
            domain="com.microsoft",
            block_size=BLOCK,
            gather_axis=0,
            quantize_axis=1,
        ),
        helper.make_node("Cast", ["half_precision"], ["embedded"], to=TensorProto.FLOAT),
    ], [
        helper.make_tensor("pieces", TensorProto.INT4, table.shape, packed, raw=True),
        onnx.numpy_helper.from_array(scales[..., 0], "piece_scales"),
    ]


if __name__ == "__main__":
    main(Path(sys.argv[1]), [Path(path) for path in sys.argv[2:-1]], Path(sys.argv[-1]))
