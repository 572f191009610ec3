"""The line model: its weights are for these features, and it knows plain cases."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.clean.flat import model as flat_model
from dateline.clean.flat.features import OWN, page_features
from dateline.clean.flat.lines import page_lines
from dateline.clean.flat.model import (
    THOUGHT,
    first_inputs,
    line_scores,
    model,
    names_hash,
    thoughts,
)
from dateline.clean.flat.order import Runs, best_stretch
from dateline.clean.flat.place import PLACE

PAGE = """Menu
Home
World
Trawlers lose nets as talks stall
20 November 1975
The coast guard vessel cut the nets of two British trawlers off the east coast on Thursday.
The foreign ministry in Reykjavik called the fishing in the zone a violation of its waters.
London said that a frigate would stay with the trawlers until the talks were taken up again.
Share this article
Related articles
Harbour regatta ends with a surprise
Cod price up by a tenth
Sign up for our newsletter
© 1975 The Pier. All rights reserved."""


def test_the_weights_are_for_these_features() -> None:
    networks = model()
    own, place = len(OWN), len(PLACE)
    assert networks.first.hidden.shape[0] == (2 * flat_model.NEIGHBOURS + 1) * own + place
    assert networks.second.hidden.shape[0] == len(THOUGHT) + own + place
    assert len(set(OWN)) == own
    assert len(set(PLACE)) == place


def test_weights_for_other_features_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    model.cache_clear()
    monkeypatch.setattr(flat_model, "OWN", (*OWN, "a_new_one"))
    with pytest.raises(ValueError, match="other features"):
        model()
    monkeypatch.undo()
    model.cache_clear()
    assert len(names_hash()) == 16


def test_the_article_is_told_from_what_is_around_it() -> None:
    lines = page_lines(PAGE)
    kept = [line.text for line, score in zip(lines, line_scores(lines), strict=True) if score > 0]
    assert [text for text in kept if text.endswith(("Thursday.", "waters.", "again."))] == kept[-3:]
    assert len(kept) <= 4


def test_a_line_is_seen_with_its_neighbours() -> None:
    features = page_features(page_lines(PAGE))
    inputs = first_inputs(features.own, features.place)
    middle = flat_model.NEIGHBOURS
    assert np.array_equal(inputs[middle], features.own)
    assert np.array_equal(inputs[middle - 1][1:], features.own[:-1])
    assert np.array_equal(inputs[-1], features.place)
    assert np.isfinite(thoughts(features, np.zeros(len(features.own), np.float32))).all()


def test_features_of_a_line() -> None:
    features = page_features(page_lines(PAGE))
    by_name = dict(zip(OWN, features.own.T, strict=True))
    assert by_name["prose"].tolist() == [0, 0, 0, 0, 0, 1, 1, 1, 0, 0, 0, 0, 0, 0]
    assert by_name["stamp"][4] == 1
    assert by_name["stop_section"][9] == 1
    assert by_name["is_legal"][13] == 1
    assert by_name["running_share"][5] > by_name["running_share"][3]


def test_best_stretch() -> None:
    assert best_stretch(np.array([-1.0, 2.0, -1.0, 3.0, -5.0, 1.0])) == (1, 4)
    assert best_stretch(np.array([-1.0, -2.0])) == (0, 0)


def test_runs_between_breaks() -> None:
    runs = Runs.between(np.array([False, False, True, False, False, False]))
    assert runs.heads.tolist() == [0, 2, 3]
    assert runs.sizes.tolist() == [2, 1, 3]
    values = np.array([1.0, 3.0, 9.0, 1.0, 2.0, 3.0])
    assert runs.spread(runs.mean(values)).tolist() == [2, 2, 9, 2, 2, 2]


def test_every_feature_has_its_column() -> None:
    features = page_features(page_lines(PAGE))
    assert features.own.shape[1] == len(OWN)
    assert features.place.shape[1] == len(PLACE)
    first = np.zeros(len(features.own), np.float32)
    assert thoughts(features, first).shape[1] == len(THOUGHT)
    place = dict(zip(PLACE, features.place.T, strict=True))
    assert place["since_prose"][5] == 1
    assert place["in_stretch"].tolist() == features.own[:, OWN.index("prose")].tolist()


@settings(max_examples=40)
@given(st.text(max_size=300))
def test_any_page_has_scores(content: str) -> None:
    lines = page_lines(content)
    scores = line_scores(lines)
    assert len(scores) == len(lines)
    assert np.isfinite(scores).all()
    assert np.array_equal(scores, line_scores(lines))
