"""Agencies by their names."""

from __future__ import annotations

import pytest

from dateline.vocab.agencies import agencies, agency_called


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Reuters", "Reuters"), ("REUTERS", "Reuters"), ("The Associated Press", "AP"),
        ("AP", "AP"),
        ("SyndiGate Media Inc.", "SyndiGate"), ("Xinhua News Agency", "Xinhua"),
        ("Itar-Tass", "TASS"),
    ],
)  # fmt: skip
def test_names_and_aliases(printed: str, name: str) -> None:
    agency = agency_called(printed)
    assert agency is not None
    assert agency.name == name


@pytest.mark.parametrize("word", ["Spa", "ap", "tt", "Map", "the", "", "The Pier"])
def test_other_words_are_no_agencies(word: str) -> None:
    assert agency_called(word) is None


def test_no_name_stands_for_two_agencies() -> None:
    for agency in agencies():
        for name in (agency.name, *agency.aliases):
            assert agency_called(name) is agency, name
