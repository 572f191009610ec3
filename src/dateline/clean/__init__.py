"""Clean: pages to articles, the article's own words and nothing else."""

from __future__ import annotations

from dateline.clean.flat.page import clean_text
from dateline.clean.html.page import clean_fragment, clean_html
from dateline.clean.row import clean_row
from dateline.model import Article, Page, Refusal

__all__ = ["clean"]


def clean(page: Page) -> Article | Refusal:
    """Take the page off an article.

    `html` and `text` pages lose their furniture, which is kept in `removed` with the reason; a
    `fragment` loses only what stands at its edges;
    `article` rows keep their words. A page without an article is a `Refusal`. Never raises.
    """
    if page.media == "html":
        return clean_html(page)
    if page.media == "fragment":
        return clean_fragment(page)
    if page.media == "text":
        return clean_text(page)
    return clean_row(page)
