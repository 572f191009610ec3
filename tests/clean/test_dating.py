"""Which of a page's dates is its own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.clean.dates.read import read_stamp
from dateline.clean.dates.weigh import OTHERS, Dating, seen, weigh, yearless
from dateline.model import DateFound, DateKind, Page, SeenDate

URL = "https://pier.example/nets"


def a_date(value: str, found: DateFound = "meta", of: DateKind = "published") -> SeenDate:
    stamp = read_stamp(value)
    assert stamp is not None
    return seen(stamp, of, found, value)


def weighed(*dates: SeenDate, latest: str | None = None, media: str = "html") -> Dating:
    page = Page(place="p", media=media, content="", latest=latest)  # type: ignore[arg-type]
    return weigh(dates, page, URL)


def test_the_surer_place_wins_and_both_are_kept_and_told() -> None:
    found = weighed(a_date("2024-03-01", "url"), a_date("2024-05-01", "json-ld"))
    assert found.published is not None
    assert (found.published.value, found.published_from) == ("2024-05-01", "json-ld")
    assert [date.value for date in found.dates] == ["2024-05-01", "2024-03-01"]
    assert found.warnings == (
        "two dates: 2024-05-01 (JSON-LD) and 2024-03-01 (address);"
        " the first is taken: its place is the surer one",
    )


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        (("file", "published"), ("json-ld", "published")),
        (("json-ld", "published"), ("meta", "published")),
        (("meta", "published"), ("time", "published")),
        (("time", "published"), ("url", "published")),
        (("text", "published"), ("url", "published")),
        (("meta", "unsaid"), ("url", "published")),
        (("url", "published"), ("text", "unsaid")),
        (("time", "unsaid"), ("text", "unsaid")),
        (("text", "unsaid"), ("dateline", "unsaid")),
    ],
)
def test_the_order_of_trust(
    better: tuple[DateFound, DateKind], worse: tuple[DateFound, DateKind]
) -> None:
    found = weighed(a_date("2024-03-01", *worse), a_date("2024-05-01", *better))
    assert found.published is not None
    assert found.published.value == "2024-05-01"


def test_the_finest_of_one_day_wins() -> None:
    found = weighed(a_date("2025-09-03", "json-ld"), a_date("2025-09-03T17:25", "text", "unsaid"))
    assert found.published is not None
    assert (found.published.value, found.published_from) == ("2025-09-03T17:25", "text")
    assert not found.warnings
    month = weighed(a_date("2025-09", "json-ld"), a_date("2025-09-03", "url"))
    assert month.published is not None
    assert month.published.value == "2025-09-03"


def test_one_moment_in_two_zones_is_no_disagreement() -> None:
    found = weighed(
        a_date("2024-05-02T01:30Z", "json-ld"), a_date("2024-05-01T20:30", "text", "unsaid")
    )
    assert found.published is not None
    assert found.published.value == "2024-05-02T01:30Z"
    assert not found.warnings


def test_a_printed_day_beside_that_of_the_address_wins() -> None:
    found = weighed(a_date("2024-05-02", "url"), a_date("2024-05-01", "text", "unsaid"))
    assert found.published is not None
    assert (found.published.value, found.published_from) == ("2024-05-01", "text")


def test_a_change_does_not_date_the_page() -> None:
    found = weighed(a_date("2024-05-02T10:00", "meta", "modified"))
    assert found.published is None
    assert found.modified is not None
    assert found.modified.value == "2024-05-02T10:00"
    assert found.warnings == (
        "no publication date: the page gives only that of its last change (2024-05-02T10:00)",
    )


def test_a_date_stamped_again_by_a_change_gives_way_to_the_printed_one() -> None:
    stamped = a_date("2024-05-20T10:00Z", "json-ld")
    changed = a_date("2024-05-20T10:00Z", "json-ld", "modified")
    printed = a_date("2024-05-01", "text", "unsaid")
    found = weighed(stamped, changed, printed)
    assert found.published is not None
    assert found.published.value == "2024-05-01"
    assert "stamped again" in found.warnings[0]
    agreeing = weighed(stamped, changed, printed, a_date("2024-05-20", "text", "unsaid"))
    assert agreeing.published is not None
    assert agreeing.published.value == "2024-05-20T10:00Z"


@pytest.mark.parametrize(
    ("value", "why"),
    [
        ("1970-01-01", "it stands for no date"),
        ("0001-01-01T00:00:00Z", "it stands for no date"),
        ("2031-01-01", "it is after 2024-06-01, when the page was read"),
        ("1988-05-01", "it is older than the web"),
    ],
)
def test_what_cannot_be_right_is_refused_and_kept(value: str, why: str) -> None:
    found = weighed(a_date(value), a_date("2024-05-01", "url"), latest="2024-06-01")
    assert found.published is not None
    assert found.published.value == "2024-05-01"
    assert [date.refused for date in found.dates] == [None, why]
    assert found.warnings[0].startswith("date refused: ")
    alone = weighed(a_date(value), latest="2024-06-01")
    assert alone.published is None
    assert alone.warnings[-1] == "no publication date: each date of the page was refused"


def test_the_day_after_the_page_was_read_is_a_zone_s_doing() -> None:
    assert weighed(a_date("2024-06-02"), latest="2024-06-01").published is not None


def test_digitised_newspapers_and_paper_may_be_older_than_the_web() -> None:
    vouched = weighed(a_date("1976-02-20", "meta"), a_date("1976-02-20", "url"))
    assert vouched.published is not None
    twice_in_markup = weighed(a_date("1976-02-20", "meta"), a_date("1976-02-20", "json-ld"))
    assert twice_in_markup.published is None
    row = weighed(a_date("1976-02-20", "file"), media="article")
    assert row.published is not None
    typed = weigh([a_date("1976-02-20", "text")], Page(place="p", media="text", content=""), None)
    assert typed.published is not None


def test_a_dateline_without_a_year_takes_it_from_another_date() -> None:
    bare = yearless(12, 29, "LONDON, Dec 29 (Reuters)")
    found = weighed(bare, a_date("2018-01", "url"))
    assert found.published is not None
    assert found.published.value == "2017-12-29"
    alone = weighed(bare)
    assert alone.published is None
    assert alone.dates[0].refused == "has no year"
    assert alone.warnings == ("no publication date: 'LONDON, Dec 29 (Reuters)' has no year",)
    far = weighed(yearless(6, 15, "x"), a_date("2018-01-02", "json-ld"))
    assert far.published is not None
    assert far.published.value == "2018-01-02"


def test_other_articles_dates_are_the_reason_and_no_more() -> None:
    other = SeenDate(
        value="2024-03-10", precision="day", of="unsaid", found="text", words="x", refused=OTHERS
    )
    found = weighed(other)
    assert found.published is None
    assert found.warnings == (
        "no publication date: the only date is of another article (2024-03-10)",
    )


def test_rows_without_a_date_are_not_warned_about() -> None:
    assert weighed(media="article").warnings == ()
    assert weighed().warnings == ("no publication date in the page",)


DATES = st.builds(
    SeenDate,
    value=st.sampled_from(
        ["2024", "2024-05", "2024-05-01", "2024-05-01T10:00Z", "--02-29", "0001-01-01", "x", ""]
    ),
    precision=st.sampled_from(["time", "day", "month", "year", "none"]),
    of=st.sampled_from(["published", "modified", "unsaid"]),
    found=st.sampled_from(["json-ld", "meta", "time", "url", "dateline", "text", "feed", "file"]),
    words=st.text(max_size=9),
    refused=st.none() | st.just("no"),
)


@given(st.lists(DATES, max_size=6), st.text(max_size=12))
def test_never_raises_and_loses_no_date(dates: list[SeenDate], latest: str) -> None:
    page = Page(place="p", media="html", content="", latest=latest)
    found = weigh(dates, page, URL)
    assert found == weigh(dates, page, URL)
    assert len(found.dates) == len(set(found.dates)) == len(dict.fromkeys(dates))
    assert (found.published is None) or not found.published.refused
