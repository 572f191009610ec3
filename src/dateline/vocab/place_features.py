"""GeoNames' feature codes: what kind of place a point is of, and how much ground it stands for."""

from __future__ import annotations

from functools import cache
from typing import Literal

import msgspec

from dateline.errors import VocabularyError
from dateline.vocab.files import read_tsv

Extent = Literal["wide", "country", "region", "spot"]


class PlaceFeature(msgspec.Struct, frozen=True):
    """A feature code of GeoNames (https://www.geonames.org/export/codes.html)."""

    code: str
    extent: Extent
    """`spot` is where the point is; of a `region`, a `country` and what is as `wide` as a continent
    the point is only the middle."""
    words: str
    """What it is, with its article: "a strait"."""


@cache
def place_features() -> dict[str, PlaceFeature]:
    """Every code that a place can have; raises `VocabularyError` when the file is broken."""
    try:
        rows = [msgspec.convert(row, PlaceFeature) for row in read_tsv("place_features.tsv")]
    except msgspec.ValidationError as error:
        raise VocabularyError(f"vocab/data/place_features.tsv: {error}") from error
    return {row.code: row for row in rows}


def extent(feature: str | None) -> Extent | None:
    """How much ground a point of that code stands for; null without a code, or with another."""
    known = place_features().get(feature) if feature else None
    return known.extent if known else None


def is_exact(feature: str | None) -> bool:
    """Whether a point of that code is the place itself and not the middle of something large."""
    return extent(feature) == "spot"
