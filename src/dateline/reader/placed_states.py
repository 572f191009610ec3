"""Which countries and capitals are named as ground and not as states that act.

"Imports from China", "the border with Chad", "Libya's only airport", "the Syria war" and "a
Doha-based channel" say where something is, happens or comes from. "China said", "talks with Chad",
"Libya's government", "support from Qatar" and "the president of Syria" speak of the state.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from msgspec import structs

from dateline.model import Mention
from dateline.vocab.countries import CountryName, country_names
from dateline.vocab.gazetteer import Ground, containers, gazetteer, ground_words

_LEFT = 80
_RIGHT = 60
"""How far the words around a name are looked at, in characters."""
_WORD = re.compile(r"[^\W\d_][\w’'-]*|[^\s\w]")
_OWNED = re.compile(r"['’]s?\s+((?:[\w’-]+\s+){0,4}?)([\w’-]+)")
_NAMED_NEXT = re.compile(r"['’]s?\s+((?:[A-Z][\w’-]+)(?:\s[A-Z][\w’-]+)?)")
_BASED = re.compile(r"-([a-z]+)")
_NEXT = re.compile(r"\s+([a-z]+)")
_TIED = re.compile(r",?\s+(?:and|or)\s+(?:the\s+)?|,\s+(?:the\s+)?")
_LIST_ENDS = re.compile(
    r"(?:,\s+(?:the\s+)?[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){0,3})*,?\s+(?:and|or)\s"
)
_LOCATED = re.compile(r",\s+(?:the\s+)?([A-Z][\w.-]*(?:\s[A-Z][\w.-]*){0,2})(?=[\s.,;:)]|$)")
_INSIDE = re.compile(r",\s+$")
_FROM_TO = re.compile(r"\sto\s+(?:the\s+)?")
_LEADING = 4
"""How many words before "from" may tell that it is a state from which something comes."""
_REACH = 6
"""How many words before "to" may tell that somebody or something goes there."""


def place_states(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, those of kind `state` that only say where as `place`.

    `mentions` are in text order and free of overlaps. A demonym is never a place. What stands in a
    list with a place, or behind a comma after a town that lies in it, is one too.
    """
    out: list[Mention] = []
    for mention in mentions:
        known = _named().get(text[slice(*mention.span)]) if mention.kind == "state" else None
        if known and _is_ground(_Around(text, mention, known.form, out[-1] if out else None)):
            out.append(structs.replace(mention, kind="place"))
        else:
            out.append(mention)
    return out


@cache
def _named() -> dict[str, CountryName]:
    """Names and seats of states by what stands in the text, names first."""
    named = [known for known in country_names() if known.form in {"name", "seat"}]
    return {known.text: known for known in sorted(named, key=lambda known: known.form == "name")}


@dataclass(frozen=True, slots=True)
class _Around:
    """A state's name with the words around it."""

    text: str
    mention: Mention
    form: str
    previous: Mention | None

    @property
    def name(self) -> str:
        return self.text[slice(*self.mention.span)]

    @property
    def end(self) -> int:
        return self.mention.span[1]

    def left(self) -> list[str]:
        """The words before it in its sentence, in small letters, the nearest first."""
        start = self.mention.span[0]
        near = re.split(r"[.;:!?\n]\s", self.text[max(0, start - _LEFT) : start])[-1]
        words = _WORD.findall(near)[::-1]
        skipped = ground_words().described
        while words and (words[0].lower() in skipped or _is_described(words[0])):
            words = words[1:]
        return [word.lower() for word in words]

    def between(self) -> str | None:
        """What stands between the place before it and itself; null where there is none near."""
        if self.previous is None or self.previous.kind != "place":
            return None
        between = self.text[self.previous.span[1] : self.mention.span[0]]
        return between if len(between) < _LEFT else None


def _is_described(word: str) -> bool:
    """Whether a word tells in whose hands a place is: "rebel-held", "Russian-occupied"."""
    return word.rsplit("-", 1)[-1].lower() in ground_words().held and "-" in word


