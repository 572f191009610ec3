"""What `annotate`, `stories` and `records` make of the lines they are given."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from dateline.cli.rows import read_rows
from dateline.model import Article, Reading, Refusal, to_json
from dateline.pipeline import annotate
from dateline.workers import Placed

TEXT = "Iceland accused Britain of ramming a gunboat."


def read(path: Path, content: bytes | str, kind: type[Article] = Article) -> list[Any]:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(read_rows([path], kind))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "rows.jsonl"


def test_a_line_read_at_once_is_the_same_as_one_looked_at_closer(file: Path) -> None:
    text = TEXT + " It said on Monday that talks in Oslo had failed."
    written = to_json(annotate(Article(id="a", text=text, published="1976-06-04")))
    assert b'"vector"' in written
    [plain] = read(file, written, Reading)
    [closer] = read(file, written[:-1] + b',"story":"s"}', Reading)
    assert closer.value.extra == {"story": "s"}
    assert plain.value == replace(closer.value, extra={})


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("nonsense", "not JSON"),
        ('{"id": "a"', "not JSON"),
        ("[" * 100_000, "not JSON"),
        ("[1, 2]", "not a JSON object"),
        ('{"text": "x"}', "no field `id`"),
        ('{"id": "a"}', "no field `text`"),
        ('{"id": "a", "text": null}', "the field `text` must be a string"),
        ('{"id": 7, "text": "x"}', "the field `id` must be a string"),
        ('{"id": "a", "text": "x", "outlet": 3}', "$.outlet"),
        ('{"id": "a", "text": "x", "pair": {"source": [0, 1]}}', "target"),
        ('{"id": "a", "text": "x", "pair": {"source": [0, 1], "target": [1, 9]}}', "[1, 9]"),
        ('{"id": "a", "text": "x", "mentions": [{"span": [4, 5]}]}', "`mentions`"),
        ('{"id": "a", "text": "x", "mentions": [7]}', "mentions"),
    ],
)
def test_a_bad_line_is_refused_at_its_place(file: Path, line: str, reason: str) -> None:
    if reason == "mentions":
        reason = "does not fit"
    first, bad, last = read(
        file, f'{{"id": "1", "text": "x"}}\n\n{line}\n{{"id": "2", "text": ""}}'
    )
    assert (first.value.id, last.value.id) == ("1", "2")
    assert isinstance(bad, Refusal)
    assert bad.place == f"{file}:3"
    assert reason in bad.reason


def test_invalid_utf8_is_refused(file: Path) -> None:
    bad, good = read(file, b'{"id": "a", "text": "\xff"}\n{"id": "b", "text": "x"}\n')
    assert bad.place == f"{file}:1"
    assert good.value.id == "b"


def test_gzip_and_a_byte_order_mark_are_read(file: Path) -> None:
    row = b'\xef\xbb\xbf{"id": "a", "text": "x"}\n'
    assert read(file, row) == read(file, gzip.compress(row))
    assert read(file, row)[0].value.id == "a"


def test_a_broken_gzip_file_a_folder_and_nothing_are_refused(file: Path) -> None:
    assert isinstance(read(file, gzip.compress(b"x" * 99)[:-9])[-1], Refusal)
    assert next(read_rows([file.parent], Article)) == Refusal(str(file.parent), "Is a directory")
    missing = file.parent / "none.jsonl"
    assert next(read_rows([missing], Article)) == Refusal(str(missing), "No such file or directory")


@pytest.mark.parametrize(
    ("published", "precision"),
    [("1976-02-20", "day"), ("1976-02-20T10:35", "time"), ("1976-02-20 10:35:00", "time"),
     ("1976-02", "month"), ("1976", "year"), ("last week", "none")],
)  # fmt: skip
def test_a_date_gets_the_precision_that_it_is_written_with(
    file: Path, published: str, precision: str
) -> None:
    (row,) = read(file, json.dumps({"id": "a", "text": "x", "published": published}))
    assert row.value.published_precision == precision


def event(**fields: object) -> dict[str, object]:
    given: dict[str, object] = {
        "id": "e1", "span": [8, 15], "event": "ACCUSE", "mode": None, "context": [], "cameo": "112",
        "quad": "verbal conflict", "intensity": -3.0, "time": None, "place": None,
        "source": [{"span": [0, 7], "country": "ISL", "sector": None, "code": "ISL"}],
        "target": [], "attribution": None, "modality": "asserted", "confidence": 0.5,
    }  # fmt: skip
    return given | fields


def test_a_reading_from_elsewhere_is_completed_from_its_words(file: Path) -> None:
    (row,) = read(file, json.dumps({"id": "a", "text": TEXT, "events": [event()]}), Reading)
    (only,) = row.value.events
    assert only.lemma == "accused"
    assert only.source[0].name == "Iceland"


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({"span": [0, 4000]}, "[0, 4000]"),
        ({"span": [9, 3]}, "[9, 3]"),
        ({"span": "all"}, "does not fit"),
        ({"event": "SHOUT"}, "SHOUT"),
        ({"attribution": 2}, "attribution 2"),
        ({"source": [{"span": [-3, 2]}]}, "[-3, 2]"),
    ],
)
def test_a_reading_that_would_mislead_is_refused(
    file: Path, wrong: dict[str, object], reason: str
) -> None:
    (row,) = read(file, json.dumps({"id": "a", "text": TEXT, "events": [event(**wrong)]}), Reading)
    assert isinstance(row, Refusal)
    assert reason in row.reason


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
known = st.sampled_from([*Reading.__struct_fields__, "pair", "pairs", "mentions"])


@given(st.dictionaries(known, json_values, max_size=6))
def test_strange_rows_are_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, row: dict[str, object]
) -> None:
    file = tmp_path_factory.mktemp("rows") / "one.jsonl"
    (got,) = read(file, json.dumps({"id": "a", "text": TEXT} | row), Reading)
    assert isinstance(got, Placed | Refusal)
