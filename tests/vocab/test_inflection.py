"""Regular endings."""

import pytest

from dateline.vocab.inflection import with_ed, with_ing, with_s


@pytest.mark.parametrize(
    ("word", "s", "ed", "ing"),
    [
        ("attack", "attacks", "attacked", "attacking"),
        ("agree", "agrees", "agreed", "agreeing"),
        ("accuse", "accuses", "accused", "accusing"),
        ("deny", "denies", "denied", "denying"),
        ("destroy", "destroys", "destroyed", "destroying"),
        ("ram", "rams", "rammed", "ramming"),
        ("visit", "visits", "visited", "visiting"),
        ("clash", "clashes", "clashed", "clashing"),
        ("veto", "vetoes", "vetoed", "vetoing"),
        ("video", "videos", "videoed", "videoing"),
    ],
)
def test_endings(word: str, s: str, ed: str, ing: str) -> None:
    assert (with_s(word), with_ed(word), with_ing(word)) == (s, ed, ing)
