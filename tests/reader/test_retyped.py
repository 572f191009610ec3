"""Selling is no aid, sanctions and tests of weapons are no assault, weapons go to who gets them."""

import pytest

from dateline.model import Article, Mention
from dateline.reader import read
from dateline.reader.retyped import fits_better, without_battlefields, without_waters
from dateline.reader.view import View


def view_of(text: str, *names: str) -> View:
    spans = sorted((text.index(name), text.index(name) + len(name)) for name in names)
    return View(text, (0, len(text)), [Mention(span=span, kind="state") for span in spans])


def at(view: View, word: str) -> int:
    return next(i for i, token in enumerate(view.tokens) if token.lower == word)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Norway received oil from Peru in breach of the rules.", "received"),
        ("Norway received crude oil from Peru last year.", "received"),
        ("Norway transferred 600 tons of refined petroleum to a Peruvian ship.", "transferred"),
        ("Norway has taken more oil from Peru.", "taken"),
        ("Cargoes of oil were delivered to Peru by Norway.", "delivered"),
        ("Norway absorbs 90 percent of Peru's crude and copper.", "absorbs"),
        ("Norway shipped natural gas to Peru.", "shipped"),
        ("Norway made transfers of petrochemicals to Peru.", "transfers"),
        ("Norway made ship-to-ship transfers of oil to Peru.", "made"),
        ("Norway got jets that were sold by Peru.", "sold"),
    ],
)
def test_goods_that_are_sold_are_no_aid(text: str, word: str) -> None:
    view = view_of(text, "Norway")
    i = at(view, word)
    assert fits_better(view, (i, i + 1), "AID") == ("COOPERATE", None, "061")


@pytest.mark.parametrize(
    ("text", "word", "event"),
    [
        ("Norway donated oil to Peru.", "donated", "AID"),
        ("Norway gave oil to Peru.", "gave", "AID"),
        ("Norway sent food and oil to Peru.", "sent", "AID"),
        ("Norway shipped free coal to Peru.", "shipped", "AID"),
        ("Norway sent oil workers to Peru.", "sent", "AID"),
        ("Norway sent gas masks to Peru.", "sent", "AID"),
        ("Norway sent tents to the oil fields of Peru.", "sent", "AID"),
        ("Norway sent medicine, and oil rose.", "sent", "AID"),
        ("Norway seized oil from Peru.", "seized", "COERCE"),
        ("Norway was hit by rockets.", "hit", "ASSAULT"),
        ("Norway was hit by rebels under sanctions.", "hit", "ASSAULT"),
        ("Norway hit Peru before the ban.", "hit", "ASSAULT"),
    ],
)
def test_what_is_given_stays_aid_and_what_is_struck_an_assault(
    text: str, word: str, event: str
) -> None:
    view = view_of(text, "Norway")
    i = at(view, word)
    assert fits_better(view, (i, i + 1), event) is None


@pytest.mark.parametrize(
    "text", ["Norway was hit by new sanctions.", "Norway was hit with tariffs."]
)
def test_measures_that_hit_are_no_assault(text: str) -> None:
    view = view_of(text, "Norway")
    i = at(view, "hit")
    assert fits_better(view, (i, i + 1), "ASSAULT") == ("COERCE", "restrict", "163")


@pytest.mark.parametrize(
    ("text", "names", "target", "kept"),
    [
        ("They sent drones to Norway for use in Peru.", ["Norway", "Peru"], ["Peru"], ["Norway"]),
        ("They gave Norway rockets to use against Peru.", ["Norway", "Peru"], ["Peru"],
         ["Norway"]),
        ("They sent drones to Norway for use in Peru.", ["Norway", "Peru"], ["Norway", "Peru"],
         ["Norway"]),
        ("They gave arms to support Norwegian efforts in Peru.", ["Norwegian", "Peru"], ["Peru"],
         ["Norwegian"]),
        ("They gave arms for the war in Peru.", ["Peru"], ["Peru"], ["Peru"]),
        ("They sent drones to Norway and Peru.", ["Norway", "Peru"], ["Norway", "Peru"],
         ["Norway", "Peru"]),
        ("They sent food to Norway for use in Peru.", ["Norway", "Peru"], ["Peru"], ["Peru"]),
        ("They sent drones to rebels in Peru.", ["Peru"], ["Peru"], ["Peru"]),
    ],
)  # fmt: skip
def test_weapons_help_who_gets_them(
    text: str, names: list[str], target: list[str], kept: list[str]
) -> None:
    view = view_of(text, *names)
    span_of = {text[slice(*chunk.mention.span)]: chunk.mention.span for chunk in view.chunks}
    found = without_battlefields(view, 2, "AID", tuple(span_of[name] for name in target))
    assert [text[slice(*span)] for span in found] == kept


