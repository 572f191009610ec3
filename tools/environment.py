"""Make or complete `.venv`: `environment.py run` to use dateline, `dev` to work on it.

`bench` is for measuring it beside its peers, `train` for training its models as well.

Every package comes from the lock by its hash. pip itself comes with Python's ensurepip; Debian's
bare python3 has none, and there it is taken from an installed pip or from the package python3-venv.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
OLDEST, NEWEST = (3, 11), (3, 13)


def main() -> None:
    """Run the step that was asked for; say what is wrong in one line, and leave with status 1."""
    if sys.argv[1:] not in (["run"], ["dev"], ["bench"], ["train"]):
        sys.exit("usage: environment.py run|dev|bench|train")
    if not OLDEST <= sys.version_info[:2] <= NEWEST:
        sys.exit(
            f"dateline needs Python 3.11, 3.12 or 3.13, and {sys.executable} is "
            f"{sys.version.split()[0]}: name another one, as in `make PYTHON=python3.12 brief`"
        )
    lock = ROOT / "requirements" / f"{sys.argv[1]}.lock"
    try:
        make_venv()
        # A lock names all that is needed. Without resolving, pip does not trip over some extras.
        pip("install", "--no-deps", "--require-hashes", "--requirement", str(lock))
        pip("install", "--no-deps", "--no-build-isolation", "--editable", str(ROOT))
    except subprocess.CalledProcessError as error:
        sys.exit(
            f"{' '.join(map(str, error.cmd))}\nended with status {error.returncode}; what it says "
            "above is the reason. A mirror or proxy goes into PIP_INDEX_URL, PIP_CERT or pip.conf."
        )


def make_venv() -> None:
    """An environment of the running Python with pip in it; one of another version is made anew."""
    if python_of(VENV) != sys.version_info[:2]:
        print(f"Making {VENV.relative_to(ROOT)} with Python {sys.version.split()[0]}", flush=True)
        venv.create(VENV, clear=True, symlinks=True, with_pip=False)
    if subprocess.run([python(), "-c", "import pip"], capture_output=True, check=False).returncode:
        put_pip()


def put_pip() -> None:
    """Put pip into the environment, from the first place that has one."""
    if importlib.util.find_spec("ensurepip") is None and importlib.util.find_spec("pip") is None:
        install_debian_package()
    if importlib.util.find_spec("ensurepip") is not None:
        subprocess.run([python(), "-m", "ensurepip"], check=True, stdout=subprocess.DEVNULL)
    else:
        outer = [sys.executable, "-m", "pip", "--python", python()]
        subprocess.run([*outer, "install", "--quiet", "pip"], check=True)


def install_debian_package() -> None:
    """Install Debian's python3-venv, which holds ensurepip, or say how to."""
    name = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
    apt = shutil.which("apt-get")
    command = [apt or "apt-get", "install", "--yes", "--no-install-recommends", name]
    if apt is None or os.geteuid() != 0:
        sys.exit(f"this Python has no ensurepip. As root: {' '.join(command)}\nthen run make again")
    print(f"This Python has no ensurepip; installing {name}", flush=True)
    subprocess.run([apt, "update", "--quiet"], check=True, stdout=subprocess.DEVNULL)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    importlib.invalidate_caches()


def python() -> str:
    """The environment's Python."""
    return str(VENV / "bin" / "python")


def python_of(folder: Path) -> tuple[int, int] | None:
    """The version of an environment's Python, or null where there is none that runs."""
    asked = [str(folder / "bin" / "python"), "-c", "import sys; print(*sys.version_info[:2])"]
    try:
        said = subprocess.run(asked, capture_output=True, text=True, check=True).stdout.split()
    except (OSError, subprocess.CalledProcessError):
        return None
    return int(said[0]), int(said[1])


def pip(*arguments: str) -> None:
    """The environment's pip; raises `CalledProcessError` when it fails."""
    quiet = ["--quiet", "--quiet", "--disable-pip-version-check", "--no-input"]
    print(f"pip {' '.join(arguments).replace(str(ROOT), '.')}", flush=True)
    subprocess.run([python(), "-m", "pip", *quiet, *arguments], check=True)


if __name__ == "__main__":
    main()
