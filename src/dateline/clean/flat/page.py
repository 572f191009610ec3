"""Flattened text, whose page is still around it, as an article."""

from __future__ import annotations

import msgspec

from dateline.clean.assemble import assemble
from dateline.clean.flat.body import Split, split_page
from dateline.clean.flat.facts import read_facts
from dateline.clean.flat.front_matter import read_header
from dateline.clean.flat.lines import left_unread, page_lines
from dateline.clean.parts import Body
from dateline.model import Article, Page, Refusal


def clean_text(page: Page) -> Article | Refusal:
    """The article of a flattened page; a `Refusal` for a page without sentences."""
    header = read_header(page)
    unread = left_unread(header.body)
    known = header.page
    if unread:
        known = msgspec.structs.replace(known, warnings=(*known.warnings, unread))
    split = split_page(page_lines(header.body), header.page.title)
    body = Body(
        paragraphs=tuple(line.text for line in split.body),
        removed=header.removed + split.removed,
        cut=_cut(split),
    )
    return assemble(known, body, read_facts(header, split, known))


def _cut(split: Split) -> str | None:
    if not split.body:
        return None
    last = split.body[-1]
    if last.teaser:
        return "the text breaks off with an ellipsis"
    if split.to_the_end and not last.ends and last.words >= 6:
        return "the text breaks off in the middle of a sentence"
    return None
