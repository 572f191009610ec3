"""What the lists of furniture say of a line."""

from __future__ import annotations

import pytest

from dateline.vocab.boilerplate import furniture, part_of_page


@pytest.mark.parametrize(
    ("line", "why", "section"),
    [
        ("You May Also Like", "related", "stop"), ("Comments (12)", "comment", "stop"),
        ("Read more »", "related", "block"), ("World", "navigation", None),
        ("Share", "share", None),
        ("© 1976 The Pier. All rights reserved.", "legal", None), ("“`html", "markup", None),
        ("ADVERTISEMENT", "ad", None), ("Table of Contents", "contents", None),
        ("Photo: A gunboat off the coast", "caption", None),
        ("Sign up for our morning letter", "promo", None),
    ],
)  # fmt: skip
def test_furniture(line: str, why: str, section: str | None) -> None:
    found = furniture(line)
    assert found is not None
    assert (found.why, found.section) == (why, section)


@pytest.mark.parametrize(
    "sentence",
    [
        "The gunboat cut the nets of two trawlers on Thursday.",
        "Published figures show that the catch fell by a third.",
        "Iceland said that it would join our allies in the talks.",
        "The vessels entered the zone without permission.",
        "Both sides agreed to the terms and conditions of the truce.",
        "Visitors are asked to report abuses to the commission.",
    ],
)
def test_sentences_are_no_furniture(sentence: str) -> None:
    assert furniture(sentence) is None


def test_parts_of_a_page() -> None:
    assert part_of_page("main-nav") == "navigation"
    assert part_of_page("post-comments") == "comment"
    assert part_of_page("RelatedStories") == "related"
    assert part_of_page("story-body") is None
    assert part_of_page("headache") is None
