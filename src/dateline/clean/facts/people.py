"""Bylines: the persons, or failing them the desk, that a page names as its authors."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from dateline.clean.facts.outlets import letters
from dateline.vocab.page_phrases import is_no_author

_BY = re.compile(
    r"^\s*(?:(?:written|posted|published|reported|words|text|story|analysis|review|opinion)\s+by|by|von|par|por|di|"
    r"oleh|door|af|av|autor(?:a|in)?|auteur|author|redaktion|yazan|автор|текст|penulis)\b\s*:?\s+",
    re.IGNORECASE,
)
_NOT_A_NAME = re.compile(
    r"https?:|www\.|^@|[\w.]@|\.(?:com|org|net)\b|^[\W\d_]*$|[<>{}|=]|\bminutes?\b|\d{3}",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"\s+(?:in|on|at|from)\s+[A-ZÀ-Ý].*$|\s*[|•·]\s.*$|\s+[-–—]\s.*$|\s*\(@?\w+\)$|\s+@\w+.*$"
    r"|\s+(?:updated|published|posted)\b.*$|\s+\d+\s+\w+\s+ago\b.*$",
    re.IGNORECASE,
)
_AGO = re.compile(r"\s+\d+\s+\w+\s+ago$", re.IGNORECASE)
_ABOUT = re.compile(r"^(?:about|sobre|über|à propos de|acerca de)\s", re.IGNORECASE)
_PARTED = re.compile(r";|\n|\s[/|]\s")
_PRINTED = re.compile(
    r"^(?:by|von|par|por|di|oleh|door)\s*:?\s+(?=[^\W\d_])(.{2,250})$", re.IGNORECASE
)
_CAPITALS = re.compile(r"\b[A-ZÀ-Þ]{3,}(?:[ '’-][A-ZÀ-Þ]{2,})+\b")
_DESK = re.compile(r"\b(?:NEWS|PRESS|STAFF|DESK|BUREAU|AGENCY|WIRE|TEAM)\b")
_ARTICLES = frozenset({"our", "a", "an", "the", "staff"})
_JOINING = frozenset({
    "and", "of", "for", "the", "de", "van", "von", "der", "den", "al", "bin", "da", "di", "und",
    "et", "y", "e", "och", "dan", "with", "special", "to",
})  # fmt: skip
_MOST_DESK_WORDS = 5
"""Words of a byline that names a desk ("a Courier reporter"), at most."""
_MOST_WORDS = 12
_LONGEST = 200
_MOST = 12
"""Authors of one article."""


def join_names(names: Iterable[str | None], outlet_names: Sequence[str]) -> str | None:
    """The names as one byline, parted by commas, without those that are none; null for none left.

    A name that is the outlet's own goes where there is another.
    """
    cleaned: dict[str, str] = {}
    for name in names:
        for part in _PARTED.split(name or ""):
            text = _AGO.sub("", _BY.sub("", " ".join(part.split()))).strip(" ,.;:-–—|")
            if (
                text
                and len(text) < _LONGEST
                and not _NOT_A_NAME.search(text)
                and not _ABOUT.match(text)
                and not is_no_author(text)
            ):
                cleaned.setdefault(letters(text), _cased(text))
    own = {letters(name) for name in outlet_names}
    others = [text for key, text in cleaned.items() if key not in own]
    return ", ".join(others[:_MOST]) or None


def printed_names(line: str) -> str | None:
    """The names of a line that is a byline ("By A. Writer in Oslo"); null for other lines."""
    match = _PRINTED.match(line)
    names = _TAIL.sub("", match[1]).strip(" ,.") if match else ""
    if len(names.split()) > _MOST_WORDS or line.endswith(("?", "!")):
        return None
    first = names.split()[0] if names else ""
    if not names or _NOT_A_NAME.search(names) or is_no_author(names):
        return None
    plain = [word for word in names.split() if word.islower() and word not in _JOINING]
    desk = first.lower() in _ARTICLES and len(names.split()) <= _MOST_DESK_WORDS
    named = (first[:1].isupper() or not first.isascii()) and len(plain) <= 1
    return _cased(names) if named or desk else None


def _cased(name: str) -> str:
    """Names set in capitals as names are written: two such words or more, so that no agency is."""
    cased = _CAPITALS.sub(lambda m: m[0] if _DESK.search(m[0]) else m[0].title(), name)
    return cased.replace(" And ", " and ")
