"""Ids and languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.clean.facts.identity import article_id, language_of


def test_ids_are_of_content_and_address() -> None:
    assert article_id("x", None) == article_id("x", None)
    assert len({article_id("x", None), article_id("x", "u"), article_id("y", None)}) == 3
    assert article_id("\ud800", None).startswith("a-")


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "The government announced new sanctions on Monday and summoned the ambassador."),
        ("de", "Die Regierung hat am Montag Sanktionen beschlossen und den Botschafter geladen."),
        ("fr", "Le gouvernement a annoncé lundi des sanctions et a convoqué l'ambassadeur."),
        ("es", "El gobierno anunció el lunes sanciones contra el país y convocó al embajador."),
        ("ru", "Правительство объявило в понедельник санкции против страны и вызвало посла."),
        ("uk", "Уряд оголосив у понеділок нові санкції проти країни та викликав її посла."),
        ("ar", "أعلنت الحكومة يوم الاثنين عقوبات جديدة على البلاد واستدعت سفيرها إلى الوزارة"),
        ("fa", "دولت روز دوشنبه تحریم‌های جدیدی علیه این کشور اعلام کرد و سفیر آن را فراخواند"),
        ("tr", "Hükümet pazartesi günü ülkeye yeni yaptırımlar açıkladı ve elçisini çağırdı."),
        ("sw", "Serikali ilitangaza Jumatatu vikwazo vipya dhidi ya nchi hiyo na balozi wake."),
    ],
)  # fmt: skip
def test_languages(code: str, text: str) -> None:
    assert language_of(text) == code
    assert language_of(text, "xx") == code
    assert language_of("\n\n".join([text] * 40)) == code


def test_short_texts_are_the_markup_s_to_say() -> None:
    assert language_of("Nets cut.") is None
    assert language_of("Nets cut.", "en") == "en"


def test_one_long_quotation_does_not_decide() -> None:
    ours = "The government announced new sanctions on Monday and summoned the ambassador. "
    quoted = "Die Regierung hat am Montag neue Sanktionen beschlossen. " * 12
    assert language_of("\n\n".join([ours, quoted, ours * 2, ours * 3])) == "en"


@given(st.text(max_size=300))
def test_never_raises(text: str) -> None:
    assert language_of(text) == language_of(text)
