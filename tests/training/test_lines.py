"""How the line model is made: labels, folds, augmentation, fitting."""

from __future__ import annotations

import numpy as np

from dateline.clean.flat.lines import page_lines
from training.lines.augment import more_samples
from training.lines.crossval import score
from training.lines.data import Sample, Truth, folds
from training.lines.flatten import MEANS
from training.lines.label import body_shares
from training.lines.network import Data, fit
from training.lines.train import see

ONE = "The coast guard vessel cut the nets of two British trawlers on Thursday."
TWO = "The foreign ministry called the fishing in the zone a violation of its waters."
THREE = "London said that a frigate would stay until the talks were taken up again."


def test_labels_follow_the_body_and_its_order() -> None:
    lines = ["Menu", ONE, "Nets at sea", TWO, "Related", ONE, "Cod price up"]
    shares = body_shares(lines, f"{ONE}\n\nNets at sea\n\n{TWO}")
    assert (shares >= 0.5).tolist() == [False, True, True, True, False, False, False]


def test_a_body_of_a_few_words_is_found() -> None:
    assert body_shares(["Menu", "Cod is off", "Share"], "Cod is off").tolist() == [0, 1, 0]
    assert body_shares(["Menu"], "").tolist() == [0]


def test_pages_of_an_outlet_stay_together() -> None:
    truths = [Truth(str(number), f"outlet{number % 7}.example", "") for number in range(30)]
    fold = folds(truths, 3)
    assert set(fold) == {f"outlet{number}.example" for number in range(7)}
    assert set(fold.values()) == {0, 1, 2}
    assert fold == folds(truths, 3)


def test_every_means_of_flattening_keeps_the_words() -> None:
    inner = f"<h1>Nets</h1><p>{ONE} <a href='/x'>More</a></p><script>x()</script>"
    markup = f"<html><body>{inner}</body></html>"
    for name, flatten in MEANS.items():
        text = flatten(markup)
        assert "coast guard vessel" in text, name
        assert "x()" not in text, name


def sample(page: str, middle: list[str]) -> Sample:
    lines = page_lines("\n".join(["Menu", "Home", f"Title of {page}", *middle, "Related", "Share"]))
    shares = np.array([float(line.text in middle) for line in lines])
    return Sample(page, f"{page}.example", "given", lines, shares)


def test_articles_are_exchanged_inside_a_fold_only() -> None:
    samples = [sample("a", [ONE, TWO]), sample("b", [THREE]), sample("c", [TWO])]
    more = more_samples(samples, {"a.example": 0, "b.example": 0, "c.example": 1}, seed=3)
    assert more
    assert all(len(each.lines) == len(each.shares) for each in more)
    for each in more:
        if each.domain == "c.example":
            assert not any(line.text in {ONE, THREE} for line in each.lines)


def test_what_is_learned_from_is_near_the_article() -> None:
    seen = see([sample("a", [ONE, TWO])])
    assert seen[0].chosen[seen[0].sample.answers].all()


def test_a_network_learns_and_repeats_itself() -> None:
    random = np.random.default_rng(1)
    inputs = random.standard_normal((6000, 5)).astype(np.float32)
    answers = inputs[:, 0] + inputs[:, 1] > 0
    data = Data(inputs, answers, np.ones(6000, np.float32))
    network = fit(data, (0, 1))
    assert network.hidden.shape == (5, 32)
    found = network.scores([inputs])
    assert ((found > 0) == answers).mean() > 0.7
    assert np.array_equal(found, fit(data, (0, 1)).scores([inputs]))


def test_the_score_is_the_scorer_s() -> None:
    truths = [Truth("a", "a.example", ONE), Truth("b", "b.example", TWO)]
    assert score(truths, {"a": ONE, "b": TWO}) == {"f1": 1.0, "precision": 1.0, "recall": 1.0}
    half = score(truths, {"a": ONE})
    assert (half["precision"], half["recall"]) == (1.0, 0.5)
