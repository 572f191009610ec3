"""A user's own YAML of actors, files of every wrong kind, and how the actors come to be known."""

from __future__ import annotations

import contextlib
import pickle
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import InputError
from dateline.model import Actor
from dateline.vocab.installed import user_actors, using
from dateline.vocab.offices import in_office
from dateline.vocab.user_actors import UserActors, UserFiles, read_user_actors
from dateline.vocab.user_yaml import read_actors_yaml
from tests.resolve.test_who import actors as actors_in

LEAGUE = """\
source: our notes
actors:
  - name: Harbour Workers' League
    aliases: [HWL, "Dockers' League"]
    country: ISL
    sector: LAB
    kind: group
    wikidata: Q1
  - name: Jonas Quayside
    terms:
      - {office: foreign minister, country: ISL, sector: GOV, start: 1971-07, end: 1978-09-01}
      - {office: ambassador, country: ISL, sector: GOV, start: 1980}
  - {name: HWL Youth, part_of: Harbour Workers' League}
  - {name: the Red Jerseys, same_as: Harbour Workers' League}
  - {name: quaymaster, plural: quaymasters, role: title, sector: COP}
  - {name: Quayland, kind: state, country: FRO}
  - name: Quay Front
    kind: group
    terms:
      - {country: ISL, sector: REB, end: 1975-12-31}
      - {country: ISL, sector: PTY, start: 1976}
"""


@pytest.fixture
def league(tmp_path: Path) -> UserActors:
    return read(tmp_path, LEAGUE).actors


def read(folder: Path, content: str | bytes, name: str = "mine.yaml") -> UserFiles:
    file = folder / name
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_user_actors([file])


def known(own: UserActors, text: str, published: str | None = None) -> dict[str, Actor]:
    with using(own):
        return actors_in(text, published)


@pytest.mark.parametrize(
    ("text", "date", "words", "code", "name", "kind"),
    [
        ("The HWL agreed.", None, "HWL", "ISLLAB", "Harbour Workers' League", "group"),
        ("The Dockers' League agreed.", None, "Dockers' League", "ISLLAB",
         "Harbour Workers' League", "group"),
        ("HWL Youth agreed.", None, "HWL Youth", "ISLLAB", "HWL Youth", "organisation"),
        ("Then the Red Jerseys agreed.", None, "the Red Jerseys", "ISLLAB",
         "Harbour Workers' League", "group"),
        ("Quayland agreed.", None, "Quayland", "FRO", "Faroe Islands", "state"),
        ("Icelandic quaymasters agreed.", None, "Icelandic quaymasters", "ISLCOP",
         "Icelandic quaymasters", "group"),
        ("The Quay Front agreed.", "1975-06-01", "Quay Front", "ISLREB", "Quay Front", "group"),
        ("The Quay Front agreed.", "1976-06-01", "Quay Front", "ISLPTY", "Quay Front", "group"),
        ("The Quay Front agreed.", None, "Quay Front", "ISLPTY", "Quay Front", "group"),
        ("Jonas Quayside agreed.", "1976-02-20", "Jonas Quayside", "ISLGOV", "Jonas Quayside",
         "person"),
        ("Iceland's foreign minister agreed.", "1976-02-20", "Iceland's foreign minister",
         "ISLGOV", "Jonas Quayside", "person"),
        ("Jonas Quayside agreed.", "1979-02-20", "Jonas Quayside", "ISLELI", "Jonas Quayside",
         "person"),
    ],
)  # fmt: skip
def test_own_actors_are_spotted_and_coded(
    league: UserActors, text: str, date: str | None, words: str, code: str, name: str, kind: str
) -> None:
    actor = known(league, text, date)[words]
    assert (actor.code, actor.name, actor.kind) == (code, name, kind)


def test_they_are_known_only_while_they_are_installed(league: UserActors) -> None:
    assert user_actors() is None
    with using(league):
        assert user_actors() is league
        with using(None):
            assert user_actors() is league
    assert user_actors() is None
    assert actors_in("The HWL agreed.")["HWL"].code is None


