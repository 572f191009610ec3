"""The packaged cues, spelled out."""

from __future__ import annotations

import pytest

from dateline.vocab.cues import cue_lexicon, forms_of, said_sources
from dateline.vocab.modality_cues import modality_cues


@pytest.mark.parametrize(
    ("written", "forms"),
    [
        ("warn", ["warn", "warns", "warning", "warned"]),
        ("say/said", ["say", "says", "saying", "said"]),
        ("deny", ["deny", "denies", "denying", "denied"]),
        ("announce", ["announce", "announces", "announcing", "announced"]),
        ("admit/admitted/admitting", ["admit", "admits", "admitting", "admitted"]),
        ("write/wrote/writing/written", ["write", "writes", "writing", "wrote", "written"]),
    ],
)
def test_the_forms_of_a_verb(written: str, forms: list[str]) -> None:
    assert [pieces for pieces, _ in forms_of(written)] == [(form,) for form in forms]


def test_a_verb_keeps_its_particle() -> None:
    assert [pieces for pieces, _ in forms_of("point out")][3] == ("pointed", "out")


def test_a_cue_has_a_class_for_each_thing_that_may_follow() -> None:
    agreed = cue_lexicon().verbs["agreed"][0]
    assert agreed.frames["that"] == "say"
    assert agreed.frames["to"] == "plan"


def test_word_groups_are_tried_longest_first() -> None:
    for found in (*cue_lexicon().phrases.values(), *modality_cues().phrases.values()):
        lengths = [len(pieces) for pieces, _ in found]
        assert lengths == sorted(lengths, reverse=True)


def test_every_word_is_lower_case_and_none_was_read_as_a_truth_value() -> None:
    cues = modality_cues()
    for word in (
        *cues.verbs,
        *cues.adjectives,
        *cues.adverbs,
        *cues.barriers,
        *cue_lexicon().verbs,
    ):
        assert word == word.lower()
    assert cues.adjectives["no"] == "negative"
    assert cues.adjectives["false"] == "denied"
    assert "officials" in said_sources().people
