"""The actor and agent dictionaries of PETRARCH and TABARI, read as they are.

    IRAN_ [IRN]                    # a name, with its code
    +ISLAMIC_REPUBLIC_OF_IRAN_     # another name of the same actor
    HASSAN_ROUHANI_
        [IRNGOV 20130803-20210803] # a code between two days, both of them in it
        [IRNELI]                   # the code at any other time
    ATTORNEY_GENERAL {ATTORNEYS_GENERAL} [~JUD]   # an agent, with its plural
    !PERSON! = MAN, WOMAN          # a set, for CONGRESS!PERSON! [~LEG]

As PETRARCH's own notes on dictionaries have it: `#`, `;` and `<!-- -->` open comments, `_` stands
between words and at their end, days are YYYYMMDD or YYMMDD (up to 30: 20YY), the first record of a
name takes further codes for it, and `[---]` says that a name is nobody's. Names are there in
capitals; they are matched as news writes them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final, NamedTuple

from dateline.errors import InputError
from dateline.model import ActorKind, Refusal, Sector
from dateline.vocab.cameo_actors import NULL, Coded, agent_sector, coded
from dateline.vocab.dictionary_names import (
    Agent,
    agents,
    as_written,
    is_person,
    is_place,
    packaged_roles,
    role_use,
    said_by_its_words,
    without_title,
)
from dateline.vocab.offices import Term
from dateline.vocab.roles import Role
from dateline.vocab.user_entries import Name, Named, Read, in_order

LONGEST: Final = 10_000
"""Characters that a line may have; the longest in use have a few hundred."""
_CODE: Final = re.compile(
    r"\s*(?P<before>~)?(?P<code>[A-Za-z0-9]+|---)(?P<after>~)?"
    r"(?:\s*(?P<sign>[<>])\s*(?P<day>\d+)|\s+(?P<start>\d+)\s*-\s*(?P<end>\d+))?\s*"
)
_SET: Final = re.compile(r"\s*!(?P<name>[^!=]+)!\s*=(?P<items>.*)")
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffd]")
_TWO_NAMES: Final = re.compile(r"[\s_]\+|\+_")
_VERBS: Final = re.compile(rb"(?:---\s.*\[[0-9:-]+\]\s*---|- .*\* .*\[[0-9:-]+\])")
_CENTURY: Final = 30
"""The last two-digit year that is of this century."""


class _BadLineError(ValueError):
    """What is wrong with a line, for a person."""


class _Line(NamedTuple):
    place: str
    text: str


class _Dated(NamedTuple):
    place: str
    code: str
    start: str
    end: str


class _Record:
    """A name with what follows it, while the file is read."""

    def __init__(self, *, broken: bool = False) -> None:
        self.names: list[Name] = []
        self.codes: list[_Dated] = []
        self.broken = broken

    @property
    def dated(self) -> bool:
        return any(code.start or code.end for code in self.codes)

    def join(self, other: _Record) -> None:
        """Take over what another record of the same name adds."""
        known = {code[1:] for code in self.codes}
        self.names += other.names[1:]
        self.codes += [code for code in other.codes if code[1:] not in known]


class _Remarks:
    """Remarks of one wording, said once with the number of lines that they are true of."""

    def __init__(self) -> None:
        self._found: dict[str, tuple[str, int]] = {}

    def add(self, place: str, reason: str) -> None:
        first, count = self._found.get(reason, (place, 0))
        self._found[reason] = (first, count + 1)

    def all(self) -> list[Refusal]:
        found = sorted(self._found.items(), key=lambda item: _line_number(item[1][0]))
        return [
            Refusal(place, reason if count == 1 else f"{reason} (so on {count} lines)")
            for reason, (place, count) in found
        ]


def read_petrarch(raw: bytes, file: str) -> Read:
    """The entries of a dictionary, as bytes; `file` is what places are named after.

    A line that cannot be read is left out and named, with the names and codes that hang on it.
    Raises `InputError` for a dictionary of verbs.
    """
    found = _VERBS.search(raw)
    if found:
        line = raw[: found.start()].count(b"\n") + 1
        raise InputError(
            f"{file}:{line}", "is of a dictionary of verbs; actors and agents are read"
        )
    return _Reader(file).read(raw)


class _Reader:
    """One dictionary while it is read."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._sets: dict[str, list[str]] = {}
        self._records: list[_Record] = []
        self._agents: list[Named] = []
        self._passed = 0
        self._left_out: list[Refusal] = []
        self._remarks = _Remarks()

    def read(self, raw: bytes) -> Read:
        for line in self._lines(raw):
            try:
                self._take(line)
            except _BadLineError as problem:
                self._left_out.append(Refusal(line.place, str(problem)))
                if line.text[:1] not in "+[\t ":
                    self._records.append(_Record(broken=True))
        entries = [named for record in self._joined() for named in self._named(record)]
        self._left_out.sort(key=lambda refusal: _line_number(refusal.place))
        return Read([*entries, *self._agents], self._left_out, self._remarks.all(), self._passed)

    def _lines(self, raw: bytes) -> Iterator[_Line]:
        """The lines that say something, without comments and underscores at their ends."""
        inside = False
        for number, line in enumerate(raw.splitlines(), start=1):
            place = f"{self._file}:{number}"
            try:
                text = line.decode("utf-8")
            except UnicodeDecodeError:
                text = line.decode("cp1252", "replace")
                self._remarks.add(place, "is not in UTF-8; read as Windows-1252")
            if inside or "<!--" in text:
                text, inside = _without_comment(text, inside=inside)
            text = re.split("[#;]", text, maxsplit=1)[0].rstrip()
            if text and not text.isspace():
                yield _Line(place, text)

    def _take(self, line: _Line) -> None:
        if len(line.text) > LONGEST:
            raise _BadLineError(f"is longer than {LONGEST:,} characters")
        if _CONTROL.search(line.text.replace("\t", " ")):
            raise _BadLineError("holds a character that is no text; is the file damaged?")
        defined = _SET.fullmatch(line.text)
        if defined:
            items = [item.strip() for item in defined["items"].split(",")]
            self._sets[defined["name"].strip()] = [item for item in items if item]
            return
        name, codes = self._codes(line)
        agents = [match for match in codes if match["before"] or match["after"]]
        if agents:
            self._agent(line, name, agents[0])
            return
        dated = [_dated(line.place, match) for match in codes]
        if name:
            self._name(line, name)
        if not self._records:
            raise _BadLineError("a code that no name stands before")
        self._records[-1].codes += dated

    def _codes(self, line: _Line) -> tuple[str, list[re.Match[str]]]:
        """What stands before the first bracket, and what the brackets hold."""
        name, *brackets = line.text.split("[")
        if "]" in name:
            raise _BadLineError("a ] without a [ before it")
        codes = []
        for bracket in brackets:
            inside, closed, after = bracket.partition("]")
            if not closed:
                raise _BadLineError("a [ without a ] behind it")
            match = _CODE.fullmatch(inside)
            if match is None:
                raise _BadLineError(f"[{inside}] is no code with days (<DAY, >DAY or DAY-DAY)")
            codes.append(match)
            if after.strip():
                self._remarks.add(line.place, "what stands behind the code is not read")
        return name.strip(), codes

    def _name(self, line: _Line, name: str) -> None:
        added = name.startswith("+")
        name = name.removeprefix("+")
        if _TWO_NAMES.search(name):
            raise _BadLineError("two names on one line, or a + inside a name")
        if name.count("(") != name.count(")"):
            raise _BadLineError("a bracket of the name is not closed")
        texts = as_written(name)
        if not texts:
            raise _BadLineError("a name without letters")
        if added and not self._records:
            raise _BadLineError("another name (+) that no name stands before")
        if not added:
            self._records.append(_Record())
        self._records[-1].names += [Name(line.place, text) for text in texts]

    def _agent(self, line: _Line, name: str, code: re.Match[str]) -> None:
        found = agents(name, self._sets)
        if not found:
            raise _BadLineError(
                "an agent without a word, or with a !SET! that is not defined above it"
            )
        if code["after"]:
            self._body(line.place, found, code["code"])
            return
        try:
            sector, unread = agent_sector(code["code"].upper())
        except ValueError as error:
            raise _BadLineError(str(error)) from error
        self._unread(line.place, unread)
        for agent in found:
            if said_by_its_words(agent.word, None, sector):
                self._passed += 1  # the packaged words say it, and tell persons from bodies
                continue
            entry = Named(
                place=line.place,
                names=(Name(line.place, agent.word),),
                kind="role",
                terms=(Term(None, "", sector, "", ""),),
                roles=_roles(agent, sector),
            )
            self._agents.append(entry)

    def _body(self, place: str, found: list[Agent], code: str) -> None:
        """An agent whose code stands in a country's place: `[NGO~]`."""
        said = self._coded(place, code)
        if said:
            words = [word for agent in found for word in (agent.word, agent.plural) if word]
            names = tuple(Name(place, word) for word in words)
            term = Term(said.country, "", said.sector, "", "")
            self._agents.append(Named(place=place, names=names, kind=said.kind, terms=(term,)))

    def _joined(self) -> list[_Record]:
        """The records, later ones of the same first name joined to the first where one is dated."""
        first: dict[str, _Record] = {}
        out = []
        for record in self._records:
            if record.broken or not record.names:
                continue
            same = first.setdefault(record.names[0].text, record)
            if same is not record and (same.dated or record.dated):
                same.join(record)
            else:
                out.append(record)
        return out

    def _named(self, record: _Record) -> Iterator[Named]:
        place = record.names[0].place
        if not record.codes:
            self._left_out.append(Refusal(place, "a name without a code: no [...] follows it"))
            return
        found = [(code, self._coded(code.place, code.code)) for code in record.codes]
        known = [(code, one) for code, one in found if one is not None]
        if not known:
            return
        kind = _kind(record.names[0].text, known)
        names = _distinct(record.names, plain=kind == "person")
        if kind == "state":
            known = [(code, one) for code, one in known if one.kind == "state"][-1:]
            terms = [Term(known[0][1].country, "", None, "", "")]
        else:
            terms = [Term(one.country, "", one.sector, c.start, c.end) for c, one in known]
        bare = [term for term in terms if not (term.start or term.end)]
        if len(set(bare)) > 1:
            self._remarks.add(place, "two codes without days; the first counts")
        terms = _once([term for term in terms if term not in bare[1:] or term == bare[0]])
        names = [name for name in names if not _known_better(name.text, kind, terms)]
        self._passed += not names
        if names:
            yield Named(place=place, names=tuple(names), kind=kind, terms=in_order(terms))

    def _coded(self, place: str, code: str) -> Coded | None:
        if code == NULL:
            self._passed += 1
            return None
        try:
            found = coded(code.upper())
        except ValueError as error:
            self._left_out.append(Refusal(place, str(error)))
            return None
        self._unread(place, found.unread)
        return found

    def _unread(self, place: str, parts: tuple[str, ...]) -> None:
        for part in parts:
            self._remarks.add(
                place, f"{part} is no country of today and no known part of a code; left out"
            )


