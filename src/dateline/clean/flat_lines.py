"""The lines of a flattened page: put back together, and looked at one by one."""

from __future__ import annotations

import html
import re
from typing import Literal

import msgspec

from dateline.clean.credits import credit_of_line
from dateline.clean.dates import find_date
from dateline.clean.paragraphs import tidy, unix_lines
from dateline.model import RemovedWhy
from dateline.vocab.boilerplate import Furniture, furniture

_LIST_MARK = re.compile(r"^(?:[*•·▪◦‣–-]|\d{1,2}[.)])\s+(?=\S)")
_HEADING_MARK = re.compile(r"^#{1,6}\s+(?=\S)")
_EMPHASIS = re.compile(r"(\*\*|__)(?=\S)([^*\n]{1,400}?)(?<=\S)\1")
_WHOLE_EMPHASIS = re.compile(r"^[*_](?=[^\s*_])([^*_\n]{1,400})(?<=\S)[*_]$")
_MARKDOWN_LINK = re.compile(
    r"!?\[([^\]\[]{0,300})\]\((?:https?:|/|#|mailto:)[^()\s]*(?:\s\"[^\"]*\")?\)"
)
_TAGS = re.compile(
    r"</?(?:p|br|b|i|em|strong|span|div|a|h[1-6]|ul|ol|li|img|blockquote)\b[^<>]{0,300}>",
    re.IGNORECASE,
)
_LEFTOVERS = re.compile(
    r"\s*\[(?:…|\.\.\.)\]\s*$|\s*(?:read|continue) (?:more|reading)\s*[»›→]+\s*$", re.IGNORECASE
)
_ENDS = re.compile(r"[.!?…。！？؟।][\"'”’»」』)\]]*$")
_OPEN_END = re.compile(r"[\w,;%$€£)\]”’'\"-]$")
_CONTINUES = re.compile(r"^(?:[,;:.)%]|['’]s\b|[—–-]\s*[a-z]|[a-zà-öø-ÿ(])")
_TEASER = re.compile(r"(?:\.\.\.|…)\s*(?:read more\s*[»›→]*)?$|read more\s*[»›→]+$", re.IGNORECASE)
_WIDE = re.compile(r"[\u2e80-\u9fff\uac00-\ud7af\uff00-\uffef\u0e00-\u0e7f]")
_LONGEST = 4000
"""Characters after which a line is not joined to the next: no paragraph is that long."""
_WRAPPED = (55, 110)
"""Widths at which texts are wrapped by hand or by mail programs."""


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a page, its furniture judged by its words alone."""

    text: str
    """As it goes into the article: no list marks, no markup."""
    raw: str
    words: int
    listed: bool = False
    """It had a list mark."""
    ends: bool = False
    """It ends as a sentence does."""
    teaser: bool = False
    """It breaks off as the teasers of other articles do."""
    stamp: str | None = None
    """The date of a line that is nothing but a date stamp, ISO 8601."""
    why: RemovedWhy | None = None
    """Set when its words alone show it for furniture."""
    section: Literal["stop", "block"] | None = None
    """Set for a heading that opens a section of furniture."""


def page_lines(content: str) -> list[Line]:
    """The non-empty lines of a page, those that were torn apart by links joined again."""
    raws: list[tuple[str, bool]] = []
    blank = False
    for raw in html.unescape(unix_lines(content)).split("\n"):
        line = tidy(raw)
        if line:
            raws.append((line, blank))
        blank = not line
    return [look(raw) for raw in _joined(raws)]


def look(raw: str) -> Line:
    """Judge one line by its own words."""
    text = _HEADING_MARK.sub("", raw)
    mark = _LIST_MARK.match(text)
    text = text[mark.end() :] if mark else text
    text = _WHOLE_EMPHASIS.sub(r"\1", text)
    text = _TAGS.sub("", _EMPHASIS.sub(r"\2", _MARKDOWN_LINK.sub(r"\1", text)))
    teaser = bool(_TEASER.search(text))
    text = tidy(_LEFTOVERS.sub("", text))
    words = count_words(text)
    found = (furniture(text) or _all_labels(text, words)) if text else None
    why: RemovedWhy | None = found.why if found else None
    if not text or not any(char.isalnum() for char in text):
        why = why or ("markup" if text else "related")
    elif why in {None, "credit", "metadata", "legal"} and credit_of_line(text):
        why = "credit"
    found_date = None
    if why in {None, "metadata"} and words <= 14 and not _ENDS.search(text):
        found_date = find_date(text)
    if found_date:
        why = "metadata"
    return Line(
        text=text,
        raw=raw,
        words=words,
        listed=bool(mark),
        ends=bool(_ENDS.search(text)),
        teaser=teaser,
        stamp=found_date.stamp.value if found_date else None,
        why=why,
        section=found.section if found else None,
    )


def _all_labels(text: str, words: int) -> Furniture | None:
    """A row of buttons run together ("Facebook Twitter Email") is furniture like each of them."""
    if not 2 <= words <= 12:
        return None
    each = [furniture(word) for word in text.split()]
    first = each[0]
    return Furniture(first.why) if first and all(each) else None


def count_words(text: str) -> int:
    """Words; in scripts without spaces, two characters count as one."""
    wide = len(_WIDE.findall(text))
    return len(text.split()) + wide // 2


def _joined(raws: list[tuple[str, bool]]) -> list[str]:
    wrapped = _is_wrapped([raw for raw, _ in raws])
    out: list[str] = []
    at = 0
    while at < len(raws):
        raw, _ = raws[at]
        at += 1
        while at < len(raws):
            taken = _continuation(raw, raws[at : at + 2], wrapped=wrapped)
            if not taken:
                break
            for piece, _ in raws[at : at + taken]:
                raw = _glue(raw, piece)
            at += taken
        out.append(raw)
    return out


def _is_wrapped(lines: list[str]) -> bool:
    """Whether the text is broken at a column: many long lines, none far longer than the others."""
    long = [line for line in lines if len(line) >= _WRAPPED[0]]
    if len(long) < 8 or max(map(len, lines)) > _WRAPPED[1]:
        return False
    return sum(not _ENDS.search(line) for line in long) > len(long) * 0.6


def _continuation(raw: str, following: list[tuple[str, bool]], *, wrapped: bool) -> int:
    """How many of the next lines carry on the sentence of `raw`: none, one, or a link and one."""
    if len(raw) > _LONGEST or _ENDS.search(raw[-8:]) or not _OPEN_END.search(raw[-2:]):
        return 0
    nxt, blank = following[0]
    if wrapped:
        return 0 if blank or _LIST_MARK.match(nxt) or len(raw) < _WRAPPED[0] - 10 else 1
    if _LIST_MARK.match(nxt):
        return 0
    carries_on = bool(_CONTINUES.match(nxt))
    enough = count_words(raw) + count_words(nxt) >= 9
    if carries_on and enough and not blank and furniture(raw) is None:
        return 1 if furniture(nxt) is None else 0
    if len(following) < 2 or blank or following[1][1] or furniture(raw) is not None:
        return 0
    after = following[1][0]
    short = count_words(nxt) <= 8 and not _ENDS.search(nxt)
    return (
        2 if short and _CONTINUES.match(after) and count_words(raw) + count_words(after) >= 8 else 0
    )


def _glue(left: str, right: str) -> str:
    tight = right[0] in ",;:.)%!?" or right[:2] in {"'s", "’s"} or left[-1] in "(“"
    return left + right if tight else f"{left} {right}"
