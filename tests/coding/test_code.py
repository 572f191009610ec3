"""Coding: event words and resolved mentions become events with codes, dates and places."""

from msgspec import UNSET
from msgspec.structs import replace

from dateline.coding import code
from dateline.model import Actor, EventWord, Place, Reading, Span, TimeExpression
from dateline.vocab.plover import plover

TEXT = "Iceland broke off relations with Britain on 19 February 1976. At least 12 men were hurt."
SENTENCES: tuple[Span, ...] = ((0, 61), (62, 88))


def where(words: str) -> Span:
    start = TEXT.index(words)
    return (start, start + len(words))


def reading(**changes: object) -> Reading:
    word = EventWord(
        span=where("broke off"),
        lemma="break off",
        event="SANCTION",
        quad="material conflict",
        mode="withdraw",
        cameo="161",
        source=(where("Iceland"),),
        target=(where("Britain"),),
        time=where("19 February 1976"),
        confidence=0.8,
    )
    base = Reading(
        id="a-1",
        text=TEXT,
        published="1976-02-20",
        published_precision="day",
        sentences=SENTENCES,
        actors=(
            Actor(span=where("Iceland"), name="Iceland", kind="state", country="ISL", code="ISL"),
            Actor(span=where("Britain"), name="Britain", kind="state", country="GBR", code="GBR"),
        ),
        times=(TimeExpression(span=where("19 February 1976"), type="DATE", value="1976-02-19"),),
        spotted=(),
        event_words=(word,),
    )
    return replace(base, **changes)


def test_an_event_has_codes_roles_and_the_date_of_its_clause() -> None:
    (event,) = code(reading()).events
    assert (event.event, event.mode, event.cameo) == ("SANCTION", "withdraw", "161")
    assert event.quad == "material conflict"
    assert event.intensity == plover().intensity("SANCTION", "withdraw") == -6
    assert [p.country for p in event.source] == ["ISL"]
    assert [p.country for p in event.target] == ["GBR"]
    assert event.time is not None
    assert (event.time.value, event.time.origin, event.time.precision) == (
        "1976-02-19", "clause", "day",
    )  # fmt: skip
    assert event.id == "a-1-e1"


def test_working_fields_are_dropped() -> None:
    coded = code(reading())
    assert coded.spotted is UNSET
    assert coded.event_words is UNSET


def test_an_event_word_without_a_known_actor_is_no_event() -> None:
    assert code(reading(actors=())).events == ()


def test_without_a_time_in_the_text_the_article_dates_the_event() -> None:
    (event,) = code(reading(times=())).events
    assert event.time is not None
    assert (event.time.value, event.time.span, event.time.origin) == (
        "1976-02-20", None, "article",
    )  # fmt: skip


def test_no_date_is_made_up_without_an_article_date() -> None:
    (event,) = code(reading(times=(), published=None)).events
    assert event.time is None


def test_a_time_that_cannot_be_anchored_keeps_the_articles_date_out() -> None:
    vague = TimeExpression(span=where("19 February 1976"), type="DATE", value=None)
    (event,) = code(reading(times=(vague,))).events
    assert event.time is None


def test_a_duration_dates_nothing() -> None:
    lasting = TimeExpression(span=where("19 February 1976"), type="DURATION", value="P2Y")
    (event,) = code(reading(times=(lasting,), published=None)).events
    assert event.time is None


def test_a_place_stands_for_its_country_as_a_target() -> None:
    london = Place(span=where("Britain"), name="London", country="GBR")
    actors = reading().actors[:1]
    (event,) = code(reading(actors=actors, places=(london,))).events
    assert [p.country for p in event.target] == ["GBR"]


def test_a_cooperation_that_will_not_come_is_a_refusal() -> None:
    (word,) = reading().event_words or ()
    refused = replace(word, event="CONSULT", modality="planned", polarity="negative")
    (event,) = code(reading(event_words=(refused,))).events
    assert (event.event, event.mode, event.modality) == ("REJECT", "meet", "asserted")


PAIRED = "Iceland met Britain. Norway urged both governments to talk. They signed a pact."


def spot(text: str, words: str, after: int = 0) -> Span:
    start = text.index(words, after)
    return (start, start + len(words))


def paired(word: EventWord) -> Reading:
    names = {"Iceland": "ISL", "Britain": "GBR", "Norway": "NOR"}
    actors = tuple(
        Actor(span=spot(PAIRED, name), name=name, kind="state", country=code, code=code)
        for name, code in names.items()
    )
    return Reading(
        id="a-2",
        text=PAIRED,
        sentences=((0, 20), (21, 59), (60, 79)),
        actors=actors,
        spotted=(),
        event_words=(word,),
    )


def test_both_governments_are_the_two_that_the_text_names() -> None:
    urged = EventWord(
        span=spot(PAIRED, "urged"),
        lemma="urge",
        event="REQUEST",
        source=(spot(PAIRED, "Norway"),),
        target=(spot(PAIRED, "both governments"),),
    )
    (event,) = code(paired(urged)).events
    assert [p.country for p in event.source] == ["NOR"]
    assert [p.country for p in event.target] == ["ISL", "GBR"]


def test_they_is_left_open_where_more_than_two_may_be_meant() -> None:
    signed = EventWord(
        span=spot(PAIRED, "signed"), lemma="sign", event="SUPPORT", source=(spot(PAIRED, "They"),)
    )
    assert code(paired(signed)).events == ()


def test_of_two_who_agree_the_later_one_is_the_target() -> None:
    both = (where("Iceland"), where("Britain"))
    (word,) = reading().event_words or ()
    for target in (both[1:], both):
        joint = replace(word, event="AGREE", mode=None, cameo=None, source=both, target=target)
        (event,) = code(reading(event_words=(joint,))).events
        assert [p.country for p in event.source] == ["ISL"]
        assert [p.country for p in event.target] == ["GBR"]


def test_who_acts_alone_stays_on_one_side() -> None:
    both = (where("Iceland"), where("Britain"))
    (word,) = reading().event_words or ()
    (event,) = code(reading(event_words=(replace(word, source=both, target=both[1:]),))).events
    assert [p.country for p in event.source] == ["ISL", "GBR"]
    assert event.target == ()


def test_a_place_that_no_gazetteer_has_keeps_its_name() -> None:
    (word,) = reading().event_words or ()
    here = replace(word, target=(where("men"),))
    place = Place(span=where("men"), name="North District")
    (event,) = code(reading(event_words=(here,), places=(place,))).events
    assert [(p.name, p.country) for p in event.target] == [("North District", None)]
