"""Which countries and capitals are ground, and which are states that act."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model import Mention
from dateline.reader.placed_states import place_states


def kinds(text: str, *states: str) -> list[str]:
    """The kinds that the states get; each is searched behind the one before."""
    mentions, at = [], 0
    for words in states:
        start = text.index(words, at)
        at = start + len(words)
        mentions.append(Mention(span=(start, at), kind="state"))
    return [mention.kind for mention in place_states(text, mentions)]


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Imports from China fell.", "China"),
        ("Migrants from Honduras were held.", "Honduras"),
        ("Troops left Chad on Monday.", "Chad"),
        ("They stopped at the border with Libya.", "Libya"),
        ("Rain fell in parts of Peru.", "Peru"),
        ("The storm closed Libya's only working airport.", "Libya"),
        ("A dam burst in Nepal's Kaski district.", "Nepal"),
        ("The Syria war drove them out.", "Syria"),
        ("A Doha-based channel closed.", "Doha"),
        ("The Peru-registered ship sank.", "Peru"),
        ("A storm passed through Russian-occupied Crimea.", "Crimea"),
        ("Rebels marched on Damascus.", "Damascus"),
        ("The train from Madrid was late.", "Madrid"),
        ("Drones struck Kyiv at dawn.", "Kyiv"),
        ("A Moscow court jailed him.", "Moscow"),
        ("Exports to Chile rose.", "Chile"),
        ("The ship was bound for Chile.", "Chile"),
        ("Rebels advanced towards Bangui.", "Bangui"),
        ("They met at a hotel, Rome, Italy.", "Rome"),
    ],
)
def test_ground_is_a_place(text: str, state: str) -> None:
    assert kinds(text, state) == ["place"]


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("China said so.", "China"),
        ("Talks with Iran failed.", "Iran"),
        ("Support from Qatar grew.", "Qatar"),
        ("Officials from Armenia agreed.", "Armenia"),
        ("Doubts came especially from Armenia.", "Armenia"),
        ("Threats against Iran from Washington grew.", "Washington"),
        ("The president of Chad resigned.", "Chad"),
        ("Libya's government fell.", "Libya"),
        ("Libya's coast guard fired.", "Libya"),
        ("Iran-backed fighters left.", "Iran"),
        ("They sent weapons to Ukraine.", "Ukraine"),
        ("The plan is good for Chile.", "Chile"),
        ("The Iran deal collapsed.", "Iran"),
        ("Moscow criticised the plan.", "Moscow"),
        ("The European sanctions hurt.", "European"),
        ("Peruvian ships came from Peruvian ports.", "Peruvian"),
    ],
)
def test_a_state_that_acts_stays_a_state(text: str, state: str) -> None:
    assert kinds(text, state) == ["state"]


def test_a_list_is_of_one_kind() -> None:
    assert kinds("Lithium from Bolivia, Chile and Peru sold well.", "Bolivia", "Chile", "Peru") == (
        ["place"] * 3
    )
    assert kinds("Cargo from China to Vietnam arrived.", "China", "Vietnam") == ["place"] * 2
    assert kinds("The border between Chad and Niger closed.", "Chad", "Niger") == ["place"] * 2
    assert kinds("Talks between Chad and Niger failed.", "Chad", "Niger") == ["state"] * 2


def test_a_clause_behind_a_place_has_its_own_subject() -> None:
    assert kinds("Rain fell in Chad, and Niger said it would help.", "Chad", "Niger") == [
        "place", "state",
    ]  # fmt: skip


def test_the_country_behind_its_town_is_a_place() -> None:
    text = "A boat sank off Manaus, Brazil."
    town = Mention(span=(16, 22), kind="place")
    state = Mention(span=(24, 30), kind="state")
    assert [mention.kind for mention in place_states(text, [town, state])] == ["place", "place"]


def test_other_mentions_stay_as_they_are() -> None:
    text = "Ministers from Chad met."
    mentions = [Mention(span=(0, 9), kind="group"), Mention(span=(15, 19), kind="state")]
    assert place_states(text, mentions) == mentions


@given(st.text(max_size=60), st.text(max_size=60))
def test_whatever_stands_around_it_a_state_is_a_state_or_a_place(left: str, right: str) -> None:
    mention = Mention(span=(len(left), len(left) + 4), kind="state")
    (found,) = place_states(f"{left}Chad{right}", [mention])
    assert found.kind in {"state", "place"}
    assert found.span == mention.span
