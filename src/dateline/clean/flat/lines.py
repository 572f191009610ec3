"""The lines of a flattened page: put back together, and looked at one by one."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Literal, NamedTuple

import msgspec

from dateline.clean.dates.read import find_date
from dateline.clean.facts.credits import credit_of_line
from dateline.clean.paragraphs import tidy
from dateline.model import RemovedWhy
from dateline.vocab.agencies import agencies
from dateline.vocab.boilerplate import (
    folded,
    furniture,
    furniture_of,
    opens_comment,
    tells_age,
    words_in,
)

MOST_CHARACTERS = 2_000_000
"""Characters of a page that are looked at: several books."""
MOST_LINES = 20_000
"""Lines of a page that are looked at."""

_LIST_MARK = re.compile(r"(?:(?:[*•·▪◦‣–+-]|\d{1,2}[.)])\s+){1,2}(?=\S)")
_LISTED_BY = frozenset("*•·▪◦‣–+-0123456789")
_HEADING_MARK = re.compile(r"#{1,6}\s+(?=\S)")
_EMPHASIS = re.compile(r"(\*\*|__)(?=\S)([^*\n]{1,400}?)(?<=\S)\1")
_WHOLE_EMPHASIS = re.compile(r"^[*_](?=[^\s*_])([^*_\n]{1,400})(?<=\S)[*_]$")
_MARKDOWN_LINK = re.compile(
    r"!?\[([^\]\[]{0,300})\]\(<?(?:https?:|/|#|mailto:)[^()\s]*(?:\([^()\s]*\)[^()\s]*)?(?:\s\"[^\"]*\")?\)"
)
_ESCAPED = re.compile(r"\\([-.#*_+()\[\]!|>])")
_TAGS = re.compile(
    r"</?(?:p|br|b|i|em|strong|span|div|a|h[1-6]|ul|ol|li|img|blockquote)\b[^<>]{0,300}>",
    re.IGNORECASE,
)
_LEFTOVERS = re.compile(
    r"\s*\[(?:…|\.\.\.)\]\s*$|\s*(?:read|continue) (?:more|reading)\s*[»›→]+\s*$", re.IGNORECASE
)
_TEASER = re.compile(
    r"(?:\.\.\.|…|\w[,;]?\.\.)\]?\s*(?:read more\s*[»›→]*)?$|read more\s*[»›→]+$", re.IGNORECASE
)
_WIDE = re.compile(r"[\u2e80-\u9fff\uff66-\uff9f\u0e00-\u0e7f]")
_DATED = re.compile(r"\d(?:\d{3}|[./-]\d)")
_NAME_ENDS = " .,:;()"
_CLOSERS = "\"'”’»」』)]"
_ENDS = frozenset(".!?…。！？؟।")
_BREAKS_OFF = frozenset(".…]»›→eE")
"""Last characters of a line that may be a teaser or have leftovers of one."""
_SHORT = 48
"""Characters of a line that is remembered from page to page."""
_TAIL = 40
"""Characters at a line's end in which those stand."""
_OPEN_ENDS = frozenset(",;%$€£)]”’'\"-")
_CARRIED = frozenset(",;:.)%(")
"""Marks that a line which carries on a sentence may begin with."""
_LONGEST = 4000
"""Characters after which a line is not joined to the next: no paragraph is that long."""
_WRAPPED = (55, 110)
"""Widths at which texts are wrapped by hand or by mail programs."""
_LISTED_WORDS = 60
"""Words of another article's headline, teaser and time, run together, at most."""
_SPEAKER_WORDS = 6
_STAMP_WORDS = 14
"""Words that a line has at most which is nothing but a date, a byline or a credit."""


