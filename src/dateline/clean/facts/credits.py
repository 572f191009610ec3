"""Which agency an article credits: its dateline, byline, source line or "Provided by" line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from dateline.clean.dates.datelines import Dateline
from dateline.clean.facts.outlets import letters
from dateline.model import Removed
from dateline.vocab.agencies import agency_called

_PROVIDED = re.compile(
    r"\b(?:provided|distributed|supplied|syndicated)\s+(?:to\s+\S+\s+)?by:?\s+"
    r"(.{2,80}?)(?:\s*\(|[.,;]?\s*$|,\s+an?\b)",
    re.IGNORECASE,
)
_SOURCE = re.compile(
    r"^(?:sources?|news source|agency|credit|via|with inputs from|quelle|fuente|fonte|"
    r"bron|kilde|källa|źródło|zdroj|forrás|sursa|izvor|источник|джерело|πηγή|kaynak|sumber|nguồn|"
    r"المصدر|منبع|来源|來源|出典|출처)\s*[:：–-]?\s+(.{2,60})$|^来源[:：]\s*(.{2,30})$",
    re.IGNORECASE,
)
_SIGNED = re.compile(r"^by\s+(?:[^,|/\n]{2,60}[,|/]\s*)?(.{2,40})$", re.IGNORECASE)
_COPYRIGHT = re.compile(
    r"(?:copyright|©|\(c\))\s*(?:©|\(c\))?\s*(?:\d{4}(?:\s*[-–]\s*\d{4})?\s*)?(?:by\s+)?(?:the\s+)?"
    r"([A-Z][^.,;|]{1,40}?)(?:[.,;|]|\s+all\s+rights|$)",
    re.IGNORECASE,
)
_PARTS = re.compile(r"[,;|/•]|\band\b|\bvia\b|\bof\b|\bfor\b|\s[-–—]\s|\bwith\b")
_BY = re.compile(r"^\s*by\s+", re.IGNORECASE)
_SHORT = 14
"""Words that a line of credit has at most."""
_LONGEST = 120
"""Characters that a line of credit has at most."""
# A name that is an agency's by its own words, whether or not it is on the list.
_AGENCY_LIKE = re.compile(
    r"^(?:[A-Z][\w&.'’-]*\s+){1,4}(?:Press|Wire|Newswire|News Agency|News Service|Press Agency)$"
)
_SIGNED_OFF = re.compile(r"^(?:[-–—]+\s*(.{3,50})|\((.{3,50})\))$")
_TELLING = frozenset({"credit", "metadata", "legal"})


def find_credit(
    *,
    byline: str | None,
    outlet: str | None,
    dateline: Dateline | None,
    paragraphs: Sequence[str],
    removed: Iterable[Removed],
) -> str | None:
    """The agency that an article credits, by the surest sign; null for none.

    The signs, in order: the dateline, the byline, a line of credit that opens or closes the text,
    and such a line, or a copyright line, in what was taken from around it.
    """
    return (
        _in_dateline(dateline)
        or credit_in_byline(byline, outlet)
        or _at_edges(paragraphs)
        or _credit_in_removed(removed, outlet)
    )


def _in_dateline(dateline: Dateline | None) -> str | None:
    """The agency in a dateline's brackets."""
    if not dateline or not dateline.agency:
        return None
    named = dateline.agency.strip()
    agency = agency_called(named)
    if agency:
        return agency.name
    for part in re.split(r"\s*[,/]\s*|\s+and\s+", named):
        if agency := agency_called(part):
            return agency.name
    return named if dateline.place and _AGENCY_LIKE.match(named) else None


def credit_in_names(names: Iterable[str | None], own: Iterable[str]) -> str | None:
    """The first agency among the names that markup gives; never the outlet itself."""
    ours = {letters(name) for name in own}
    for name in names:
        agency = agency_called(name) if name and letters(name) not in ours else None
        if agency and letters(agency.name) not in ours:
            return agency.name
    return None


def credit_in_byline(byline: str | None, outlet: str | None = None) -> str | None:
    """The agency that a byline names ("By X, Associated Press", "AFP"); never the outlet itself."""
    if not byline:
        return None
    if _AGENCY_LIKE.match(byline) and byline != outlet:
        agency = agency_called(byline)
        return agency.name if agency else byline
    for part in _PARTS.split(byline):
        agency = agency_called(_BY.sub("", part))
        if agency and (not outlet or letters(part) != letters(outlet)):
            return agency.name
    return None


def credit_of_line(line: str) -> str | None:
    """The agency or syndicator of a line that is nothing but a credit; null for other lines."""
    if len(line) > _LONGEST:
        return None
    text = line.strip().strip("()[]").strip()
    if not text or len(text.split()) > _SHORT:
        return None
    provided = _PROVIDED.search(text)
    if provided:
        named = provided[1]
        agency = agency_called(named)
        if agency or named[:1].isupper():
            return agency.name if agency else named.strip(" .")
    source = _SOURCE.match(text)
    if source:
        named = source[1] or source[2]
        for part in (named, *_PARTS.split(named)):
            if agency := agency_called(part):
                return agency.name
    signed = _SIGNED_OFF.match(line.strip())
    if signed:
        text = (signed[1] or signed[2]).strip()
        if _AGENCY_LIKE.match(text) and not agency_called(text):
            return text
    agency = agency_called(text)
    if agency and not (text.islower() and len(text) > 4):
        return agency.name
    return None


def credit_in_copyright(line: str) -> str | None:
    """The agency whose copyright a line states ("© 2019 The Associated Press")."""
    match = _COPYRIGHT.search(line[:400])
    agency = agency_called(match[1]) if match else None
    return agency.name if agency else None


def _at_edges(paragraphs: Sequence[str]) -> str | None:
    """The agency in a line of credit that opens or closes the text.

    A bare name counts only at the very end: elsewhere it is a picture's credit more often.
    """
    for paragraph in (*paragraphs[:2], *reversed(paragraphs[-3:])):
        if len(paragraph) > _LONGEST:
            continue
        named = credit_of_line(paragraph)
        if named and (paragraph == paragraphs[-1] or not agency_called(paragraph)):
            return named
        match = _SIGNED.match(paragraph) if len(paragraph.split()) <= 8 else None
        agency = agency_called(match[1]) if match else None
        if agency:
            return agency.name
    return None


def _credit_in_removed(removed: Iterable[Removed], outlet: str | None) -> str | None:
    own = letters(outlet or "")
    for piece in removed:
        if piece.why not in _TELLING:
            continue
        for line in piece.text.split("\n"):
            found = credit_of_line(line)
            if not found and piece.why == "legal":
                found = credit_in_copyright(line)
            if found and letters(found) != own:
                return found
    return None
