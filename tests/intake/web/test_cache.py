"""Pages kept in a folder, and asked for again only if they have changed."""

from __future__ import annotations

import logging
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dateline.intake.web.cache import Cache, Kept
from tests.intake.web.sites import Web, page, reply

URL = "http://gazette.example/a"
HERE = "gazette.example/a"
CHANGED = "Fri, 25 Apr 2025 09:00:00 GMT"
NOW = datetime(2025, 4, 26, tzinfo=UTC)


def kept(key: str, size: int = 10) -> Kept:
    return Kept(key=key, status=200, body=b"x" * size, fetched=NOW, etag='"1"')


def test_an_unchanged_page_comes_from_the_cache(web: Web, tmp_path: Path) -> None:
    web.on(HERE, page("words", ETag='"v1"', Last_Modified=CHANGED), reply(304))
    first = web.get(URL, cache=tmp_path)
    web.clock.passed = 3600
    again = web.get(URL, cache=tmp_path)
    assert (first.status, first.from_cache) == (200, False)
    assert (again.status, again.from_cache, again.body) == (304, True, b"words")
    assert (again.content_type, again.charset) == ("text/html", "utf-8")
    assert again.fetched == "2025-04-26T11:15:00Z"
    fields = web.asked[-1].fields
    assert fields["if-none-match"] == '"v1"'
    assert fields["if-modified-since"] == CHANGED
    assert not {"if-none-match", "if-modified-since"} & web.asked[1].fields.keys()


def test_a_changed_page_is_kept_in_its_place(web: Web, tmp_path: Path) -> None:
    web.on(HERE, page("old", ETag='"1"'), page("new", ETag='"2"'), reply(304))
    bodies = [web.get(URL, cache=tmp_path).body for _ in range(3)]
    assert bodies == [b"old", b"new", b"new"]
    assert web.asked[-1].fields["if-none-match"] == '"2"'


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"ETag": '"1"', "Cache_Control": "private, No-Store"},
        {"ETag": "\xe9"},
        {"ETag": "x" * 2000},
    ],
)
def test_what_is_not_asked_for_again_by_condition(
    web: Web, tmp_path: Path, fields: dict[str, str]
) -> None:
    web.on(HERE, page("words", **fields))
    for _ in range(2):
        assert not web.get(URL, cache=tmp_path).from_cache
    assert "if-none-match" not in web.asked[-1].fields


def test_nothing_is_kept_without_a_folder(web: Web) -> None:
    web.on(HERE, page("words", ETag='"1"'))
    web.get(URL)
    web.get(URL)
    assert "if-none-match" not in web.asked[-1].fields


def test_a_refused_page_is_not_kept(web: Web, tmp_path: Path) -> None:
    web.on(HERE, reply(404, "none", ETag='"1"'))
    web.refusal(URL, cache=tmp_path)
    web.refusal(URL, cache=tmp_path)
    assert "if-none-match" not in web.asked[-1].fields


@pytest.mark.parametrize("broken", [b"", b"\x00", b"\x81\xa3key\xa1x", b"x" * 99])
def test_a_broken_file_is_as_none(web: Web, tmp_path: Path, broken: bytes) -> None:
    web.on(HERE, page("words", ETag='"1"'))
    web.get(URL, cache=tmp_path)
    for path in tmp_path.iterdir():
        path.write_bytes(broken)
    assert web.get(URL, cache=tmp_path).body == b"words"
    assert "if-none-match" not in web.asked[-1].fields


def test_a_file_is_used_for_what_it_was_kept_for(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put(kept("a"))
    cache.put(kept("b"))
    one, other = sorted(tmp_path.iterdir())
    other.write_bytes(one.read_bytes())
    assert [cache.get(key) for key in ("a", "b")].count(None) == 1


def test_a_folder_that_cannot_be_written_is_said_once(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").write_text("no folder")
    cache = Cache(tmp_path / "file" / "cache")
    with caplog.at_level(logging.WARNING):
        cache.put(kept("a"))
        cache.put(kept("b"))
    assert len(caplog.messages) == 1
    assert "are not kept in" in caplog.messages[0]
    assert cache.get("a") is None
    cache.prune()


def test_the_oldest_files_go_first(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    for number, key in enumerate(("old", "middle", "new")):
        cache.put(kept(key, 1000))
        newest = max(tmp_path.iterdir(), key=lambda path: path.stat().st_mtime_ns)
        os.utime(newest, (number, number))
        newest.rename(newest)
    (tmp_path / "mine.txt").write_text("x" * 9999)
    cache.prune(2500)
    assert [key for key in ("old", "middle", "new") if cache.get(key)] == ["middle", "new"]
    assert (tmp_path / "mine.txt").exists()


def test_the_folder_is_for_its_owner_alone(tmp_path: Path) -> None:
    Cache(tmp_path / "cache").put(kept("a"))
    assert (tmp_path / "cache").stat().st_mode & 0o777 == 0o700
    assert [path.suffix for path in (tmp_path / "cache").iterdir()] == [".page"]
