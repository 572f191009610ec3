"""Text as paragraphs parted by one blank line, with invisible characters out of the way."""

from __future__ import annotations

import re

_INVISIBLE = re.compile(
    "[\u0000-\u0008\u000b\u000e-\u001f\u007f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ud800-\udfff]"
)
_SPACES = re.compile(r"[^\S\n ][^\S\n]*| [^\S\n]+")
"""White space in a line that is not one plain space, as most of it is."""
_NEWLINES = re.compile(r"\r\n?|[\u2028\u2029\u0085\f]")
_BLANK = re.compile(r"\n[^\S\n]*\n\s*")


def tidy(line: str) -> str:
    """A line with invisible characters gone and white space single."""
    return _SPACES.sub(" ", _INVISIBLE.sub("", line)).strip()


def unix_lines(text: str) -> str:
    """Text whose every line break is one newline character."""
    return _NEWLINES.sub("\n", text)


def split_paragraphs(text: str) -> list[str]:
    """The paragraphs of a text that is an article's own words already.

    Blank lines part them; where there is none, single newlines do.
    """
    text = unix_lines(text).strip()
    parts = _BLANK.split(text) if _BLANK.search(text) else text.split("\n")
    return [paragraph for part in parts if (paragraph := tidy(part.replace("\n", " ")))]
