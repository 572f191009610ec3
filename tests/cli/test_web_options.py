"""Fetching as the commands offer it: lazily, with a contact, from a cache folder."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Annotated

import pytest
import typer
from typer.testing import CliRunner

from dateline.cli.web_options import WebOptions, fetching, with_web_options
from dateline.intake.web import FetchSettings
from dateline.intake.web import fetcher as fetcher_module
from dateline.model import Refusal

PRIVATE = "http://127.0.0.1:80/"


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[FetchSettings]:
    """The settings of each fetcher that was opened."""
    seen: list[FetchSettings] = []

    class Fetcher(fetcher_module.Fetcher):
        def __init__(self, settings: FetchSettings) -> None:
            seen.append(settings)
            super().__init__(settings)

    monkeypatch.setattr(fetcher_module, "Fetcher", Fetcher)
    return seen


def run(*args: str, env: dict[str, str] | None = None) -> tuple[int, list[WebOptions], str]:
    """The status, the options as a command gets them, and what was said."""
    got: list[WebOptions] = []
    app = typer.Typer()

    @app.command()
    @with_web_options
    def command(
        paths: Annotated[list[str] | None, typer.Argument()] = None,
        *,
        web: WebOptions,
    ) -> None:
        with fetching(web, typer.echo) as fetch:
            got.append(web)
            for path in paths or []:
                fetch(path)

    result = CliRunner().invoke(app, args, env={"DATELINE_CONTACT": None, **(env or {})})
    return result.exit_code, got, result.output


def test_nothing_is_opened_before_an_address_comes(opened: list[FetchSettings]) -> None:
    said: list[str] = []
    with fetching(WebOptions(), said.append) as fetch:
        assert (opened, said) == ([], [])
        assert isinstance(fetch(PRIVATE), Refusal)
        assert isinstance(fetch(PRIVATE), Refusal)
    assert len(opened) == len(said) == 1
    assert "--contact" in said[0]


def test_no_network_library_is_loaded_without_an_address() -> None:
    script = (
        "import sys, dateline.cli\n"
        "from dateline.cli.web_options import WebOptions, fetching\n"
        "with fetching(WebOptions(), print): pass\n"
        "print(sorted({'httpcore', 'protego', 'idna', 'h11', 'ssl'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"


def test_the_options_as_they_are_given(tmp_path: Path) -> None:
    status, got, _ = run(
        "--allow-private", "--contact", "https://gazette.example/us", "--pause", "2.5",
        "--cache", str(tmp_path),
    )  # fmt: skip
    assert (status, got) == (
        0,
        [
            WebOptions(
                allow_private=True,
                contact="https://gazette.example/us",
                pause=2.5,
                cache=tmp_path,
            )
        ],
    )


def test_the_contact_may_come_from_the_environment(opened: list[FetchSettings]) -> None:
    status, got, said = run(PRIVATE, env={"DATELINE_CONTACT": "desk@gazette.example"})
    assert (status, got[0].contact, said) == (0, "desk@gazette.example", "")
    assert opened[0].contact == "desk@gazette.example"
    assert run(env={"DATELINE_CONTACT": ""})[1] == [WebOptions()]


@pytest.mark.parametrize(
    "args",
    [
        ("--contact", "me"),
        ("--contact", "a@b.example)"),
        ("--pause", "-1"),
        ("--pause", "nan"),
        ("--cache", "cache", "--no-cache"),
        ("--cache", __file__),
    ],
)
def test_wrong_usage(args: tuple[str, ...]) -> None:
    status, got, _ = run(*args)
    assert (status, got) == (2, [])


def test_where_pages_are_kept(
    opened: list[FetchSettings], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = {"HOME": str(tmp_path), "XDG_CACHE_HOME": ""}
    run(PRIVATE, env=home)
    run(PRIVATE, env={**home, "XDG_CACHE_HOME": "/elsewhere"})
    run(PRIVATE, env={**home, "XDG_CACHE_HOME": "not/absolute"})
    run(PRIVATE, "--cache", str(tmp_path / "mine"), env=home)
    run(PRIVATE, "--no-cache", env=home)
    usual = tmp_path / ".cache" / "dateline"
    assert [settings.cache for settings in opened] == [
        usual, Path("/elsewhere/dateline"), usual, tmp_path / "mine", None,
    ]  # fmt: skip
    assert not usual.exists()


def test_private_addresses_and_the_pause_are_passed_on(opened: list[FetchSettings]) -> None:
    run("ftp://x", "--allow-private", "--pause", "3")
    assert (opened[0].allow_private, opened[0].pause) == (True, 3)
