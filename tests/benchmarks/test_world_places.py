"""The world-news set: its marks, its places, and its figures."""

from __future__ import annotations

import pytest

from benchmarks import world_places
from dateline.vocab.countries import countries
from dateline.vocab.gazetteer import gazetteer


def test_a_line_is_a_text_with_marks() -> None:
    found = world_places.parse("<Chad> met in [Tripoli|Tripoli, Libya], [Libya].")
    assert found.text == "Chad met in Tripoli, Libya."
    assert [(found.text[slice(*m.span)], m.key, m.acts) for m in found.marked] == [
        ("Chad", "Chad", True), ("Tripoli", "Tripoli, Libya", False), ("Libya", "Libya", False),
    ]  # fmt: skip


def test_there_are_a_hundred_texts_and_each_place_has_a_point() -> None:
    texts, points = world_places.load(), world_places.points()
    assert len(texts) >= 100
    keys = {marked.key for text in texts for marked in text.marked}
    assert keys == set(points)


def test_points_with_an_id_are_the_gazetteers_where_it_has_the_place() -> None:
    known = {c.geonames: (c.lat, c.lon) for c in countries().values()}
    lines = world_places.PLACES.read_text("utf-8").splitlines()[2:]
    for name, number, lat, lon in (line.split("\t") for line in lines):
        bare = name.split(",")[0]
        for entry in gazetteer().named(bare):
            if entry.geonames and entry.lat is not None and entry.lon is not None:
                known[entry.geonames] = (entry.lat, entry.lon)
        if number and int(number) in known:
            assert world_places.distance((float(lat), float(lon)), known[int(number)]) < 161, name


def test_distances_are_in_kilometres() -> None:
    assert world_places.distance((51.5, -0.1), (48.9, 2.3)) == pytest.approx(338, abs=15)
    assert world_places.distance((0, 179.9), (0, -179.9)) == pytest.approx(22, abs=1)
