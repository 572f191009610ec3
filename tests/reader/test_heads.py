"""The heads' arithmetic, and that broken weights are said to be broken."""

import math
from pathlib import Path

import numpy as np
import pytest

from dateline.errors import VocabularyError
from dateline.reader.encoder import load, packaged
from dateline.reader.heads import Heads, sigmoid, softmax
from dateline.reader.labels import EVENTS, MODES, QUADS


def test_hidden_layers_end_in_a_gelu() -> None:
    heads = Heads({"x.0.weight": np.eye(3, dtype=np.float32), "x.0.bias": np.zeros(3, np.float32)})
    values = np.array([[-2.0, 0.5, 3.0]], np.float32)
    expected = [v * 0.5 * (1 + math.erf(v / math.sqrt(2))) for v in values[0].tolist()]
    assert heads.hidden("x", values)[0].tolist() == pytest.approx(expected, abs=1e-5)


def test_chances_add_up() -> None:
    assert softmax(np.array([[1000.0, 0.0]], np.float32)).tolist() == [[1.0, 0.0]]
    assert sigmoid(np.array([0.0], np.float32)).tolist() == [0.5]


def test_the_packaged_heads_know_every_label() -> None:
    heads, one = packaged().heads, np.zeros((1, 384), np.float32)
    assert heads.linear("event", one).shape == (1, 1 + len(EVENTS))
    inner = heads.hidden("inner", one)
    assert heads.linear("mode", inner).shape == (1, len(MODES))
    events, quads = heads.pair(one[0], one[0], one[0])
    assert (len(events), len(quads)) == (len(EVENTS), len(QUADS))


@pytest.mark.parametrize("name", ["tokenizer.json", "encoder.onnx", "heads.npz"])
def test_broken_weights_are_said_to_be_broken(tmp_path: Path, name: str) -> None:
    packaged_files = Path(__file__).parents[2] / "src/dateline/reader/weights"
    for file in ("tokenizer.json", "encoder.onnx", "heads.npz"):
        content = b"{}" if file == name else (packaged_files / file).read_bytes()
        (tmp_path / file).write_bytes(content)
    with pytest.raises(VocabularyError, match="weights cannot be used"):
        load(tmp_path)
