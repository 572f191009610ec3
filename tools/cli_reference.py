"""Writes docs/reference/cli.md from what `--help` says: `python -m tools.cli_reference`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import typer.main

from dateline.cli import app

OUT = Path(__file__).resolve().parent.parent / "docs" / "reference" / "cli.md"
WIDTH = 96

HEAD = """\
# The command line

Made by `make docs` from what `--help` says; do not edit. What flows between the commands:
[the contract](contract.md).
"""


def reference() -> str:
    """The whole page."""
    program: Any = typer.main.get_command(app)
    wide = {"terminal_width": WIDTH, "max_content_width": WIDTH}
    context = program.make_context("dateline", [], resilient_parsing=True, **wide)
    sections = [HEAD, section("dateline", program.get_help(context))]
    for name in program.list_commands(context):
        command = program.get_command(context, name)
        own = command.make_context(name, [], parent=context, resilient_parsing=True, **wide)
        sections.append(section(f"dateline {name}", command.get_help(own)))
    return "\n".join(sections)


def section(title: str, text: str) -> str:
    """One command's help under its name."""
    lines = "\n".join(line.rstrip() for line in text.strip().splitlines())
    return f"## {title}\n\n```text\n{lines}\n```\n"


if __name__ == "__main__":
    OUT.parent.mkdir(parents=True, exist_ok=True)
    OUT.write_text(reference(), encoding="utf-8")
    print(f"wrote {OUT}")
