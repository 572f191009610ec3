"""Every error that dateline raises, on one page.

    DatelineError
    ├── InputError        a page, line, file or folder cannot be read
    ├── OutputError       a result cannot be written where it was asked for
    └── VocabularyError   a packaged vocabulary file is broken; names file and entry

A page or row that cannot be used in a run over many is not an exception: it is a
[Refusal][dateline.model.Refusal], a value with a place and a reason, so that the others go on.
`InputError` is raised where a single thing was asked for, and by `--strict`.
"""

from __future__ import annotations


class DatelineError(Exception):
    """The root of every error that dateline raises on purpose."""


class InputError(DatelineError):
    """Something that was to be read cannot be read.

    `place` is a path, `FILE:LINE` or a name for a stream; `reason` says what is wrong with it.
    """

    def __init__(self, place: str, reason: str) -> None:
        super().__init__(f"{place}: {reason}")
        self.place = place
        self.reason = reason


class OutputError(DatelineError):
    """A result cannot be written where it was asked for."""


class VocabularyError(DatelineError):
    """A vocabulary file does not say what its reader expects."""
