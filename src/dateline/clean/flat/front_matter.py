"""The header that text files carry: `key: value` lines, in a fence (`---`, `+++`) or bare.

Fenced headers are those of Markdown tools and of trafilatura's text; bare ones ("Title: …", "URL
Source: …", "Published Time: …") those of readers that turn pages into Markdown.
"""

from __future__ import annotations

import re

import msgspec

from dateline.clean.dates.read import read_stamp
from dateline.clean.dates.weigh import seen
from dateline.clean.facts.people import join_names
from dateline.clean.paragraphs import tidy, unix_lines
from dateline.model import DateKind, Page, Removed, SeenDate
from dateline.vocab.agencies import agency_called
from dateline.vocab.page_names import header_field

_FENCED = re.compile(
    r"\A\ufeff?\s*(---|\+\+\+)[^\S\n]*\n(.{0,8000}?)\n(?:\1|\.\.\.)[^\S\n]*(?:\n|\Z)", re.DOTALL
)
_ENTRY = re.compile(r"^([A-Za-z][A-Za-z_ -]{1,24}?)\s*[:=]\s*(.*)$")
_ITEM = re.compile(r"^-\s+(.+)$")
_BODY_FOLLOWS = re.compile(r"^(?:markdown content|content|text|body)\s*:\s*$", re.IGNORECASE)
_ENDS = re.compile(r"[.!?…]$")
_MOST_LINES = 30


class Header(msgspec.Struct, frozen=True):
    """A page with the header's facts, and what stands below the header."""

    page: Page
    body: str
    removed: tuple[Removed, ...] = ()
    dates: tuple[SeenDate, ...] = ()


def read_header(page: Page) -> Header:
    """Take the header off; what the page knew before wins over what the header says.

    The header's dates are not the page's own word from outside but weighed with its others.
    """
    content = unix_lines(page.content)
    match = _FENCED.match(content)
    if match:
        lines, rest = match[2].split("\n"), content[match.end() :]
    else:
        lines, rest = _bare(content)
    said = _entries(lines)
    if not said:
        return Header(page, content)
    dates = []
    fields: tuple[tuple[str, DateKind], ...] = (
        ("published", "published"),
        ("modified", "modified"),
    )
    for name, of in fields:
        words = said.pop(name, "")
        stamp = read_stamp(words) if words else None
        if stamp:
            dates.append(seen(stamp, of, "meta", words))
    removed = (Removed("\n".join(line for line in lines if line.strip()), "metadata"),)
    return Header(_known(page, said), rest, removed, tuple(dates))


def _known(page: Page, said: dict[str, str]) -> Page:
    """The page with the header's facts in the fields that were empty."""
    source = said.pop("source", "")
    agency = agency_called(source)
    if agency:
        said.setdefault("credit", agency.name)
    elif "://" in source:
        said.setdefault("url", source)
    elif source:
        said.setdefault("outlet", source)
    if "byline" in said:
        said["byline"] = join_names([said["byline"]], ()) or ""
    if "language" in said:
        code = re.match(r"[a-z]{2,3}(?![a-z])", said["language"].lower())
        said["language"] = code[0] if code else ""
    if not said.get("url", "http").startswith("http"):
        del said["url"]
    return msgspec.structs.replace(
        page,
        **{name: value for name, value in said.items() if value and getattr(page, name) is None},
    )


def _bare(content: str) -> tuple[list[str], str]:
    """The header lines that a text opens with, two known ones at least, and what follows."""
    start = re.match(r"\ufeff?\s*", content)
    at = start.end() if start else 0
    taken: list[str] = []
    known = 0
    for _ in range(_MOST_LINES):
        end = content.find("\n", at)
        end = len(content) if end < 0 else end
        line = content[at:end].strip()
        entry = _ENTRY.match(line)
        key = entry[1].strip().lower() if entry else ""
        if _BODY_FOLLOWS.match(line):
            at = end + 1
            taken.append(line)
            break
        field = header_field(key)
        if line and field is None:
            break
        if not line and end >= len(content):
            break
        if line:
            taken.append(line)
            known += field != "other" and bool(entry and entry[2] and not _is_prose(entry[2]))
        at = end + 1
    return (taken, content[at:]) if known >= 2 else ([], content)


def _is_prose(value: str) -> bool:
    return bool(_ENDS.search(value)) and len(value.split()) > 20


def _entries(lines: list[str]) -> dict[str, str]:
    said: dict[str, str] = {}
    key = ""
    for line in lines:
        text = line.strip()
        item = _ITEM.match(text)
        entry = None if item else _ENTRY.match(text)
        if entry:
            key = header_field(entry[1].strip().lower()) or "other"
            value = _value(entry[2])
            if key != "other" and value:
                said.setdefault(key, value)
        elif item and key in {"byline", "section"}:
            value = _value(item[1])
            before = said.get(key)
            said[key] = f"{before}; {value}" if before and key == "byline" else before or value
    return said


def _value(text: str) -> str:
    value = tidy(text)
    if value[:1] == "[" and value[-1:] == "]":
        items = [part.strip().strip("\"'") for part in value[1:-1].split(",")]
        return "; ".join(item for item in items if item)
    return value.strip("\"'").strip()