def _distinct(names: list[Name], *, plain: bool) -> list[Name]:
    """Each name once; persons' (`plain`) without their titles."""
    out: dict[str, Name] = {}
    for place, text in names:
        bare = without_title(text) if plain else text
        out.setdefault(bare, Name(place, bare))
    return list(out.values())


def _roles(agent: Agent, sector: Sector | None) -> tuple[Role, ...]:
    known = packaged_roles(agent.word, sector)
    if known:
        return known
    use = role_use(agent.word, countable=bool(agent.plural))
    return (Role(agent.word, agent.plural, use, sector, inherits=False, weak=False),)


def _line_number(place: str) -> int:
    return int(place.rpartition(":")[2])


def _once(terms: list[Term]) -> list[Term]:
    return list(dict.fromkeys(terms))


def _without_comment(text: str, *, inside: bool) -> tuple[str, bool]:
    """A line without its `<!-- -->` comments, and whether one is still open behind it."""
    out = ""
    while text:
        if inside:
            _, closed, text = text.partition("-->")
            inside = not closed
        else:
            before, opened, text = text.partition("<!--")
            out += before
            inside = bool(opened)
    return out, inside


def _kind(name: str, known: list[tuple[_Dated, Coded]]) -> ActorKind:
    """What an actor is: by its codes, and where they leave it open by its name.

    Dictionaries do not tell persons from bodies. Codes with days are mostly careers; a known given
    name in front makes a person, too.
    """
    kinds: dict[ActorKind, None] = dict.fromkeys(one.kind for _, one in known)
    dated = any(code.start or code.end for code, _ in known)
    if "state" in kinds:
        return "state"
    firm = any(one.country == "MNC" for _, one in known)
    if not firm and is_person(name, dated=dated or "person" in kinds):
        return "person"
    told: list[ActorKind] = [kind for kind in kinds if kind != "person"]
    return told[0] if told else "group"


