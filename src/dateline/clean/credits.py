"""Which agency an article credits: its dateline, byline, source line or "Provided by" line."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.vocab.agencies import agency_called

# "ASTANA, April 26 (Reuters) —": the place in capitals or as a name, then the agency in brackets.
_DATELINE = re.compile(r"^[^\n()]{2,80}?\(([^()\n]{2,40})\)\s*(?:[-–—:]|--)\s*\S")
# "BEIJING, Feb. 3 /Xinhua/ --"
_SLASHED = re.compile(r"^[^\n/]{2,60}?/([^/\n]{2,40})/\s*(?:[-–—:]|--)\s*\S")
_PROVIDED = re.compile(
    r"\b(?:provided|distributed|supplied|syndicated)\s+(?:to\s+\S+\s+)?by:?\s+"
    r"(.{2,80}?)(?:\s*\(|[.,;]?\s*$|,\s+an?\b)",
    re.IGNORECASE,
)
_SOURCE = re.compile(
    r"^(?:sources?|agency|credit|via|with inputs from|quelle|fuente|fonte)\s*[:–-]\s*(.{2,60})$",
    re.IGNORECASE,
)
_SIGNED = re.compile(r"^(?:by\s+)?(?:[^,|/\n]{2,60}[,|/]\s*)?(.{2,40})$", re.IGNORECASE)
_COPYRIGHT = re.compile(
    r"(?:copyright|©|\(c\))\s*(?:©|\(c\))?\s*(?:\d{4}\s*)?(?:by\s+)?(?:the\s+)?"
    r"([A-Z][^.,;|]{1,40}?)(?:[.,;|]|\s+all\s+rights|$)",
    re.IGNORECASE,
)
_SHORT = 14
"""Words that a line of credit has at most."""


# A name that is an agency's by its own words, whether or not it is on the list.
_AGENCY_LIKE = re.compile(
    r"^(?:[A-Z][\w&.'’-]*\s+){1,4}(?:Press|Wire|Newswire|News Agency|News Service|Press Agency)$"
)
_PRESS_DATELINE = re.compile(
    r"^[A-ZÀ-Ý][A-ZÀ-Ý .'’-]{2,40}(?:,[^()\n]{2,30})?\s\(([^()\n]{2,40})\)\s*[-–—]"
)
_SIGNED_OFF = re.compile(r"^(?:[-–—]+\s*(.{3,50})|\((.{3,50})\))$")


def credit_in_byline(byline: str | None, outlet: str | None = None) -> str | None:
    """The agency that a byline names ("By X, Associated Press", "AFP"); never the outlet itself."""
    if not byline:
        return None
    if _AGENCY_LIKE.match(byline) and byline != outlet:
        agency = agency_called(byline)
        return agency.name if agency else byline
    for part in re.split(r"[,;|/•]|\band\b|\bvia\b|\bof\b|\bfor\b", byline):
        agency = agency_called(re.sub(r"^\s*by\s+", "", part, flags=re.IGNORECASE))
        if agency:
            return agency.name
    return None


def credit_of_line(line: str) -> str | None:
    """The agency or syndicator of a line that is nothing but a credit; null for other lines."""
    text = line.strip().strip("()[]").strip()
    if not text or len(text.split()) > _SHORT:
        return None
    for pattern in (_PROVIDED, _SOURCE):
        match = pattern.search(text)
        if match:
            named = match.group(1)
            agency = agency_called(named)
            if agency:
                return agency.name
            if pattern is _PROVIDED and named[:1].isupper():
                return named.strip(" .")
    signed = _SIGNED_OFF.match(line.strip())
    if signed:
        text = (signed.group(1) or signed.group(2)).strip()
        if _AGENCY_LIKE.match(text) and not agency_called(text):
            return text
    agency = agency_called(text)
    if agency and not (text.islower() and len(text) > 4):
        return agency.name
    return None


def credit_in_copyright(line: str) -> str | None:
    """The agency whose copyright a line states ("© 2019 The Associated Press")."""
    match = _COPYRIGHT.search(line)
    agency = agency_called(match.group(1)) if match else None
    return agency.name if agency else None


def credit_in_text(paragraphs: Sequence[str]) -> str | None:
    """The agency in an article's dateline, or in a line of credit that opens or closes it."""
    for paragraph in paragraphs[:4]:
        match = _DATELINE.match(paragraph) or _SLASHED.match(paragraph)
        agency = agency_called(match.group(1)) if match else None
        if agency:
            return agency.name
        printed = _PRESS_DATELINE.match(paragraph)
        if printed and _AGENCY_LIKE.match(printed.group(1)):
            return printed.group(1)
    for paragraph in (*paragraphs[:2], *reversed(paragraphs[-3:])):
        # A bare name in the middle is a picture's credit more often than the text's.
        named = credit_of_line(paragraph)
        if named and (paragraph == paragraphs[-1] or not agency_called(paragraph)):
            return named
        match = _SIGNED.match(paragraph) if len(paragraph.split()) <= 8 else None
        agency = agency_called(match.group(1)) if match else None
        if agency and paragraph.lower().startswith("by "):
            return agency.name
    return None
