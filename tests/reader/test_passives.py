"""Passives: whom it is done to is not who does it, and what "be" does not make one."""

import re

import pytest

from dateline.model import Article, Mention, MentionKind
from dateline.reader import read
from dateline.reader.passives import Passive, passive, turned
from dateline.reader.view import View

PLACES = {"Oslo", "Mali"}


def sides(text: str, event: str) -> tuple[list[str], list[str]]:
    found = read(Article(id="a-1", text=text, language="en"))
    assert isinstance(found.event_words, tuple)
    for word in found.event_words:
        if word.event == event:
            return (
                [text[start:end] for start, end in word.source],
                [text[start:end] for start, end in word.target],
            )
    raise AssertionError([(word.lemma, word.event) for word in found.event_words])


@pytest.mark.parametrize(
    ("text", "event", "source", "target"),
    [
        ("Norway was barred from importing gas and had its oil imports capped.", "COERCE",
         [], ["Norway"]),
        ("Iran was hit by tariffs on Monday.", "COERCE", [], ["Iran"]),
        ("Iceland was warned against fishing near Norway.", "THREATEN", [], ["Iceland"]),
        ("Serbia was bombed in 1999.", "ASSAULT", [], ["Serbia"]),
        ("Syria was invaded in March.", "ASSAULT", [], ["Syria"]),
        ("Sudan is blamed for the attack on Chad.", "ACCUSE", [], ["Sudan"]),
        ("Iran said it had been attacked by Iraq.", "ASSAULT", ["Iraq"], ["it"]),
        ("Denmark was ordered to pay Norway 20 million crowns.", "REQUEST", [], ["Denmark"]),
        ("Fishermen detained by Norway were freed by Iceland's coast guard.", "COERCE",
         ["Norway"], ["Fishermen"]),
    ],
)  # fmt: skip
def test_it_is_done_to_the_subject_of_a_passive(
    text: str, event: str, source: list[str], target: list[str]
) -> None:
    assert sides(text, event) == (source, target)


@pytest.mark.parametrize(
    ("text", "event", "source", "target"),
    [
        ("Norway has barred inspectors from Iceland.", "SANCTION", ["Norway"], ["Iceland"]),
        ("Norway is barring inspectors from Iceland.", "SANCTION", ["Norway"], ["Iceland"]),
        ("Norway was expected to sign the accord with Iceland.", "SUPPORT", ["Norway"],
         ["Iceland"]),
        ("American soldiers were deployed to Poland.", "AID", ["American soldiers"], ["Poland"]),
        ("The accord was signed by Norway and Iceland.", "SUPPORT", ["Norway"], ["Iceland"]),
        ("Japan was praised by Peru for its aid.", "SUPPORT", ["Peru"], ["Japan"]),
        ("Libya was given weapons by Turkey.", "AID", ["Turkey"], ["Libya"]),
    ],
)  # fmt: skip
def test_who_acts_stays_who_acts(
    text: str, event: str, source: list[str], target: list[str]
) -> None:
    assert sides(text, event) == (source, target)


def view_of(text: str, *names: str) -> View:
    """A sentence with the names as mentions; pronouns and days are told by their form."""
    mentions = []
    for name in names:
        start = re.search(rf"\b{name}\b", text).start()  # type: ignore[union-attr]
        kind: MentionKind = "place" if name in PLACES else "time" if "day" in name else "state"
        kind = "pronoun" if name.islower() and name in {"he", "it", "they"} else kind
        mentions.append(Mention(span=(start, start + len(name)), kind=kind))
    return View(text, (0, len(text)), sorted(mentions, key=lambda mention: mention.span))


def told(
    view: View, word: str, event: str = "COERCE", *, noun: bool = False
) -> tuple[list[str], str | None] | None:
    """The subject and the agent of the passive at a word."""
    at = next(i for i, token in enumerate(view.tokens) if token.lower == word)
    found: Passive | None = passive(view, (at, at + 1), event, noun=noun)
    if found is None:
        return None
    names = [view.text[slice(*chunk.mention.span)] for chunk in found.subject]
    agent = view.text[slice(*found.agent.mention.span)] if found.agent else None
    return names, agent


@pytest.mark.parametrize(
    ("view", "word", "subject", "agent"),
    [
        (view_of("Norway was barred from the games.", "Norway"), "barred", ["Norway"], None),
        (view_of("Norway was never formally barred by Iceland.", "Norway", "Iceland"), "barred",
         ["Norway"], "Iceland"),
        (view_of("Norway, which has been struck by Iceland, wept.", "Norway", "Iceland"), "struck",
         ["Norway"], "Iceland"),
        (view_of("Norway on Monday was shelled.", "Norway", "Monday"), "shelled", ["Norway"],
         None),
        (view_of("Norway, Chad and Peru were barred.", "Norway", "Chad", "Peru"), "barred",
         ["Norway", "Chad", "Peru"], None),
        (view_of("Norway's largest banks are being blacklisted.", "Norway"), "blacklisted",
         ["Norway"], None),
        (view_of("Norway is expected to be sanctioned.", "Norway"), "sanctioned", ["Norway"],
         None),
        (view_of("Norway risks being barred.", "Norway"), "barred", ["Norway"], None),
        (view_of("Norway got hit by the Peru lobby.", "Norway", "Peru"), "hit", ["Norway"],
         "Peru"),
        (view_of("Norway was accused and barred by Peru.", "Norway", "Peru"), "barred",
         ["Norway"], "Peru"),
        (view_of("Norway (left) was seized at the port by Peru.", "Norway", "Peru"), "seized",
         ["Norway"], "Peru"),
        (view_of("They shot at Norway, who had been threatened by Peru.", "Norway", "Peru"),
         "threatened", ["Norway"], "Peru"),
        (view_of("The fleet seized by Peru sank.", "Peru"), "seized", [], "Peru"),
        (view_of("Norway, reportedly seized by Peru, wept.", "Norway", "Peru"), "seized", [],
         "Peru"),
        (view_of("They saw Norway reportedly seized by Peru.", "Norway", "Peru"), "seized",
         ["Norway"], "Peru"),
    ],
)  # fmt: skip
def test_a_passive_is_found(view: View, word: str, subject: list[str], agent: str | None) -> None:
    assert told(view, word) == (subject, agent)


