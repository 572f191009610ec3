"""An HTML page, or the markup of an article without a page around it, as an article."""

from __future__ import annotations

from lxml import etree
from lxml.html import HtmlElement
from msgspec import structs

from dateline.clean.assemble import assemble
from dateline.clean.html.body import html_body
from dateline.clean.html.facts import read_facts
from dateline.clean.html.fragment import fragment_body
from dateline.clean.html.hidden import hidden_body
from dateline.clean.html.tree import Unread, parse, saved_from
from dateline.clean.parts import Body
from dateline.model import Article, Page, Refusal

_BROKEN = (etree.LxmlError, ValueError, TypeError, AttributeError, LookupError, RecursionError)
"""What lxml is known to raise on broken markup."""
_SHORT_BODY = 1500
"""Characters of a body from which the page is not searched for a longer one outside its markup."""


def clean_html(page: Page) -> Article | Refusal:
    """The article of an HTML page; a `Refusal` for markup that holds none.

    Every value that `page` already has wins over what the markup says.
    """
    if page.url is None and (saved := saved_from(page.content)):
        page = structs.replace(page, url=saved)
    try:
        parsed = parse(page.content)
        facts = read_facts(parsed.tree, page)
        body = html_body(parsed.tree, page, facts)
        body, told = _longer(parsed.tree, page, body)
    except Unread as unread:
        return Refusal(page.place, str(unread))
    except _BROKEN as error:
        return Refusal(page.place, f"broken HTML ({type(error).__name__})")
    return assemble(_warned(page, parsed.unread, told), body, facts)


def clean_fragment(page: Page) -> Article | Refusal:
    """The article whose markup `page` is (a feed's entry): all of it, but what feeds add."""
    try:
        parsed = parse(f"<div>{page.content}</div>")
        facts = read_facts(parsed.tree, page)
        body = fragment_body(parsed.tree, page.title or facts.title)
    except Unread as unread:
        return Refusal(page.place, str(unread))
    except _BROKEN as error:
        return Refusal(page.place, f"broken HTML ({type(error).__name__})")
    return assemble(_warned(page, parsed.unread), body, facts)


def _longer(tree: HtmlElement, page: Page, body: Body) -> tuple[Body, str | None]:
    """The body, or one that the page holds where it is not shown, if that is far longer."""
    length = sum(map(len, body.paragraphs))
    if length >= _SHORT_BODY:
        return body, None
    found = hidden_body(tree, page.content, least=2 * length + 200)
    if found is None:
        return body, None
    return (
        structs.replace(body, paragraphs=found.paragraphs, cut=found.cut),
        f"the text is from the page's {found.origin}: what its markup shows is far shorter",
    )


def _warned(page: Page, *told: str | None) -> Page:
    warnings = tuple(warning for warning in told if warning)
    return structs.replace(page, warnings=(*page.warnings, *warnings)) if warnings else page
