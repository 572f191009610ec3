"""Spotting the actors in a text: states, persons, organisations, groups, and what points at them.

Names, demonyms, seats of government and role nouns are vocabulary; persons and organisations that
the vocabulary does not know are recognised by their titles, ranks, endings and capitals. Names
and acronyms that an article introduces are known in the whole of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from dateline.model import Mention, Span
from dateline.reader.noun_phrases import OPENS, Phrase, is_people, role_phrase
from dateline.reader.person_names import name_end
from dateline.reader.phrase_tags import (
    ADJECTIVE,
    AND,
    CAPITAL,
    COUNTRY,
    CRAFT,
    FUNCTION,
    HOLDER,
    KNOWN,
    LOWER,
    MODIFIER,
    NAME,
    NUMBER,
    ORGANISATION,
    PEOPLE,
    PRONOUN,
    RANK,
    ROLES,
    SEAT,
    THE,
    Tagged,
    tag_known,
    tag_sentence,
)
from dateline.vocab.countries import CountryName
from dateline.vocab.organisations import Organisation
from dateline.vocab.phrases import key
from dateline.vocab.roles import name_words

_UNKNOWN: Final = frozenset((NAME, CAPITAL))
_SMALL = re.compile(r"(?<![^\W_])[^\W\d_A-Z]{2,}")
_ACRONYM: Final = re.compile(r"\s*\(\s*([A-Z][A-Za-z]*[A-Z][A-Za-z]*)\s*\)")
_SURNAME_LETTERS: Final = 3
_ACRONYM_LETTERS: Final = (3, 6)
_MOTION_REACH: Final = 6
_PAIRS: Final = frozenset(("countries", "nations", "sides", "states", "neighbours"))
"""With "both" or "the two": the pair of actors that was spoken of before."""
_OPENS: Final = OPENS | {
    PRONOUN,
    COUNTRY,
    SEAT,
    ORGANISATION,
    HOLDER,
    KNOWN,
    ADJECTIVE,
    PEOPLE,
    RANK,
}
"""Tags that a mention can open with; those of a pair aside."""
_WATERS: Final = frozenset(("sea", "ocean", "channel", "strait", "straits"))
_DATELINE: Final = frozenset(("(", "—", "–", "-", ","))
"""What follows the city in front of an agency's text."""
_AGAINST: Final = frozenset(("against", "by"))
_NO_ACTOR: Final = frozenset(
    ("of", "the", "a", "an", "to", "from", "this", "that", "his", "her", "its")
)
_VERBS: Final = frozenset(
    ("said", "says", "told", "has", "had", "was", "is", "will", "would", "could", "also", "did")
)
_SPEECH: Final = frozenset(
    ("said", "says", "told", "added", "wrote", "claimed", "argued", "warned", "insisted", "denied",
     "accused", "announced", "explained")
)  # fmt: skip
_PLACE_NOUNS: Final = frozenset(
    ("city", "town", "gulf", "capital", "streets", "outskirts", "suburb", "suburbs", "province",
     "north", "south", "east", "west", "northwest", "northeast", "southwest", "southeast", "port",
     "centre", "region", "parts", "area", "areas", "km", "miles", "kilometres", "border", "coast")
)  # fmt: skip


def spot_actors(text: str, sentences: Sequence[Span]) -> list[Mention]:
    """Mark every actor mention, and every country and capital that is a place.

    Gives mentions of the kinds state, person, organisation, group, pronoun and place, in text
    order, each within one sentence, none overlapping another. A mention holds the whole noun
    phrase up to its name ("Iranian President Masoud Pezeshkian"), without a possessive ending. A
    demonym before a noun that is no actor ("Iranian oil") is a `state` of its own. A country after
    a preposition of place, and a capital there or after a verb of visiting, is a `place`.
    """
    small = frozenset(key(word) for word in _SMALL.findall(text))
    tagged = [tag_sentence(text, sentence, small) for sentence in sentences]
    phrases = [_phrases(s) for s in tagged]
    known = _introduced(text, tagged, phrases)
    things = {key(short) for short in _ACRONYM.findall(text)} - known
    out: list[Mention] = []
    for before, found in zip(tagged, phrases, strict=True):
        s = before
        if any(word.key in known for word in s.words):
            s = tag_known(text, before, known, small)
            found = _phrases(s)  # noqa: PLW2901 (the same phrases, read again)
        out += [
            Mention(span=s.span(p.first, p.last), kind=p.kind)
            for p in found
            if s.tag(p.first) != CAPITAL or s.word(p.first) not in things
        ]
    return out


