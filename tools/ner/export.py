"""Trained weights -> the ONNX file that is shipped, with weights in eight bits.

    python tools/ner/export.py BASE_FOLDER WEIGHTS.pt [MORE.pt ...] OUT.int8.onnx

Weights of several seeds are averaged first (Wortsman et al. 2022, "model soups").
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

sys.path.insert(0, str(Path(__file__).parents[2] / "src"))

from encoder import encoder_of


def main(base: Path, weights: list[Path], out: Path) -> None:
    states = [torch.load(path) for path in weights]
    model = encoder_of(
        base, {name: torch.stack([state[name] for state in states]).mean(0) for name in states[0]}
    )
    model.eval()
    length, batch = {0: "batch", 1: "length"}, torch.randint(5, 1000, (2, 40))
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "model.onnx"
        torch.onnx.export(
            model,
            (batch, torch.randint(0, 8, (2, 40))),
            whole,
            dynamo=False,
            input_names=["ids", "shapes"],
            output_names=["logits"],
            opset_version=17,
            dynamic_axes={"ids": length, "shapes": length, "logits": length},
        )
        quantize_dynamic(
            whole,
            out,
            weight_type=QuantType.QInt8,
            per_channel=True,
            op_types_to_quantize=["MatMul", "Gather"],
            extra_options={"MatMulConstBOnly": True},
        )


if __name__ == "__main__":
    main(Path(sys.argv[1]), [Path(path) for path in sys.argv[2:-1]], Path(sys.argv[-1]))
