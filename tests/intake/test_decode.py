"""Encodings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.intake.decode import decode


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_with_and_without_mark(encoding: str) -> None:
    assert decode("Þorskastríð – naïve".encode(encoding), markup=False) == (
        "Þorskastríð – naïve",
        (),
    )


def test_the_page_s_own_word_is_taken() -> None:
    raw = '<meta charset="windows-1251"><p>Переговоры</p>'.encode("cp1251")
    assert decode(raw, markup=True) == ('<meta charset="windows-1251"><p>Переговоры</p>', ())


def test_latin_1_means_windows_1252_as_in_browsers() -> None:
    raw = b'<meta charset="iso-8859-1">\x93quoted\x94'
    assert decode(raw, markup=True)[0].endswith("“quoted”")


def test_a_wrong_declaration_is_warned_about() -> None:
    text, warnings = decode('<meta charset="ascii-x"><p>é'.encode(), markup=True)
    assert text.endswith("é")
    assert "ascii-x" in warnings[0]


def test_a_few_broken_bytes_do_not_spoil_the_rest() -> None:
    text, warnings = decode("Þorskastríð ".encode() * 5 + b"\xff end", markup=False)
    assert text.startswith("Þorskastríð")
    assert warnings == ("invalid UTF-8: 1 broken characters",)


def test_undeclared_legacy_text_is_read_with_a_warning() -> None:
    russian = "Переговоры о рыболовстве продолжаются в столице, сообщил министр. " * 5
    text, warnings = decode(russian.encode("cp1251"), markup=False)
    assert text == russian
    assert "cp1251" in warnings[0]
    assert decode(b"caf\xe9", markup=False) == ("café", ("invalid UTF-8: read as cp1252",))


@given(st.binary(max_size=300), st.booleans())
def test_never_raises(raw: bytes, markup: bool) -> None:
    text, _ = decode(raw, markup=markup)
    assert "\0" not in text