def _introduced(
    text: str, tagged: Sequence[Tagged], phrases: Sequence[Sequence[Phrase]]
) -> frozenset[str]:
    """Surnames of the persons named in full, vessels' names, and acronyms behind their bodies."""
    lists = name_words()
    out = set()
    for s, found in zip(tagged, phrases, strict=True):
        for phrase in found:
            if phrase.kind in {"organisation", "group"}:
                match = _ACRONYM.match(text, s.span(phrase.first, phrase.last)[1])
                out |= {key(match.group(1))} if match else set()
                if any(s.tag(i) == CRAFT for i in range(phrase.first, phrase.last - 1)):
                    # "the gunboat Thor" makes an actor of every later "the Thor".
                    out |= (
                        {s.word(phrase.last - 1)} if s.tag(phrase.last - 1) in _UNKNOWN else set()
                    )
            elif phrase.kind == "person" and s.tag(phrase.last - 1) in {NAME, HOLDER}:
                word = s.word(phrase.last - 1)
                if len(word) >= _SURNAME_LETTERS and word not in lists.given:
                    out.add(word)
    return frozenset(out)


def _phrases(s: Tagged) -> list[Phrase]:
    out: list[Phrase] = []
    at = 0
    while at < len(s):
        if s.tags[at] not in _OPENS and s.word(at) not in _PAIRS:
            at += 1  # most words
            continue
        phrase = role_phrase(s, at) or _simple(s, at, out)
        if phrase:
            out.append(phrase)
            at = phrase.last
        else:
            at += 1
    return out


def _simple(s: Tagged, at: int, before: Sequence[Phrase]) -> Phrase | None:
    tag = s.tag(at)
    if tag == PRONOUN:
        return Phrase(at, at + 1, "pronoun")
    if s.word(at) in _PAIRS and s.word(at - 1) in {"two", "both"}:
        first = at - 2 if s.tag(at - 2) == THE else at - 1
        return Phrase(first, at + 1, "pronoun") if _is_free(first, before) else None
    if tag in {COUNTRY, SEAT}:
        return _country(s, at, before)
    if tag == ORGANISATION:
        entry = s.pieces[at].entry
        assert isinstance(entry, Organisation)  # noqa: S101 (what the tag says)
        return Phrase(at, at + 1, "group" if entry.kind == "group" else "organisation")
    if tag in {HOLDER, KNOWN} and s.tag(at - 1) == "-" and s.touches(at):
        return None  # "Mazar-i-Sharif"
    if tag == HOLDER:
        return Phrase(at, at + 1, "person")
    if tag == KNOWN:
        return _known(s, at)
    if tag in {ADJECTIVE, PEOPLE}:
        return _demonym(s, at)
    if tag in {RANK, NAME} and not (s.tag(at - 1) == "-" and s.touches(at)):
        return _person(s, at)
    if tag == CAPITAL and _is_acronym(s, at) and _acts(s, at):
        return Phrase(at, at + 1, "organisation")
    return None


def _is_acronym(s: Tagged, at: int) -> bool:
    word = s.words[s.pieces[at].first].text
    return word.isupper() and _ACRONYM_LETTERS[0] <= len(word) <= _ACRONYM_LETTERS[1]


def _acts(s: Tagged, at: int) -> bool:
    """Whether a single unknown name inside a sentence is placed as somebody who acts."""
    lists = name_words()
    word = s.words[s.pieces[at].first].text
    acronym = s.tag(at) == CAPITAL
    if acronym and s.tag(at - 1) == THE and not s.headline:
        return s.word(at + 1) in _VERBS or s.word(at + 1).endswith("ed")
    if s.headline or len(word) <= _SURNAME_LETTERS - acronym:
        return False
    if at == 0:
        return s.word(at + 1) in (_VERBS if acronym else _SPEECH)
    if s.word(at - 1) in _AGAINST:
        return s.tag(at + 1) not in {"-", CAPITAL}
    if s.tag(at - 1) not in {LOWER, FUNCTION, ","} or s.word(at - 1) in lists.locative | _NO_ACTOR:
        return False
    after = s.word(at + 1)
    return after in _VERBS or (s.tag(at + 1) == LOWER and after.endswith("ed"))


