"""Trained network → the files that are shipped: an int8 encoder for onnxruntime, and the heads."""

from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np
import torch
from onnx import ModelProto, TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers import optimizer
from torch import Tensor, nn

from training.reader.network import Reader

WEIGHTS = Path(__file__).parents[2] / "src/dateline/reader/weights"


class _States(nn.Module):
    def __init__(self, encoder: nn.Module) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, ids: Tensor, shapes: Tensor) -> Tensor:
        out: Tensor = self.encoder(
            input_ids=ids, token_type_ids=shapes, attention_mask=torch.ones_like(ids)
        ).last_hidden_state
        return out


def export(model: Reader, folder: Path = WEIGHTS, *, quantized: bool = True) -> None:
    """Write `encoder.onnx` and `heads.npz` into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    model.eval()
    model.encoder.set_attn_implementation("eager")  # the form that onnxruntime knows how to fuse
    ids = torch.randint(1000, 2000, (1, 24))
    with tempfile.TemporaryDirectory() as scratch:
        plain, fused = Path(scratch, "plain.onnx"), Path(scratch, "fused.onnx")
        torch.onnx.export(
            _States(model.encoder).eval(), (ids, torch.zeros_like(ids)), str(plain),
            input_names=["ids", "shapes"], output_names=["states"], opset_version=17,
            dynamic_axes={name: {1: "pieces"} for name in ("ids", "shapes", "states")},
            dynamo=False,
        )  # fmt: skip
        width = model.encoder.config.hidden_size
        heads = model.encoder.config.num_attention_heads
        found = optimizer.optimize_model(
            str(plain), "bert", num_heads=heads, hidden_size=width, opt_level=0
        )
        _spell_out_norms(found.model)
        found.save_model_to_file(str(fused))
        if quantized:
            quantize_dynamic(
                fused, folder / "encoder.onnx", weight_type=QuantType.QInt8, per_channel=True,
                op_types_to_quantize=["MatMul", "Attention", "Gather", "EmbedLayerNormalization"],
                extra_options={"DefaultTensorType": TensorProto.FLOAT},
            )  # fmt: skip
        else:
            (folder / "encoder.onnx").write_bytes(fused.read_bytes())
    arrays = {
        name: value.detach().numpy().astype(np.float16)
        for name, value in model.named_parameters()
        if not name.startswith("encoder.")
    }
    np.savez_compressed(folder / "heads.npz", **arrays)


def _spell_out_norms(model: ModelProto) -> None:
    """Put simple operations for each fused layer normalisation, in place.

    onnxruntime computes the fused one number by number; the simple ones run over vectors and take a
    quarter of the time.
    """
    fused = list(model.graph.node)
    del model.graph.node[:]

    def add(kind: str, *inputs: str, out: str = "", **options: list[int]) -> str:
        name = out or f"norm_{len(model.graph.node)}"
        model.graph.node.append(helper.make_node(kind, inputs, [name], name=name, **options))
        return name

    for node in fused:
        if node.op_type != "SkipLayerNormalization":
            model.graph.node.append(node)
            continue
        first, second, scale, shift, *bias = node.input
        (epsilon,) = (one.f for one in node.attribute if one.name == "epsilon")
        tiny = f"{node.output[0]}_epsilon"
        model.graph.initializer.append(
            numpy_helper.from_array(np.asarray([epsilon], np.float32), tiny)
        )
        whole = add("Add", add("Add", first, *bias) if bias else first, second)
        away = add("Sub", whole, add("ReduceMean", whole, axes=[-1]))
        variance = add("ReduceMean", add("Mul", away, away), axes=[-1])
        unit = add("Mul", away, add("Reciprocal", add("Sqrt", add("Add", variance, tiny))))
        add("Add", add("Mul", unit, scale), shift, out=node.output[0])
