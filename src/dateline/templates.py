"""The environment in which a room's packaged templates are filled in."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

# Characters that no HTML or XML document may hold, and halves of surrogate pairs.
_UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


@cache
def environment(package: str) -> Environment:
    """The templates in the folder `templates` of a package, by its full name.

    What they print is escaped, and holds no character that a document may not. A template that
    prints a name that it was not given raises `jinja2.UndefinedError`, one that prints None a
    `TypeError`.
    """
    return Environment(
        loader=PackageLoader(package),
        autoescape=True,
        finalize=_writable,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _writable(value: Any) -> Any:  # noqa: ANN401 (Jinja hands over whatever an expression gave)
    """What goes into the file: text without unwritable characters, and never the word None."""
    if value is None:
        raise TypeError("a template printed a value that is not known; it must say so in words")
    if isinstance(value, str) and not isinstance(value, Markup):
        return _UNWRITABLE.sub("\ufffd", value)
    return value
