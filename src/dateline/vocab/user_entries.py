"""What the readers of a user's own files give: named entries, and what they could not use."""

from __future__ import annotations

from typing import Literal, NamedTuple

import msgspec

from dateline.model import ActorKind, Refusal
from dateline.vocab.offices import Term
from dateline.vocab.roles import Role


class Name(NamedTuple):
    """A name as it stands in text, and where the file gives it."""

    place: str
    """`FILE:LINE`."""
    text: str


class Named(msgspec.Struct, frozen=True, kw_only=True):
    """One entry of a user's file."""

    place: str
    """`FILE:LINE`."""
    names: tuple[Name, ...]
    """The name first, then the others. At least one."""
    kind: ActorKind | Literal["role"]
    """`role`: a word for what somebody is, as the packaged roles are."""
    terms: tuple[Term, ...]
    """Its codes, dated or not, in the order of their start. At least one."""
    wikidata: str | None = None
    roles: tuple[Role, ...] = ()
    """Of a role: its rows."""


class Read(NamedTuple):
    """A file as read."""

    entries: list[Named]
    left_out: list[Refusal]
    remarks: list[Refusal]
    passed: int = 0
    """How many were understood, and not needed: nobody's names, and what is known better."""


def in_order(terms: list[Term]) -> tuple[Term, ...]:
    """Terms by their start; one without dates comes first, so that any other goes before it."""
    return tuple(sorted(terms, key=lambda term: (term.start, bool(term.start or term.end))))
