"""dateline: from news pages to one record per event.

    import dateline

    for page in dateline.read(["pages/"]):
        article = page if isinstance(page, dateline.Refusal) else dateline.clean(page)
        ...

The stages are functions over the records of `dateline.model`, in the order in which a page goes
through them: `read`, `clean`, `annotate`, `stories`, `records`; `brief` is all of them and the
dossier. What goes in and comes out is in docs/reference/contract.md.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

from dateline._version import __version__
from dateline.errors import DatelineError, InputError, OutputError, VocabularyError
from dateline.model import (
    Article,
    Dossier,
    EventRecord,
    MentionLinks,
    Page,
    Reading,
    Refusal,
    StoryAssignment,
)

if TYPE_CHECKING:
    from dateline.intake import read
    from dateline.pipeline import (
        annotate,
        annotate_many,
        brief,
        clean,
        clean_many,
        mention_links,
        records,
        stories,
    )
    from dateline.vocab.user_actors import UserActors, UserFiles, read_user_actors
    from dateline.workers import Placed

__all__ = [
    "Article", "DatelineError", "Dossier", "EventRecord", "InputError", "MentionLinks",
    "OutputError", "Page", "Placed", "Reading", "Refusal", "StoryAssignment", "UserActors",
    "UserFiles", "VocabularyError", "__version__", "annotate", "annotate_many", "brief", "clean",
    "clean_many", "mention_links", "read", "read_user_actors", "records", "stories",
]  # fmt: skip

_HOMES = {
    "Placed": "dateline.workers",
    "UserActors": "dateline.vocab.user_actors",
    "UserFiles": "dateline.vocab.user_actors",
    "annotate": "dateline.pipeline",
    "annotate_many": "dateline.pipeline",
    "brief": "dateline.pipeline",
    "clean": "dateline.pipeline",
    "clean_many": "dateline.pipeline",
    "mention_links": "dateline.pipeline",
    "read": "dateline.intake",
    "read_user_actors": "dateline.vocab.user_actors",
    "records": "dateline.pipeline",
    "stories": "dateline.pipeline",
}


class _Package(ModuleType):
    """The package, with its stages as properties.

    A property is looked up when it is asked for, so that `dateline --help` does not load every
    room. It also outlives the import system, which sets an attribute of the same name on the
    package when a room such as `dateline.clean` is first loaded.
    """


def _found_in(home: str, name: str) -> property:
    def get(_: ModuleType) -> object:
        return getattr(import_module(home), name)

    def keep(_: ModuleType, room: object) -> None:
        """The import system sets the room here; it stays reachable through `sys.modules`."""

    return property(get, keep)


for _name, _home in _HOMES.items():
    setattr(_Package, _name, _found_in(_home, _name))
sys.modules[__name__].__class__ = _Package
