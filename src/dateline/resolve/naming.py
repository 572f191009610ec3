"""The actor that a mention's own words make, before the rest of the article is asked."""

from __future__ import annotations

from typing import Final

import msgspec

from dateline.model import Actor, ActorKind, Sector
from dateline.resolve.description import Description
from dateline.vocab.offices import Holder, in_office
from dateline.vocab.organisations import members

IN_STATE: Final = frozenset(("GOV", "MIL", "LEG", "JUD", "COP", "SPY"))
"""Sectors that one leaves when the office ends, and whose bare bodies belong to a country."""
_SAME_OFFICE: Final = {
    "premier": "prime minister",
    "foreign secretary": "foreign minister",
    "defence secretary": "defence minister",
    "taoiseach": "prime minister",
    "home secretary": "interior minister",
}
_NATIONAL: Final = frozenset(
    ("president", "prime minister", "premier", "chancellor", "king", "queen", "supreme leader",
     "secretary of state", "crown prince", "emperor", "emir", "sultan", "pope", "leader")
)  # fmt: skip
_OWN_TERMS: Final = frozenset(("UNO", "IGO", "EUR", "ISM", "NGO"))
_SURE: Final = 0.95
"""How far a name that the vocabulary has is to be trusted; the others below follow from it."""
_NAMED: Final = 0.8
LIKELY: Final = 0.7
GUESS: Final = 0.5
WEAK: Final = 0.3


def by_words(d: Description, date: str | None) -> Actor | None:
    """What the mention's own words make of it."""
    kind = d.mention.kind
    if kind == "state":
        return _state(d)
    if kind == "person":
        return _person(d, date)
    if d.holder and d.roles and not d.country:
        term, _ = d.holder.term(date)
        return _actor(d, d.text, "organisation", term.country, d.sector, GUESS)
    alone = not d.roles and len(d.organisations) == 1 and not d.countries
    if alone:
        body = d.organisations[0]
        actor = _actor(d, body.name, body.kind, body.country, body.sector, _SURE, body.wikidata)
        states = members(body.name, date)
        return msgspec.structs.replace(actor, members=states) if states else actor
    if not d.roles and d.countries:
        place = d.countries[0]
        return _actor(d, d.text, "group", place.iso3, None, LIKELY)
    group: ActorKind = "group" if kind == "group" else "organisation"
    sure = _NAMED if d.country else GUESS
    return _actor(d, d.text, group, d.country, d.sector, sure)


def _state(d: Description) -> Actor | None:
    if not d.countries:
        return None
    place = d.countries[0]
    kind: ActorKind = "state" if place.is_state else "group"
    sure = {"name": _SURE, "seat": _NAMED}.get(place.form, LIKELY)
    return _actor(d, place.name, kind, place.iso3, None, sure, place.wikidata)


def _person(d: Description, date: str | None) -> Actor:
    if d.holder and _fits(d, d.holder):
        return _holder(d, d.holder, date, _SURE if d.full_name else _NAMED)
    sector: Sector | None = "ELI" if d.former and d.sector in IN_STATE else d.sector
    if d.name or d.holder:
        name = d.name or d.text
        return _actor(d, name, "person", d.country, sector, LIKELY if d.country else GUESS)
    office = _SAME_OFFICE.get(d.office, d.office)
    if d.country and date and d.sole and _is_national(office) and not d.former and not d.plural:
        holder = in_office(d.country, office, date) or in_office(d.country, d.office, date)
        if holder:
            return _holder(d, holder, date, GUESS)
    return _actor(d, d.text, "person", d.country, sector, LIKELY if d.country else GUESS)


def _is_national(office: str) -> bool:
    """Whether a state has one holder of the office at a time."""
    return office in _NATIONAL or office.endswith(" minister")


def _fits(d: Description, holder: Holder) -> bool:
    """Whether the country in the mention can be the known person's."""
    theirs = {term.country for term in holder.terms}
    ours = {place.iso3 for place in d.countries if place.iso3 and place.is_state}
    return not ours or bool(ours & theirs) or bool(theirs & _OWN_TERMS)


def _holder(d: Description, holder: Holder, date: str | None, sure: float) -> Actor:
    term, held = holder.term(date)
    sector = term.sector
    gone = not held and date is not None and term.ended(date)
    if (gone or (d.former and not held)) and sector in IN_STATE:
        sector = "ELI"
    elif not held and not gone:
        sector = d.sector
    if d.former and date is None and sector in IN_STATE:
        sector = "ELI"
    return _actor(d, holder.name, "person", term.country, sector, sure, holder.wikidata)


def same(actor: Actor, meant: Actor) -> Actor:
    """The actor `meant`, spoken of at `actor`'s place."""
    sure = round(min(meant.confidence, _NAMED), 2)
    return msgspec.structs.replace(meant, span=actor.span, confidence=sure)


def listed(d: Description, demonym: Actor, last: Actor) -> Actor:
    """The actor of a demonym that shares the noun of the list's `last` one."""
    return _actor(d, d.text, last.kind, demonym.country, last.sector, LIKELY)


def recoded(actor: Actor, country: str | None, sector: Sector | None, sure: float) -> Actor:
    """`actor` with another country and sector, and the code that follows from them."""
    code = _code(country, sector)
    return msgspec.structs.replace(
        actor, country=country, sector=sector, code=code, confidence=sure
    )


def _actor(
    d: Description,
    name: str,
    kind: ActorKind,
    country: str | None,
    sector: Sector | None,
    sure: float,
    wikidata: str | None = None,
) -> Actor:
    return Actor(
        span=d.mention.span,
        name=name,
        kind=kind,
        country=country,
        sector=sector,
        code=_code(country, sector),
        wikidata=wikidata,
        confidence=sure,
    )


def _code(country: str | None, sector: Sector | None) -> str | None:
    return (country or "") + (sector or "") or None