def _is_ground(here: _Around) -> bool:
    words = ground_words()
    behind = _behind(here, words)
    if behind is not None:
        return behind
    return _before(here, words) or _beside_a_place(here)


def _behind(here: _Around, words: Ground) -> bool | None:
    """What the words behind the name tell; null where they tell nothing."""
    text, end = here.text, here.end
    if based := _BASED.match(text, end):
        return based.group(1) in words.based
    if owned := _OWNED.match(text, end):
        return _owns_ground(here, owned, words)
    if here.form == "seat" and _in_its_country(here):
        return True
    following = _NEXT.match(text, end)
    if following and following.group(1) in (words.town if here.form == "seat" else words.happens):
        return True
    return None


def _in_its_country(here: _Around) -> bool:
    """Whether the country that a capital lies in stands behind it: "Rome, Italy"."""
    match = _LOCATED.match(here.text, here.end)
    inside = containers(match.group(1)) if match else ()
    return any(
        entry.iso3 == country and division is None
        for country, division in inside
        for entry in gazetteer().named(here.name)
    )


def _owns_ground(here: _Around, owned: re.Match[str], words: Ground) -> bool:
    """Whether what it owns is a piece of it: "Nepal's Kaski district", "Libya's only airport"."""
    text, end = here.text, here.end
    if named := _NAMED_NEXT.match(text, end):
        full = named.group(1)
        if any(gazetteer().named(name) for name in (full, full.split(" ")[0])):
            return True
    stretch = text[owned.start() : owned.start() + _RIGHT]
    for match in re.finditer(r"(?<=\s)([\w’-]+)(?=([\s.,;]|$))", stretch):
        word = match.group(1).lower()
        if word in words.ground:
            following = re.match(r"\s+([\w’-]+)", stretch[match.end() :])
            return not (following and following.group(1).lower() in words.people)
        if word in words.stops or match.group(2) in {".", ",", ";"}:
            return False
    return False


def _before(here: _Around, words: Ground) -> bool:
    """What the words before the name tell."""
    left = here.left()
    if not left:
        return False
    first, second = left[0], left[1] if len(left) > 1 else ""
    if first in words.before:
        return True
    if here.form == "seat" and (
        first in words.struck or (first == "on" and second in words.marched)
    ):
        return True
    if first == "from":
        leading = left[1 : 1 + _LEADING]
        if here.form == "seat":  # "threats from Washington", but "the train from Madrid"
            return any(word in words.goes for word in leading)
        return not any(word in words.acts_from for word in leading)
    if first == "to":
        return any(word in words.goes for word in left[1 : 1 + _REACH]) or _from_a_place(here)
    if first == "for":
        return second in words.bound_for
    if first == "of":
        return second in words.part_of
    if first == "with":
        return second in words.borders
    if first == "between":
        return any(word in words.spans for word in left[1:3])
    return False


def _from_a_place(here: _Around) -> bool:
    """Whether it is where what comes "from" the place before it goes: "from China to Vietnam"."""
    between = here.between()
    if between is None or here.previous is None or not _FROM_TO.fullmatch(between):
        return False
    return bool(re.search(r"\bfrom\s+(?:the\s+)?$", here.text[: here.previous.span[0]][-_LEFT:]))


def _beside_a_place(here: _Around) -> bool:
    """Whether it stands in a list with the place before it, or that place lies in it."""
    between = here.between()
    if between is None or here.previous is None:
        return False
    if _INSIDE.fullmatch(between):
        inside = {e.iso3 for e in gazetteer().named(here.text[slice(*here.previous.span)])}
        if _named()[here.name].iso3 in inside:
            return True
    if not _TIED.fullmatch(between):
        return False
    listed = "and" in between or "or" in between or bool(_LIST_ENDS.match(here.text, here.end))
    return listed and not _opens(here)


def _opens(here: _Around) -> bool:
    """Whether a clause of its own begins with the name: "in Syria, and Iran said"."""
    following = _NEXT.match(here.text, here.end)
    between = here.between() or ""
    joined = between.startswith(",") and "and" in between
    return joined and following is not None and following.group(1) in ground_words().verbs
