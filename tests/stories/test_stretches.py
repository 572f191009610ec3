"""The stretches of a page in several texts at once are those in each of them alone."""

from __future__ import annotations

import numpy as np
import pytest

from dateline.stories.prints import Numbers, prints
from dateline.stories.stretches import Stretch, covered, grams, placed, stretches, stretches_in

FLOOD = (
    "The river rose above the second bridge before dawn and the baker on the quay carried his "
    "flour to the loft while the council asked everybody below the mill to leave their houses"
)
MARKET = (
    "Stalls opened an hour late on Saturday because the road from the station was under water "
    "and the fishmonger who had come by boat sold all that he had before the others were there"
)


def words(text: str) -> Numbers:
    return prints(text).words


def test_several_texts_at_once_are_each_of_them_alone() -> None:
    page = grams(words(f"{FLOOD}. {MARKET}. {FLOOD}."))
    texts = [MARKET, "", f"{MARKET} {MARKET}", "Not a word of it stands here.", FLOOD]
    others = [placed(grams(words(text))) for text in texts]
    found = stretches_in(page, others, [0] * len(texts))
    assert found == [stretches(page, other) for other in others]
    assert [covered(some) for some in found] == [34, 0, 34, 0, 66]
    assert found[0] == [Stretch(33, 67, 0, 34)]


@pytest.mark.parametrize(("least", "given"), [(30, True), (35, False)])
def test_a_text_that_plainly_has_too_little_gives_nothing_and_takes_nothing(
    least: int, given: bool
) -> None:
    page = grams(words(f"{FLOOD}. {MARKET}."))
    others = [placed(grams(words(text))) for text in (MARKET, FLOOD)]
    few, all_of = stretches_in(page, others, [least, 0])
    assert bool(few) == given
    assert all_of == stretches(page, others[1])


def test_nothing_in_nothing() -> None:
    page, none = grams(words(FLOOD)), np.empty(0, dtype=np.uint64)
    assert stretches_in(page, [], []) == []
    assert stretches_in(none, [placed(page)], [0]) == [[]]
    assert stretches_in(page, [none], [0]) == [[]]
