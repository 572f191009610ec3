"""Which cue a content goes with, and which source a cue."""

import numpy as np

from dateline.model import Article, Span
from dateline.reader import read
from dateline.reader.encoder import packaged
from dateline.reader.links import LINKS, PLACED, choose, options
from dateline.reader.seen import Run, Seen, see
from dateline.reader.text import sentences

TEXT = (
    '"The nets were cut at dawn," the Norwegian minister said. Iceland denied that its boats had '
    "been near.\n\nBritain warned that it would send frigates."
)


def seen() -> Seen:
    return see(packaged(), TEXT, tuple(sentences(TEXT)))


def run(words: str) -> Run:
    at = TEXT.index(words)
    found = seen().stretch((at, at + len(words)))
    assert found is not None
    return found


CUES = ["said", "denied", "warned"]
CONTENTS = ["The nets were cut at dawn", "that its boats had been near", "that it would send"]


def test_each_content_takes_its_own_cue() -> None:
    cues, contents = ([run(one) for one in some] for some in (CUES, CONTENTS))
    heads = packaged().heads
    assert choose(TEXT, seen(), heads, contents, cues, "cue_content") == [0, 1, 2]


def test_each_cue_takes_its_own_source() -> None:
    cues = [run(one) for one in CUES]
    sources = [run(one) for one in ("the Norwegian minister", "Iceland", "Britain")]
    assert choose(TEXT, seen(), packaged().heads, cues, sources, "cue_source") == [0, 1, 2]


def test_nothing_is_chosen_where_there_is_nothing() -> None:
    heads = packaged().heads
    assert choose(TEXT, seen(), heads, [], [run("said")], "cue_content") == []
    assert choose(TEXT, seen(), heads, [run("said")], [], "cue_source") == [None]


def test_options_are_the_nearest_in_text_order() -> None:
    cues = [(at, at + 1) for at in range(len(seen().states))]
    middle = len(cues) // 2
    found = options(TEXT, seen(), packaged().heads, [(middle, middle + 1)], cues, LINKS[0])
    there = found.which[0][found.open[0]].tolist()
    assert there == list(range(middle - 8, middle + 8))
    assert found.placed.shape == (1, 16, 1 + PLACED)
    assert np.isfinite(found.placed).all()


def test_how_they_stand_is_told() -> None:
    found = options(TEXT, seen(), packaged().heads, [run(CONTENTS[1])], [run("said")], LINKS[1])
    at = int(np.flatnonzero(found.open[0])[0])
    _, touching, _, before, inside = found.placed[0, at, :5].tolist()
    assert (touching, before, inside) == (0.0, 1.0, 0.0)


def test_a_content_that_is_nobodys_is_no_attribution() -> None:
    text = "Hopes are high. The sun rose at six, and the harbour was quiet."
    assert read(Article(id="a", text=text, language="en")).attributions == ()


def said(text: str) -> list[tuple[list[str], list[str]]]:
    def words(spans: tuple[Span, ...]) -> list[str]:
        return [text[slice(*span)] for span in spans]

    found = read(Article(id="a", text=text, language="en")).attributions
    assert isinstance(found, tuple)
    return [(words(one.source), words(one.cue)) for one in found]


def test_two_speakers_stay_apart() -> None:
    text = (
        "Norway accepted the offer, its foreign minister said. "
        "But a spokesman for the navy said that the talks had failed."
    )
    sources = [source for source, _ in said(text)]
    assert len(sources) == 2
    assert sources[0] != sources[1]