def test_they_go_to_another_process_as_they_are(league: UserActors) -> None:
    copied = pickle.loads(pickle.dumps(using(league)))  # noqa: S301 (our own bytes)
    with copied:
        own = user_actors()
        assert own is not None
        assert own.organisations == league.organisations


def test_their_offices_count_before_the_packaged_ones(tmp_path: Path) -> None:
    own = read(tmp_path, """\
actors:
  - name: Jonas Quayside
    terms: [{office: president, country: USA, sector: GOV, start: 2010, end: 2012}]
""").actors  # fmt: skip
    packaged = in_office("USA", "president", "2011-05-05")
    with using(own):
        told = in_office("USA", "president", "2011-05-05")
        assert told is not None
        assert told.name == "Jonas Quayside"
        assert in_office("USA", "president", "2014-05-05") is not None
    assert packaged is not None
    assert packaged.name == "Barack Obama"


def test_they_win_over_the_packaged_ones(tmp_path: Path) -> None:
    own = read(tmp_path, "actors: [{name: Hamas, country: PSE, sector: PTY}]").actors
    actor = known(own, "Hamas agreed.")["Hamas"]
    assert (actor.code, actor.wikidata) == ("PSEPTY", "Q38799")


@pytest.mark.parametrize(
    ("entry", "reason"),
    [
        ("{name: Quay, country: XQZ}", "XQZ is no ISO 3166-1 alpha-3 country and none of PLOVER's"),
        ("{name: Quay, sector: XQZ}", "XQZ is no sector of PLOVER's"),
        ("{name: Quay, wikidata: P31}", "P31 is no Wikidata id"),
        ("{name: Quay, part_of: Elsewhere}",
         "`part_of` names Elsewhere, which is no name in this file"),
        ("{name: Quay, part_of: Quay}", "a circle: Quay → Quay"),
        ("{name: Quay, same_as: Quay}", "a circle: Quay → Quay"),
        ("{name: Quay, kind: state}", "a state without its country"),
        ("{name: Quay, kind: state, country: ISL, sector: GOV}",
         "a state has a country, and no sector and no terms"),
        ("{name: quay, role: title, country: ISL}",
         "a role has a sector, and no kind, country or terms"),
        ("{name: Quay, plural: Quays}", "`plural` is for a role alone"),
        ("{name: '...'}", "a name without letters"),
        ("{name: Quay, terms: [{start: 1976-02-30}]}",
         "1976-02-30 is no day, month or year as ISO 8601 writes it"),
        ("{name: Quay, terms: [{start: 1976, end: 1975-12}]}",
         "a term that ends before it begins: 1976 to 1975-12"),
        ("{name: Greenquay, country: ISL}", "'Greenquay' stands in line 2 too, whose codes count"),
    ],
)  # fmt: skip
def test_a_wrong_entry_is_named_and_the_rest_is_used(
    tmp_path: Path, entry: str, reason: str
) -> None:
    found = read(tmp_path, f"actors:\n  - {{name: Greenquay, country: NGO}}\n  - {entry}\n")
    assert [(r.place, r.reason) for r in found.left_out] == [(f"{tmp_path}/mine.yaml:3", reason)]
    assert [body.name for body in found.actors.organisations] == ["Greenquay"]


def test_circles_of_several_are_told_of_each_that_is_in_them(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "actors:\n- {name: Quay A, part_of: Quay B}\n- {name: Quay B, same_as: Quay C}\n"
        "- {name: Quay C, part_of: Quay A}\n- {name: Greenquay}\n",
    )
    assert [r.reason for r in found.left_out] == [
        "a circle: Quay A → Quay B → Quay C → Quay A",
        "a circle: Quay C → Quay A → Quay B → Quay C",
    ]


def test_a_long_chain_is_a_mistake(tmp_path: Path) -> None:
    chain = "".join(f"- {{name: Quay {n}, part_of: Quay {n + 1}}}\n" for n in range(3000))
    found = read(tmp_path, f"actors:\n{chain}- {{name: Quay 3000, country: ISL}}\n")
    assert len(found.actors.organisations) == 21
    assert {r.reason for r in found.left_out} == {"`part_of` leads on over more than 20 names"}