def _known_better(name: str, kind: ActorKind, terms: list[Term]) -> bool:
    """Whether the packaged vocabulary says as much of a name, and knows more of it."""
    if kind == "state":
        return is_place(name, terms[0].country)
    codes = dict.fromkeys((term.country, term.sector) for term in terms)
    return any(said_by_its_words(name, country, sector) for country, sector in codes)


def _dated(place: str, match: re.Match[str]) -> _Dated:
    day, start, end = match["day"], match["start"], match["end"]
    if day:
        start, end = (day, None) if match["sign"] == ">" else (None, day)
    first, last = (_day(value) if value else "" for value in (start, end))
    if first and last and first > last:
        raise _BadLineError(f"[{match[0]}] ends before it begins")
    return _Dated(place, match["code"], first, last)


def _day(digits: str) -> str:
    """A day of YYYYMMDD or YYMMDD in ISO 8601."""
    year = digits[:-4]
    if len(digits) == len("yymmdd"):
        year = f"{20 if int(year) <= _CENTURY else 19}{year}"
    try:
        if len(year) == len("yyyy"):
            return date(int(year), int(digits[-4:-2]), int(digits[-2:])).isoformat()
    except ValueError:
        pass
    raise _BadLineError(f"{digits} is no day as YYYYMMDD or YYMMDD")