@pytest.mark.parametrize(
    ("text", "event", "cameo"),
    [
        ("North Korea received oil from Russia in breach of sanctions.", "COOPERATE", "061"),
        ("China has taken more oil from Iran this year.", "COOPERATE", "061"),
        ("Iran was hit by sanctions on Monday.", "COERCE", "163"),
        ("Norway donated oil to Moldova.", "AID", None),
    ],
)
def test_the_type_that_is_read(text: str, event: str, cameo: str | None) -> None:
    words = read(Article(id="a-1", text=text, language="en")).event_words
    assert isinstance(words, tuple)
    assert [(word.event, word.cameo) for word in words] == [(event, cameo)]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Norway fired a ballistic missile into the sea off Peru on Monday.", "fired"),
        ("Norway fired two missiles on Monday over Peru into the ocean.", "fired"),
        ("Norway launched an intercontinental missile in November.", "launched"),
        ("Norway successfully tested a new missile.", "tested"),
        ("Norway carried out a test of a nuclear warhead.", "carried"),
        ("Norway conducted its sixth nuclear test in May.", "conducted"),
    ],
)
def test_a_test_of_weapons_is_a_show_of_force(text: str, word: str) -> None:
    view = view_of(text, "Norway")
    i = at(view, word)
    assert fits_better(view, (i, i + 1), "ASSAULT") == ("MOBILIZE", "weapons", "154")
    assert fits_better(view, (i, i + 1), "ACCUSE") is None


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Norway fired 20 missiles at Peru on Tuesday.", "fired"),
        ("Norway fired rockets into Peru from the sea.", "fired"),
        ("Norway fired a missile into a fishing boat in the Norwegian Sea.", "fired"),
        ("The missile attack tested the defences of Norway.", "attack"),
        ("Norway tested positive for the virus.", "tested"),
        ("Norway completed a test of its largest rocket, which carries satellites.", "completed"),
    ],
)
def test_an_attack_stays_one(text: str, word: str) -> None:
    view = view_of(text, "Norway")
    i = at(view, word)
    assert fits_better(view, (i, i + 1), "ASSAULT") is None


def test_who_lies_off_the_sea_is_not_aimed_at() -> None:
    text = "Norway fired a missile over Chile into the sea off Peru."
    view = view_of(text, "Norway", "Chile", "Peru")
    chile, peru = (c.mention.span for c in view.chunks[1:])
    assert without_waters(view, "154", (chile, peru)) == (chile,)
    assert without_waters(view, "194", (chile, peru)) == (chile, peru)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Norway released images of two ships.", ("STATEMENT", None, "010")),
        ("Norway released its annual report on Friday.", ("STATEMENT", None, "010")),
        ("Norway released two prisoners, a report said.", None),
        ("Norway released data analysts whom it had held.", None),
    ],
)
def test_a_report_is_not_set_free(text: str, found: tuple[str, str | None, str] | None) -> None:
    view = view_of(text, "Norway")
    assert fits_better(view, (1, 2), "RETREAT") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Norway withdrew its frigates on Monday.", ("RETREAT", "withdraw", "0872")),
        ("Norway withdrew its ambassador on Monday.", None),
        ("Norway withdrew from the treaty on Monday.", None),
    ],
)
def test_to_move_forces_away_is_no_sanction(
    text: str, found: tuple[str, str | None, str] | None
) -> None:
    assert fits_better(view_of(text, "Norway"), (1, 2), "SANCTION") == found


def test_the_class_is_one_that_the_type_may_have() -> None:
    found = read(Article(id="a", text="Norway conducted its sixth nuclear test in May."))
    [word] = found.event_words or ()
    assert (word.event, word.quad) == ("MOBILIZE", "material conflict")