@pytest.mark.parametrize(
    ("view", "word", "event"),
    [
        (view_of("Norway has barred Peru.", "Norway", "Peru"), "barred", "COERCE"),
        (view_of("Norway is barring Peru.", "Norway", "Peru"), "barring", "COERCE"),
        (view_of("Norway barred Peru.", "Norway", "Peru"), "barred", "COERCE"),
        (
            view_of("Norway was determined to punish Peru.", "Norway", "Peru"),
            "determined",
            "COERCE",
        ),
        (view_of("Norway was determined to punish Peru.", "Norway", "Peru"), "punish", "COERCE"),
        (view_of("Norway is concerned about Peru.", "Norway", "Peru"), "concerned", "ACCUSE"),
        (view_of("Norway was gone from Peru.", "Norway", "Peru"), "gone", "RETREAT"),
        (view_of("Norway is prepared to attack Peru.", "Norway", "Peru"), "prepared", "THREATEN"),
        (view_of("Norway was engaged in Mali.", "Norway", "Mali"), "engaged", "ASSAULT"),
        (view_of("Norway is involved in Mali.", "Norway", "Mali"), "involved", "ASSAULT"),
        (view_of("Norway was joined by Peru.", "Norway", "Peru"), "joined", "CONSULT"),
        (view_of("Norway was due to ban Peru.", "Norway", "Peru"), "ban", "COERCE"),
        (view_of("Norway was expected to ban Peru.", "Norway", "Peru"), "ban", "COERCE"),
        (view_of("Norway was withdrawn from Peru.", "Norway", "Peru"), "withdrawn", "RETREAT"),
        (view_of("The accord was approved by Peru.", "Peru"), "approved", "SUPPORT"),
        (view_of("Norway was under attack by Peru.", "Norway", "Peru"), "attack", "ASSAULT"),
    ],
)
def test_what_is_no_passive(view: View, word: str, event: str) -> None:
    assert told(view, word, event) is None


@pytest.mark.parametrize(
    ("view", "word", "found"),
    [
        (view_of("Norway was hit by new sanctions.", "Norway"), "sanctions", (["Norway"], None)),
        (view_of("Norway was rocked overnight by strikes.", "Norway"), "strikes",
         (["Norway"], None)),
        (view_of("Norway answered by sanctions on Peru.", "Norway", "Peru"), "sanctions", None),
        (view_of("Norway was proud of sanctions on Peru.", "Norway", "Peru"), "sanctions", None),
    ],
)  # fmt: skip
def test_what_a_passive_s_by_leads_to_is_not_its_subject_s_deed(
    view: View, word: str, found: tuple[list[str], str | None] | None
) -> None:
    assert told(view, word, noun=True) == found


@pytest.mark.parametrize(
    ("view", "word", "found"),
    [
        # The sanctions were Norway's own, and so perhaps was their end.
        (view_of("Norway's sanctions were lifted by then.", "Norway"), "lifted", ([], None)),
        # Many a ship of a land is not the land.
        (view_of("Two ships from Norway were seized.", "Norway"), "seized", ([], None)),
        (view_of("Norway was banned by Monday.", "Norway", "Monday"), "banned",
         (["Norway"], None)),
        (view_of("Norway was shelled by Peru-backed rebels.", "Norway", "Peru"), "shelled",
         (["Norway"], None)),
        (view_of("Norway was banned by the board he chairs.", "Norway", "he"), "banned",
         (["Norway"], None)),
        (view_of("Norway was accused of raids by Peru.", "Norway", "Peru"), "accused",
         (["Norway"], None)),
        (view_of("20 of the Norway crew were seized.", "Norway crew"), "seized",
         (["Norway crew"], None)),
    ],
)  # fmt: skip
def test_who_is_no_subject_and_no_agent(
    view: View, word: str, found: tuple[list[str], str | None]
) -> None:
    assert told(view, word) == found


def test_the_sides_are_turned() -> None:
    view = view_of(
        "Norway was seized by Peru after Chad met Mali.", "Norway", "Peru", "Chad", "Mali"
    )
    norway, peru, chad, mali = (chunk.mention.span for chunk in view.chunks)
    found = passive(view, (2, 3), "COERCE", noun=False)
    assert found is not None
    assert turned(view, found, (norway, chad), (peru, mali)) == ((peru,), (norway,))
    assert turned(view, found, (), (mali,)) == ((peru,), (mali,))
    assert turned(view, found, (peru,), ()) == ((peru,), (norway,))


def test_a_pronoun_displaces_no_name_and_they_fill_no_gap() -> None:
    view = view_of("Chad wept when it was seized.", "Chad", "it")
    chad, it = (chunk.mention.span for chunk in view.chunks)
    found = passive(view, (5, 6), "COERCE", noun=False)
    assert found is not None
    assert turned(view, found, (it,), (chad,)) == ((), (chad,))
    assert turned(view, found, (), ()) == ((), (it,))
    plural = view_of("The rules stand if they are broken.", "they")
    found = passive(plural, (6, 7), "COERCE", noun=False)
    assert found is not None
    assert turned(plural, found, (), ()) == ((), ())
