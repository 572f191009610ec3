"""Encodings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.intake.decode import decode, wide_encoding
from dateline.intake.mojibake import REPAIRED, repair

RUSSIAN = "Переговоры о рыболовстве продолжаются в столице, сообщил министр. " * 5
LEGACY = {
    "cp1251": RUSSIAN,
    "koi8-u": "Переговори про рибальство тривають у столиці, повідомив міністр. Її колега мовчав.",
    "iso8859-5": "Переговоры о рыболовстве продолжаются в столице, сообщил вчера министр.",
    "gb18030": "外交部长表示,渔业谈判将在首都继续举行。双方同意将鳕鱼捕捞量减少百分之十。",
    "big5hkscs": "外交部長表示,漁業談判將在首都繼續舉行。雙方同意將鱈魚捕撈量減少百分之十。",
    "cp932": "外務大臣は、漁業交渉が首都で続けられると述べた。双方はタラの漁獲量を減らす。",
    "euc_jp": "外務大臣は、漁業交渉が首都で続けられると述べた。双方はタラの漁獲量を減らす。",
    "cp949": "외교부 장관은 어업 협상이 수도에서 계속될 것이라고 밝혔다. 양측은 합의했다.",
    "cp1256": "قال وزير الخارجية إن محادثات الصيد ستستمر في العاصمة. واتفق الجانبان على ذلك.",
    "cp1253": "Οι διαπραγματεύσεις για την αλιεία συνεχίζονται στην πρωτεύουσα, δήλωσε ο υπουργός.",
    "cp1255": "שר החוץ אמר כי שיחות הדיג יימשכו בבירה. שני הצדדים הסכימו להפחית את הדיג.",
    "cp1254": "Dışişleri Bakanı, balıkçılık görüşmelerinin başkentte süreceğini söyledi. Gemiler "
    "cumaya kadar limanda kalacak, filo ise daha sonra denize açılacak.",
    "cp1250": "Rozmowy o rybołówstwie będą kontynuowane w stolicy, powiedział minister. Okręty "
    "straży pozostaną w porcie do piątku, później flota wypłynie. Źródła milczą.",
    "iso8859-2": "Jednání o rybolovu budou pokračovat v hlavním městě, řekl ministr zahraničí. "
    "Lodě zůstanou v přístavu do pátku. Šéf stráže žádal klid.",
    "cp874": "รัฐมนตรีว่าการกระทรวงการต่างประเทศกล่าวว่าการเจรจาเรื่องการประมงจะดำเนินต่อไป",
    "cp1252": "Les négociations sur la pêche se poursuivront dans la capitale, a déclaré le "
    "ministre. « Où êtes-vous ? » a-t-il demandé à l’équipage déjà énervé.",
    "cp1257": "Derybos dėl žvejybos tęsis sostinėje, pranešė užsienio reikalų ministras. Šalys "
    "susitarė menkių laimikį sumažinti, vėliau laivynas išplauks į jūrą.",
}
WORDS = [*LEGACY.values(), "Þorskastríð – naïve “quoted” ﬁne ＡＢＣ don’t €5", "«thé» „heiß“ Ä–Ö"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_with_and_without_mark(encoding: str) -> None:
    assert decode("Þorskastríð – naïve".encode(encoding), markup=False) == (
        "Þorskastríð – naïve",
        (),
    )


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_seen(encoding: str) -> None:
    text = "The talks – in the capital – went on until the evening."
    assert wide_encoding(text.encode(encoding)) == encoding
    assert decode(text.encode(encoding), markup=True) == (text, ())
    assert wide_encoding(text.encode() + b"\0") is None


def test_the_page_s_own_word_is_taken() -> None:
    raw = '<meta charset="windows-1251"><p>Переговоры</p>'.encode("cp1251")
    assert decode(raw, markup=True) == ('<meta charset="windows-1251"><p>Переговоры</p>', ())


@pytest.mark.parametrize("encoding", LEGACY)
def test_every_encoding_is_taken_at_its_word_and_a_hint_is_too(encoding: str) -> None:
    page = f'<meta charset="{encoding}"><p>{LEGACY[encoding]}</p>'
    assert decode(page.encode(encoding), markup=True) == (page, ())
    text, warnings = decode(LEGACY[encoding].encode(encoding), markup=True, hint=encoding)
    assert (text, len(warnings)) == (LEGACY[encoding], 1)


@pytest.mark.parametrize("encoding", LEGACY)
def test_undeclared_legacy_text_is_read_with_a_warning(encoding: str) -> None:
    text, warnings = decode(LEGACY[encoding].encode(encoding), markup=False)
    assert text == LEGACY[encoding]
    assert len(warnings) == 1
    assert warnings[0].startswith("invalid UTF-8: read as ")


def test_little_to_go_by_is_read_as_western() -> None:
    assert decode(b"caf\xe9", markup=False) == ("café", ("invalid UTF-8: read as cp1252",))


def test_latin_1_means_windows_1252_as_in_browsers() -> None:
    raw = b'<meta charset="iso-8859-1">\x93quoted\x94'
    assert decode(raw, markup=True)[0].endswith("“quoted”")


@pytest.mark.parametrize("claimed", ["iso-8859-1", "windows-1252", "utf-8", "ascii-x", "idna"])
def test_the_bytes_count_for_more_than_what_the_page_says(claimed: str) -> None:
    head = f'<meta charset="{claimed}">'
    for encoding in ("cp1251", "gb18030", "cp1253", "cp1256", "cp949"):
        text, warnings = decode((head + LEGACY[encoding]).encode(encoding), markup=True)
        assert text == head + LEGACY[encoding]
        assert f"read as {encoding}" in warnings[0]
    text, warnings = decode((head + "Þorskastríð").encode(), markup=True)
    assert text.endswith("Þorskastríð")
    assert warnings == (
        () if claimed == "utf-8" else (f"not in {claimed}, as the page says: read as UTF-8",)
    )


def test_a_page_s_word_counts_for_more_than_the_header_s() -> None:
    raw = f'<meta charset="windows-1251">{RUSSIAN}'.encode("cp1251")
    assert decode(raw, markup=True, hint="koi8-r")[0].endswith(RUSSIAN)


def test_signs_inside_words_are_not_western() -> None:
    raw = ('<meta charset="iso-8859-1">' + LEGACY["cp1250"]).encode("cp1250")
    text, warnings = decode(raw, markup=True)
    assert text.endswith(LEGACY["cp1250"])
    assert warnings


def test_a_few_broken_bytes_do_not_spoil_the_rest() -> None:
    text, warnings = decode("Þorskastríð ".encode() * 5 + b"\xff end", markup=False)
    assert text.startswith("Þorskastríð")
    assert warnings == ("invalid UTF-8: 1 broken characters",)


def test_japanese_in_seven_bits() -> None:
    assert decode(LEGACY["cp932"].encode("iso2022_jp"), markup=False) == (LEGACY["cp932"], ())


@pytest.mark.parametrize("wrong", ["latin-1", "cp1252", "cp1250", "mac-roman"])
def test_mojibake_is_repaired_and_said(wrong: str) -> None:
    sound = "The minister’s café – “closed” – stayed so, said Señor Pérez of São Paulo."
    spoilt = sound.encode().decode(wrong, "replace")
    if "\ufffd" not in spoilt:
        assert decode(spoilt.encode(), markup=False) == (sound, (REPAIRED,))


def test_mojibake_of_other_scripts_is_repaired() -> None:
    for sound in (RUSSIAN, LEGACY["gb18030"], LEGACY["cp1256"], LEGACY["cp1253"]):
        assert repair(sound.encode().decode("latin-1")) == sound
    assert repair(RUSSIAN.encode().decode("cp1251", "ignore"))[:10] == RUSSIAN[:10]


def test_only_the_spoilt_line_is_touched_and_no_address() -> None:
    text = (
        "“Sound” ﬁne ＡＢＣ &amp; don’t\nspoilt cafÃ© at https://e.example/cafÃ©/ it said\n"
        "<a href=\"/cafÃ©\" title='l’Ã©tÃ©'>"
    )
    assert repair(text) == (
        "“Sound” ﬁne ＡＢＣ &amp; don’t\nspoilt café at https://e.example/cafÃ©/ it said\n"
        "<a href=\"/cafÃ©\" title='l’été'>"
    )


@pytest.mark.parametrize("text", WORDS)
def test_sound_text_is_left_alone(text: str) -> None:
    assert repair(text) is text
    assert decode(text.encode(), markup=True) == (text, ())


def test_nul_characters_go() -> None:
    assert decode(b"a\0b", markup=False) == ("ab", ("NUL characters dropped",))


@given(st.binary(max_size=300), st.booleans(), st.sampled_from([None, "gbk", "x", "hex", "cp1252"]))
def test_never_raises(raw: bytes, markup: bool, hint: str | None) -> None:
    text, warnings = decode(raw, markup=markup, hint=hint)
    assert "\0" not in text
    assert decode(raw, markup=markup, hint=hint) == (text, warnings)


@given(st.text(max_size=200))
def test_a_repair_never_raises_and_ends(text: str) -> None:
    repaired = repair(text)
    assert repair(repaired) == repair(repair(repaired))
