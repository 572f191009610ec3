"""The actor vocabulary: every file loads, its codes are real, and phrases are found as written."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model import Sector
from dateline.vocab.actors import pieces
from dateline.vocab.countries import CountryName, countries, country_names
from dateline.vocab.files import read_tsv
from dateline.vocab.offices import Holder, Term, in_office, office_holders
from dateline.vocab.organisations import Organisation, members, organisations
from dateline.vocab.phrases import PhraseTable, key, split
from dateline.vocab.roles import name_words, roles
from tools import build_vocab_countries, coverage

NO_COUNTRY = {"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"}
DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


def _month(date: str) -> int:
    return int(date[5:7] or 1)


def test_every_country_has_codes_and_a_name() -> None:
    assert len(countries()) >= 249
    for iso3, country in countries().items():
        assert re.fullmatch(r"[A-Z]{3}", iso3)
        assert re.fullmatch(r"[A-Z]{2}", country.iso2)
        assert country.name
    assert countries()["KOS"].name == "Kosovo"


def test_every_name_belongs_to_a_country_or_to_none() -> None:
    known = set(countries()) | NO_COUNTRY | {None}
    assert {name.iso3 for name in country_names()} <= known


@pytest.mark.parametrize(
    ("text", "iso3", "form"),
    [
        ("Icelandic", "ISL", "adjective"),
        ("Reykjavik", "ISL", "seat"),
        ("Britons", "GBR", "people"),
        ("U.S.", "USA", "name"),
        ("North Korean", "PRK", "adjective"),
        ("china", "CHN", "name"),
    ],
)
def test_names_demonyms_and_seats_are_known(text: str, iso3: str, form: str) -> None:
    entry = pieces(split(text))[0].entry
    assert isinstance(entry, CountryName)
    assert (entry.iso3, entry.form) == (iso3, form)


@pytest.mark.parametrize("text", ["turkey", "us", "polish", "chad"])
def test_common_words_are_no_countries(text: str) -> None:
    assert not any(isinstance(piece.entry, CountryName) for piece in pieces(split(text)))


def test_organisations_have_plover_codes() -> None:
    known = set(countries()) | NO_COUNTRY | {None}
    assert {body.country for body in organisations()} <= known
    assert len({body.name for body in organisations()}) == len(organisations())


def test_terms_are_dated_and_in_order() -> None:
    known = set(countries()) | NO_COUNTRY | {None}
    for holder in office_holders():
        for term in holder.terms:
            assert DATE.fullmatch(term.start), holder.name
            assert not term.end or DATE.fullmatch(term.end), holder.name
            assert not term.end or term.start <= term.end, holder.name
            assert term.country in known, holder.name
        assert list(holder.terms) == sorted(holder.terms, key=lambda term: term.start)


def test_no_state_has_two_presidents_for_half_a_year() -> None:
    """Shorter overlaps are disputed handovers, as in Ivory Coast in 2011."""
    found: dict[tuple[str | None, str], list[tuple[str, str, str]]] = {}
    for holder in office_holders():
        for term in holder.terms:
            if term.office in {"president", "prime minister"}:
                row = (term.start, term.end or "9999", holder.name)
                found.setdefault((term.country, term.office), []).append(row)
    for office, terms in found.items():
        terms.sort()
        for (_, end, first), (start, _, second) in pairwise(terms):
            months = 12 * (int(end[:4]) - int(start[:4])) + _month(end) - _month(start)
            assert months < 6, (office, first, second)


@pytest.mark.parametrize(
    ("country", "office", "date", "name"),
    [
        ("GBR", "foreign minister", "1976-02-19", "James Callaghan"),
        ("GBR", "foreign minister", "1976-05", "Anthony Crosland"),
        ("ISL", "prime minister", "1975-11-24", "Geir Hallgrimsson"),
        ("IRN", "president", "2025-09-03", "Masoud Pezeshkian"),
        ("USA", "president", "2019", "Donald Trump"),
    ],
)
def test_who_held_an_office(country: str, office: str, date: str, name: str) -> None:
    holder = in_office(country, office, date)
    assert holder is not None
    assert holder.name == name


def test_nobody_is_named_where_two_held_the_office_in_a_year() -> None:
    assert in_office("GBR", "prime minister", "2016") is None


def test_a_term_compares_at_the_coarser_precision() -> None:
    term = Term(country="GBR", office="minister", sector="GOV", start="1974-03", end="1976-09")
    assert term.holds("1976-09-30")
    assert not term.holds("1976-10-01")
    assert not term.holds("1974-02-28")


def test_roles_have_plover_sectors() -> None:
    assert {role.sector for role in roles()} <= {*get_args(Sector), None}
    assert name_words().particles <= {word.lower() for word in name_words().particles}


def test_the_longest_phrase_wins_and_hyphens_do_not_matter() -> None:
    table = PhraseTable([("Kim Jong-un", 1, True), ("Kim", 2, True)])
    for text in ("Kim Jong-un", "Kim Jong Un"):
        found = table.at(split(text), 0)
        assert found is not None
        assert found.entry == 1
    short = table.at(split("Kim spoke"), 0)
    assert short is not None
    assert short.last == 1


def test_acronyms_count_only_in_capitals() -> None:
    table = PhraseTable([("WHO", "health", True)])
    assert table.at(split("WHO"), 0) is not None
    assert table.at(split("Who"), 0) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [("Ágústsson", "Agustsson"), ("defense", "Defence"), ("Organization", "organisation")],
)
def test_spellings_compare_alike(one: str, other: str) -> None:
    assert key(one) == key(other)


def test_a_known_person_and_a_known_body_are_told_apart() -> None:
    entries = [piece.entry for piece in pieces(split("Joseph Luns NATO"))]
    assert isinstance(entries[0], Holder)
    assert isinstance(entries[1], Organisation)


@given(st.text(max_size=200))
def test_words_and_pieces_cover_the_text_in_order(text: str) -> None:
    words = split(text)
    assert all(text[word.start : word.end] == word.text for word in words)
    ends = [0, *(word.end for word in words)]
    assert all(end <= word.start for end, word in zip(ends, words, strict=False))
    found = pieces(words)
    assert [p.first for p in found] == [0, *(p.last for p in found)][: len(found)]
    assert not found or found[-1].last == len(words)


@pytest.mark.parametrize(
    ("text", "iso3"),
    [("Deutschland", "DEU"), ("España", "ESP"), ("Türkiye", "TUR"), ("Côte d’Ivoire", "CIV")],
)
def test_countries_are_known_by_their_own_names(text: str, iso3: str) -> None:
    entry = pieces(split(text))[0].entry
    assert isinstance(entry, CountryName)
    assert entry.iso3 == iso3


def test_forms_of_other_languages_are_of_one_country_and_no_english_one() -> None:
    english = {key(country.name) for country in countries().values()}
    forms = [name for name in country_names() if name.care == {"name", "upper"}]
    foreign = [name for name in forms if not name.text.isascii()]
    assert len(foreign) > 100
    assert not {key(name.text) for name in foreign} & english


@pytest.mark.parametrize(
    ("name", "date", "count"),
    [
        ("North Atlantic Treaty Organization", "1976-02-19", 15),
        ("North Atlantic Treaty Organization", None, 32),
        ("P5+1", "2015-07-14", 6),
        ("P5+1", "2020-01-01", 5),
        ("Shanghai Cooperation Organization", "2016", 6),
        ("United Nations", None, 0),
    ],
)
def test_alliances_have_the_members_of_the_day(name: str, date: str | None, count: int) -> None:
    found = members(name, date)
    assert len(found) == count
    assert set(found) <= set(countries())


def test_groups_with_members_are_known_organisations() -> None:
    names = {body.name for body in organisations()}
    assert {row["name"] for row in read_tsv("memberships.tsv")} <= names


def test_nobody_holds_an_office_that_another_holds() -> None:
    terms: dict[tuple[str | None, str], list[tuple[str, str, str]]] = {}
    for holder in office_holders():
        for term in holder.terms:
            if term.office in {"prime minister", "foreign minister", "defence minister"}:
                end = term.end or "9999"
                terms.setdefault((term.country, term.office), []).append(
                    (term.start, end, holder.name)
                )
    for found in terms.values():
        for (_, end, name), (start, _, after) in pairwise(sorted(found)):
            shared = min(len(end), len(start))
            assert start[:shared] >= end[:shared], (name, after)


def test_a_person_without_a_date_is_known_by_the_longest_office() -> None:
    holder = Holder(
        name="A B",
        aliases=(),
        terms=(
            Term("PER", "president", "GOV", "2001", "2011"),
            Term("UNO", "envoy", None, "2012", "2014"),
        ),
        wikidata=None,
    )
    assert holder.term(None)[0].office == "president"
    assert holder.term("2013") == (holder.terms[1], True)


def test_the_coverage_of_terms_is_the_one_in_the_docs() -> None:
    text = coverage.PAGE.read_text(encoding="utf-8")
    assert coverage.page(text) == text
    found = coverage.states()
    assert sum(len(states) for states in found.values()) == 197


def test_the_built_tables_are_what_the_packages_say() -> None:
    known = build_vocab_countries.rows()
    forms = sorted(set(build_vocab_countries.forms(known)))
    assert forms == [tuple(row.values()) for row in read_tsv("country_forms.tsv")]
    assert known == [tuple(row.values()) for row in read_tsv("countries.tsv")]
