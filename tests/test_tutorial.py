"""The tutorial's commands run, and what it shows of their output is what they write."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
TUTORIAL = ROOT / "docs" / "tutorial" / "from-bytes-to-brief.md"
PIPES = ROOT / "docs" / "how-to" / "pipe-the-stages.md"
ACTORS = ROOT / "docs" / "how-to" / "your-own-actors.md"
CONSOLE = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PART = re.compile(
    r"^<!-- in (?P<file>\S+) -->\n```json\n(?P<part>.*?)^```$", re.MULTILINE | re.DOTALL
)


FILE = re.compile(r"^<!-- (?P<name>[\w.]+) -->\n```\w+\n(?P<content>.*?)^```$", re.M | re.S)
PRINTED = re.compile(
    r"^```console\n\$ (?P<line>[^\n]+)\n```\n\n<!-- printed -->\n```text\n(?P<part>.*?)^```$",
    re.M | re.S,
)


def commands(page: Path) -> list[str]:
    blocks = CONSOLE.findall(page.read_text(encoding="utf-8"))
    return [line[2:] for block in blocks for line in block.splitlines() if line.startswith("$ ")]


def run_all(lines: list[str], folder: Path) -> None:
    """Run the commands one after the other in `folder`, beside a copy of the samples."""
    shutil.copytree(ROOT / "samples", folder / "samples")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    for line in lines:
        done = subprocess.run(
            ["bash", "-o", "pipefail", "-c", line],
            cwd=folder,
            env=os.environ | {"PATH": path},
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        assert done.returncode == 0, f"{line}\n{done.stderr}"


def is_part(part: Any, whole: Any) -> bool:
    """Whether `part` is `whole` with some fields or list items left out."""
    if isinstance(part, dict):
        return isinstance(whole, dict) and all(
            key in whole and is_part(value, whole[key]) for key, value in part.items()
        )
    if isinstance(part, list):
        return isinstance(whole, list) and all(
            any(is_part(item, found) for found in whole) for item in part
        )
    return bool(part == whole)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the tutorial's commands have been run."""
    path = tmp_path_factory.mktemp("tutorial")
    run_all(commands(TUTORIAL), path)
    return path


def parts() -> list[tuple[str, str]]:
    return PART.findall(TUTORIAL.read_text(encoding="utf-8"))


def test_the_tutorial_shows_parts_of_every_stage() -> None:
    shown = {file for file, _ in parts()}
    assert {"article.jsonl", "reading.jsonl", "stories.jsonl", "records.jsonl"} <= shown


@pytest.mark.parametrize(
    ("file", "part"), parts(), ids=[f"{n}-{file}" for n, (file, _) in enumerate(parts(), start=1)]
)
def test_what_the_tutorial_shows_is_written(folder: Path, file: str, part: str) -> None:
    shown = json.loads(part)
    lines = (folder / file).read_text(encoding="utf-8").splitlines()
    assert any(is_part(shown, json.loads(line)) for line in lines), part


@pytest.mark.skipif(shutil.which("jq") is None, reason="jq is not installed")
def test_the_piping_commands_run(tmp_path: Path) -> None:
    lines = commands(PIPES)
    assert len(lines) > 8
    run_all(lines, tmp_path)


def test_the_commands_on_own_actors_run_and_print_what_is_shown(tmp_path: Path) -> None:
    page = ACTORS.read_text(encoding="utf-8")
    files = [(name, content) for name, content in FILE.findall(page) if name != "printed"]
    assert [name for name, _ in files] == ["mine.yaml", "quay.actors"]
    for name, content in files:
        (tmp_path / name).write_text(content, encoding="utf-8")
    shown = PRINTED.findall(page)
    assert len(shown) == 2
    run_all(
        [*commands(ACTORS), *(f"{line} > {n}.txt" for n, (line, _) in enumerate(shown))], tmp_path
    )
    for number, (_, part) in enumerate(shown):
        printed = (tmp_path / f"{number}.txt").read_text(encoding="utf-8")
        assert " ".join(part.split()) in " ".join(printed.split())
