"""Dates of publication, beside htmldate (Barbaresi 2020): right, wrong and none.

Two sets: the dev pages' HTML with the days in `page_dates.tsv`, which were read off the pages by
hand, and articles of which the address, the text and the day are known. A date counts by its day
and is right where it is the known day, or one of the two that a moment is on in two time zones.
htmldate is given the same: the page, or the text in the least of a page, and the address.
"""

from __future__ import annotations

import gzip
import html
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import htmldate
from msgspec import structs

from benchmarks.accuracy import DATA
from dateline.clean import clean
from dateline.model import Page, Refusal

GOLD = Path(__file__).with_name("page_dates.tsv")
PAGES = DATA / "pages" / "html"
TRUTH = DATA / "pages" / "truth-dev.jsonl"
STORIES = DATA / "stories" / "clusters-dev.jsonl"

Case = tuple[Page, str, frozenset[str]]
"""The page, its HTML, and the days that are right; none where the page has no date."""


def measure() -> dict[str, float]:
    """For each set and tool the shares of dates that are right and wrong, and of none given.

    The keys are `SET_TOOL_FIGURE`; `accuracy` counts a page without a date as right where none is
    given. A set whose data is not there is left out.
    """
    figures: dict[str, float] = {}
    for name, cases in (("html", _pages()), ("stories", _stories())):
        counts = {
            tool: dict.fromkeys(("right", "wrong", "none"), 0) for tool in ("dateline", "htmldate")
        }
        correct = dict.fromkeys(counts, 0)
        total = 0
        for page, markup, days in cases:
            total += 1
            for tool, day in (("dateline", _ours(page)), ("htmldate", _theirs(page, markup))):
                kind = "none" if day is None else "right" if day in days else "wrong"
                counts[tool][kind] += 1
                correct[tool] += kind == "right" or (day is None and not days)
                if "-v" in sys.argv and kind != "right":
                    print(name, tool, kind, page.place, day, sorted(days), page.url)
        for tool, found in counts.items():
            for kind, count in found.items():
                figures[f"{name}_{tool}_{kind}"] = count / total if total else 0.0
            figures[f"{name}_{tool}_accuracy"] = correct[tool] / total if total else 0.0
    return figures


def _pages() -> Iterator[Case]:
    urls = {row["id"]: row["url"] for row in _rows(TRUTH)}
    for line in GOLD.read_text(encoding="utf-8").splitlines()[2:]:
        name, date, _ = line.split("\t")
        file = PAGES / f"{name}.html.gz"
        if file.is_file():
            content = gzip.decompress(file.read_bytes()).decode("utf-8", "replace")
            days = frozenset(date.split("|")) - {"none"}
            page = Page(place=name, media="html", content=content, url=urls.get(name))
            yield page, content, days


def _stories() -> Iterator[Case]:
    for row in _rows(STORIES):
        page = Page(place=row["id"], media="text", content=row["text"], url=row["url"])
        paragraphs = "".join(f"<p>{html.escape(line)}</p>" for line in row["text"].split("\n"))
        markup = f"<html><head><title></title></head><body>{paragraphs}</body></html>"
        yield page, markup, frozenset({row["published"][:10]})


def _rows(file: Path) -> Iterator[dict[str, str]]:
    if file.is_file():
        with file.open(encoding="utf-8") as lines:
            yield from map(json.loads, lines)


def _ours(page: Page) -> str | None:
    article = clean(page)
    if isinstance(article, Refusal):
        # The date is asked for whether or not the page is taken to have an article.
        article = clean(structs.replace(page, media="article"))
    if isinstance(article, Refusal) or article.published_precision not in {"time", "day"}:
        return None
    return (article.published or "")[:10]


def _theirs(page: Page, markup: str) -> str | None:
    return htmldate.find_date(markup, url=page.url, original_date=True)


if __name__ == "__main__":
    for figure, value in measure().items():
        print(f"{figure:28} {value:.3f}")
