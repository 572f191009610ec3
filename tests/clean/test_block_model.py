"""The learned judge of blocks."""

from __future__ import annotations

import numpy as np
import pytest

from dateline.clean.html.blocks import read_layout
from dateline.clean.html.features import Known, feature_names, features
from dateline.clean.html.model import BlockModel, block_model, from_arrays
from dateline.clean.html.tree import parse
from dateline.errors import VocabularyError


def small() -> dict[str, np.ndarray]:
    return {
        "names": np.array(["length", "links"]),
        "centre": np.array([10.0, 0.0]),
        "spread": np.array([5.0, 1.0]),
        "slopes": np.array([1.0, -2.0]),
        "intercept": np.array(0.5),
        "tested": np.array([0, 1, 0]),
        "limits": np.array([10.0, 0.0, np.inf]),
        # By outcome of (length <= 10, links <= 0, always).
        "leaves": np.array([[0, 4, 0, 3, 0, 2, 0, 1]]),
    }


def test_both_models_are_averaged() -> None:
    model = from_arrays(small())
    table = np.array([[15, 0], [5, 0], [15, 1], [1000, 0]], np.float32)
    linear = [1.5, -0.5, -0.5, 4.5]
    trees = [3, 1, 4, 3]
    assert model.log_odds(table).tolist() == [
        (a + b) / 2 for a, b in zip(linear, trees, strict=True)
    ]
    assert model.log_odds(table[:1]).tolist() == [2.25]


def test_arrays_that_do_not_belong_together() -> None:
    for name in ("leaves", "slopes"):
        arrays = small()
        arrays[name] = np.zeros(16)
        with pytest.raises(VocabularyError):
            from_arrays(arrays)
    arrays = small()
    del arrays["limits"]
    with pytest.raises(VocabularyError):
        from_arrays(arrays)


def test_the_shipped_weights_are_for_the_features_that_are_made() -> None:
    model = block_model()
    assert isinstance(model, BlockModel)
    assert model.names == feature_names()
    layout = read_layout(parse("<html><body><p>One two.</p><p>Three</p></body></html>").tree)
    table = features(layout, Known(["Title"], "One two."))
    assert table.shape == (2, len(feature_names()))
    assert np.isfinite(table).all()
    assert model.log_odds(table).shape == (2,)
