"""The lexicon reader: sentences, mentions, attributions and event words, by rule and vocabulary."""

from __future__ import annotations

from dateline.model import Article, Mention, Reading, Span, given_pairs, overlaps
from dateline.reader.attributions import find_attributions
from dateline.reader.events import find_events
from dateline.reader.mentions import spot_actors
from dateline.reader.places import spot_places
from dateline.reader.text import sentences
from dateline.reader.times import spot_times

_LONGEST = 200_000
"""Characters of a text that are read, several times those of the longest news articles. What is
longer is a book, a transcript or an attack, and rules that look back over a whole text must end."""


def read(article: Article) -> Reading:
    """Mark what an article's text mentions, says and tells of.

    Fills `sentences`, `attributions`, and the working fields `spotted` and `event_words`; spans are
    in characters of the article's `text`. The lexicon is English: a text in another language gets
    its sentences and a warning, and nothing is marked in it.
    """
    text = article.text
    found = sentences(text[:_LONGEST], article.language)
    fields = {name: getattr(article, name) for name in Article.__struct_fields__}
    if article.language not in {None, "en"}:
        fields["warnings"] = (
            *article.warnings,
            f"not read: the language is {article.language}, the reader knows en",
        )
        return Reading(**fields, sentences=tuple(found), spotted=(), event_words=())
    if len(text) > _LONGEST:
        fields["warnings"] = (
            *article.warnings,
            f"read in part: the first {_LONGEST:,} of {len(text):,} characters",
        )
    mentions = _mentions(article, found)
    attributions = find_attributions(text, found, mentions)
    return Reading(
        **fields,
        sentences=tuple(found),
        attributions=tuple(attributions),
        spotted=tuple(mentions),
        event_words=tuple(find_events(text, found, mentions, attributions)),
    )


def _mentions(article: Article, found: list[Span]) -> list[Mention]:
    text = article.text
    asked = {span for pair in given_pairs(article) for span in (pair.source, pair.target)}
    given = _distinct([Mention(span=span, kind="organisation") for span in sorted(asked)])
    times = spot_times(text, found)
    actors = _free(spot_actors(text, found), given)
    actors = _free(actors, times)
    places = spot_places(text, found, [*given, *times, *actors])
    return sorted([*given, *_free(times, given), *actors, *places], key=lambda m: m.span)


def _free(mentions: list[Mention], taken: list[Mention]) -> list[Mention]:
    """The mentions that overlap none of `taken`; both are in text order, free of overlaps."""
    out, at = [], 0
    for mention in mentions:
        while at < len(taken) and taken[at].span[1] <= mention.span[0]:
            at += 1
        if at == len(taken) or not overlaps(mention.span, taken[at].span):
            out.append(mention)
    return out


def _distinct(given: list[Mention]) -> list[Mention]:
    """Mentions in text order without those that overlap an earlier one."""
    out: list[Mention] = []
    for mention in given:
        if not out or out[-1].span[1] <= mention.span[0]:
            out.append(mention)
    return out
