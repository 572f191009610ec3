"""Class and id names of HTML elements."""

from __future__ import annotations

import pytest

from dateline.vocab.block_names import families, families_of, reason


def names(of: str) -> set[str]:
    bits = families_of(of)
    return {family.name for number, family in enumerate(families()) if bits >> number & 1}


@pytest.mark.parametrize(
    ("given", "family", "why"),
    [
        ("articleBody", "body", None),
        ("site-footer", "legal", "legal"),
        ("SiteFooter", "legal", "legal"),
        ("comments-list", "comment", "comment"),
        ("related-stories", "related", "related"),
        ("wp-caption-text", "caption", "caption"),
        ("byline__name", "meta", "metadata"),
    ],
)
def test_families(given: str, family: str, why: str | None) -> None:
    assert family in names(given)
    if why:
        assert reason(families_of(given)) == why


def test_words_are_whole_unless_marked() -> None:
    assert "ad" not in names("shadow header-adapted")
    assert "ad" in names("ad-slot")
    assert families_of("") == 0
    assert reason(0) is None


def test_generated_names_of_any_length_are_read_as_far_as_it_makes_sense() -> None:
    assert families_of("x " * 100_000 + "footer") == 0


def test_families_are_told_apart_by_name() -> None:
    assert len({family.name for family in families()}) == len(families())
