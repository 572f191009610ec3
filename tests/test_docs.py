"""The docs say what the program does: pages made from it are fresh, and links lead somewhere."""

import re
from pathlib import Path

import pytest
import typer.main

from dateline import model
from dateline.cli import app
from tools import check_docs, cli_reference

CONTRACT = Path(__file__).resolve().parent.parent / "docs" / "reference" / "contract.md"
ROWS = ("Article", "Reading", "StoryAssignment", "EventRecord", "MentionLinks", "EventMention",
        "Actor", "TimeExpression", "Place", "Attribution", "Relation", "EventTime", "EventPlace",
        "Number", "Participant", "RecordActor", "RecordMention", "Disagreement",
        "DisagreementValue", "Difference", "Alternatives", "RecordNumber", "Words", "Reuse",
        "Removed", "SeenDate", "KindEvidence")  # fmt: skip
NOT_COLUMNS = {"extra", "spotted", "event_words"}


def test_the_command_reference_is_what_help_says() -> None:
    written = cli_reference.OUT.read_text(encoding="utf-8")
    assert written == cli_reference.reference(), "run `make docs`"


def test_every_command_and_option_says_what_it_does() -> None:
    program = typer.main.get_command(app)
    for name, command in program.commands.items():  # type: ignore[attr-defined]
        assert command.help, name
        for option in command.params:
            assert option.help, f"{name} {option.name}"


@pytest.mark.parametrize("kind", ROWS)
def test_every_field_is_in_the_contract(kind: str) -> None:
    named = set(re.findall(r"`([a-z_0-9]+)`", CONTRACT.read_text(encoding="utf-8")))
    fields = set(getattr(model, kind).__struct_fields__) - NOT_COLUMNS
    assert not fields - named


@pytest.mark.parametrize("page", check_docs.pages(), ids=lambda p: str(p.relative_to(p.anchor)))
def test_every_link_leads_somewhere(page: Path) -> None:
    assert not list(check_docs.broken_links(page))


def test_a_broken_link_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check_docs, "ROOT", tmp_path)
    page = tmp_path / "page.md"
    page.write_text(
        "# One thing\n\n[a](none.md) [b](#another) [c](#one-thing) [d](https://example.org/x)\n"
        "`[e](code.md)`\n\n```text\n[f](code.md)\n```\n\n![g](<a picture.png>)\n"
    )
    said = list(check_docs.broken_links(page))
    assert said == [
        "page.md:3: none.md leads nowhere",
        "page.md:3: #another: no such heading",
        "page.md:10: a picture.png leads nowhere",
    ]


def test_the_readme_shows_the_commands(root: Path) -> None:
    readme = (root / "README.md").read_text(encoding="utf-8")
    for command in ("make brief", "make test", *(f"dateline {c}" for c in ("clean", "annotate"))):
        assert f"$ {command}" in readme


def test_every_make_target_is_there_and_helped(root: Path) -> None:
    makefile = (root / "Makefile").read_text(encoding="utf-8")
    phony = re.search(r"^\.PHONY: (.+)$", makefile, re.MULTILINE)
    assert phony
    helped = set(re.findall(r"^([a-z]+):.*## ", makefile, re.MULTILINE))
    assert set(phony[1].split()) == helped
    for page in check_docs.pages():
        named = set(re.findall(r"(?:\$ |`)make ([a-z]+)", page.read_text(encoding="utf-8")))
        assert named <= helped, page
