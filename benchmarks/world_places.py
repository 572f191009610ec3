"""How well places are found and placed in world news: a hundred texts written for this project.

A named place counts whether the text tells of the ground there or only takes it for an origin ("a
Lagos-based lender"); a state that acts ("Washington said") and a demonym do not. Many published
sets count acting states too: `any_toponym_f1` is the end-to-end figure under that rule.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dateline import pipeline
from dateline.model import Article, Place, Span, overlaps

FOLDER = Path(__file__).parent
TEXTS = FOLDER / "world_places.txt"
PLACES = FOLDER / "world_places.tsv"
NEAR_KM = 161
"""A hundred miles, the usual bound in toponym resolution."""
_EARTH_KM = 12742
_MARKED = re.compile(r"\[(?P<place>[^]|]+)(?:\|(?P<key>[^]]+))?\]|<(?P<actor>[^>]+)>")


@dataclass(frozen=True, slots=True)
class Marked:
    """A place that a text names."""

    span: Span
    key: str
    """Its row in `world_places.tsv`."""
    acts: bool = False
    """It stands for a state that acts."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text without its marks, and what they marked."""

    text: str
    marked: tuple[Marked, ...]


def measure() -> dict[str, float]:
    """End-to-end and recognition F1, and the share of the found ones placed within 161 km."""
    texts, where = load(), points()
    found = [places_of(text.text, number) for number, text in enumerate(texts)]
    strict = _figures(texts, found, where, acting=False)
    wide = _figures(texts, found, where, acting=True)
    return {**strict, "any_toponym_f1": wide["end_to_end_f1"]}


def load(file: Path = TEXTS) -> list[Text]:
    """The texts with their marked places."""
    lines = file.read_text("utf-8").splitlines()
    return [parse(line) for line in lines if line and not line.startswith("#")]


def parse(line: str) -> Text:
    """One line of the file."""
    out, marked, at, size = [], [], 0, 0
    for match in _MARKED.finditer(line):
        before, words = line[at : match.start()], match["place"] or match["actor"]
        key = match["key"] or words.removeprefix("the ")
        start = size + len(before)
        size, at = start + len(words), match.end()
        out += [before, words]
        marked.append(Marked((start, size), key, acts=bool(match["actor"])))
    return Text("".join([*out, line[at:]]), tuple(marked))


def points(file: Path = PLACES) -> dict[str, tuple[float, float]]:
    """Latitude and longitude by the name of a place."""
    lines = file.read_text("utf-8").splitlines()[2:]
    cells = (line.split("\t") for line in lines)
    return {name: (float(lat), float(lon)) for name, _, lat, lon in cells}


def places_of(text: str, number: int) -> tuple[Place, ...]:
    """The places that the pipeline reads in a text."""
    article = Article(id=f"world-{number}", text=text, language="en")
    return pipeline.annotate(article).places


def _figures(
    texts: Sequence[Text],
    found: Sequence[Sequence[Place]],
    where: Mapping[str, tuple[float, float]],
    *,
    acting: bool,
) -> dict[str, float]:
    """The three figures; `acting` says that acting states count as places too."""
    met = near = wanted = given = 0
    for text, places in zip(texts, found, strict=True):
        left = [marked for marked in text.marked if acting or not marked.acts]
        wanted, given = wanted + len(left), given + len(places)
        for place in places:
            hit = next((marked for marked in left if overlaps(marked.span, place.span)), None)
            if hit is None:
                continue
            left.remove(hit)
            met += 1
            if place.lat is not None and place.lon is not None:
                near += distance(where[hit.key], (place.lat, place.lon)) <= NEAR_KM
    return {
        "end_to_end_f1": _f1(near, given, wanted),
        "recognition_f1": _f1(met, given, wanted),
        "acc161": near / met if met else 0.0,
    }


def _f1(right: int, given: int, wanted: int) -> float:
    return 2 * right / (given + wanted) if given + wanted else 0.0


def distance(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Kilometres between two points, each in degrees north and east, on a sphere."""
    north, other_north = math.radians(one[0]), math.radians(other[0])
    east = math.radians(other[1] - one[1])
    half = math.sin((other_north - north) / 2) ** 2
    half += math.cos(north) * math.cos(other_north) * math.sin(east / 2) ** 2
    return _EARTH_KM * math.asin(min(1.0, math.sqrt(half)))
