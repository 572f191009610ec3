"""Plans and what came of them; parts and their whole."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from dateline.model import EventRecord, Modality, Reading
from dateline.records import merge
from tests.records import making
from tests.records.making import alone, together

ev, who = making.Ev, making.Who
BRITAIN, ICELAND = who("Britain", "Britain", "GBR"), who("Iceland", "Iceland", "ISL")


def plan(name: str = "a", modality: Modality = "planned", **fields: Any) -> Reading:
    told = {key: fields.pop(key) for key in ("when",) if key in fields}
    fields.setdefault("published", "1976-02-10")
    return making.page(
        name,
        "Britain plans to send three frigates against gunboats of Iceland next week.",
        ev(
            "send", "Britain", "send", "MOBILIZE", (BRITAIN,), (ICELAND,), modality=modality, **told
        ),
        **fields,
    )


def deed(name: str = "b", source: making.Who = BRITAIN, **fields: Any) -> Reading:
    told = {key: fields.pop(key) for key in ("when",) if key in fields}
    fields.setdefault("published", "1976-02-18")
    return making.page(
        name,
        f"{source.words} sent three frigates against gunboats of Iceland on Wednesday.",
        ev("sent", source.words, "send", "MOBILIZE", (source,), (ICELAND,), **told),
        **fields,
    )


def outcomes(*pages: Reading) -> dict[str, tuple[str, ...]]:
    """For each record by its first page, the pages of its outcomes."""
    records = merge(pages, together(list(pages)))
    doc = {r.record: r.mentions[0].doc for r in records}
    return {doc[r.record]: tuple(doc[o] for o in r.outcomes) for r in records}


def test_a_plan_and_what_came_of_it_are_two_records_and_linked() -> None:
    assert outcomes(plan(), deed()) == {"a": ("b",), "b": ()}


def test_a_threat_is_linked_too() -> None:
    assert outcomes(plan(modality="threatened"), deed())["a"] == ("b",)


@pytest.mark.parametrize(
    ("announced", "done"),
    [
        (plan(published="1976-02-20"), deed(published="1976-02-18")),
        (plan(), deed(when=("1976-02-01", "Wednesday"))),
        (plan(published="1976-02-10"), deed(published="1976-09-10")),
        (plan(when=("1976-02-12", "next week")), deed(when=("1976-03-18", "Wednesday"))),
        (plan(), deed(source=who("Norway", "Norway", "NOR"))),
        (plan(modality="hypothetical"), deed()),
        (plan(published=None), deed()),
    ],
    ids=["reported later", "dated before", "much later", "on another day", "by others", "supposed",
         "undated"],
)  # fmt: skip
def test_what_does_not_go_together_is_not_linked(announced: Reading, done: Reading) -> None:
    assert not any(outcomes(announced, done).values())


def test_a_plan_of_another_story_is_linked_where_both_sides_agree() -> None:
    pages = [plan(), deed()]
    records = {r.mentions[0].doc: r for r in merge(pages, alone(pages))}
    assert records["a"].outcomes == (records["b"].record,)


ATTACK = (
    "Gunmen attacked a camp of miners at dawn on Sunday. Seven miners were killed in the attack."
)
GUNMEN = who("Gunmen", "gunmen", kind="group")


def attack(**fields: Any) -> Reading:
    miners = who("miners", "miners", kind="group")
    return making.page(
        "a",
        ATTACK,
        ev("attacked", "Gunmen", "attack", "ASSAULT", (GUNMEN,), (miners,),
           when=("1976-02-15", "Sunday")),
        ev("killed", "Seven", "kill", "ASSAULT", (), (miners,), when=("1976-02-16", None),
           numbers=(("Seven", "dead", 7, None),)),
        published="1976-02-16",
        **fields,
    )  # fmt: skip


def by_word(*pages: Reading) -> dict[str, EventRecord]:
    text = {page.id: page.text for page in pages}
    records = merge(pages, together(list(pages)))
    return {text[m.doc][m.span[0] : m.span[1]]: r for r in records for m in r.mentions}


def test_the_dead_hang_under_the_attack() -> None:
    records = by_word(attack())
    assert records["killed"].part_of == records["attacked"].record
    assert records["attacked"].part_of is None


def test_the_dead_of_another_day_do_not() -> None:
    text = "Elsewhere a storm drowned four trawlermen on Friday."
    trawlermen = who("trawlermen", "trawlermen", kind="group")
    other = making.page(
        "b",
        text,
        ev(
            "drowned",
            "Elsewhere",
            "drown",
            "ASSAULT",
            (),
            (trawlermen,),
            when=("1976-02-06", "Friday"),
        ),
        published="1976-02-16",
    )
    dead = merge([attack(), other], together([attack(), other]))
    alone_ = next(r for r in dead if [m.doc for m in r.mentions] == ["b"])
    assert alone_.part_of is None


GEIR = who("Geir Hallgrimsson", "Geir Hallgrimsson", "ISL", "GOV", "person")
WILSON = who("Harold Wilson", "Harold Wilson", "GBR", "GOV", "person")
KNUT = who("Knut Frydenlund", "Knut Frydenlund", "NOR", "GOV", "person")
CALLED = "The prime minister, Geir Hallgrimsson, flew to Britain in winter."


def visit_and_talks(talks: str, *parties: making.Who, between: str = "") -> str | None:
    """What the talks of a page are part of: by the words, for its record's first mention."""
    page = making.page(
        "a",
        f"{CALLED} {between}{talks}",
        ev("flew", "The prime", "fly", "CONSULT", (GEIR,), (BRITAIN,)),
        ev("conferred", talks, "confer", "CONSULT", parties[:1], parties[1:]),
        published="1976-01-28",
    )
    page = replace(page, events=(replace(page.events[0], mode="visit"), *page.events[1:]))
    flew, conferred = sorted(merge([page], together([page])), key=lambda r: r.mentions[0].span)
    assert flew.part_of is None
    assert conferred.part_of in (None, flew.record)
    return conferred.part_of and "flew"


def test_talks_on_a_visit_are_part_of_it() -> None:
    with_wilson = "There Geir Hallgrimsson conferred with Harold Wilson about quotas."
    assert visit_and_talks(with_wilson, GEIR, WILSON) == "flew"
    turned = "There Harold Wilson conferred with Geir Hallgrimsson about quotas."
    assert visit_and_talks(turned, WILSON, GEIR) == "flew"


def test_talks_elsewhere_or_of_others_or_told_apart_are_no_part_of_a_visit() -> None:
    with_knut = "There Geir Hallgrimsson conferred with Knut Frydenlund about quotas."
    assert visit_and_talks(with_knut, GEIR, KNUT) is None
    without = "Harold Wilson conferred with Knut Frydenlund about quotas."
    assert visit_and_talks(without, WILSON, KNUT) is None
    with_wilson = "There Geir Hallgrimsson conferred with Harold Wilson about quotas."
    aside = "The winter was a hard one for all trawlers. "
    assert visit_and_talks(with_wilson, GEIR, WILSON, between=aside) is None
