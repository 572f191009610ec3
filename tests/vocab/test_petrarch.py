"""PETRARCH's dictionaries as they are: what comes out, and what is said of a broken line."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import InputError
from dateline.vocab.offices import Term
from dateline.vocab.petrarch import LONGEST, read_petrarch
from dateline.vocab.user_actors import UserActors, read_user_actors
from dateline.vocab.user_entries import Named, Read


def read(text: str | bytes) -> Read:
    return read_petrarch(text.encode() if isinstance(text, str) else text, "d")


def one(text: str) -> Named:
    found = read(text)
    assert not found.left_out, found.left_out
    (entry,) = found.entries
    return entry


def names(entry: Named) -> list[str]:
    return [name.text for name in entry.names]


def told(found: Read) -> list[str]:
    return [f"{refusal.place}: {refusal.reason}" for refusal in found.left_out]


@pytest.mark.parametrize(
    ("line", "forms"),
    [
        ("HARBOUR_WORKERS_LEAGUE_ [ISLLAB]", ["Harbour Workers League"]),
        ("HARBOUR WORKERS LEAGUE [ISLLAB]  # ours", ["Harbour Workers League"]),
        ("THE_LEAGUE_OF_HARBOURS_ [ISLLAB] ; abc 1 Jan 2001", ["League of Harbours"]),
        ("AL-SHATI_BRIGADE [IRQREB]", ["al-Shati Brigade"]),
        ("HARBOUR_LEAGUE_(HWL)_ [ISLLAB]", ["Harbour League", "HWL"]),
        ("HARBOUR_(NORTH_QUAY)_LEAGUE [ISLLAB]", ["Harbour (north Quay) League"]),
        ("WHO_ [IGOUNOHLH]", ["WHO"]),
        ("GREENQUAY_ [NGOENV]", ["Greenquay"]),
        ("QX_ [NGOENV]", ["QX"]),
        ("UN_HARBOUR_OFFICE [IGOUNO]", ["UN Harbour Office"]),
        ("SMITH_&_SONS [MNCGBR]", ["Smith & Sons"]),
    ],
)
def test_names_are_written_as_in_news(line: str, forms: list[str]) -> None:
    assert names(one(line)) == forms


def test_a_record_has_names_and_dated_codes() -> None:
    entry = one(
        "JON_HELGASON_  ; CountryInfo.txt\n+J._HELGASON_\n"
        "\t[ISLELI 18970101-450703]\n\t[ISLGOV 450703-20010131]\n\t[ISLBUS]\n"
    )
    assert (entry.kind, entry.place) == ("person", "d:1")
    assert names(entry) == ["Jon Helgason", "J. Helgason"]
    assert entry.terms == (
        Term("ISL", "", "BUS", "", ""),
        Term("ISL", "", "ELI", "1897-01-01", "1945-07-03"),
        Term("ISL", "", "GOV", "1945-07-03", "2001-01-31"),
    )


@pytest.mark.parametrize(
    ("code", "start", "end"),
    [
        ("[ISLGOV <20050803]", "", "2005-08-03"),
        ("[ISLGOV >050803]", "2005-08-03", ""),
        ("[ISLGOV > 050803]", "2005-08-03", ""),
        ("[ISLGOV 301231-310101]", "2030-12-31", "1931-01-01"),
        ("[ISLGOV 970101-981231]", "1997-01-01", "1998-12-31"),
        ("[ISLGOV 20120229-20120229]", "2012-02-29", "2012-02-29"),
    ],
)
def test_days_are_read(code: str, start: str, end: str) -> None:
    found = read(f"JON_HELGASON_ {code}\n")
    if start and end and start > end:
        assert "ends before it begins" in told(found)[0]
    else:
        (term,) = found.entries[0].terms
        assert (term.start, term.end) == (start, end)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("ICELANDIA_ [ISL]", "state"),
        ("HARBOUR_LEAGUE_ [ISLLAB]", "organisation"),
        ("HARBOUR_REBELS_ [ISLREB]", "group"),
        ("ANNA_HELGADOTTIR_ [ISLMED]", "person"),
        ("HELGI_FROM_THE_QUAY_ [ISLELI]", "person"),
        ("QUAY_FRONT_ [ISLGOV 900101-991231]\n\t[ISLREB]", "organisation"),
        ("ANNA_FOODS_ [MNCISL]", "organisation"),
        ("CHIEF_SECRETARY_OF_THE_QUAY_ [ISLGOV]", "person"),
    ],
)
def test_what_an_actor_is(text: str, kind: str) -> None:
    assert one(text).kind == kind


def test_a_state_that_was_a_part_of_another_has_its_own_code() -> None:
    entry = one("ARMENIYA_\n\t[USRARM <900823]\n\t[ARM >900823]\n")
    assert (entry.kind, entry.terms) == ("state", (Term("ARM", "", None, "", ""),))


def test_null_codes_name_nobody() -> None:
    assert read("INDIAN_OCEAN_ [---]\n") == ([], [], [], 1)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("QUAYMASTER [~GOV]", [("quaymaster", "quaymasters", "title")]),
        ("QUAY_LADY [~GOV]", [("quay lady", "quay ladies", "group")]),
        ("QUAY_ENVOY [~GOV]", [("quay envoy", "quay envoys", "title")]),
        ("QUAY_BOSS [~GOV]", [("quay boss", "quay bosses", "title")]),
        ("CHIEF_OF_QUAY {CHIEFS_OF_QUAY} [~GOV]", [("chief of quay", "chiefs of quay", "title")]),
        ("QUAY_GUARD {} [~MIL]", [("quay guard", "", "group")]),
        ("!P! = MAN, MEN, PERSON\nQUAY!P! [~CVL]",
         [("quayman", "quaymen", "title"), ("quayperson", "", "title")]),
        ("!M! = MINISTER, MINISTERS\n!M! OF QUAYS [~GOV]",
         [("minister of quays", "ministers of quays", "title")]),
    ],
)  # fmt: skip
def test_agents_are_roles(line: str, words: list[tuple[str, str, str]]) -> None:
    found = read(line)
    assert not found.left_out
    rows = [row for entry in found.entries for row in entry.roles]
    assert [(row.word, row.plural, row.use) for row in rows] == words


def test_an_agent_that_the_packaged_list_has_keeps_what_it_says_of_it() -> None:
    (row,) = (row for entry in read("FISHERMEN [~AGR]").entries for row in entry.roles)
    assert (row.word, row.plural, row.sector) == ("fisherman", "fishermen", "AGR")


def test_an_agent_in_a_country_place_is_a_body() -> None:
    entry = one("QUAY_WATCHDOG [NGO~]")
    assert (entry.kind, entry.terms[0].country) == ("organisation", "NGO")
    assert names(entry) == ["quay watchdog", "quay watchdogs"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("QUAY_LEAGUE_", "d:1: a name without a code: no [...] follows it"),
        ("QUAY_LEAGUE_ [ISLLAB", "d:1: a [ without a ] behind it"),
        ("QUAY_LEAGUE] ", "d:1: a ] without a [ before it"),
        ("QUAY_LEAGUE_ [ISLLAB 20120101]",
         "d:1: [ISLLAB 20120101] is no code with days (<DAY, >DAY or DAY-DAY)"),
        ("QUAY_LEAGUE_ [ISLLAB <20120230]", "d:1: 20120230 is no day as YYYYMMDD or YYMMDD"),
        ("QUAY_LEAGUE_ [ISLLAB <2012023]", "d:1: 2012023 is no day as YYYYMMDD or YYMMDD"),
        ("QUAY_LEAGUE_ [ISLLAB 990101-980101]",
         "d:1: [ISLLAB 990101-980101] ends before it begins"),
        ("QUAY_LEAGUE_ [XQZLAB]",
         "d:1: XQZ in XQZLAB is not known as a country's or an actor's code"),
        ("QUAY_LEAGUE_ []", "d:1: [] is no code with days (<DAY, >DAY or DAY-DAY)"),
        ("+QUAY_LEAGUE_ [ISLLAB]", "d:1: another name (+) that no name stands before"),
        ("\t[ISLLAB]", "d:1: a code that no name stands before"),
        ("QUAY_+LEAGUE_ [ISLLAB]", "d:1: two names on one line, or a + inside a name"),
        ("QUAY_(LEAGUE_ [ISLLAB]", "d:1: a bracket of the name is not closed"),
        ("___ [ISLLAB]", "d:1: a name without letters"),
        ("QUAY\x1aLEAGUE [ISLLAB]", "d:1: holds a character that is no text; is the file damaged?"),
        ("QUAY" * LONGEST + " [ISLLAB]", "d:1: is longer than 10,000 characters"),
        ("QUAY!M! [~GOV]",
         "d:1: an agent without a word, or with a !SET! that is not defined above it"),
        ("QUAYER {QUAYERS [~GOV]",
         "d:1: an agent without a word, or with a !SET! that is not defined above it"),
        ("QUAYER [~XYZ]", "d:1: XYZ is not known as a code"),
    ],
)  # fmt: skip
def test_a_broken_line_is_named_and_the_rest_is_used(text: str, reason: str) -> None:
    found = read(f"{text}\n\nGREENQUAY_ [NGOENV]\n")
    assert told(found) == [reason]
    assert [names(entry) for entry in found.entries] == [["Greenquay"]]


def test_a_broken_name_takes_what_hangs_on_it_along() -> None:
    found = read("GREENQUAY_ [NGOENV]\nQUAY_(LEAGUE_\n+DOCK_LEAGUE_\n\t[ISLLAB]\n")
    assert told(found) == ["d:2: a bracket of the name is not closed"]
    assert [(names(e), e.terms) for e in found.entries] == [
        (["Greenquay"], (Term("NGO", "", "SOC", "", ""),))
    ]


def test_comments_of_every_kind_are_passed_over() -> None:
    text = (
        "# one\n<!-- two -->\n<!-- three\nQUAY_ [ISLGOV]\nfour -->\n\n  \t\n"
        "GREENQUAY_ <!-- five --> [NGOENV] # six [XXX]\n"
    )
    assert names(one(text)) == ["Greenquay"]


def test_unknown_parts_of_codes_are_told_once() -> None:
    found = read("QUAY_A_ [ISLGOVQQQ]\nQUAY_B_ [ISLGOVQQQ]\nQUAY_C_ [ISLGOVWWW] more\n")
    assert [f"{r.place}: {r.reason}" for r in found.remarks] == [
        "d:1: QQQ is no country of today and no known part of a code; left out (so on 2 lines)",
        "d:3: what stands behind the code is not read",
        "d:3: WWW is no country of today and no known part of a code; left out",
    ]
    assert len(found.entries) == 3
    assert not found.left_out


def test_two_records_of_one_name_are_one_when_they_are_dated() -> None:
    entry = one(
        "ANNA_HELGADOTTIR_ [ISLGOV 900101-911231]\nGREENQUAY_ [---]\n"
        "ANNA_HELGADOTTIR_ [ISLOPP 920101-921231]\n+A._HELGADOTTIR_\n"
    )
    assert [term.sector for term in entry.terms] == ["GOV", "OPP"]
    assert names(entry) == ["Anna Helgadottir", "A. Helgadottir"]


def test_names_that_the_packaged_words_say_better_are_left_to_them() -> None:
    found = read(
        "ICELANDIC_FOREIGN_MINISTER_ [ISLGOV]\nHAFNARFJORDUR_ [ISL]\nSECRETARY_OF_STATE_ [USAGOV]\n"
    )
    assert (found.entries, found.left_out) == ([], [])
    assert one("ICELANDIC_FOREIGN_MINISTER_ [ISLCRM]").terms[0].sector == "CRM"


def test_titles_before_a_persons_name_are_not_a_part_of_it() -> None:
    entry = one("PRESIDENT_ANNA_HELGADOTTIR_\n+ANNA_HELGADOTTIR_\n\t[ISLGOV >900101]\n")
    assert names(entry) == ["Anna Helgadottir"]


def test_a_dictionary_of_verbs_is_not_taken_for_one_of_actors() -> None:
    verbs = "# verbs\n--- ABANDON [---]  ---\nABANDON\n- * &PEOPLE [081]\n"
    with pytest.raises(InputError, match=r"d:2: is of a dictionary of verbs"):
        read(verbs)


def test_lines_in_another_encoding_are_read_and_told() -> None:
    found = read("SÃO_QUAY_ [BRAGOV]\n".encode("cp1252") + "SEÑAL_QUAY_ [MEXGOV]\n".encode())
    assert [names(entry) for entry in found.entries] == [["São Quay"], ["Señal Quay"]]
    assert [f"{r.place}: {r.reason}" for r in found.remarks] == [
        "d:1: is not in UTF-8; read as Windows-1252"
    ]


@given(st.binary(max_size=300))
def test_no_bytes_make_it_fail(raw: bytes) -> None:
    try:
        found = read(raw)
    except InputError:
        return
    assert all(refusal.place.startswith("d:") for refusal in found.left_out)


@given(st.text(alphabet="AB_+[]~{}!=<>-() \t\n0129#;ISLGOV", max_size=200))
def test_no_marks_make_it_fail(text: str) -> None:
    for entry in read(text).entries:
        assert entry.names
        assert entry.terms


def test_a_file_of_what_is_known_better_is_no_mistake(tmp_path: Path) -> None:
    file = tmp_path / "known.agents"
    file.write_text("MINISTER [~GOV]\n")
    assert read_user_actors([file]).actors.roles == ()


def test_two_files_of_a_name_count_in_their_order(tmp_path: Path) -> None:
    first, second = tmp_path / "a.actors", tmp_path / "b.actors"
    first.write_text("GREENQUAY_ [NGOENV]\n")
    second.write_text("OLD_GREENQUAY_ [ISLOPP]\n+GREENQUAY_\n")
    found = read_user_actors([first, second])
    assert isinstance(found.actors, UserActors)
    assert [(o.name, o.sector) for o in found.actors.organisations] == [
        ("Greenquay", "SOC"), ("Old Greenquay", "OPP"),
    ]  # fmt: skip
    assert not found.left_out
    assert [(note.place, note.reason) for note in found.remarks] == [
        (str(second), "1 name of it stands in an earlier file too, whose codes count")
    ]