def _is_free(first: int, before: Sequence[Phrase]) -> bool:
    return not before or before[-1].last <= first


def _known(s: Tagged, at: int) -> Phrase:
    end = at + 1
    while s.tag(end) == KNOWN:
        end += 1
    word = s.words[s.pieces[at].first].text
    if s.tag(at - 1) == THE and not word.isupper():
        return Phrase(at, end, "group")
    return Phrase(at, end, "organisation" if word.isupper() and len(word) > 1 else "person")


def _demonym(s: Tagged, at: int) -> Phrase | None:
    """A people, or a demonym that tells whose the noun behind it is."""
    if is_people(s, at):
        return Phrase(at, at + 1, "group")
    if s.word(at + 1) in _PLACE_NOUNS:
        return None
    after = s.tag(at + 1)
    if after == "-" and s.touches(at + 1) and s.tag(at + 2) in {COUNTRY, ADJECTIVE, SEAT}:
        return Phrase(at, at + 1, "state")
    modifies = after in {LOWER, MODIFIER, NAME, CAPITAL, AND, ",", NUMBER, ADJECTIVE} | ROLES
    return Phrase(at, at + 1, "state") if modifies else None


def _country(s: Tagged, at: int, before: Sequence[Phrase]) -> Phrase | None:
    entry = s.pieces[at].entry
    assert isinstance(entry, CountryName)  # noqa: S101 (what the tag says)
    if s.word(at + 1) in _WATERS or (s.word(at - 1) == "new" and s.capital(at - 1)):
        return None
    care = "seatname" if entry.form == "seat" else "name"
    if care in entry.care and not s.headline:
        if s.tag(at + 1) == NAME and s.tag(at - 1) != FUNCTION:
            end = name_end(s, at + 1)
            return Phrase(at, end, "person") if end else None
        if s.tag(at - 1) == NAME and s.word(at - 1) in name_words().given:
            return None
    place = _is_place(s, at, entry, before)
    return Phrase(at, at + 1, "place" if place else "state")


def _is_place(s: Tagged, at: int, entry: CountryName, before: Sequence[Phrase]) -> bool:
    lists = name_words()
    seat = entry.form == "seat"
    if seat and "seatplace" in entry.care:
        return True
    left = at - 1
    if s.word(left) in lists.directions and not s.capital(left):
        return s.tag(at + 1) != "'"
    while s.tag(left) in {THE, MODIFIER, ADJECTIVE} and left > 0:
        left -= 1
    if seat and "capital" in {s.word(left), s.word(left - 1) if s.tag(left) == "," else ""}:
        return True  # "the capital, Tripoli"
    word = s.word(left)
    if s.tag(at + 1) == "'":
        return False
    if word in lists.locative or (seat and word in lists.visits):
        return True
    if word == "of" and s.word(left - 1) in _PLACE_NOUNS:
        return True
    if word in {"from", "to"} and _on_the_way(s, left):
        return True
    if seat and at == 0 and s.tag(1) in _DATELINE and s.words[0].text.isupper():
        return True
    joined = s.tag(at - 1) in {AND, ","} and bool(before)
    return joined and before[-1].last == at - 1 and before[-1].kind == "place"


def _on_the_way(s: Tagged, preposition: int) -> bool:
    motion = name_words().motion
    reach = range(max(0, preposition - _MOTION_REACH), preposition)
    return any(s.word(i) in motion for i in reach)


def _person(s: Tagged, at: int) -> Phrase | None:
    """An unknown person: rank and name, or at least two words that can be a name."""
    end = name_end(s, at)
    if not end:
        return None
    if s.tag(at) == RANK:
        return Phrase(at, end, "person")
    count = sum(s.tag(i) in {NAME, KNOWN, HOLDER, COUNTRY, SEAT} for i in range(at, end))
    if count == 1 and end == at + 1:
        return Phrase(at, end, "person") if _acts(s, at) else None
    given = s.word(at) in name_words().given
    if count < 2 or (s.headline and not given):
        return None
    placed = s.word(at - 1) in name_words().locative
    if not given and (placed or s.tag(end) in {CAPITAL, ":"} or s.tag(at - 1) == CAPITAL):
        return None
    return Phrase(at, end, "person")
