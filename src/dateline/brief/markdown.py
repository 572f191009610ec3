"""A brief's view → Markdown, with the same content as the HTML."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from dateline._version import __version__
from dateline.brief import dyads, words
from dateline.brief.marks import Piece
from dateline.brief.matrix import in_order
from dateline.brief.view import Brief
from dateline.vocab.plain_words import plain_words

# What Markdown, or HTML inside it, would take for markup.
_SPECIAL = re.compile(r"([\\`*_\[\]<>|#~&])")
_UNWRITABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_LIST_START = re.compile(r"^(\s*)([-+=]|\d+[.)])(?=\s|=|-|$)")


# How an outlet stands to a record, in a table's cell.
_MARKS = {"own": "●", "word": "◐", "undone": "○", "denied": "×"}


class Raw(str):
    """Markdown that we wrote, which is not to be escaped again."""

    __slots__ = ()


def render(brief: Brief) -> str:
    """The whole file; one line a paragraph."""
    text = (
        _environment()
        .get_template("brief.md.j2")
        .render(
            brief=brief,
            dyads=dyads.add_up(brief.chronology),
            nested=in_order,
            marks=_MARKS,
            one_sided=dyads.one_sided(brief.chronology),
            plain=plain_words(),
            words=words,
            version=__version__,
        )
    )
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


def escape(text: str) -> str:
    """The text on one line, with nothing in it that Markdown or HTML would act on."""
    line = _UNWRITABLE.sub("\ufffd", " ".join(text.split()))
    return _LIST_START.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", line))


def quoted(pieces: tuple[Piece, ...]) -> Raw:
    """A sentence with its event words in bold."""
    out = []
    for piece in pieces:
        inner = escape(piece.text)
        before = " " if piece.text[:1].isspace() else ""
        after = " " if piece.text[-1:].isspace() and inner else ""
        out.append(f"{before}{f'**{inner}**' if piece.event and inner else inner}{after}")
    return Raw("".join(out).strip())


def address(url: str) -> Raw:
    """A web address as an autolink; characters that would end it are percent-encoded."""
    return Raw("<" + re.sub(r"[<>\s\\|]", lambda m: f"%{ord(m[0]):02X}", url) + ">")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("dateline.brief"),
        autoescape=False,  # noqa: S701 (not HTML: every value goes through `_finalize`)
        finalize=_finalize,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(quoted=quoted, address=address, raw=Raw)
    return environment


def _finalize(value: Any) -> Any:  # noqa: ANN401 (Jinja hands over whatever an expression gave)
    if value is None:
        raise TypeError("a template printed a value that is not known; it must say so in words")
    return escape(value) if isinstance(value, str) and not isinstance(value, Raw) else value