@pytest.mark.parametrize(
    ("content", "place", "reason"),
    [
        ("", ":1", "must be a mapping with `actors`"),
        ("- a\n", ":1", "must be a mapping with `actors`"),
        ("source: x\n", ":1", "`actors` must be a list"),
        ("actors: {}\n", ":1", "`actors` must be a list"),
        ("actors: []\n", "", "names no actor"),
        ("\nother: 1\nactors: []\n", ":2", "unknown field `other`"),
        ("actors:\n- name: Quay\n  sectr: GOV\n", ":3", "unknown field `sectr`"),
        ("actors:\n- name: Quay\n  aliases: HWL\n", ":3", "expected a list, got text"),
        ("actors:\n- aliases: []\n", ":2", "missing required field `name`"),
        ("actors:\n- name: Quay\n  kind: thing\n", ":3", "invalid enum value 'thing'"),
        ("actors:\n- name: Quay\n  terms:\n  - start: [1]\n", ":4", "expected text, got a list"),
        ("actors:\n- name: Quay\n  name: Dock\n", ":3", "`name` stands twice"),
        ("actors:\n- name: &a Quay\n- name: *a\n", ":2", "anchors and aliases (& and *)"),
        ("actors:\n- name: 'Quay\n", ":3", "no YAML: found unexpected end of stream"),
        ("actors:\n\t- name: Quay\n", ":2", "no YAML: found character"),
        ("actors:\n- [[[[[[[[[[[[]]]]]]]]]]]]\n", ":2", "nested more than 10 deep"),
        (b"actors:\n- name: S\xe3o\n", ":2", "is not in UTF-8"),
        (b"actors:\n- name: S\0o\n", ":2", "holds NUL bytes"),
        ("actors:\n- {name: Quay, country: XQZ}\n", "", "no line of it can be used as an actor"),
    ],
)
def test_a_file_that_is_wrong_stops_the_run_at_its_line(
    tmp_path: Path, content: str | bytes, place: str, reason: str
) -> None:
    with pytest.raises(InputError) as caught:
        read(tmp_path, content)
    assert caught.value.place == f"{tmp_path}/mine.yaml{place}"
    assert reason in caught.value.reason


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.actors", b"", "names no actor"),
        ("notes.actors", b"# nothing but a note\n", "names no actor"),
        ("text.actors", b"Dear reader,\nthis is no dictionary.\n", "no line of it can be used"),
        ("packed.actors", b"\x1f\x8b\x08\x00", "is packed"),
        ("wide.actors", "QUAY [ISL]".encode("utf-16-le"), "holds NUL bytes"),
        ("broken.actors", b"\xff\xfeQ", "looks like UTF-16"),
        ("noise.actors", bytes(range(1, 256)), "no line of it can be used"),
    ],
)
def test_what_is_no_dictionary_is_refused(
    tmp_path: Path, name: str, content: bytes, reason: str
) -> None:
    with pytest.raises(InputError, match=reason):
        read(tmp_path, content, name)


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="No such file"):
        read_user_actors([tmp_path / "none.yaml"])
    with pytest.raises(InputError, match="is a folder"):
        read_user_actors([tmp_path])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize(
    ("name", "text"),
    [("mine.txt", "# mine\nactors: [{name: São Quay}]\n"), ("mine.actors", "SÃO_QUAY_ [BRAGOV]\n")],
)
def test_encodings_with_a_mark_are_read(
    tmp_path: Path, name: str, text: str, encoding: str
) -> None:
    found = read(tmp_path, text.encode(encoding), name)
    assert [body.name for body in found.actors.organisations] == ["São Quay"]
    assert not found.remarks


@given(st.binary(max_size=200))
def test_no_bytes_make_the_yaml_reader_fail(raw: bytes) -> None:
    with contextlib.suppress(InputError):
        read_actors_yaml(b"actors:\n- name: " + raw, "d")
