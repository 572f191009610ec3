"""Happenings of one running topic: each its own story, all of them one topic."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from dateline.model import Article
from dateline.stories import assign
from tests.stories import running

TOPICS = {"market": running.MARKET, "pact": running.PACT, "rail": running.RAIL}


def everything() -> list[Article]:
    return [
        replace(article, id=f"{topic}/{article.id}")
        for topic, tellings in TOPICS.items()
        for told in running.articles(tellings).values()
        for article in told
    ]


def groups(articles: list[Article]) -> tuple[dict[str, set[str]], dict[str, set[str | None]]]:
    """The stories of every happening, and the topics of every topic."""
    stories: dict[str, set[str]] = {}
    topics: dict[str, set[str | None]] = {}
    for row in assign(articles):
        stories.setdefault(row.id.rpartition("-")[0], set()).add(row.story)
        topics.setdefault(row.id.partition("/")[0], set()).add(row.topic)
    return stories, topics


def test_each_happening_is_one_story_and_no_two_are_the_same() -> None:
    stories, _ = groups(everything())
    assert {name: len(found) for name, found in stories.items()} == dict.fromkeys(stories, 1)
    assert len(set().union(*stories.values())) == len(stories) == 8


def test_the_stories_of_a_running_topic_are_one_topic_and_topics_stay_apart() -> None:
    _, topics = groups(everything())
    assert {name: len(found) for name, found in topics.items()} == dict.fromkeys(TOPICS, 1)
    assert len(set().union(*topics.values())) == len(TOPICS)


@pytest.mark.parametrize("later", ["trial", "anniversary", "second bomb"])
def test_what_comes_later_is_a_story_of_its_own_even_when_little_else_is_in_the_news(
    later: str,
) -> None:
    told = running.articles(running.MARKET)
    rows = assign([*told["attack"], *told[later]])
    assert len({row.story for row in rows}) == 2
    assert len({row.story for row in rows[:3]}) == 1
    assert len({row.topic for row in rows}) == 1


def test_a_page_that_gives_the_day_of_its_last_change_stays_with_its_story() -> None:
    told = running.articles(running.MARKET)["attack"]
    rows = assign([told[0], replace(told[1], published="2021-08-02"), told[2]])
    assert len({row.story for row in rows}) == 1


def test_one_story_without_dates_or_titles_is_still_one() -> None:
    told = running.articles(running.PACT)["missiles"]
    rows = assign([replace(article, published=None, title=None) for article in told])
    assert rows[0].story == rows[1].story
