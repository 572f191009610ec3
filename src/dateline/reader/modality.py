"""Whether what an event word tells of is said to have happened, and whether it is negated.

By cues around the word, with the scopes of TimeML (Pustejovsky et al., 2003) and the values of the
contract. Where several cues hold, the one that takes most from the event's standing wins, in this
order: denied, alleged, threatened, hypothetical, opinion, planned, reported, asserted. The event
word's own meaning never counts: "threatened" as the word that tells of a threat is asserted.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.model import Modality, Polarity
from dateline.reader.event_scopes import Scopes
from dateline.reader.text import Token
from dateline.vocab.cues import CueClass, Frame, cue_lexicon
from dateline.vocab.modality_cues import Standing, modality_cues

_ORDER: tuple[Modality, ...] = (
    "denied", "alleged", "threatened", "hypothetical", "opinion", "planned", "reported",
)  # fmt: skip
_PLAIN: dict[Standing, Modality] = {
    "planned": "planned", "threatened": "threatened", "alleged": "alleged", "denied": "denied",
    "reported": "reported", "hypothetical": "hypothetical", "opinion": "opinion",
}  # fmt: skip
_SAID: dict[CueClass, Modality] = {
    "say": "reported", "claim": "alleged", "warn": "reported", "deny": "denied",
    "think": "reported", "show": "reported", "want": "hypothetical", "plan": "planned",
}  # fmt: skip
_VOUCHING = frozenset({"say", "claim", "warn", "deny", "think", "show"})
_AHEAD = frozenset({"planned", "threatened", "hypothetical", "opinion"})
_WINDOW = 80
"""Tokens on either side of an event word in which cues are looked for."""
_CLOSING = 2
"""Tokens at a sentence's end among which a question mark makes it a question."""
_OWN = frozenset({"it", "they", "we", "he", "she", "i"})


def modality_of(
    tokens: Sequence[Token],
    trigger: tuple[int, int],
    *,
    cue: str | None = None,
    clause: tuple[int, int] | None = None,
    noun: bool | None = None,
    harmful: bool = False,
) -> tuple[Modality, Polarity]:
    """The modality and polarity of the event that the tokens in `trigger` tell of.

    `tokens` are one sentence's, `trigger` and `clause` first and last (exclusive) indices into
    them; without `clause` its bounds are guessed. `cue` is the cue text of the attribution whose
    content holds the trigger. `noun` says whether the trigger is a noun; without it that is
    guessed from the word before. `harmful` makes a vow a threat.

    A negated event in the writer's own voice is asserted and negative; one that a source says did
    not happen is denied and negative.
    """
    first, last = trigger
    if not 0 <= first < last <= len(tokens):
        return ("asserted", "positive")
    low = max(0, first - _WINDOW)
    near = tokens[low : last + _WINDOW]
    scopes = Scopes(near, (clause[0] - low, clause[1] - low) if clause else None)
    first, last = first - low, last - low
    if {token.lower for token in tokens[-_CLOSING:]} & {"?"}:
        scopes.found.append("hypothetical")
    if noun is None:
        noun = scopes.is_nominal(first)
    scopes.around(first)
    if noun:
        scopes.noun(first, last)
    else:
        scopes.verb(first)
    return _sum(scopes, first, cue, harmful=harmful)


def cue_class(cue: str) -> CueClass | None:
    """The class of an attribution's cue text ("has repeatedly said" is `say`), if known.

    Where several words have one, as in "was quoted as saying", the first that is not `judge`.
    """
    if cue.strip() in {":", "—", "-"}:
        return "say"
    words = [word.strip(".,:;'\"") for word in cue.lower().replace("’", "'").split()]
    known = [found for at in range(len(words)) if (found := _class_at(words, at))]
    return next((found for found in known if found != "judge"), known[0] if known else None)


def vouches(cue: str) -> bool:
    """Whether an attribution with this cue makes its source answerable for the events in it.

    "The agency said the port was shelled" does. "Oslo condemned the shelling" and "Oslo urged
    both sides to withdraw" do not: the first takes the event for granted, the second asks for it.
    """
    return cue_class(cue) in _VOUCHING


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


def _sum(
    scopes: Scopes, first: int, cue: str | None, *, harmful: bool
) -> tuple[Modality, Polarity]:
    """The modality that wins, and the polarity."""
    known = cue_class(cue) if cue else None
    polarity: Polarity = "negative" if scopes.negations % 2 else "positive"
    found = {_PLAIN[standing] for standing in scopes.found if standing in _PLAIN}
    if "pledged" in scopes.found:
        found.add("threatened" if harmful else "planned")
    ahead = scopes.would or not found.isdisjoint(_AHEAD)
    if scopes.would:
        found.add("planned" if known in {"say", "claim", "plan"} else "hypothetical")
    if known == "warn" and (scopes.would or "planned" in found):
        found.add("threatened" if _is_own(scopes, first) else "hypothetical")
    said = _said(scopes, first, cue or "", known) if known else None
    if known == "say" and polarity == "negative" and not ahead:
        said = "denied"
    if said and not (said == "planned" and found):
        found.add(said)
    return (next((modality for modality in _ORDER if modality in found), "asserted"), polarity)


def _said(scopes: Scopes, first: int, cue: str, known: CueClass) -> Modality | None:
    """What the attribution's cue makes of its content."""
    words = cue.lower().split()
    if not modality_cues().doubting.isdisjoint(words):
        return "hypothetical"
    if known == "deny":
        # To deny an attack is to say there was none; to reject an offer or a treaty is not.
        clause = "that" in scopes.low[:first] or any(word.startswith("den") for word in words)
        if not clause or scopes.low[first] in scopes.cues.sayings:
            return None
    return _SAID.get(known)


def _is_own(scopes: Scopes, first: int) -> bool:
    """Whether the event's subject is a pronoun: a warning of one's own deed is a threat."""
    k = first - 1
    while k >= 0 and scopes.is_group(k):
        k -= 1
    return k >= 0 and scopes.low[k] in _OWN
