"""A dossier → the brief: a folder that an analyst can read, load and pass on."""

from __future__ import annotations

import json
from pathlib import Path

from dateline._version import __version__
from dateline.brief import html, markdown, tables
from dateline.brief.compose import compose, heading
from dateline.brief.earlier import earlier
from dateline.brief.files import encode, make_folder, safe_names, write_whole
from dateline.brief.view import Brief, Story, Take
from dateline.model import Dossier, to_row
from dateline.tables import to_csv, to_parquet

__all__ = ["earlier", "write"]


def write(dossier: Dossier, out: Path) -> None:
    """Write the brief into the folder `out`, which is made when it is not there.

    Gives `brief.html` (one self-contained file), `brief.md`, `brief.json` (every row of the
    contract), `events.csv`, `events.parquet`, `mentions.csv` (docs/reference/codebook.md), and each
    page's cleaned text as `pages/ID.txt`. Each file is written whole or not at all; files of those
    names are replaced, others in the folder stay. The same dossier gives the same bytes.

    Raises `OutputError` when `out` is a file or cannot be written.
    """
    view = compose(dossier)
    events = tables.events(dossier)
    contents = {
        "brief.html": encode(html.render(view)),
        "brief.md": encode(markdown.render(view)),
        "brief.json": _json(dossier, view),
        "events.csv": encode(to_csv(events)),
        "events.parquet": to_parquet(events),
        "mentions.csv": encode(to_csv(tables.mentions(dossier))),
    }
    make_folder(out)
    make_folder(out / "pages")
    for name, content in contents.items():
        write_whole(out / name, content)
    names = safe_names(reading.id for reading in dossier.readings)
    for name, reading in zip(names, dossier.readings, strict=True):
        write_whole(out / "pages" / f"{name}.txt", encode(reading.text + "\n"))


def _json(dossier: Dossier, view: Brief) -> bytes:
    rows = {
        "dateline": __version__,
        "title": heading(dossier),
        "readings": [to_row(reading) for reading in dossier.readings],
        "stories": [to_row(story) for story in dossier.stories],
        "records": [to_row(record) for record in dossier.records],
        "refusals": [to_row(refusal) for refusal in dossier.refusals],
        "headlines": [_headline(story) for story in view.stories if story.event],
        "provenance": [
            {"story": story.id, **_take(take)} for story in view.stories for take in story.takes
        ],
    }
    return encode(json.dumps(rows, ensure_ascii=False, indent=1) + "\n")


def _headline(story: Story) -> dict[str, object]:
    """A story's headline event, by its record's id; the record has the rest."""
    event = story.event
    return {
        "story": story.id,
        "topic": story.topic,
        "title": story.headline,
        "record": event.card.record.record if event else None,
        "who": [actor.name for actor in event.card.record.source] if event else [],
        "whom": [actor.name for actor in event.card.record.target] if event else [],
        "what": event.what if event else None,
        "when": event.card.record.date if event else None,
        "where": event.where or None if event else None,
    }


def _take(take: Take) -> dict[str, object]:
    """What one page has from another or from an agency."""
    return {
        "id": take.id,
        "taker": take.taker,
        "kind": take.kind,
        "of": take.of,
        "giver": take.giver,
        "share": take.share,
        "times": take.times,
    }
