"""Other programs on the same pages, in the same run."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import trafilatura
from lxml import html
from newspaper import Article as NewspaperArticle
from readability import Document
from resiliparse.extract.html2text import extract_plain_text

Row = dict[str, Any]


def by_trafilatura(markup: str) -> str:
    """Trafilatura with precision favoured, which is the better of its settings on news."""
    return trafilatura.extract(markup, favor_precision=True, include_comments=False) or ""


def by_readability(markup: str) -> str:
    """readability-lxml: the text of what it leaves of the page."""
    return "".join(map(str, html.fromstring(Document(markup).summary()).itertext()))


def by_newspaper(markup: str) -> str:
    """newspaper4k, given the markup so that it fetches nothing."""
    article = NewspaperArticle("https://example.org/", fetch_images=False)
    article.download(input_html=markup)
    article.parse()
    return str(article.text)


def by_resiliparse(markup: str) -> str:
    """Resiliparse's main content."""
    return str(extract_plain_text(markup, main_content=True, preserve_formatting=False))


HTML: dict[str, Callable[[str], str]] = {
    "trafilatura precise": by_trafilatura,
    "readability-lxml": by_readability,
    "newspaper4k": by_newspaper,
    "resiliparse": by_resiliparse,
}


def html_rows(folder: Path, peer: Callable[[str], str]) -> Iterator[Row]:
    """What a peer makes of each page in the folder; a page that it fails on is empty."""
    for path in sorted(folder.glob("*.html.gz")):
        markup = gzip.decompress(path.read_bytes()).decode("utf-8", "replace")
        try:
            text = peer(markup)
        except Exception as error:  # noqa: BLE001 (a peer's failure is its figure, not ours)
            print(f"{path.name}: {type(error).__name__}: {error}")
            text = ""
        yield {"id": path.name.split(".")[0], "text": text}


def kept_rows(folder: Path) -> Iterator[Row]:
    """Flattened pages as they are: what keeping everything is worth."""
    for path in sorted(folder.glob("*.txt")):
        yield {"id": path.stem, "text": path.read_text(encoding="utf-8", errors="replace")}
