"""Lines that recur across an outlet's pages."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.clean import site_memory
from dateline.clean.site_memory import without_repeats
from dateline.model import Article

PITCH = "Readers of the Gazette keep this paper alive, and you can be one of them from today."
ABOVE = "The Gazette has been printed by the harbour every weekday since the year 1871."


def article(number: int, *paragraphs: str, outlet: str | None = "gazette.example") -> Article:
    return Article(
        id=f"a-{number}",
        domain=outlet,
        title=f"Story {number * 7919}",
        text="\n\n".join(paragraphs),
    )


def own(number: int) -> tuple[str, ...]:
    """Words that only one page has."""
    names = ("frigate", "gunboat", "trawler", "minister", "envoy")
    return tuple(
        f"The {names[(number + at) % 5]} of the {'very ' * number}{at}th day left the harbour."
        for at in range(4)
    )


def run(articles: list[Article]) -> list[Article]:
    return list(without_repeats(articles, lambda one: one, lambda _, changed: changed))


def test_what_stands_below_three_pages_is_chrome() -> None:
    found = run([article(number, ABOVE, *own(number), PITCH) for number in range(3)])
    assert [one.text for one in found] == ["\n\n".join(own(number)) for number in range(3)]
    assert [(gone.text, gone.why) for gone in found[0].removed] == [
        (ABOVE, "repeated"), (PITCH, "repeated"),
    ]  # fmt: skip


def test_furniture_goes_under_its_own_name() -> None:
    line = "Copyright 1976 The Gazette. All rights reserved."
    found = run([article(number, *own(number), line) for number in range(3)])
    assert found[0].removed[0].why == "legal"


def test_two_pages_are_not_enough_and_other_outlets_do_not_count() -> None:
    pages = [article(number, *own(number), PITCH) for number in range(2)]
    pages += [article(number, *own(number), PITCH, outlet="courier.example") for number in (5, 6)]
    pages += [article(number, *own(number), PITCH, outlet=None) for number in (7, 8, 9)]
    assert run(pages) == pages


def test_a_few_pages_among_many_are_not_enough() -> None:
    pages = [
        article(number, *own(number), *([PITCH] if number < 3 else [])) for number in range(80)
    ]
    assert run(pages) == pages


def test_an_outlets_background_paragraph_stays_in_the_middle() -> None:
    pages = [article(number, *own(number)[:2], PITCH, *own(number)[2:]) for number in range(4)]
    assert run(pages) == pages
    pages = [article(number, *own(number)[:2], PITCH, *own(number)[2:]) for number in range(12)]
    assert all(PITCH not in one.text for one in run(pages))


def test_copies_and_versions_of_one_page_are_no_evidence() -> None:
    copies = [article(0, *own(0), PITCH) for _ in range(5)]
    assert run(copies) == copies
    versions = [article(0, *own(0), *own(number)[:1]) for number in range(1, 6)]
    assert run(versions) == versions


def test_short_lines_and_quotations_may_recur() -> None:
    quotation = (
        "“There is nothing that we can say about that today,” said the ministry's spokesman.”"
    )
    for line in ("What happened", "Q: Why?", "LONDON —", quotation):
        pages = [article(number, line, *own(number), line) for number in range(9)]
        assert run(pages) == pages


def test_an_article_never_becomes_empty() -> None:
    pages = [article(number, *own(number), PITCH, ABOVE) for number in range(6)]
    alone = article(9, PITCH, ABOVE)
    assert run([*pages, alone])[-1].text == alone.text


def test_a_number_in_the_line_may_change() -> None:
    found = run(
        [article(n, *own(n), f"This story was read {n}07 times in our harbour.") for n in range(4)]
    )
    assert all("times" not in one.text for one in found)


def test_few_wait_and_the_order_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(site_memory, "WINDOW", 5)
    taken = 0

    def counted() -> Iterator[Article]:
        nonlocal taken
        for number in range(40):
            taken += 1
            yield article(number, *own(number), PITCH)

    stream = without_repeats(counted(), lambda one: one, lambda _, changed: changed)
    assert next(stream).id == "a-0"
    assert taken == 6
    assert [one.id for one in stream] == [f"a-{number}" for number in range(1, 40)]


def test_long_texts_wait_in_smaller_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(site_memory, "WINDOW_CHARACTERS", 1000)
    pages = iter([article(number, *own(number)) for number in range(60)])
    next(without_repeats(pages, lambda one: one, lambda _, changed: changed))
    assert next(pages).id == "a-5"


def test_what_has_no_article_keeps_its_place() -> None:
    items = ["refused", article(1, *own(1)), "refused"]
    found = list(
        without_repeats(
            items,
            lambda item: item if isinstance(item, Article) else None,
            lambda _, changed: changed,
        )
    )
    assert found == items


def test_what_is_remembered_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(site_memory, "LINES", 50)
    memory = site_memory.SiteMemory()
    for number in range(100):
        memory.learn(article(number, *own(number), PITCH))
    assert len(memory._lines) == 50
    last = article(200, *own(200), PITCH)
    assert PITCH not in memory.without_repeats(last, memory.learn(last)).text


@given(
    st.lists(
        st.lists(st.sampled_from([PITCH, ABOVE, *own(1), "Q:", ""]), min_size=1, max_size=6),
        max_size=12,
    )
)
def test_nothing_is_lost_and_nothing_is_random(texts: list[list[str]]) -> None:
    pages = [article(number, *paragraphs) for number, paragraphs in enumerate(texts)]
    found = run(pages)
    assert found == run(pages)
    for before, after in zip(pages, found, strict=True):
        pieces = [*after.text.split("\n\n"), *(gone.text for gone in after.removed)]
        assert sorted(pieces) == sorted(before.text.split("\n\n"))
