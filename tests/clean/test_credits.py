"""Who is credited."""

from __future__ import annotations

import pytest

from dateline.clean.dates.datelines import read_dateline
from dateline.clean.facts.credits import (
    credit_in_byline,
    credit_in_copyright,
    credit_of_line,
    find_credit,
)

BODY = ["The talks went on for a third day.", "No date was set for another round.", "Both left."]


def credit_in_text(paragraphs: list[str]) -> str | None:
    return find_credit(
        byline=None,
        outlet=None,
        dateline=read_dateline(paragraphs),
        paragraphs=paragraphs,
        removed=(),
    )


@pytest.mark.parametrize(
    ("first", "credit"),
    [
        ("REYKJAVIK, Nov. 20 (Reuters) — A gunboat cut two nets.", "Reuters"),
        ("LONDON (AP) - The navy sent a frigate.", "AP"),
        ("BEIJING, Feb. 3 (Xinhua) -- Talks were held.", "Xinhua"),
        ("HULL, Feb. 19 (North Sea Press) — The navy sent a frigate.", "North Sea Press"),
        ("The navy (and the ministry) – both silent – sent a frigate.", None),
        ("According to Reuters, the navy sent a frigate.", None),
    ],
)
def test_datelines(first: str, credit: str | None) -> None:
    assert credit_in_text([first, *BODY]) == credit


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("Provided by SyndiGate Media Inc. (Syndigate.info).", "SyndiGate"),
        ("Distributed by Harbour Features Ltd.", "Harbour Features Ltd"),
        ("Source: Xinhua", "Xinhua"),
        ("(Reuters)", "Reuters"),
        ("— North Sea Press", "North Sea Press"), ("Escorts were provided by the navy.", None),
        ("The source: a fisherman who had seen it all from the deck that night", None),
    ],
)  # fmt: skip
def test_lines_of_credit(line: str, credit: str | None) -> None:
    assert credit_of_line(line) == credit


def test_bylines_and_copyright() -> None:
    assert credit_in_byline("By A. Writer, Associated Press") == "AP"
    assert credit_in_byline("A. Writer") is None
    assert credit_in_byline("North Sea Press", "The Pier") == "North Sea Press"
    assert credit_in_byline("North Sea Press", "North Sea Press") is None
    assert credit_in_copyright("© 1976 The Associated Press. All rights reserved.") == "AP"
    assert credit_in_copyright("© 1976 The Pier") is None


def test_a_bare_name_counts_only_at_the_very_end() -> None:
    assert credit_in_text([*BODY, "AFP"]) == "AFP"
    assert credit_in_text(["AFP", *BODY]) is None
