"""Who acts on whom, by the order of words."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model import Mention
from dateline.reader.roles import find_roles
from dateline.reader.triggers import find_triggers
from dateline.reader.view import Roles, View


def events(marked: str) -> list[tuple[str, str, list[str], list[str]]]:
    """The events of a sentence whose actors stand in [brackets] and places in {braces}."""
    text, mentions = "", []
    for piece in re.split(r"(\[[^]]*\]|\{[^}]*\})", marked):
        if piece[:1] in {"[", "{"}:
            kind = "state" if piece[0] == "[" else "place"
            span = (len(text), len(text) + len(piece) - 2)
            mentions.append(Mention(span=span, kind=kind))  # type: ignore[arg-type]
            text += piece[1:-1]
        else:
            text += piece
    view = View(text, (0, len(text)), mentions)
    earlier: dict[int, Roles] = {}
    out: list[tuple[str, str, list[str], list[str]]] = []
    for trigger in find_triggers(view):
        roles = find_roles(view, trigger, earlier)
        if trigger.word.part != "noun":
            earlier[trigger.first] = roles

        def words(chunks: tuple) -> list[str]:  # type: ignore[type-arg]
            return [text[slice(*chunk.mention.span)] for chunk in chunks]

        out.append(
            (trigger.word.event, trigger.word.lemma, words(roles.source), words(roles.target))
        )
    return out


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("[Iceland] accused [Britain] of piracy.", ("ACCUSE", "accuse", ["Iceland"], ["Britain"])),
        ("[Britain] was accused of piracy by [Iceland].",
         ("ACCUSE", "accuse", ["Iceland"], ["Britain"])),
        ("[Iceland] and [Norway] signed a fishing agreement.",
         ("SUPPORT", "sign", ["Iceland"], ["Norway"])),
        ("[Iceland] broke off diplomatic relations with [Britain].",
         ("SANCTION", "break off", ["Iceland"], ["Britain"])),
        ("The [British] attack on [the Thor] drew protests.",
         ("ASSAULT", "attack", ["British"], ["the Thor"])),
        ("[Iceland] held talks with [Britain] in {Oslo}.",
         ("CONSULT", "hold", ["Iceland"], ["Britain"])),
        ("[Norway], after talks with [Britain], criticised [Iceland].",
         ("ACCUSE", "criticise", ["Norway"], ["Iceland"])),
        ("[Iceland] voiced anger over [Britain]'s frigates.",
         ("ACCUSE", "voice", ["Iceland"], ["Britain"])),
        ("[Britain] sent three frigates to {Icelandic waters}.",
         ("MOBILIZE", "send", ["Britain"], ["Icelandic waters"])),
        ("[Iceland] threatened to break off relations with [Britain].",
         ("THREATEN", "threaten", ["Iceland"], ["Britain"])),
        ("[the patrol boat], which rammed [a frigate], sailed on.",
         ("ASSAULT", "ram", ["the patrol boat"], ["a frigate"])),
        ("[the navy] (RN) is prepared to carry out strikes against [Iceland].",
         ("ASSAULT", "carry out", ["the navy"], ["Iceland"])),
        ("[Iceland], which came under attack by [Britain], complained.",
         ("ASSAULT", "attack", ["Britain"], ["Iceland"])),
        ("[Iceland] received aid from [Norway].", ("AID", "receive", ["Norway"], ["Iceland"])),
        ("[Britain] rejected [Iceland]'s demand.", ("REJECT", "reject", ["Britain"], ["Iceland"])),
    ],
)  # fmt: skip
def test_roles(sentence: str, expected: tuple[str, str, list[str], list[str]]) -> None:
    assert expected in events(sentence)


def test_a_complement_is_no_event_of_its_own() -> None:
    told = events("[Iceland] threatened to break off relations with [Britain].")
    assert [event for event, *_ in told] == ["THREATEN"]


def test_a_verb_after_and_shares_its_subject() -> None:
    told = events("[Britain] bombed the port and arrested [two men].")
    assert ("COERCE", "arrest", ["Britain"], ["two men"]) in told


@pytest.mark.parametrize(
    "sentence",
    [
        "[He] suffered a heart attack.",
        "The press conference ended early.",
        "[Iceland] is back on the map.",
        "An aid worker arrived.",
    ],
)
def test_phrases_that_tell_of_no_event(sentence: str) -> None:
    assert events(sentence) == []


@given(st.lists(st.sampled_from(
    ["[A]", "[B]", "{C}", "attacked", "talks", "with", "by", "was", "and", "to", "signed", "deal",
     ",", "that", "which", "of", "agreed", "visit", "the", "not"]), max_size=14))  # fmt: skip
def test_no_order_of_words_breaks_it(words: list[str]) -> None:
    for _, _, source, target in events(" ".join(words)):
        assert set(source) | set(target) <= {"A", "B", "C"}
