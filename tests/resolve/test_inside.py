"""Places within actors' words."""

from __future__ import annotations

import pytest

from dateline.model import Mention, MentionKind
from dateline.resolve.inside import places_inside
from dateline.resolve.setting import Setting


def inside(words: str, kind: MentionKind = "group") -> list[str]:
    text = f"Yesterday {words} spoke."
    mention = Mention(span=(10, 10 + len(words)), kind=kind)
    return [text[slice(*m.span)] for m in places_inside(Setting(text), [mention])]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("residents of Herat", ["Herat"]),
        ("migrants from Chad", ["Chad"]),
        ("the mayor of London", ["London"]),
        ("Lyon police", ["Lyon"]),
        ("the Lyon mayor", ["Lyon"]),
        ("two fishermen from the Gaza Strip", ["Gaza Strip"]),
        ("the president of Chad", []),
        ("Bank of Montreal", []),
        ("Lyon University", []),
        ("men of Honour", []),
        ("Warren police", []),
    ],
)
def test_places_stand_behind_prepositions_or_lead(words: str, found: list[str]) -> None:
    assert inside(words) == found


def test_states_and_times_have_none() -> None:
    assert inside("the state of Texas", "state") == []
    assert inside("the night of Lyon", "time") == []
