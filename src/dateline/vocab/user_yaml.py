"""dateline's own file of actors, in YAML, with the line of whatever is wrong with it.

source: our own notes                 # optional
actors:
  - name: Harbour Workers' League     # the only field that must be there
    aliases: [HWL, the League]
    country: ISL                      # ISO 3166-1 alpha-3, or PLOVER's IGO, UNO, EUR, NGO, …
    sector: LAB                       # PLOVER's
    kind: group                       # state, person, organisation, group
    wikidata: Q1
  - name: Einar Agustsson
    terms:
      - {office: foreign minister, country: ISL, sector: GOV, start: 1971-07-14, end: 1978-09-01}
  - {name: HWL Youth, part_of: Harbour Workers' League}
  - {name: the Dockers, same_as: Harbour Workers' League}
  - {name: coast guardsman, plural: coast guardsmen, role: title, sector: MIL}
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final, Literal, TypeAlias, get_args

import msgspec
import yaml

from dateline.errors import InputError
from dateline.model import ActorKind, Refusal, Sector
from dateline.vocab.cameo_actors import is_country
from dateline.vocab.offices import Term
from dateline.vocab.roles import Role
from dateline.vocab.user_entries import Name, Named, Read, in_order

_DEEPEST: Final = 10
_FARTHEST: Final = 20
"""How many entries `part_of` and `same_as` may lead over."""
_DAY: Final = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_WIKIDATA: Final = re.compile(r"Q[1-9]\d*")
_STEP: Final = re.compile(r"\.(\w+)|\[(\d+)\]")
_TYPES: Final = {"array": "a list", "object": "a mapping", "str": "text", "null": "nothing"}
"""What msgspec calls the types of values, and what a person does."""
_NULLS: Final = frozenset(("", "~", "null"))
_SECTORS: Final[dict[str, Sector]] = {code: code for code in get_args(Sector)}


class _Term(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    office: str = ""
    country: str | None = None
    sector: str | None = None
    start: str = ""
    end: str = ""


class _Actor(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    aliases: list[str] = []
    country: str | None = None
    sector: str | None = None
    kind: ActorKind | None = None
    wikidata: str | None = None
    terms: list[_Term] = []
    part_of: str | None = None
    same_as: str | None = None
    role: Literal["title", "group", "craft"] | None = None
    plural: str = ""


class _Node:
    """A YAML value with its line: text, a list of nodes, or a mapping of nodes by their keys."""

    def __init__(self, line: int, value: _Value) -> None:
        self.line = line
        self.value = value

    def plain(self) -> object:
        """The value without lines."""
        if isinstance(self.value, dict):
            return {key: node.plain() for key, node in self.value.items()}
        if isinstance(self.value, list):
            return [node.plain() for node in self.value]
        return self.value

    def at(self, path: str) -> _Node:
        """The node that a path as msgspec writes it leads to: `$.terms[0].start`."""
        node = self
        for name, number in _STEP.findall(path):
            if isinstance(node.value, dict) and name in node.value:
                node = node.value[name]
            elif isinstance(node.value, list) and number:
                node = node.value[int(number)]
        return node


_Value: TypeAlias = "str | list[_Node] | dict[str, _Node] | None"


def read_actors_yaml(raw: bytes, file: str) -> Read:
    """The entries of a file, as bytes; `file` is what places are named after.

    Raises `InputError` with the line for what is no YAML, has an unknown field, a value of a wrong
    type, or an anchor. An entry with an unknown code, a day that is none, or a name that leads
    nowhere or in a circle is left out and named.
    """
    root = _tree(raw, file)
    if not isinstance(root.value, dict):
        raise InputError(f"{file}:{root.line}", "must be a mapping with `actors`")
    strange = [key for key in root.value if key not in {"source", "actors"}]
    if strange:
        line = root.value[strange[0]].line
        raise InputError(f"{file}:{line}", f"unknown field `{strange[0]}`")
    listed = root.value.get("actors")
    if listed is None or not isinstance(listed.value, list):
        line = listed.line if listed else root.line
        raise InputError(f"{file}:{line}", "`actors` must be a list")
    actors = [(f"{file}:{node.line}", _actor(node, file)) for node in listed.value]
    left_out: list[Refusal] = []
    entries: list[Named] = []
    book = _Book(actors)
    for place, actor in actors:
        try:
            if actor.same_as is None:
                entries.append(book.named(place, actor))
            else:
                book.meant(actor)
        except ValueError as error:
            left_out.append(Refusal(place, str(error)))
    return Read(entries, left_out, [])


class _Book:
    """The file's actors by name, for those that refer to others."""

    def __init__(self, actors: list[tuple[str, _Actor]]) -> None:
        self._by_name: dict[str, _Actor] = {}
        for _, actor in actors:
            self._by_name.setdefault(actor.name, actor)
        self._others: dict[str, list[Name]] = {}
        for place, actor in actors:
            if actor.same_as is not None:
                try:
                    meant = self.meant(actor)
                except ValueError:
                    continue  # said when the entry's own turn comes
                names = (Name(place, text) for text in (actor.name, *actor.aliases))
                self._others.setdefault(meant.name, []).extend(names)

    def meant(self, actor: _Actor) -> _Actor:
        """Whom a chain of `same_as` leads to; raises `ValueError` when it leads nowhere."""
        return [actor, *self._way(actor, "same_as")][-1]

    def named(self, place: str, actor: _Actor) -> Named:
        """The actor as an entry; raises `ValueError` saying what is wrong with it."""
        country, sector = self._codes(actor)
        terms = [_term(term, country) for term in actor.terms]
        if not terms or actor.country or actor.sector:
            terms.append(Term(_country(country), "", _sector(sector), "", ""))
        if actor.wikidata and not _WIKIDATA.fullmatch(actor.wikidata):
            raise ValueError(f"{actor.wikidata} is no Wikidata id")
        names = [Name(place, text) for text in (actor.name, *actor.aliases)]
        names += self._others.get(actor.name, [])
        if not all(any(sign.isalnum() for sign in name.text) for name in names):
            raise ValueError("a name without letters")
        named = Named(
            place=place,
            names=tuple(dict.fromkeys(names)),
            kind="role" if actor.role else _kind(actor, terms),
            terms=in_order(terms),
            wikidata=actor.wikidata,
            roles=_roles(actor, names) if actor.role else (),
        )
        _check(named, actor)
        return named

    def _codes(self, actor: _Actor) -> tuple[str | None, str | None]:
        """Country and sector, from what it is part of where it has none."""
        way = [actor, *self._way(actor, "part_of")] if actor.part_of else [actor]
        country = next((one.country for one in way if one.country), None)
        return country, next((one.sector for one in way if one.sector), None)

    def _way(self, actor: _Actor, field: Literal["same_as", "part_of"]) -> list[_Actor]:
        """Those that an actor leads to, one after the other; each step may go over a `same_as`."""
        names, way = [actor.name], []
        while name := getattr(actor, field) or actor.same_as:
            if name in names:
                raise ValueError(f"a circle: {' → '.join([*names, name])}")
            if name not in self._by_name:
                raise ValueError(f"`{field}` names {name}, which is no name in this file")
            if len(names) > _FARTHEST:
                raise ValueError(f"`{field}` leads on over more than {_FARTHEST} names")
            names.append(name)
            actor = self._by_name[name]
            way.append(actor)
        return way


