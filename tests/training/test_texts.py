"""The texts that the reader learns from: their format, and that all of them keep to it."""

import pytest

from benchmarks import modality
from training.reader.texts import TextError, parse, read_texts


def test_labels_become_spans() -> None:
    line = "[s1,t2 Peru] [e1:REJECT.yield!/denied refused] and [s2 Chile] [e2:ACCUSE protested]."
    example = parse(line, "a:1")
    assert example.text == "Peru refused and Chile protested."
    refused, protested = example.events or ()
    assert (refused.event, refused.mode, refused.negative, refused.modality) == (
        "REJECT", "yield", True, "denied",
    )  # fmt: skip
    assert (refused.source, protested.target) == (((0, 4),), ((0, 4),))
    assert (protested.quad, protested.modality) == ("verbal conflict", "asserted")


def test_labels_may_nest() -> None:
    example = parse(
        "[t1 supporters of [s2 the president]] [e1:COERCE held]; he [e2:AID paid].", "a"
    )
    assert [example.text[slice(*e.target[0])] for e in (example.events or ())[:1] if e.target] == [
        "supporters of the president"
    ]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("[s1 Peru] left.", "no event 1"),
        ("[e1:LEAVE left]", "unknown label"),
        ("[e1:RETREAT left", "not closed"),
        ("left]", "nothing to close"),
        ("[left]", "no label"),
        ("[e1:AID a] [e1:AID b]", "two words"),
    ],
)
def test_what_is_wrong_is_said(line: str, reason: str) -> None:
    with pytest.raises(TextError, match=reason):
        parse(line, "a:1")


def test_all_texts_hold_together() -> None:
    texts = list(read_texts())
    assert len({one.text for one in texts}) > 6000
    told = [event for one in texts for event in one.events or ()]
    assert all(one.text.strip() for one in texts)
    assert {event.event for event in told} >= {"AGREE", "RETREAT", "STATEMENT"}


def test_what_modality_is_measured_on_is_not_learnt() -> None:
    learnt = {one.text for one in read_texts()}
    assert not learnt & {one.text for one in modality.load()}