class Line(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One line of a page, its furniture judged by its words alone."""

    text: str
    """As it goes into the article: no list marks, no markup."""
    raw: str
    folded: str
    """The text in lower case with straight quotes, as the vocabulary compares it."""
    tokens: list[str]
    """The words of that, without marks."""
    words: int
    gap: bool = False
    """A blank line stands before it."""
    listed: bool = False
    """It had a list mark."""
    heading: bool = False
    """It had a heading's mark."""
    linked: int = 0
    """Links that it had, in markup."""
    ends: bool = False
    """It ends as a sentence does."""
    teaser: bool = False
    """It breaks off as the teasers of other articles do."""
    stamp: str | None = None
    """The date of a line that is nothing but a date stamp, ISO 8601."""
    ago: bool = False
    """It has a time such as "3 hours ago"."""
    speaks: bool = False
    """It is nothing but who speaks, as above a reader's comment: "A. Reader says:"."""
    why: RemovedWhy | None = None
    """Set when its words alone show it for furniture."""
    section: Literal["stop", "block"] | None = None
    """Set for a heading that opens a section of furniture."""

    @property
    def timed(self) -> bool:
        """It is a date stamp or has a time such as "3 hours ago"."""
        return self.ago or self.stamp is not None


class _Raw(NamedTuple):
    text: str
    gap: bool


def page_lines(content: str) -> list[Line]:
    """The non-empty lines of a page, those that were torn apart by links joined again.

    Looks at the first `MOST_CHARACTERS` and `MOST_LINES` only; `left_unread` says so.
    """
    text = content[:MOST_CHARACTERS]
    if "&" in text:
        text = html.unescape(text)
    wide = not text.isascii() and _WIDE.search(text) is not None
    raws: list[_Raw] = []
    gap = False
    for part in text.splitlines()[:MOST_LINES]:
        line = " ".join(part.split())
        if not line.isprintable():
            line = tidy(line)
        if line:
            raws.append(_Raw(line, gap))
        gap = not line
    return [
        _look_short(raw, gap) if len(raw) <= _SHORT else look(raw, gap=gap, wide=wide)
        for raw, gap in _joined(raws)
    ]


def left_unread(content: str) -> str | None:
    """How much of a page is looked at, in words for a warning; null where it is all."""
    if len(content) > MOST_CHARACTERS:
        return f"only the first {MOST_CHARACTERS:,} characters were looked at"
    if len(content) > MOST_LINES and content.count("\n") >= MOST_LINES:
        return f"only the first {MOST_LINES:,} lines were looked at"
    return None


@lru_cache(maxsize=16384)
def _look_short(raw: str, gap: bool) -> Line:  # noqa: FBT001
    """The labels of menus and buttons, which come again on the pages of an outlet."""
    return look(raw, gap=gap)


def look(raw: str, *, gap: bool = False, wide: bool = True) -> Line:
    """Judge one line by its own words.

    `gap` says that a blank line stands before it, `wide` that its page has scripts without spaces.
    """
    text, listed, linked = _unmarked(raw)
    teaser = False
    if text[-1:] in _BREAKS_OFF and (text[-1] != "." or text[-2:] == ".."):
        tail = text[-_TAIL:]
        teaser = _TEASER.search(tail) is not None
        left = _LEFTOVERS.sub("", tail) if text[-1] in "]»›→" else tail
        text = text if left is tail else tidy(text[:-_TAIL] + left)
    ends = ends_sentence(text)
    key = folded(text)
    words = key.count(" ") + 1 if key else 0
    if wide:
        words += _wide_words(text)
    tokens = words_in(key)
    found = furniture_of(key, tokens) if text else None
    why: RemovedWhy | None = found.why if found else None
    if why is None and not any(map(str.isalnum, text)):
        why = "markup" if text else "related"
    ago = words <= _LISTED_WORDS and tells_age(key, tokens)
    stamp = None
    if words <= _STAMP_WORDS:
        if why in {None, "credit", "metadata", "legal"} and _is_credit(text, key):
            why = "credit"
        if why in {None, "metadata"} and not ends and _DATED.search(text):
            dated = find_date(text)
            stamp = dated.stamp.value if dated else None
            why = "metadata" if dated else why
        if why is None and ago and words <= 5:
            why = "metadata"
    return Line(
        text=text,
        raw=raw,
        folded=key,
        tokens=tokens,
        words=words,
        gap=gap,
        listed=listed,
        heading=raw[0] == "#" if raw else False,
        linked=linked,
        ends=ends,
        teaser=teaser,
        stamp=stamp,
        ago=ago,
        speaks=words <= _SPEAKER_WORDS and not ends and opens_comment(key),
        why=why,
        section=found.section if found else None,
    )


def _unmarked(raw: str) -> tuple[str, bool, int]:
    """The line without markup, whether it had a list mark, and how many links."""
    text = raw
    if text[:1] == "#":
        text = _HEADING_MARK.sub("", text, count=1)
    listed = False
    linked = 0
    if text[:1] in _LISTED_BY:
        mark = _LIST_MARK.match(text)
        if mark:
            listed = True
            text = text[mark.end() :]
    if "](" in text:
        text, linked = _MARKDOWN_LINK.subn(r"\1", text)
    if "\\" in text:
        text = _ESCAPED.sub(r"\1", text)
    if "*" in text or "_" in text:
        text = _EMPHASIS.sub(r"\2", _WHOLE_EMPHASIS.sub(r"\1", text))
    if "<" in text:
        text = _TAGS.sub("", text)
    return text.strip(), listed, linked


@cache
def _agency_names() -> frozenset[str]:
    names = (name for agency in agencies() for name in (agency.name, *agency.aliases))
    return frozenset(folded(name).strip(_NAME_ENDS) for name in names)


def _is_credit(text: str, key: str) -> bool:
    """Whether a short line is a credit; few lines are, so most are told by a look."""
    if ":" in text or "by" in key or text[0] in "([-–—" or " - " in text or " – " in text:
        return credit_of_line(text) is not None
    name = key.strip(_NAME_ENDS).removeprefix("the ").removesuffix(" inc").rstrip(_NAME_ENDS)
    return name in _agency_names() and credit_of_line(text) is not None


def ends_sentence(text: str) -> bool:
    """Whether a line ends as a sentence does, quotation marks and brackets set aside."""
    bare = text.rstrip(_CLOSERS)
    return bare[-1:] in _ENDS and (bare[-2:] != ".." or bare[-3:] == "...")


def count_words(text: str) -> int:
    """Words; in scripts without spaces, two characters count as one."""
    return len(text.split()) + _wide_words(text)


def _wide_words(text: str) -> int:
    return 0 if text.isascii() else len(_WIDE.findall(text)) // 2


def _joined(raws: Sequence[_Raw]) -> list[_Raw]:
    wrapped = _is_wrapped([raw.text for raw in raws])
    carries = [wrapped or _carries_on(raw.text) for raw in raws]
    carries += (False, False)
    out: list[_Raw] = []
    at = 0
    while at < len(raws):
        raw = raws[at]
        at += 1
        while at < len(raws) and (carries[at] or carries[at + 1]):
            taken = _continuation(raw.text, raws[at : at + 2], carries=carries[at], wrapped=wrapped)
            if not taken:
                break
            for piece in raws[at : at + taken]:
                raw = _Raw(_glue(raw.text, piece.text), raw.gap)
            at += taken
        out.append(raw)
    return out


def _is_wrapped(lines: Sequence[str]) -> bool:
    """Whether the text is broken at a column: many long lines, none far longer than the others."""
    if not lines or max(map(len, lines)) > _WRAPPED[1]:
        return False
    long = [line for line in lines if len(line) >= _WRAPPED[0]]
    return len(long) >= 8 and sum(not ends_sentence(line) for line in long) > len(long) * 0.6


def _continuation(raw: str, following: Sequence[_Raw], *, carries: bool, wrapped: bool) -> int:
    """How many of the next lines carry on the sentence of `raw`: none, one, or a link and one."""
    if len(raw) > _LONGEST or not (raw[-1].isalnum() or raw[-1] in _OPEN_ENDS):
        return 0
    nxt, blank = following[0]
    if blank or ends_sentence(raw[-8:]) or _is_listed(nxt):
        return 0
    if wrapped:
        return 1 if len(raw) >= _WRAPPED[0] - 10 else 0
    if carries and count_words(raw) + count_words(nxt) >= 9 and furniture(raw) is None:
        return 1 if furniture(nxt) is None else 0
    if len(following) < 2 or following[1].gap or not _carries_on(following[1].text):
        return 0
    after = following[1].text
    if count_words(nxt) > 8 or ends_sentence(nxt) or count_words(raw) + count_words(after) < 8:
        return 0
    return 2 if furniture(raw) is None else 0


def _is_listed(line: str) -> bool:
    return line[0] in _LISTED_BY and _LIST_MARK.match(line) is not None


def _carries_on(line: str) -> bool:
    """Whether a line begins as the middle of a sentence does."""
    first = line[0]
    if first in "'’":
        return line[1:2] == "s" and not line[2:3].isalnum()
    if first in "—–-":
        return line[1:].lstrip()[:1].islower()
    return first.islower() or first in _CARRIED


def _glue(left: str, right: str) -> str:
    tight = right[0] in ",;:.)%!?" or right[:2] in {"'s", "’s"} or left[-1] in "(“"
    return left + right if tight else f"{left} {right}"
