"""A page as the brief shows it."""

from __future__ import annotations

import pytest
from msgspec import structs

from dateline.brief.compose import compose
from dateline.model import ArticleKind, KindEvidence
from tests.brief import dossier

SAID = "The minister said on Friday that the frigates had left."


@pytest.mark.parametrize(
    ("kind", "evidence", "shown"),
    [
        (None, (), None),
        ("other", (), "of no known kind"),
        (
            "report",
            (KindEvidence("attribution", SAID), KindEvidence("events told", SAID)),
            "report, because it gives statements with who made them and tells what happened "
            f"(“{SAID}”)",
        ),
        (
            "digest",
            tuple(KindEvidence("heading", one) for one in ("Highlights", "Story", "Opinions")),
            "digest of several items, because it has headings that say so "
            "(“Highlights”, “Story”, “Opinions”)",
        ),
        (
            "list",
            (KindEvidence("title", "7 knots"), KindEvidence("numbered items", "1. The bowline")),
            "list, because it has a title that says so (“7 knots”); it goes by numbered items "
            "(“1. The bowline”)",
        ),
        (
            "opinion",
            (KindEvidence("desk", "Views"),),
            "opinion piece, because it has the sign “desk” (“Views”)",
        ),
    ],
)
def test_a_kind_is_shown_with_what_speaks_for_it(
    kind: ArticleKind | None, evidence: tuple[KindEvidence, ...], shown: str | None
) -> None:
    told = dossier.cod_war()
    first = structs.replace(told.readings[0], kind=kind, kind_evidence=evidence)
    brief = compose(structs.replace(told, readings=(first, *told.readings[1:])))
    assert brief.pages[0].kind == shown
