"""Wars between two states that a sentence names in passing."""

import pytest

from dateline import pipeline
from dateline.model import Article, EventMention

LONG_AGO = "Oslo was blamed for staying away during Iceland's conflict with Britain in June 1973."
LATELY = "Oslo stayed away from Iceland in a recent 12-day war with Britain, a paper wrote."


def wars(text: str) -> list[EventMention]:
    article = Article(id="a", text=text, language="en", published="1976-05-20")
    return [event for event in pipeline.annotate(article).events if event.lemma == "war"]


@pytest.mark.parametrize(("text", "date"), [(LONG_AGO, "1973-06"), (LATELY, None)])
def test_a_war_with_both_its_states_and_its_time_is_an_event(text: str, date: str | None) -> None:
    (war,) = wars(text)
    assert [p.country for p in (*war.source, *war.target)] == ["ISL", "GBR"]
    assert (war.event, war.time.value if war.time else None) == ("ASSAULT", date)


@pytest.mark.parametrize(
    "text",
    [
        "Oslo was blamed for staying away during Iceland's conflict with Britain.",
        "Oslo was blamed for staying away during the war in June 1973.",
        "",
    ],
)
def test_without_a_side_or_a_time_it_is_none(text: str) -> None:
    assert wars(text) == []
