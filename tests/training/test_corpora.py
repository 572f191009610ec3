"""What of the corpora is learnt from, and what is kept to measure on."""

import pytest

from training.reader import corpora


def test_about_one_document_in_five_is_held_out() -> None:
    held = sum(corpora.held_out(f"time-{number}") for number in range(1000))
    assert 150 < held < 250


def rows(polarities: str) -> list[dict[str, object]]:
    events = [
        {"span": [at, at + 1], "tense": "PAST", "polarity": "NEG" if sign == "-" else "POS"}
        for at, sign in enumerate(polarities)
    ]
    return [{"id": "time-1", "text": polarities, "timeml_events": events}]


@pytest.mark.parametrize(
    ("polarities", "negative"),
    [("+-+", [False, True, False]), ("--+-", [None, None, None, None])],
)
def test_a_document_of_negations_is_a_slip(
    monkeypatch: pytest.MonkeyPatch, polarities: str, negative: list[bool | None]
) -> None:
    monkeypatch.setattr(corpora, "rows", lambda _: iter(rows(polarities)))
    (example,) = corpora.timeml(held=corpora.held_out("time-1"))
    assert [one.negative for one in example.words or ()] == negative
    assert {one.modality for one in example.words or ()} == {"asserted"}
