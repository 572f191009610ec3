"""What an attribution's cue makes of its content."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.model import Attribution, Span
from dateline.vocab.cues import CueClass, Frame, cue_lexicon

_VOUCHING = frozenset({"say", "claim", "warn", "deny", "think", "show"})


def innermost(text: str, attributions: Sequence[Attribution], span: Span) -> int | None:
    """The index of the attribution with the shortest content around `span`, if any has one.

    Only one whose source answers for what is in it: who condemns a strike does not report it.
    """
    sizes = [
        (content[1] - content[0], index)
        for index, attribution in enumerate(attributions)
        for content in attribution.content
        if content[0] <= span[0] and span[1] <= content[1] and vouches(_cue(text, attribution))
    ]
    return min(sizes)[1] if sizes else None


def cue_of(text: str, attributions: Sequence[Attribution], index: int | None) -> str | None:
    """The words of the cue of the attribution at `index`; None where there is no attribution."""
    return None if index is None else _cue(text, attributions[index])


def vouches(cue: str) -> bool:
    """Whether an attribution with this cue makes its source answerable for the events in it.

    "The agency said the port was shelled" does. "Oslo condemned the shelling" and "Oslo urged
    both sides to withdraw" do not: the first takes the event for granted, the second asks for it.
    """
    return not cue or cue_class(cue) in _VOUCHING


def cue_class(cue: str) -> CueClass | None:
    """The class of an attribution's cue text ("has repeatedly said" is `say`), if known.

    Where several words have one, as in "was quoted as saying", the first that is not `judge`.
    """
    if cue.strip() in {":", "—", "-"}:
        return "say"
    words = [word.strip(".,:;'\"") for word in cue.lower().replace("’", "'").split()]
    known = [found for at in range(len(words)) if (found := _class_at(words, at))]
    return next((found for found in known if found != "judge"), known[0] if known else None)


def _cue(text: str, attribution: Attribution) -> str:
    return " ".join(text[start:end] for start, end in attribution.cue)


def _class_at(words: list[str], at: int) -> CueClass | None:
    lexicon = cue_lexicon()
    word = words[at]
    for phrases in (lexicon.according, lexicon.phrases):
        for pieces, known in phrases.get(word, ()):
            if tuple(words[at : at + len(pieces)]) == pieces:
                return known
    for form in lexicon.verbs.get(word, ()):
        if tuple(words[at : at + len(form.pieces)]) == form.pieces:
            return _foremost(form.frames)
    return lexicon.nouns.get(word) or lexicon.adverbs.get(word)


def _foremost(frames: dict[Frame, CueClass]) -> CueClass:
    """The class to take where the cue alone is known: "told" says, "urged" and "agreed" do not."""
    for frame in ("clause", "them-that"):
        if frame in frames:
            return frames[frame]
    asked = [known for known in frames.values() if known in {"want", "plan"}]
    return asked[0] if asked else next(iter(frames.values()))