def _check(named: Named, actor: _Actor) -> None:
    if named.kind == "state" and (len(named.terms) > 1 or named.terms[0].sector):
        raise ValueError("a state has a country, and no sector and no terms")
    if named.kind == "state" and not named.terms[0].country:
        raise ValueError("a state without its country")
    if actor.role and (actor.terms or actor.country or actor.kind):
        raise ValueError("a role has a sector, and no kind, country or terms")
    if actor.plural and not actor.role:
        raise ValueError("`plural` is for a role alone")


def _roles(actor: _Actor, names: list[Name]) -> tuple[Role, ...]:
    sector = _sector(actor.sector)
    first, *others = (name.text for name in names)
    use = actor.role or "title"
    row = Role(first, actor.plural, use, sector, inherits=False, weak=False)
    return (row, *(Role(word, "", use, sector, inherits=False, weak=False) for word in others))


def _kind(actor: _Actor, terms: list[Term]) -> ActorKind:
    """What an actor is taken for when the file does not say."""
    if actor.kind:
        return actor.kind
    return "person" if any(term.office for term in terms) else "organisation"


def _term(term: _Term, country: str | None) -> Term:
    for day in (term.start, term.end):
        if day and not _is_day(day):
            raise ValueError(f"{day} is no day, month or year as ISO 8601 writes it")
    shared = min(len(term.start), len(term.end))
    if term.start[:shared] > term.end[:shared]:
        raise ValueError(f"a term that ends before it begins: {term.start} to {term.end}")
    where = _country(term.country or country)
    return Term(where, term.office, _sector(term.sector), term.start, term.end)


