"""Modality and polarity of event words, case by case."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from dateline.reader.modality import cue_class, modality_of, vouches
from dateline.reader.text import Token, tokens
from dateline.vocab.modality_cues import modality_cues

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "modality_cases.yaml").read_text(encoding="utf-8")
)
WORDS = sorted(
    {*modality_cues().verbs, *modality_cues().modals, *modality_cues().adjectives, "if",
     "that", "no", "not", "to", "of", "the", "attack", "Iran", ",", ".", "?", "and",
     "talks", "were", "held"}
)  # fmt: skip


def read(text: str) -> tuple[list[Token], tuple[int, int]]:
    start, end = text.index("["), text.index("]") - 1
    plain = text.replace("[", "").replace("]", "")
    found = tokens(plain, (0, len(plain)))
    inside = [i for i, t in enumerate(found) if start <= t.start and t.end <= end]
    return found, (inside[0], inside[-1] + 1)


@pytest.mark.parametrize("case", CASES, ids=[case["text"] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    found, trigger = read(case["text"])
    got = modality_of(
        found,
        trigger,
        cue=case.get("cue"),
        noun=case.get("noun", False),
        harmful=case.get("harmful", False),
    )
    assert got == (case["want"], case.get("polarity", "positive"))


def test_the_cases_cover_every_modality() -> None:
    assert {case["want"] for case in CASES} == {
        "asserted", "reported", "alleged", "planned", "threatened", "hypothetical", "denied",
        "opinion",
    }  # fmt: skip
    assert len(CASES) >= 120


@pytest.mark.parametrize(
    ("cue", "known"),
    [
        ("said", "say"),
        ("has repeatedly said", "say"),
        ("was quoted by … telling", "say"),
        ("according to", "say"),
        ("claimed", "claim"),
        ("’s claim", "claim"),
        ("denied", "deny"),
        ("warned", "warn"),
        ("pointed out", "say"),
        ("criticized", "judge"),
        (":", "say"),
        ("boarded the trawler", None),
        ("", None),
    ],
)
def test_the_class_of_a_cue(cue: str, known: str | None) -> None:
    assert cue_class(cue) == known


def test_who_vouches_for_an_event() -> None:
    assert all(vouches(cue) for cue in ("said", "according to", "claimed", "denied", "shows", ":"))
    assert not any(vouches(cue) for cue in ("condemned", "urged", "vowed", "called", "boarded"))


def test_a_given_clause_bounds_adverbs() -> None:
    found, trigger = read("Rebels allegedly burned the farm and [fled].")
    assert modality_of(found, trigger, noun=False)[0] == "alleged"
    assert modality_of(found, trigger, noun=False, clause=(5, 7))[0] == "asserted"


def test_a_trigger_outside_the_sentence_is_asserted() -> None:
    assert modality_of([], (0, 1)) == ("asserted", "positive")
    assert modality_of(tokens("Iran struck.", (0, 12)), (2, 9)) == ("asserted", "positive")


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=30), st.data())
def test_it_never_fails_and_is_the_same_twice(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    found = tokens(text, (0, len(text)))
    first = data.draw(st.integers(0, len(found) - 1))
    last = data.draw(st.integers(first + 1, len(found)))
    noun = data.draw(st.sampled_from([True, False, None]))
    cue = data.draw(st.sampled_from([None, "said", "denied", "warned", "claims", ""]))
    got = modality_of(found, (first, last), cue=cue, noun=noun)
    assert got == modality_of(found, (first, last), cue=cue, noun=noun)


@given(st.text(max_size=80), st.text(max_size=12))
def test_strange_text_is_read_too(text: str, cue: str) -> None:
    found = tokens(text, (0, len(text)))
    for i in range(len(found)):
        assert modality_of(found, (i, i + 1), cue=cue)[1] in {"positive", "negative"}
