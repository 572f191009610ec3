"""Intake: bytes to pages, one file a format."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import BinaryIO

import msgspec

from dateline.intake.archives.tar import read_tar
from dateline.intake.archives.warc import read_warc
from dateline.intake.archives.zip import read_zip
from dateline.intake.feeds.feed import read_feed
from dateline.intake.folder import shown, walk
from dateline.intake.html import read_html
from dateline.intake.limits import NESTING
from dateline.intake.mail.email import read_email
from dateline.intake.mail.mhtml import read_mhtml
from dateline.intake.pdf.reading import read_pdf
from dateline.intake.rows.file import read_json
from dateline.intake.rows.lines import read_rows
from dateline.intake.sniff import Kind, kind_of
from dateline.intake.stream import (
    Source,
    Unreadable,
    buffered,
    open_source,
    plain,
    too_much,
)
from dateline.intake.text import read_text
from dateline.intake.unpack import Chained, Packing
from dateline.intake.web import Fetch, Fetched, is_url
from dateline.model import Page, Refusal

__all__ = ["read"]

Reader = (
    Callable[[Source], Iterator[Page | Refusal]]
    | Callable[[Source], Iterator[Page | Source | Refusal]]
)

READERS: dict[Kind, Reader] = {
    "html": read_html,
    "text": read_text,
    "jsonl": read_rows,
    "json": read_json,
    "feed": read_feed,
    "pdf": read_pdf,
    "mhtml": read_mhtml,
    "email": read_email,
    "warc": read_warc,
    "zip": read_zip,
    "tar": read_tar,
}
"""A container's reader gives the sources that lie in it, which are then read in their turn."""
PACKINGS: dict[Kind, Packing] = {"gz": "gz", "bz2": "bz2", "xz": "xz"}

_STDIN = "<stdin>"
_ASK_FOR_IT = "an address, and `read` was given no `fetch` to fetch it with"


def read(
    inputs: Sequence[str | Path],
    stdin: BinaryIO | None = None,
    *,
    fetch: Fetch | None = None,
    latest: date | None = None,
) -> Iterator[Page | Refusal]:
    """Read pages from files, folders, addresses and a stream, one after the other.

    A file's kind is told from its name and its bytes (`docs/reference` lists the kinds); archives,
    mails and WARC files are gone through. Folders are walked in the order of names. `-`, or no
    input at all, stands for `stdin`. An input that starts with `http://` or `https://` goes to
    `fetch`; without it, it is refused. `latest` is today where that may be known: the day before
    which a page must have been published, unless it came with a better one.

    What cannot be read is a `Refusal` in its place; nothing is raised, nothing is written, and
    nothing is fetched because a page says so.
    """
    today = latest.isoformat() if latest else None
    for given in inputs or ["-"]:
        if isinstance(given, str) and is_url(given):
            yield from _read_address(given, fetch)
        elif str(given) == "-":
            yield from _read_stream(stdin, today)
        else:
            yield from _read_path(Path(given), today)


def _read_stream(stdin: BinaryIO | None, today: str | None) -> Iterator[Page | Refusal]:
    if stdin is None:
        yield Refusal(_STDIN, "no input")
        return
    yield from _read_source(open_source(_STDIN, None, stdin, latest=today))


def _read_path(path: Path, today: str | None) -> Iterator[Page | Refusal]:
    if not path.is_dir():
        yield from _read_file(path, today)
        return
    for found in walk(path):
        yield from [found] if isinstance(found, Refusal) else _read_file(found, today)


def _read_file(path: Path, today: str | None) -> Iterator[Page | Refusal]:
    place = shown(str(path))
    try:
        raw = path.open("rb")
    except FileNotFoundError:
        yield Refusal(place, "no such file or folder")
        return
    except (OSError, ValueError) as error:
        yield Refusal(place, plain(error))
        return
    with raw:
        yield from _read_source(open_source(place, place, raw, latest=today))


def _read_address(address: str, fetch: Fetch | None) -> Iterator[Page | Refusal]:
    if fetch is None:
        yield Refusal(shown(address), _ASK_FOR_IT)
        return
    fetched = fetch(address)
    if isinstance(fetched, Refusal):
        yield fetched
        return
    yield from _read_source(_fetched_source(fetched))


def _fetched_source(fetched: Fetched) -> Source:
    return msgspec.structs.replace(
        open_source(
            shown(fetched.url), None, io.BytesIO(fetched.body), latest=fetched.fetched[:10]
        ),
        media_type=fetched.content_type,
        charset=fetched.charset,
        url=fetched.url,
        warnings=fetched.warnings,
    )


def _read_source(source: Source) -> Iterator[Page | Refusal]:
    """Every page in the source, and in the sources in it."""
    try:
        opened = source if source.packed else _unpacked(source)
        kind = kind_of(opened.path, opened.media_type, opened.head())
        empty = True
        for item in READERS.get(kind, _not_read)(opened):
            empty = False
            yield from _read_item(item, opened)
            if source.budget.exceeded:
                break
        if empty:
            yield Refusal(source.place, "no page in it")
    except (Unreadable, OSError) as error:
        yield Refusal(source.place, plain(error))
    if source.budget.exceeded and not source.depth:
        yield Refusal(source.place, too_much())


def _not_read(source: Source) -> Iterator[Page | Refusal]:
    """A packed file in a packed file."""
    yield Refusal(source.place, "packed twice over")


def _unpacked(source: Source) -> Source:
    """The source with its bytes unpacked; WARC files are left to their reader as they are."""
    packing = PACKINGS.get(kind_of(None, None, source.head()))
    if packing is None:
        return source
    raw = Chained(source.stream, packing, source.budget)
    return msgspec.structs.replace(source, stream=buffered(raw), packed=True)


def _read_item(item: Page | Source | Refusal, source: Source) -> Iterator[Page | Refusal]:
    if isinstance(item, Refusal):
        yield item
    elif isinstance(item, Source):
        if item.depth > NESTING:
            yield Refusal(item.place, f"archives inside one another, more than {NESTING} deep")
        else:
            yield from _read_source(item)
    elif source.warnings or (item.latest is None and source.latest):
        yield msgspec.structs.replace(
            item,
            latest=item.latest or source.latest,
            warnings=tuple(dict.fromkeys(source.warnings + item.warnings)),
        )
    else:
        yield item
