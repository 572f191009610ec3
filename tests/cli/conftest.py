"""Running the program inside the test's own process, and rows to feed it."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from typer.testing import CliRunner

from dateline.cli import app

TEXT = (
    "Iceland broke off diplomatic relations with Britain on Thursday, officials said.\n\n"
    "British frigates rammed an Icelandic gunboat off the coast."
)


@dataclass(frozen=True)
class Said:
    """What a run printed, and how it ended."""

    status: int
    out: str
    err: str

    @property
    def rows(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]


Dateline = Callable[..., Said]


@pytest.fixture
def dateline() -> Dateline:
    def run(*args: object, stdin: str | bytes | None = None) -> Said:
        result = CliRunner().invoke(app, [str(arg) for arg in args], input=stdin)
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return Said(result.exit_code, result.stdout, result.stderr)

    return run


@pytest.fixture
def row() -> dict[str, Any]:
    return {"id": "a1", "text": TEXT, "published": "1976-02-20", "language": "en", "mine": [7]}


def lines(*rows: object) -> str:
    return "".join(f"{json.dumps(row)}\n" for row in rows)
