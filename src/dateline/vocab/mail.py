"""How mail says who sends it, and that it was passed on."""

from __future__ import annotations

from functools import cache

import msgspec

from dateline.vocab.files import read_yaml


class Mail(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The words, in lower case."""

    source: str
    roles: frozenset[str]
    """Before the @: an organisation's mailbox."""
    providers: frozenset[str]
    """Domains that anybody may have an address at."""
    forwards: frozenset[str]
    """Before a subject: passed on."""
    answers: frozenset[str]
    """Before a subject: answered."""
    forward_marks: frozenset[str]
    """A line that opens a mail passed on within the text."""
    from_fields: frozenset[str]
    date_fields: frozenset[str]
    subject_fields: frozenset[str]
    other_fields: frozenset[str]
    companions: frozenset[str]
    """Endings of attached files that hold no page."""


@cache
def mail() -> Mail:
    """The words, read once."""
    return read_yaml("mail.yaml", Mail)
