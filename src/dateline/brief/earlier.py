"""The records of the brief that a folder already holds."""

from __future__ import annotations

from pathlib import Path

import msgspec

from dateline.model import EventRecord


class _Brief(msgspec.Struct, frozen=True):
    """What is needed of `brief.json`: a file of something else has no such fields."""

    dateline: str
    records: tuple[EventRecord, ...]


def earlier(out: Path) -> tuple[EventRecord, ...]:
    """The records in the folder's `brief.json`; none where there is no such file.

    Raises `ValueError`, with the reason, for a file that is not a whole `brief.json`.
    """
    file = out / "brief.json"
    try:
        return msgspec.json.decode(file.read_bytes(), type=_Brief).records
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise ValueError(error.strerror or str(error)) from error
    # What is no JSON, no UTF-8, no brief, or nested without end.
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ValueError(str(error)) from error
