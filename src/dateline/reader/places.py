"""Place names in the text: towns, divisions, regions, waters and sites of the gazetteer."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from dateline.model import Mention, MentionKind, Span
from dateline.vocab.actors import RoleWord, pieces
from dateline.vocab.gazetteer import (
    Entry,
    Gazetteer,
    PlaceWords,
    containers,
    gazetteer,
    place_key,
    place_words,
)
from dateline.vocab.phrases import split
from dateline.vocab.roles import name_words

# "N'Djamena" and "Sana'a" are one word, "Iran's" is two.
_WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W\d_]+(?:['’ʻ‘](?:[^\W\d_]{2,}|[^\W\d_s]\b))*\.?")
_SHORT_FORMS = frozenset({"St.", "Mt.", "Ft."})
_LARGE = 100_000
_DATELINE = re.compile(r"\s*(?:,\s*[A-Z][\w. ]{1,25})?\s*(?:\([A-Za-z/ ]{2,20}\)|[—–]|--| - |_)")
_TIE = re.compile(r",? (?:and|or) |, ")
_OF_NAME = re.compile(r" of [A-Z]")
_COMMA = re.compile(r",\s+(?:the\s+)?((?:[A-Z][\w.’'-]*)(?:\s[A-Z][\w.’'-]*){0,2})")

_BODY = re.compile(r" ([a-z]+)\b")
_PUBLIC = frozenset({"GOV", "LEG", "JUD", "COP", "MIL"})
"""Sectors of a place's own bodies: "Punjab farmers" are people from there."""


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    text: str

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()


@dataclass(frozen=True, slots=True)
class _Candidate:
    """Words that are a place's name, somewhere."""

    first: int
    """Index of its first word."""
    after: int
    """Index of the word behind it."""
    span: Span
    key: str


def spot_places(text: str, sentences: Sequence[Span], taken: Sequence[Mention]) -> list[Mention]:
    """Mark the place names that the words around them show to be places.

    Takes the text, its sentences, and the mentions found so far, which keep their words. Gives
    mentions of kind `place` in text order. A large town, a region or a sea stands by itself; a
    small town needs a preposition or a country behind a comma; a name that is more often a
    person's or a common word needs both. A name once shown to be a place is one throughout.
    """
    scan = _Scan(text, sentences, taken)
    candidates = scan.candidates()
    sure = {found.key for found in candidates if scan.strength(found) >= 2}
    out = []
    for at, found in enumerate(candidates):
        strength = scan.strength(found)
        beside = candidates[max(0, at - 1) : at] + candidates[at + 1 : at + 2]
        if strength == 0 and (found.key in sure or scan.listed(found, beside)):
            strength = 1
        if strength >= 1:
            out.append(Mention(span=found.span, kind="place"))
    return out


def without_addresses(text: str, names: Sequence[Mention]) -> list[Mention]:
    """The names without the places that no gazetteer has: streets, roads and bare directions."""
    addresses = place_words().addresses
    return [
        name
        for name in names
        if name.kind != "place"
        or place_key(text[slice(*name.span)]).split(" ")[-1] not in addresses
    ]


def without_parts(text: str, sentences: Sequence[Span], actors: Sequence[Mention]) -> list[Mention]:
    """The actors without those that are only words of a place's name.

    "British" in "British Columbia" is none, nor "Amazon" in "the Amazon region", nor is "Bandar
    Abbas" a person. A name that begins with a given name stays a person's, and a state's whole name
    the state's.
    """
    scan = _Scan(text, sentences, ())
    longer = [found for found in scan.candidates() if scan.stands_alone(found)]
    out, at = [], 0
    for mention in actors:
        while at < len(longer) and longer[at].span[1] <= mention.span[0]:
            at += 1
        name = longer[at].span if at < len(longer) else (0, 0)
        inside = name[0] <= mention.span[0] and mention.span[1] <= name[1]
        inside = inside or name[0] < mention.span[0] < name[1]
        whole = mention.kind == "state" and mention.span == name
        if not inside or whole or (mention.kind == "person" and scan.opens_as_person(longer[at])):
            out.append(mention)
    return out


