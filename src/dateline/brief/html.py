"""A brief's view → one self-contained HTML file.

Everything that pages say is hostile until escaped: the templates' autoescape is on, no value is
ever marked safe, and the file's content security policy allows neither scripts nor requests.
"""

from __future__ import annotations

from functools import cache
from importlib import resources

from markupsafe import Markup

from dateline._version import __version__
from dateline.brief import dyads, provenance, timeline, words
from dateline.brief.compose import HEADLINES_SHOWN
from dateline.brief.matrix import in_order
from dateline.brief.view import Brief, Story
from dateline.templates import environment
from dateline.vocab.plain_words import plain_words

ARGUED_SHOWN = 8
_WIDE, _NARROW = 960.0, 360.0
_TALLEST_WIDE, _TALLEST_NARROW = 190.0, 190.0


def render(brief: Brief) -> str:
    """The whole file."""
    added = dyads.add_up(brief.chronology)
    return (
        environment("dateline.brief")
        .get_template("brief.html.j2")
        .render(
            brief=brief,
            style=_style(),
            timelines=(
                timeline.draw(brief.chronology, "wide", _WIDE, _TALLEST_WIDE, labels=True),
                timeline.draw(brief.chronology, "narrow", _NARROW, _TALLEST_NARROW, labels=False),
            ),
            dyads=added,
            bars=(
                dyads.draw(added, "wide", _WIDE, stacked=False),
                dyads.draw(added, "narrow", _NARROW, stacked=True),
            ),
            one_sided=dyads.one_sided(brief.chronology),
            pictured=_pictured,
            nested=in_order,
            headlines_shown=HEADLINES_SHOWN,
            argued_shown=ARGUED_SHOWN,
            plain=plain_words(),
            words=words,
            version=__version__,
        )
    )


def _pictured(story: Story) -> list[provenance.Picture]:
    """Who has it from whom, for wide pages and for narrow ones; nothing where there is nothing."""
    drawn = (
        provenance.draw(story.takes, "wide", _WIDE),
        provenance.draw(story.takes, "narrow", _NARROW),
    )
    return [one for one in drawn if one]


@cache
def _style() -> Markup:
    """The packaged style sheet, which is ours and needs no escaping."""
    sheet = resources.files("dateline.brief").joinpath("templates", "brief.css")
    return Markup(sheet.read_text("utf-8"))  # noqa: S704 (our own file, no page's words)
