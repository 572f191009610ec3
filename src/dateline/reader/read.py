"""The reader: sentences, mentions, attributions and event words."""

from __future__ import annotations

from msgspec import UNSET, UnsetType, ValidationError

from dateline.model import (
    Article,
    Mention,
    Reading,
    Relation,
    Span,
    given_mentions,
    given_pairs,
    overlaps,
)
from dateline.reader.attributions import find_attributions
from dateline.reader.encoder import Model, packaged
from dateline.reader.events import find_events, unspotted
from dateline.reader.mentions import spot_actors
from dateline.reader.names import kinds_of, spot_names
from dateline.reader.pairs import relate
from dateline.reader.placed_states import place_states
from dateline.reader.places import spot_places, with_bodies, without_addresses, without_parts
from dateline.reader.seen import Seen, see
from dateline.reader.text import is_headlines, sentences
from dateline.reader.times import spot_times
from dateline.reader.told import meanings, tell

_LONGEST = 200_000
"""Characters of a text that are read, several times those of the longest news articles. What is
longer is a book, a transcript or an attack, and rules that look back over a whole text must end."""


def read(article: Article, model: Model | None = None) -> Reading:
    """Mark what an article's text mentions, says and tells of.

    Fills `sentences`, `attributions`, `relations` where the row asks for them, and the working
    fields `spotted` and `event_words`; spans are in characters of the article's `text`. The model
    reads English: a text in another language gets its sentences and a warning, and nothing is
    marked in it. `model` is the packaged one, unless another is handed in.
    """
    text = article.text
    found = tuple(sentences(text[:_LONGEST], article.language))
    fields = {name: getattr(article, name) for name in Article.__struct_fields__}
    pairs = given_pairs(article)
    asked = "pair" in article.extra or "pairs" in article.extra
    if article.language not in {None, "en"}:
        fields["warnings"] = (
            *article.warnings,
            f"not read: the language is {article.language}, the reader knows en",
        )
        unknown = [Relation(source=p.source, target=p.target, event=None, quad=None) for p in pairs]
        return Reading(
            **fields, sentences=found, spotted=(), event_words=(),
            relations=tuple(unknown) if asked else UNSET,
        )  # fmt: skip
    if len(text) > _LONGEST:
        fields["warnings"] = (
            *article.warnings,
            f"read in part: the first {_LONGEST:,} of {len(text):,} characters",
        )
    model = model or packaged()
    seen = see(model, text, found)
    headlines = {n for n, (start, end) in enumerate(found) if is_headlines(text[start:end])}
    told = [
        one for one in tell(seen, model.heads) if int(seen.sentence[one.run[0]]) not in headlines
    ]
    mentions = _mentions(text, found, seen, model)
    stretches = {span for one in told for span in (*one.source, *one.target)}
    deeds = [seen.chars(one.run) for one in told]
    extra = unspotted(text, mentions, told, deeds, kinds_of(seen, model.heads, stretches))
    mentions = sorted([*mentions, *_free(extra, mentions)], key=lambda m: m.span)
    attributions = find_attributions(text, seen, model.heads)
    return Reading(
        **fields,
        sentences=found,
        attributions=tuple(attributions),
        spotted=tuple(mentions),
        event_words=tuple(find_events(text, found, mentions, attributions, seen, told)),
        mention_vectors=_given_vectors(article, seen, model),
        relations=tuple(relate(model, text, found, pair) for pair in pairs) if asked else UNSET,
    )


def _mentions(text: str, found: tuple[Span, ...], seen: Seen, model: Model) -> list[Mention]:
    times = spot_times(text, found)
    actors = without_parts(text, found, _free(spot_actors(text, found), times))
    places = spot_places(text, found, [*times, *actors])
    known = place_states(text, sorted([*times, *actors, *places], key=lambda m: m.span))
    known = with_bodies(text, known)
    names = _free(without_addresses(text, spot_names(text, seen, model.heads)), known)
    return sorted([*known, *names], key=lambda m: m.span)


def _free(mentions: list[Mention], taken: list[Mention]) -> list[Mention]:
    """The mentions that overlap none of `taken`; both are in text order, free of overlaps."""
    out, at = [], 0
    for mention in mentions:
        while at < len(taken) and taken[at].span[1] <= mention.span[0]:
            at += 1
        if at == len(taken) or not overlaps(mention.span, taken[at].span):
            out.append(mention)
    return out


def _given_vectors(
    article: Article, seen: Seen, model: Model
) -> tuple[bytes | None, ...] | UnsetType:
    """What the event words that the row gives mean; unset where it gives none, or no spans."""
    try:
        given = given_mentions(article)
    except ValidationError:
        return UNSET  # the row's own matter: `records`, which asks for them, says what is wrong
    if given is None:
        return UNSET
    runs = [seen.stretch(one.span) for one in given]
    known = [run for run in runs if run is not None]
    packed = iter(meanings(model.heads, seen.vectors(known)) if known else ())
    return tuple(None if run is None else next(packed) for run in runs)
