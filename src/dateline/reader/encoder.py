"""The trained model: a tokenizer, an encoder that onnxruntime runs on the CPU, and the heads."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from dateline.errors import VocabularyError
from dateline.reader.heads import Heads, load_heads

CLS, SEP = 101, 102
"""The vocabulary's numbers of the marks at both ends of a sequence."""
Ints = NDArray[np.int64]
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Model:
    """What reads: all that was learnt, from one folder of weights."""

    tokenizer: Tokenizer
    session: onnxruntime.InferenceSession
    heads: Heads

    def encode(self, ids: Ints, shapes: Ints) -> Floats:
        """(pieces + 2, width) vectors of one sequence, with those of the marks at both ends.

        Sequences are read one by one: the scale of int8 activations is taken over a whole run, so
        reading two together would let one change the other's numbers.
        """
        inputs = {
            "ids": np.concatenate([[CLS], ids, [SEP]])[None].astype(np.int64),
            "shapes": np.concatenate([[0], shapes, [0]])[None].astype(np.int64),
        }
        states: Floats = self.session.run(None, inputs)[0][0]
        return states


@cache
def packaged() -> Model:
    """The model that is shipped. Raises `VocabularyError` when its files are broken."""
    return load(files("dateline.reader") / "weights")


def load(folder: Traversable) -> Model:
    """The model in `folder`: `tokenizer.json`, `encoder.onnx` and `heads.npz`.

    Raises `VocabularyError` when one of them is missing or broken.
    """
    options = onnxruntime.SessionOptions()
    # One thread a process: `-j` starts more processes, and sums in one order give the same bytes.
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    try:
        return Model(
            Tokenizer.from_buffer((folder / "tokenizer.json").read_bytes()),
            onnxruntime.InferenceSession(
                (folder / "encoder.onnx").read_bytes(), options, providers=["CPUExecutionProvider"]
            ),
            load_heads(folder / "heads.npz"),
        )
    except Exception as error:  # both libraries raise classes of their own, with no common base
        raise VocabularyError(f"the reader's weights cannot be used: {error}") from error
