"""Dates as pages print them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.clean.dates.datelines import read_dateline
from dateline.clean.dates.printed import last_post, order_of, printed_dates
from dateline.clean.dates.read import (
    Stamp,
    find_date,
    find_unsure,
    iso_stamp,
    read_stamp,
    slug_stamp,
    url_stamp,
)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Sep 3, 2025, 5:25 PM", "2025-09-03T17:25"), ("Sept. 3, 2025", "2025-09-03"),
        ("3 September 2025", "2025-09-03"), ("February 2nd,2026 – Reykjavik", "2026-02-02"),
        ("Wednesday 20 November 1975 9:22 am", "1975-11-20T09:22"), ("20.11.1975", "1975-11-20"),
        ("27/09/2018", "2018-09-27"), ("11/19/19 06:56 AM", "2019-11-19T06:56"),
        ("20 novembre 1975", "1975-11-20"), ("18 de novembro de 2019", "2019-11-18"),
        ("1975-11-20 12:00 am", "1975-11-20T00:00"), ("12 Mai 1976 um 14.30", "1976-05-12T14:30"),
        ("2025年9月3日 17:25", "2025-09-03T17:25"), ("2019년 11월 5일", "2019-11-05"),
        ("2025. szeptember 3.", "2025-09-03"), ("3 tháng 9, 2025", "2025-09-03"),
        ("3 كانون الثاني 2025", "2025-01-03"), ("٣ سبتمبر ٢٠٢٥", "2025-09-03"),
        ("3 सितंबर 2025", "2025-09-03"), ("3 вересня 2025", "2025-09-03"),
        ("Tue Nov 19 21:57:01 UTC 2019", "2019-11-19T21:57Z"),
        ("Tue, 19 Nov 2019 21:57:01 +0530", "2019-11-19T21:57+05:30"),
        ("November 20, 2019 / 1:07 AM EST", "2019-11-20T01:07-05:00"),
        ("10:48, Tue, Nov 19, 2019 | Updated: 11:05", "2019-11-19T10:48"),
        ("at 19:30 GMT (13:30 CST) on 5 May 2024", "2024-05-05T13:30"),
    ],
)  # fmt: skip
def test_printed_dates(text: str, value: str) -> None:
    found = find_date(text)
    assert found is not None
    assert found.stamp == Stamp(value, "time" if "T" in value else "day")


@pytest.mark.parametrize(
    "text",
    [
        "5/6/2019",
        "Nov 31, 2019",
        "May 1976",
        "19:45",
        "HQ-16",
        "25-year",
        "",
        "12 listopada 2025",
        "On 3 May about 2019 people",
        "192.168.10.12",
        "1.2.3.4",
    ],
)
def test_what_is_no_certain_date(text: str) -> None:
    assert find_date(text) is None


@pytest.mark.parametrize(
    ("text", "stamp"),
    [
        ("2019", Stamp("2019", "year")), ("2019-11", Stamp("2019-11", "month")),
        ("20191119", Stamp("2019-11-19", "day")),
        ("2019-11-19T00:00:00Z", Stamp("2019-11-19", "day")),
        ("2019-11-19T22:31:09-0600", Stamp("2019-11-19T22:31-06:00", "time")),
        ("2019-11-19 10:11:12.5 UTC", Stamp("2019-11-19T10:11Z", "time")),
        ("2019-13-01", None), ("2019-02-30", None), ("yesterday", None),
        ("0001-01-01T00:00:00Z", Stamp("0001-01-01", "day")),
    ],
)  # fmt: skip
def test_machine_readable_dates(text: str, stamp: Stamp | None) -> None:
    assert iso_stamp(text) == stamp


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("/2019/11/18/nets", "2019-11-18"), ("/2019/nov/18/nets", "2019-11-18"),
        ("/2019/november/18/nets", "2019-11-18"), ("/2019/11/nets", "2019-11"),
        ("/nets-2019-11-18.html", "2019-11-18"), ("/20191118/nets", "2019-11-18"),
        ("/2019-11/18/content_1.htm", "2019-11-18"),
        ("/world/201911181077343476-nets/", "2019-11-18"),
        ("/nets-2019-11", "2019-11"), ("/news/2019-11-nets.html", "2019-11"),
        ("/web/20240101000000/http://x.example/2019/11/18/a", "2019-11-18"),
        ("/nets-12345678", None), ("/nets?date=2019-11-18", None), ("/nets#2019-11-18", None),
        ("/2019/13/18/nets", None), ("/", None),
    ],
)  # fmt: skip
def test_dates_in_urls(path: str, value: str | None) -> None:
    stamp = url_stamp("https://example.org" + path)
    assert (stamp.value if stamp else None) == value


@pytest.mark.parametrize(
    ("slug", "value"),
    [
        ("163723-171227-nets", "2017-12-27"), ("nets-cut-123017", "2017-12-30"),
        ("nets-608399", None), ("nets-010203", None), ("nets-1712271", None),
    ],
)  # fmt: skip
def test_six_digits_in_urls(slug: str, value: str | None) -> None:
    stamp = slug_stamp(f"https://example.org/{slug}.html")
    assert (stamp.value if stamp else None) == value


def test_an_unsure_date_has_two_readings() -> None:
    assert find_unsure("03/04/2025") == (Stamp("2025-04-03", "day"), Stamp("2025-03-04", "day"))
    assert find_unsure("13/04/2025") is find_unsure("03.04.2025") is find_unsure("3/3/2025") is None
    assert read_stamp("03/04/2025") is None
    assert read_stamp("03/04/2025", "mdy") == Stamp("2025-03-04", "day")
    assert read_stamp("03/04/2025", "dmy") == Stamp("2025-04-03", "day")
    assert [order_of(tag) for tag in ("en-US", "en_GB", "fr", "en", "", None)] == [
        "mdy", "dmy", "dmy", None, None, None,
    ]  # fmt: skip


def test_seconds_since_1970() -> None:
    assert (
        read_stamp("1574122917")
        == read_stamp("1574122917000")
        == Stamp("2019-11-19T00:21Z", "time")
    )


def test_labels_say_what_a_printed_date_is_of() -> None:
    line = "Posted: 2 May 2024 | Aktualisiert: 3. Mai 2024"
    assert [(d.value, d.of) for d in printed_dates(line, "text")] == [
        ("2024-05-02", "published"), ("2024-05-03", "modified"),
    ]  # fmt: skip
    prose = "On 2 May 2024 the vessel cut the nets of two trawlers."
    assert not list(printed_dates(prose, "text"))


def test_the_last_quoted_post() -> None:
    found = last_post(["A (@a) May 2, 2024 and B (@b) May 1, 2024", "(@c) said so in May 2024"])
    assert found is not None
    assert found.value == "2024-05-02"
    assert last_post(["The talks of May 2, 2024 ended."]) is None


@pytest.mark.parametrize(
    ("text", "place", "day", "agency"),
    [
        ("ASTANA, April 26 (Reuters) — The", "ASTANA", (None, 4, 26), "Reuters"),
        ("BEIJING, Feb. 3, 2024 /Xinhua/ -- x", "BEIJING", (2024, 2, 3), "Xinhua"),
        ("MOSCOW, January 5. /TASS/. The", "MOSCOW", (None, 1, 5), "TASS"),
        ("Paris, 3 mars (AFP) - Le", "Paris", (None, 3, 3), "AFP"),
        ("NEW DELHI, 5 March: The", "NEW DELHI", (None, 3, 5), None),
        ("DALLAS (AP) - American", "DALLAS", (None, None, None), "AP"),
        ("February 2nd,2026 – Beijing", None, (2026, 2, 2), None),
    ],
)
def test_datelines(
    text: str, place: str | None, day: tuple[int | None, ...], agency: str | None
) -> None:
    found = read_dateline([text])
    assert found is not None
    assert (found.place, (found.year, found.month, found.day), found.agency) == (place, day, agency)


def test_what_is_no_dateline() -> None:
    for text in ("On Tuesday May 5 - the", "The navy left on May 5, 2024.", "May 5 – Talks open."):
        assert read_dateline([text]) is None
    assert read_dateline(["May 5, 2024 – Talks open.", "May 6, 2024 – Talks end."]) is None


@given(st.text(max_size=80))
def test_never_raises(text: str) -> None:
    found = find_date(text)
    assert found is None or 0 <= found.start < found.end <= len(text)
    for read in (iso_stamp, url_stamp, slug_stamp, read_stamp, find_unsure):
        assert read(text) == read(text)
    read_dateline([text])
    list(printed_dates(text, "text"))


@given(st.lists(st.sampled_from(
    ["2024", "May", "3", "03/04/2025", ",", " ", "T", "10:30", "pm", "+0", "年", "Z", "(@a)", "31"]
), max_size=9))  # fmt: skip
def test_any_mix_of_parts_is_read(parts: list[str]) -> None:
    text = "".join(parts)
    found = find_date(text)
    if found:
        again = find_date(text[found.start : found.end])
        assert again is not None
        assert again.stamp == found.stamp
    assert last_post([text]) == last_post([text])
