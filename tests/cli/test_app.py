import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path
from typing import Any

import pytest

import dateline as package
from tests.cli.conftest import Dateline, lines
from tests.pace import in_time

COMMANDS = ("clean", "annotate", "stories", "records", "brief", "export", "series", "explain")


def program(*args: str) -> list[str]:
    return [sys.executable, "-m", "dateline", *args]


def test_version(dateline: Dateline) -> None:
    assert dateline("--version").out == f"dateline {package.__version__}\n"


def test_help_lists_the_commands_in_the_order_of_the_stages(dateline: Dateline) -> None:
    said = dateline("--help")
    assert said.status == 0
    listed = [line.split()[0] for line in said.out.partition("Commands:\n")[2].splitlines()]
    assert listed == list(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_helps_with_examples(dateline: Dateline, command: str) -> None:
    said = dateline(command, "--help")
    assert said.status == 0
    assert f"      dateline {command} " in said.out


@pytest.mark.parametrize(
    "args",
    [("nonsense",), ("clean", "--nonsense"), ("brief", "page.html"), ("clean", "-j", "0", "x")],
)
def test_wrong_usage_is_status_2(dateline: Dateline, args: tuple[str, ...]) -> None:
    said = dateline(*args)
    assert said.status == 2
    assert said.err
    assert not said.out


def test_completion_is_there(dateline: Dateline) -> None:
    assert "--install-completion" in dateline("--help").out


def test_help_is_quick_and_loads_no_room() -> None:
    code = "import sys, dateline.cli; print(*sys.modules)"
    run = partial(subprocess.run, check=True, capture_output=True, text=True)
    in_time(2, lambda: run(program("--help")), time.monotonic)
    loaded = set(run([sys.executable, "-c", code]).stdout.split())
    rooms = {f"dateline.{path.name}" for path in Path(package.__file__).parent.iterdir()}
    assert "dateline.cli" in loaded & rooms
    assert loaded & rooms <= {f"dateline.{name}" for name in ("cli", "model", "workers")}
    assert not loaded & {"numpy", "onnxruntime", "pyarrow", "lxml"}


def test_a_reader_that_stops_early_is_no_fault(tmp_path: Path, row: dict[str, Any]) -> None:
    many = tmp_path / "many.jsonl"
    many.write_text(lines(*(row | {"id": f"a{n}"} for n in range(200))))
    with subprocess.Popen(
        program("annotate", str(many)), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline().startswith(b'{"id":"a0"')
        process.stdout.close()
        said = process.stderr.read()
        assert process.wait(timeout=60) == 141
    assert said == b""


def _heed_ctrl_c() -> None:
    """A shell that runs the tests in the background has them, and what they start, ignore it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_ctrl_c_ends_with_one_line(row: dict[str, Any]) -> None:
    with subprocess.Popen(
        program("annotate"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=_heed_ctrl_c,  # noqa: PLW1509 (no threads run here)
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(lines(row))
        process.stdin.flush()
        assert process.stdout.readline().startswith('{"id":"a1"')
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=60)
        assert process.returncode == 130
    assert said == "dateline: interrupted\n"


@pytest.mark.parametrize(
    ("option", "says"),
    [
        ("-q", ()),
        ("-v", ("1 done, 1 left out",)),
        ("-vv", ("<stdin>:2: done", "1 done, 1 left out")),
    ],
)
def test_how_much_it_says(
    dateline: Dateline, row: dict[str, Any], option: str, says: tuple[str, ...]
) -> None:
    said = dateline("annotate", option, stdin="nonsense\n" + lines(row))
    assert "<stdin>:1: not JSON" in said.err
    words = " ".join(said.err.split())
    assert all(part in words for part in says)
    if not says:
        assert len(said.err.splitlines()) == 1
