"""`dateline clean --show`: a page for a person."""

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from dateline.cli.show import pieces, show
from dateline.cli.terminal import safe
from dateline.model import Article, KindEvidence, Page, Removed, SeenDate
from tests.cli.conftest import Dateline

CONTENT = """Home
Gunboat rammed

British frigates rammed a gunboat on Thursday.
Share
Read also: Oslo waits for the ministers
Iceland broke off relations, officials said.
Cookies and terms"""
TEXT = (
    "British frigates rammed a gunboat on Thursday.\n\nIceland broke off relations, officials said."
)
REMOVED = (
    Removed("Cookies and terms", "legal"),
    Removed("Home\nShare", "navigation"),
    Removed("Read also: Oslo waits for the ministers", "related"),
)


def page(content: str = CONTENT, media: str = "text") -> Page:
    return Page(place="pages/a.txt", media=media, content=content)  # type: ignore[arg-type]


def article(**fields: object) -> Article:
    return Article(**{"id": "a", "text": TEXT, "removed": REMOVED, **fields})  # type: ignore[arg-type]


def shown(page: Page, article: Article, *, width: int = 80, colour: bool = False) -> str:
    out = io.StringIO()
    show(page, article, Console(file=out, width=width, force_terminal=colour, highlight=False))
    return out.getvalue()


def test_what_was_removed_stands_in_its_place() -> None:
    assert [(piece.text, piece.why) for piece in pieces(page(), article())] == [
        ("Home", "navigation"),
        ("British frigates rammed a gunboat on Thursday.", None),
        ("Share", "navigation"),
        ("Read also: Oslo waits for the ministers", "related"),
        ("Iceland broke off relations, officials said.", None),
        ("Cookies and terms", "legal"),
    ]


def test_a_pages_markup_has_an_order_too() -> None:
    lines = CONTENT.split("\n")
    scripted = f"<script>{lines[-1]} {lines[3]}</script><style>{lines[5]}</style>"
    markup = f"<html>{scripted}<p>" + "</p>\n<p class='x'>".join(lines) + "</p></html>"
    html = page(markup.replace("rammed a", "rammed&nbsp;a"), media="html")
    assert pieces(html, article()) == pieces(page(), article())


def test_lines_that_are_nowhere_in_the_page_are_shown_all_the_same() -> None:
    removed = (Removed("Page 1 of 3", "navigation"), *REMOVED)
    found = [piece.text for piece in pieces(page(), article(removed=removed))]
    assert "Page 1 of 3 · Home" in found
    assert len(found) == 6


def test_the_head_says_what_is_known_and_from_where() -> None:
    used = SeenDate(
        value="1976-02-19", precision="day", of="published", found="json-ld", words="1976-02-19"
    )
    other = SeenDate(
        value="2099-01-01", precision="day", of="unsaid", found="text", words="1 Jan 2099",
        refused="it is in the future",
    )  # fmt: skip
    out = shown(
        page(),
        article(
            title="Gunboat rammed", outlet="The Gazette", domain="gazette.example",
            byline="A. Berg", published="1976-02-19", published_precision="day",
            dates=(used, other), language="en", credit="Reuters", truncated=True,
            kind="report", kind_evidence=(KindEvidence("dateline", "REYKJAVIK —"),),
            warnings=("two dates disagree",),
        ),
    )  # fmt: skip
    assert out.splitlines()[0].startswith("pages/a.txt ──")
    for line in (
        "       title  Gunboat rammed",
        "      outlet  The Gazette · gazette.example",
        "      byline  A. Berg",
        "   published  1976-02-19  json-ld “1976-02-19”",
        "    not used  2099-01-01  text “1 Jan 2099”: it is in the future",
        "    language  en",
        "        kind  report",
        "              dateline: “REYKJAVIK —”",
        "      credit  Reuters",
        "         cut  the text breaks off",
        "     warning  two dates disagree",
        "  navigation  Home",
    ):
        assert line in out.splitlines()


def test_what_is_not_known_is_said() -> None:
    out = shown(page(), article())
    assert "no title found" in out
    assert "no date found" in out


@pytest.mark.parametrize("width", [20, 44, 60, 80, 200])
def test_lines_fit_the_terminal(width: int) -> None:
    long = article(text=f"{TEXT}\n\n{'x' * 300}", title="The long title of a page " * 8)
    for line in shown(page(), long, width=width).splitlines():
        assert len(line) <= min(width, 100) or line.startswith("pages/")
        assert line == line.rstrip()


def test_removed_parts_are_dimmed_only_in_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\x1b[2mCookies and terms" in shown(page(), article(), colour=True)
    assert "\x1b" not in shown(page(), article())
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[2;35m" not in shown(page(), article(), colour=True)


def test_nothing_in_a_page_steers_the_terminal() -> None:
    evil = "\x1b]0;owned\x07\x1b[2J\x9b31m\u202eredro\u2066\r\b\x00\ud800[bold]not markup[/bold]"
    bad = Removed(evil, "ad")
    date = SeenDate(value="1976", precision="year", of="unsaid", found="text", words=evil)
    out = shown(
        Page(place=evil, media="text", content=CONTENT),
        article(
            text=evil, title=evil, outlet=evil, byline=evil, section=evil, credit=evil,
            warnings=(evil,), removed=(bad,), dates=(date,), kind="report",
            kind_evidence=(KindEvidence("text", evil),),
        ),
    )  # fmt: skip
    assert not set(out) & set("\x1b\x07\x9b\u202e\u2066\r\b\x00\ud800")
    assert "[bold]not markup[/bold]" in out


@given(st.text())
def test_safe_text_has_no_control_characters(text: str) -> None:
    assert all(
        char >= " " and not "\x7f" <= char <= "\x9f" for char in safe(text) if char not in "\t\n"
    )


def test_time_grows_with_the_page_only() -> None:
    for content in ("<" * 300_000, "<script" * 50_000, "</script" * 50_000, "&" * 300_000):
        assert pieces(page(content, media="html"), article())


def test_the_command_shows_each_page(dateline: Dateline, tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(CONTENT.replace("Thursday", f"Thursday, {name} says") * 2)
    missing = tmp_path / "c.txt"
    said = dateline("clean", "--show", tmp_path / "a.txt", missing, tmp_path / "b.txt")
    assert said.status == 1
    assert said.err.startswith(f"{missing}: ")
    assert said.out.index("a.txt says") < said.out.index("b.txt says")
    assert "\x1b" not in said.out


def test_show_and_a_file_do_not_go_together(dateline: Dateline, tmp_path: Path) -> None:
    said = dateline("clean", "--show", tmp_path, "-o", tmp_path / "out.jsonl")
    assert said.status == 2
    assert not (tmp_path / "out.jsonl").exists()
