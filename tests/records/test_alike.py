"""What two event words are compared by, which are compared, and the network that weighs it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from msgspec.structs import replace

from dateline.errors import VocabularyError
from dateline.model import Place, TimeExpression
from dateline.records import alike
from dateline.records.acts import ACTS
from dateline.records.alike import WORDING, Compared, Network, candidates, network
from dateline.records.wording import Wording, page_words, wording
from tests.records import making

FIRST = (np.array([0]), np.array([1]))


def packed(*numbers: int) -> bytes:
    return np.array(numbers, np.int8).tobytes()


def word(
    text: str,
    phrase: str,
    doc: str = "a",
    vector: bytes | None = None,
    day: tuple[str, str] | None = None,
    place: str | None = None,
) -> Wording:
    """The word `phrase` of a page; `day` is a time's words and value, `place` a place's words."""
    reading = making.page(doc, text)
    if day:
        start = text.index(day[0])
        span = (start, start + len(day[0]))
        reading = replace(reading, times=(TimeExpression(span=span, type="DATE", value=day[1]),))
    if place:
        start = text.index(place)
        reading = replace(reading, places=(Place(span=(start, start + len(place)), name=place),))
    start = text.index(phrase)
    return wording(reading, (start, start + len(phrase)), vector, page_words(reading))


def feature(name: str, one: Wording, other: Wording, *others: Wording) -> float:
    """One feature of a pair in a story, which is the same whichever comes first."""
    told = Compared([one, other, *others]).rows(FIRST)
    turned = Compared([other, one, *others]).rows(FIRST)
    assert told.shape == (1, len(WORDING))
    value = float(told[0, WORDING.index(name)])
    assert float(turned[0, WORDING.index(name)]) == pytest.approx(value, abs=1e-6)
    return value


STRIKE = "Britain attacked two gunboats of Iceland off Bergen on 6 May 1976."
OTHER = "Sheep graze while farmers attacked wolves near Lima on 9 June 1981."


def test_every_feature_has_a_name_of_its_own() -> None:
    assert len(set(WORDING)) == len(WORDING)


def test_heads_and_their_own_words() -> None:
    crash, car, raid = (
        word("A crash.", "crash"), word("The car crash.", "car crash", "b"),
        word("A raid.", "raid", "c"),
    )  # fmt: skip
    assert feature("same head", crash, car) == 1
    assert feature("same head", crash, raid) == 0
    assert feature("own words", crash, car) == pytest.approx(2**-0.5, abs=1e-6)
    assert feature("own words", crash, raid) == 0
    assert feature("length", crash, car) == 2
    assert feature("rarer", crash, raid) == pytest.approx(max(crash.rarity, raid.rarity))
    assert feature("less rare", crash, raid) == pytest.approx(min(crash.rarity, raid.rarity))


def test_two_heads_may_start_alike() -> None:
    one, other = word("They attacked.", "attacked"), word("They attach it.", "attach", "b")
    assert (one.head, other.head) == ("attack", "attach")
    assert feature("same start", one, other) == pytest.approx(5 / 6)
    assert feature("same start", one, word("A raid.", "raid", "c")) == 0


@pytest.mark.parametrize(
    ("one", "other", "phrase", "alike"),
    [
        (packed(127, 0), packed(127, 0), "attacked", 1.0),
        (packed(127, 0), packed(0, 127), "attacked", 0.0),
        (packed(127, 0), packed(-127, 0), "attacked", -1.0),
        (packed(3, 4), packed(4, 3), "attacked", 0.96),
        (None, packed(127, 0), "attacked", 0.6),
        (None, None, "attacked", 0.6),
        (None, packed(127, 0), "raided", 0.0),
    ],
)
def test_meaning_is_the_cosine_of_the_vectors_or_else_of_the_head(
    one: bytes | None, other: bytes | None, phrase: str, alike: float
) -> None:
    a = word("They attacked.", "attacked", vector=one)
    b = word(f"They {phrase}.", phrase, "b", vector=other)
    assert feature("meaning", a, b) == pytest.approx(alike, abs=1e-6)


def test_the_words_around() -> None:
    a, b, c = (
        word(STRIKE, "attacked"), word(STRIKE, "attacked", "b"), word(OTHER, "attacked", "c")
    )  # fmt: skip
    for name in ("around", "sentence", "left", "right", "names", "pages alike"):
        assert feature(name, a, b) == pytest.approx(1, abs=1e-5), name
        assert feature(name, a, c, b) < 0.5, name


def test_a_turned_sentence_is_crossed() -> None:
    a = word("Iceland attacked Britain", "attacked")
    b = word("Britain attacked Iceland", "attacked", "b")
    assert feature("crossed", a, b) == pytest.approx(1, abs=1e-5)
    assert feature("left", a, b) == pytest.approx(0, abs=1e-5)
    half = word("Norway attacked Iceland", "attacked", "c")
    assert feature("crossed", a, half) == pytest.approx(1, abs=1e-5)


def test_left_and_right_are_told_apart() -> None:
    a = word("Iceland attacked Britain", "attacked")
    left = word("Iceland attacked Norway", "attacked", "b")
    right = word("Norway attacked Britain", "attacked", "b")
    sides = [(feature("left", a, one), feature("right", a, one)) for one in (left, right)]
    assert sides[0] == pytest.approx((1, 0), abs=1e-5)
    assert sides[1] == pytest.approx((0, 1), abs=1e-5)


def test_rare_words_tell_more_than_common_ones() -> None:
    a = word("Trawlers attacked people", "attacked")
    rare, common = (
        word("Trawlers attacked birds", "attacked", "b"),
        word("Birds attacked people", "attacked", "b"),
    )
    assert feature("around", a, rare) > feature("around", a, common)


def test_what_one_of_two_does_not_have_is_not_shared() -> None:
    dated, bare = word(STRIKE, "attacked", place="Bergen"), word("They attacked.", "attacked", "b")
    for both, name in (("both name", "names"), ("both count", "numbers"), ("both place", "places")):
        assert feature(both, dated, bare) == 0
        assert feature(name, dated, bare) == 0
        assert feature(both, dated, word(STRIKE, "attacked", "b", place="Bergen")) == 1


def test_numbers_and_places_in_common() -> None:
    a = word("They killed 3 of 12 in Oslo.", "killed", place="Oslo")
    b = word("They killed 3 in Bergen.", "killed", "b", place="Bergen")
    assert feature("numbers", a, b) == pytest.approx(2**-0.5, abs=1e-6)
    assert feature("places", a, b) == 0
    assert feature("places", a, word("Oslo: they killed.", "killed", "c", place="Oslo")) == 1


@pytest.mark.parametrize(
    ("value", "agrees"), [("1976-05-06", 1), ("1976-05", 1), ("1976-05-07", -1), (None, 0)]
)
def test_dates_meet_part_or_say_nothing(value: str | None, agrees: int) -> None:
    a = word(STRIKE, "attacked", day=("6 May 1976", "1976-05-06"))
    b = word(STRIKE, "attacked", "b", day=("6 May 1976", value) if value else None)
    assert feature("dates", a, b) == agrees


def test_where_in_the_pages() -> None:
    text = "Iceland protested. Britain attacked. Norway attacked and fled."
    first, second, third = word(text, "protested"), word(text, "attacked"), word(text, "fled")
    fourth = word(text, "attacked and")
    assert feature("same page", first, second) == 1
    assert feature("same sentence", first, second) == 0
    assert feature("same sentence", third, replaced(fourth, third)) == 1
    assert feature("later sentence", first, third) == 2
    assert feature("earlier sentence", first, third) == 0
    elsewhere = word(text, "protested", "b")
    assert feature("same page", first, elsewhere) == 0
    assert feature("same sentence", first, elsewhere) == 0


def replaced(one: Wording, at: Wording) -> Wording:
    """`one` as if it stood in the sentence of another."""
    fields = {name: getattr(one, name) for name in Wording.__slots__}
    return Wording(**{**fields, "sentence": at.sentence, "number": at.number})


def test_how_often_the_pages_of_a_story_have_the_heads() -> None:
    a = word("They attacked, attacked and attacked.", "attacked")
    b = word("They fled. Nobody attacked.", "fled", "b")
    c = word("They met.", "met", "c")
    assert feature("pages with the one", a, b, c) == pytest.approx(1 / 3)
    assert feature("pages with the other", a, b, c) == pytest.approx(2 / 3)
    assert feature("less often", a, b, c) == 1
    assert feature("more often", a, b, c) == 3
    assert feature("pages", a, b, c) == 3
    many = [word("They met.", "met", f"d{n}") for n in range(40)]
    assert feature("pages", a, b, *many) == 30
    assert feature("more often", word("attacked " * 15, "attacked"), b) == 10


def test_words_of_saying_are_counted() -> None:
    said, told, fled = (
        word("He said so.", "said"), word("He told them.", "told", "b"), word("He fled.", "fled")
    )  # fmt: skip
    assert [feature("of saying", said, x) for x in (told, fled)] == [2, 1]
    assert feature("of saying", fled, word("She fled.", "fled", "b")) == 0


def test_two_sayings_with_nothing_in_common_are_seen() -> None:
    rammed = word("The skipper said the frigate rammed his gunboat.", "said")
    again = word("The frigate rammed the gunboat, the skipper said.", "said", "b")
    prices = word("The minister said herring would cost more.", "said", "c")
    fled, fled_too = word("Sheep fled.", "fled", "d"), word("Wolves fled.", "fled", "e")
    little = word("Who owned the gunboat, the minister said, was open to doubt.", "said", "f")
    story = Compared([rammed, again, prices, fled, fled_too, little])
    pairs = (np.array([0, 0, 1, 3, 0, 0]), np.array([1, 2, 2, 4, 3, 5]))
    assert story.unsaid(pairs).tolist() == [False, True, True, False, False, False]


def numbered(pairs: alike.Pairs) -> list[tuple[int, int]]:
    return list(zip(pairs[0].tolist(), pairs[1].tolist(), strict=True))


def test_candidates_have_one_head_or_a_meaning_not_too_far_apart() -> None:
    raid = word("A raid.", "raid", vector=packed(100, 0))
    far = word("A raid.", "raid", "b", vector=packed(-100, 0))
    near = word("An assault.", "assault", "c", vector=packed(20, 100))  # cosine 0.196
    farther = word("A herring.", "herring", "d", vector=packed(14, 100))  # cosine 0.139
    unknown = word("Talks.", "Talks", "e")
    assert numbered(candidates([raid, far])) == [(0, 1)]
    assert numbered(candidates([raid, near, unknown])) == [(0, 1)]
    assert numbered(candidates([raid, farther, unknown])) == []
    assert numbered(candidates([raid])) == []


def test_each_pair_of_a_long_story_is_a_candidate_once() -> None:
    one, other = word("A raid.", "raid"), word("Talks.", "Talks", "b")
    some = [one if n % 3 else other for n in range(1100)]
    pairs = numbered(candidates(some))
    assert len(set(pairs)) == len(pairs)
    assert all(a < b and (a % 3 == 0) == (b % 3 == 0) for a, b in pairs)
    raids, talks = 733, 367
    assert len(pairs) == (raids * (raids - 1) + talks * (talks - 1)) // 2


def test_pairs_in_many_pieces_are_compared_as_in_one(monkeypatch: pytest.MonkeyPatch) -> None:
    words = [word(STRIKE, p) for p in ("attacked", "gunboats")] + [word(OTHER, "attacked", "b")]
    pairs = (np.array([0, 0, 1]), np.array([1, 2, 2]))
    whole = Compared(words).rows(pairs)
    monkeypatch.setattr(alike, "_AT_ONCE", 1)
    assert np.array_equal(Compared(words).rows(pairs), whole)
    none = np.zeros(0, np.int64)
    assert Compared(words).rows((none, none)).shape == (0, len(WORDING))


def tiny(**fields: Sequence[object] | np.ndarray) -> Network:
    """One feature, passed on as it is."""
    known: dict[str, object] = {
        "centre": [0], "spread": [1], "inner": [[1]], "inner_bias": [0], "outer": [[1]],
        "outer_bias": [0],
    }  # fmt: skip
    return Network(**{name: np.array(v, np.float32) for name, v in {**known, **fields}.items()})


def test_a_chance_is_worked_out_from_standardised_features() -> None:
    table = np.array([[0.0], [1.0], [-3.0], [4.0], [9.0]], np.float32)
    # 1 / (1 + e^-x), nothing below zero, cut off at four standard deviations.
    known = [0.5, 0.7311, 0.5, 0.982, 0.982]
    assert tiny().chances(table).tolist() == pytest.approx(known, abs=1e-6)
    turned = tiny(centre=[1], spread=[2], outer=[[-1]], outer_bias=[0.5])
    assert turned.chances(np.array([[5.0]], np.float32))[0] == pytest.approx(0.1824, abs=1e-6)


@pytest.mark.parametrize(
    ("name", "features"), [("words", len(WORDING)), ("events", len(WORDING) + len(ACTS))]
)
def test_the_packaged_networks_take_the_features_that_there_are(name: str, features: int) -> None:
    model = network(name)
    assert model.centre.shape == model.spread.shape == (features,)
    assert model.inner.shape == (features, len(model.inner_bias))
    assert (model.spread > 0).all()


def test_a_network_that_is_not_in_the_file_is_named() -> None:
    with pytest.raises(VocabularyError, match=r"alike\.npz.*nobody"):
        network("nobody")
