"""The sample brief is what it was when it was last looked at, and the same on every run."""

import json
from pathlib import Path

import pytest

import dateline

SNAPSHOT = Path(__file__).resolve().parent / "snapshots" / "sample-brief.json"


def files(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="module")
def out(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("brief")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(samples.parent)  # so that the paths in the brief are the same everywhere
        dateline.brief([samples.name], folder, title="The third Cod War")
    return folder


def test_the_sample_brief_is_what_it_was(out: Path, request: pytest.FixtureRequest) -> None:
    now = json.loads((out / "brief.json").read_text(encoding="utf-8"))
    del now["dateline"]
    if request.config.getoption("--take-snapshot"):
        SNAPSHOT.parent.mkdir(exist_ok=True)
        text = json.dumps(now, ensure_ascii=False, indent=1)
        SNAPSHOT.write_text(f"{text}\n", encoding="utf-8")
    then = json.loads(SNAPSHOT.read_text(encoding="utf-8"))
    for part in ("title", "refusals", "stories", "readings", "records"):
        assert now[part] == then[part], f"{part}: `make snapshot`, then look at the difference"


@pytest.mark.parametrize("workers", [1, 2])
def test_another_run_gives_the_same_bytes(
    out: Path, samples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, workers: int
) -> None:
    monkeypatch.chdir(samples.parent)
    dateline.brief([samples.name], tmp_path, title="The third Cod War", workers=workers)
    assert files(tmp_path) == files(out)
