from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# The same examples on every run and machine: a test that fails here fails there.
settings.register_profile(
    "dateline", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("dateline")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--take-snapshot",
        action="store_true",
        help="write tests/snapshots anew from what the program gives now",
    )


@pytest.fixture(scope="session")
def root() -> Path:
    return Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def samples(root: Path) -> Path:
    return root / "samples" / "pages"
