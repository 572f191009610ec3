"""Reading the packaged vocabulary files."""

from __future__ import annotations

import gzip
import re
from importlib import resources
from typing import Any, TypeVar

import msgspec
import yaml

from dateline.errors import VocabularyError

T = TypeVar("T")
_BOOL = "tag:yaml.org,2002:bool"


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """YAML 1.2's booleans: here "on", "off", "no" and "yes" are words."""

    yaml_implicit_resolvers = {  # noqa: RUF012 (PyYAML's own class attribute)
        first: [(tag, pattern) for tag, pattern in found if tag != _BOOL]
        for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


_Loader.add_implicit_resolver(_BOOL, re.compile(r"^(?:true|false)$"), list("tf"))


def read_bytes(name: str) -> bytes:
    """The bytes of `vocab/data/NAME`, unpacked when the name ends in `.gz`."""
    raw = resources.files("dateline.vocab").joinpath("data", name).read_bytes()
    return gzip.decompress(raw) if name.endswith(".gz") else raw


def read_yaml(name: str, kind: type[T]) -> T:
    """A YAML file as `kind`; raises `VocabularyError` naming the file and the entry that is off.

    Every file is a mapping with a `source` entry that says where its facts come from.
    """
    try:
        data: Any = yaml.load(read_bytes(name), Loader=_Loader)  # noqa: S506 (a safe loader)
        return msgspec.convert(data, kind)
    except (yaml.YAMLError, msgspec.ValidationError) as error:
        raise VocabularyError(f"vocab/data/{name}: {error}") from error


def read_tsv(name: str) -> list[dict[str, str]]:
    """The rows of a tab-separated file with a header line; lines that start with `#` are notes."""
    lines = [
        line
        for line in read_bytes(name).decode("utf-8").splitlines()
        if line and not line.startswith("#")
    ]
    header = lines[0].split("\t")
    rows = []
    for number, line in enumerate(lines[1:], start=2):
        cells = line.split("\t")
        if len(cells) != len(header):
            raise VocabularyError(
                f"vocab/data/{name}: row {number} has {len(cells)} cells, the header {len(header)}"
            )
        rows.append(dict(zip(header, cells, strict=True)))
    return rows
