"""The user's own actors as a command takes them: read, and what is wrong with them said."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.cli.run import Run

if TYPE_CHECKING:
    from dateline.vocab.user_actors import UserActors


def read_own_actors(run: Run, files: Sequence[Path]) -> UserActors | None:
    """The actors of the files; null without files.

    Each line that is left out is said as a refusal, so that the exit status tells of it. What is
    used, but not all of it, is a note. Raises `InputError` for a file that cannot be used at all.
    """
    if not files:
        return None
    from dateline.vocab.user_actors import read_user_actors

    found = read_user_actors(files)
    for remark in found.remarks:
        run.say(f"{remark.place}: {remark.reason}")
    for refusal in found.left_out:
        run.say_refusal(refusal)
    return found.actors