def with_bodies(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, in text order; a place right before the body that it names is a part of it.

    "The Punjab government" is an actor, and "Lyon police". The place in it is found again when
    places are resolved.
    """
    out: list[Mention] = []
    for number, mention in enumerate(mentions):
        end = mention.span[1]
        behind = _BODY.match(text, end) if mention.kind == "place" else None
        following = mentions[number + 1] if number + 1 < len(mentions) else None
        if behind is None or (following and following.span[0] < behind.end()):
            out.append(mention)
            continue
        role = pieces(split(text, *behind.span(1)))[0].entry
        if isinstance(role, RoleWord) and _is_body(role):
            kind: MentionKind = "group" if role.plural else "organisation"
            out.append(Mention(span=(mention.span[0], behind.end()), kind=kind))
        else:
            out.append(mention)
    return out


def _is_body(word: RoleWord) -> bool:
    """Whether a word is for a public body or several officials."""
    role = word.role
    return role.sector in _PUBLIC and (role.use == "group" or (role.use == "title" and word.plural))


class _Scan:
    """One article's words, and the questions about a candidate among them."""

    def __init__(self, text: str, sentences: Sequence[Span], taken: Sequence[Mention]) -> None:
        self.text = text
        self.book: Gazetteer = gazetteer()
        self.vocabulary: PlaceWords = place_words()
        self.given = name_words().given
        self.words, self.names = _words(text)
        self.starts = {start for start, _ in sentences}
        self.taken = sorted(mention.span for mention in taken)
        self.states = {mention.span[1] for mention in taken if mention.kind == "state"}
        self.persons = {
            place_key(word)
            for mention in taken
            if mention.kind in {"person", "organisation"}
            for word in text[slice(*mention.span)].split()
        }
        self._strengths: dict[Span, int] = {}
        self._persons_by_given()

    def _persons_by_given(self) -> None:
        """Add words behind a given name: "John Bolton" makes every "Bolton" a person."""
        for word, following in zip(self.words, self.words[1:], strict=False):
            if (
                following.capital
                and word.capital
                and following.start == word.end + 1
                and word.text.casefold() in self.given
            ):
                self.persons.add(place_key(following.text))

    def candidates(self) -> list[_Candidate]:
        """Every name of the gazetteer that stands free, the longest at each place."""
        out = []
        at = 0
        while at < len(self.words):
            found = self.names[at]
            if found and not self._is_taken(found.span):
                out.append(found)
                at = found.after
            else:
                at += 1
        return out

    def stands_alone(self, found: _Candidate) -> bool:
        """Whether a name of several words can hardly be anything but a place's."""
        if found.after - found.first < 2 and not self._is_headed(found):
            return False
        if found.key in self.vocabulary.never or self._doubted(found):
            return False
        entries = self.book.named(found.key)
        return self._is_large(entries) and not self._part_of_a_longer_name(found)

    def _is_headed(self, found: _Candidate) -> bool:
        """Whether a noun behind the name of a region or water says so: "the Amazon region"."""
        if found.after >= len(self.words) or self.text[found.span[1]] != " ":
            return False
        following = self.words[found.after]
        heads = self.vocabulary.division_heads | self.vocabulary.place_heads
        return (
            following.start == found.span[1] + 1
            and following.text in heads
            and any(entry.kind not in {"town", "capital"} for entry in self.book.named(found.key))
        )

    def opens_as_person(self, found: _Candidate) -> bool:
        """Whether a town's name begins with a given name: "Benito Juárez"."""
        towns = all(entry.kind == "town" for entry in self.book.named(found.key))
        return towns and self.words[found.first].text.casefold() in self.given

    def _is_taken(self, span: Span) -> bool:
        at = bisect_left(self.taken, (span[0], span[0]))
        near = self.taken[max(0, at - 1) : at + 1]
        return any(start < span[1] and span[0] < end for start, end in near)

    def strength(self, found: _Candidate) -> int:
        """How surely it is a place: 2 shown by its surroundings, 1 by itself, 0 no, -1 never."""
        if found.span not in self._strengths:
            self._strengths[found.span] = self._weigh(found)
        return self._strengths[found.span]

    def _weigh(self, found: _Candidate) -> int:
        if self._dateline(found):
            return 2
        if self._part_of_a_longer_name(found):
            return -1
        region = self._region_behind(found)
        if region:
            return 2
        written = self.text[slice(*found.span)]
        if found.key in self.vocabulary.never or (written.isupper() and len(written) > 3):
            return -1
        if len(written) < 4 and written.isupper():
            return -1
        entries = self.book.named(found.key)
        located = self._located(found)
        person = found.key in self.persons
        if person or self._speaks(found):
            sure = located == 2 and not self._doubted(found)
            return 2 if sure and (self._is_large(entries) or not person) else -1
        if self._doubted(found):
            return 2 if located == 2 and self._is_large(entries) else 0
        if any(entry.kind not in {"town", "capital"} for entry in entries):
            return 2 if located else 1
        if located:
            return 2 if located == 2 or self._is_large(entries) else 1
        return 1 if self._is_large(entries) else 0

    def listed(self, found: _Candidate, beside: Sequence[_Candidate]) -> bool:
        """Whether it stands in a list with a sure place, behind a preposition."""
        for other in beside:
            first, last = sorted((found.span, other.span))
            tied = _TIE.fullmatch(self.text, first[1], last[0])
            if tied and self.strength(other) >= 2 and self._located(found):
                return True
        return False

    def _doubted(self, found: _Candidate) -> bool:
        return found.key in self.vocabulary.doubtful or found.key in self.given

    def _is_large(self, entries: Sequence[Entry]) -> bool:
        return any(entry.population >= _LARGE or entry.kind not in {"town"} for entry in entries)

    def _dateline(self, found: _Candidate) -> bool:
        """Whether it heads a paragraph, as in "NAIROBI, Kenya (AP) -"."""
        start, end = found.span
        if start and self.text[:start].rstrip(' \t"“')[-1:] not in {"", "\n"}:
            return False
        return bool(_DATELINE.match(self.text, end)) and (
            self.text[start:end].isupper() or found.key not in self.vocabulary.never
        )

    def _region_behind(self, found: _Candidate) -> bool:
        """A country or division behind a comma that has a place of this name."""
        match = _COMMA.match(self.text, found.span[1])
        if match is None:
            return False
        inside = containers(match.group(1))
        return any(
            entry.iso3 == country and division in {None, entry.admin1}
            for country, division in inside
            for entry in self.book.named(found.key)
        )

    def _part_of_a_longer_name(self, found: _Candidate) -> bool:
        start, end = found.span
        before, after = self.text[start - 1 : start], self.text[end : end + 1]
        if before in {"-", "’", "'", "@", "#", "/", "&"} or after in {"@", "/", "&"}:
            return True
        if after in {"-", "–"} and self.text[end + 1 : end + 2].isupper():
            return True
        return self._name_goes_on(found) or self._name_began(found)

    def _name_goes_on(self, found: _Candidate) -> bool:
        if _OF_NAME.match(self.text, found.span[1]) and found.key in self.vocabulary.of_names:
            return True
        if found.after >= len(self.words):
            return False
        word = self.words[found.after]
        if word.start != found.span[1] + 1 or self.text[found.span[1]] != " ":
            return False
        low = word.text.casefold()
        if word.capital:
            known = self.vocabulary.division_heads | self.vocabulary.place_heads
            return (low not in known or low == "city") and not self._is_taken(
                (word.start, word.end)
            )
        following = self.words[found.after + 1] if found.after + 1 < len(self.words) else None
        return bool(
            low in {"bin", "al", "ibn", "van", "von", "de", "del"}
            and following
            and following.capital
        )

    def _name_began(self, found: _Candidate) -> bool:
        if not found.first:
            return False
        word = self.words[found.first - 1]
        gap = self.text[word.end : found.span[0]]
        if gap != " " or not word.capital or word.end in self.states:
            return False
        low = word.text.casefold()
        if low in self.vocabulary.locative or low in self.vocabulary.directions:
            return False
        return not (word.start in self.starts and low not in self.given and not self._proper(word))

    def _proper(self, word: _Word) -> bool:
        """Whether a word that opens a sentence would have a capital anywhere: "Mayor", "The"."""
        return bool(re.search(rf"(?<![.\n] )\b{re.escape(word.text)}\b", self.text[word.end :]))

    def _located(self, found: _Candidate) -> int:
        """2 behind "in" and its like, 1 behind another preposition, 0 otherwise."""
        at = found.first - 1
        passed = False
        for _ in range(4):
            if at < 0:
                return 0
            word = self.words[at]
            if self.text[word.end : self.words[at + 1].start].strip(" ,-"):
                return 0
            low = word.text.casefold()
            if low in self.vocabulary.strong_locative:
                return 2
            if low in self.vocabulary.before_place and passed:
                return 2
            if low in self.vocabulary.before_place or low in self.vocabulary.place_heads:
                return 2
            if low in self.vocabulary.locative:
                passed = low == "of"
                if not passed:
                    return 1
            elif low not in self.vocabulary.directions and low != "the":
                return 1 if passed else 0
            at -= 1
        return 1 if passed else 0

    def _speaks(self, found: _Candidate) -> bool:
        after = self.words[found.after] if found.after < len(self.words) else None
        return after is not None and (
            after.text.casefold() in self.vocabulary.said and after.start == found.span[1] + 1
        )


@lru_cache(maxsize=1)
def _words(text: str) -> tuple[tuple[_Word, ...], tuple[_Candidate | None, ...]]:
    """The text's words, and the longest name of the gazetteer that begins at each.

    They are gone through twice, for actors and for places.
    """
    words = tuple(_word(match) for match in _WORD.finditer(text))
    names = (_name_at(text, words, at) if w.capital else None for at, w in enumerate(words))
    return words, tuple(names)


def _name_at(text: str, words: Sequence[_Word], at: int) -> _Candidate | None:
    book = gazetteer()
    first = words[at]
    reach = book.longest(place_key(first.text))
    if text[first.end + 1 : first.end + 3] == "s ":  # "Cox's Bazar" counts for two words
        reach = max(reach, 1 + book.longest(place_key(f"{first.text}s")))
    for size in range(reach, 0, -1):
        last = at + size - 1
        if last >= len(words) or not _one_name(text, words, at, last):
            continue
        end = words[last].end
        written = text[first.start : end]
        key = place_key(written)
        if key not in book:
            continue
        if written.endswith(".") and written not in _SHORT_FORMS and written.count(".") == 1:
            end -= 1
        return _Candidate(at, last + 1, (first.start, end), key)
    return None


def _one_name(text: str, words: Sequence[_Word], at: int, last: int) -> bool:
    """Whether the words follow each other with a single space or hyphen between them."""
    if not (words[last].capital or last > at):
        return False
    return all(
        words[i + 1].start == words[i].end + 1
        and text[words[i].end] in " -–’'\u00a0"
        and (not words[i].text.endswith(".") or words[i].text in _SHORT_FORMS)
        for i in range(at, last)
    )


def _word(match: re.Match[str]) -> _Word:
    text, end = match.group(), match.end()
    if text.endswith(".") and text not in _SHORT_FORMS and text.count(".") == 1:
        text, end = text[:-1], end - 1
    return _Word(match.start(), end, text)
