"""The packaged cues, spelled out."""

from __future__ import annotations

import pytest

from dateline.vocab.cues import cue_lexicon, forms_of


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
    assert forms_of(written) == [(form,) for form in forms]


def test_a_verb_keeps_its_particle() -> None:
    assert forms_of("point out")[3] == ("pointed", "out")


def test_a_cue_has_a_class_for_each_thing_that_may_follow() -> None:
    agreed = cue_lexicon().verbs["agreed"][0]
    assert agreed.frames["that"] == "say"
    assert agreed.frames["to"] == "plan"


def test_word_groups_are_tried_longest_first() -> None:
    for found in cue_lexicon().phrases.values():
        lengths = [len(pieces) for pieces, _ in found]
        assert lengths == sorted(lengths, reverse=True)


def test_every_word_is_lower_case() -> None:
    cues = cue_lexicon()
    for word in (*cues.verbs, *cues.phrases, *cues.according, *cues.nouns, *cues.adverbs):
        assert word == word.lower()