def _is_day(day: str) -> bool:
    if not _DAY.fullmatch(day):
        return False
    try:
        date.fromisoformat(day + "2000-01-01"[len(day) :])
    except ValueError:
        return False
    return True


def _country(code: str | None) -> str | None:
    if code is not None and not is_country(code):
        raise ValueError(f"{code} is no ISO 3166-1 alpha-3 country and none of PLOVER's")
    return code


def _sector(code: str | None) -> Sector | None:
    if code is None:
        return None
    sector = _SECTORS.get(code)
    if sector is None:
        raise ValueError(f"{code} is no sector of PLOVER's")
    return sector


def _actor(node: _Node, file: str) -> _Actor:
    try:
        return msgspec.convert(node.plain(), _Actor)
    except msgspec.ValidationError as error:
        reason, _, path = str(error).partition(" - at `")
        at = node.at(path.rstrip("`"))
        unknown = re.search(r"unknown field `([^`]+)`", reason)
        if unknown and isinstance(at.value, dict):
            at = at.value.get(unknown[1], at)
            reason = unknown[0]
        for word, plain in _TYPES.items():
            reason = reason.replace(f"`{word}`", plain)
        raise InputError(f"{file}:{at.line}", reason[0].lower() + reason[1:]) from error


def _tree(raw: bytes, file: str) -> _Node:
    """The first document, every scalar as text; raises `InputError` for what is no plain YAML."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise InputError(f"{file}:{line}", "is not in UTF-8") from error
    try:
        return _built(yaml.parse(text, Loader=loader), file)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = f"{file}:{mark.line + 1}" if mark else file
        raise InputError(place, f"no YAML: {error.problem or error.context}") from error
    except yaml.YAMLError as error:
        raise InputError(file, f"no YAML: {' '.join(str(error).split())}") from error


def _built(events: Iterator[yaml.Event], file: str) -> _Node:
    root: list[_Node] = []
    open_nodes: list[tuple[_Node, list[str]]] = []
    """The lists and mappings that are open, and the key that waits for its value."""
    for event in events:
        line = event.start_mark.line + 1 if event.start_mark else 1
        place = f"{file}:{line}"
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise InputError(place, "anchors and aliases (& and *) are not read")
        if isinstance(event, yaml.CollectionEndEvent):
            open_nodes.pop()
            continue
        node = _started(event, line)
        if node is None:
            continue
        _put(node, open_nodes, root, place)
        if not isinstance(event, yaml.ScalarEvent):
            open_nodes.append((node, []))
            if len(open_nodes) > _DEEPEST:
                raise InputError(place, f"nested more than {_DEEPEST} deep")
    return root[0] if root else _Node(1, None)


def _started(event: yaml.Event, line: int) -> _Node | None:
    if isinstance(event, yaml.ScalarEvent):
        is_null = event.implicit[0] and event.value in _NULLS
        return _Node(line, None if is_null else event.value)
    if isinstance(event, yaml.SequenceStartEvent):
        return _Node(line, [])
    return _Node(line, {}) if isinstance(event, yaml.MappingStartEvent) else None


def _put(
    node: _Node, open_nodes: list[tuple[_Node, list[str]]], root: list[_Node], place: str
) -> None:
    """Hang a new node where it belongs; a scalar in a key's place waits for its value."""
    if not open_nodes:
        root.append(node)
        return
    parent, waiting = open_nodes[-1]
    if isinstance(parent.value, list):
        parent.value.append(node)
    elif isinstance(parent.value, dict):
        if waiting:
            key = waiting.pop()
            if key in parent.value:
                raise InputError(place, f"`{key}` stands twice")
            parent.value[key] = node
        elif isinstance(node.value, str):
            waiting.append(node.value)
        else:
            raise InputError(place, "a key must be text")
