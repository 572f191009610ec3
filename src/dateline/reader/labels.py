"""The label sets of the trained heads, in the order of their outputs."""

from __future__ import annotations

from dateline.vocab.plover import EventTypeEntry, plover

MENTIONS = ("state", "person", "organisation", "group", "place", "time")
PARTS = ("source", "cue", "content")


def _entries() -> dict[str, EventTypeEntry]:
    return {str(event): entry for event, entry in plover().events.items()}


STATEMENT = "STATEMENT"
EVENTS = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE",
    "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", STATEMENT,
)  # fmt: skip
MODALITIES = (
    "asserted", "reported", "alleged", "planned", "threatened", "hypothetical", "denied", "opinion",
)  # fmt: skip
QUADS = (
    "verbal cooperation", "material cooperation", "verbal conflict", "material conflict", "none",
)  # fmt: skip
MODES = tuple(
    f"{event}.{mode}" for event in EVENTS if event != STATEMENT for mode in _entries()[event].modes
)


def quad_of(event: str) -> str:
    """The quad class of an event type; `none` for a mere statement."""
    return "none" if event == STATEMENT else str(_entries()[event].quad)


_OTHER_CLASSES = {
    "CONCEDE": "material cooperation", "REQUEST": "none", "SANCTION": "verbal conflict",
}  # fmt: skip


def classes_of(event: str) -> tuple[str, ...]:
    """The quad classes that coders may give a sentence of an event type, PLOVER's own first.

    The codebooks differ on three types: CAMEO's coders leave appeals apart from demands in none
    of the four, count reduced relations as verbal, as PLOVER's table of classes does too while its
    text does not, and concessions as material.
    """
    other = _OTHER_CLASSES.get(event)
    return (quad_of(event), other) if other else (quad_of(event),)


def quads_of(event: str) -> tuple[str, ...]:
    """The quad classes that the relation of a marked pair may have under an event type.

    PLV counts all of YIELD, the older type that is now CONCEDE and RETREAT, as material
    cooperation, while PLOVER's codebook calls a concession verbal.
    """
    return (quad_of(event), "material cooperation") if event == "CONCEDE" else (quad_of(event),)
