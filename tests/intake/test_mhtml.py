"""MHTML: a page saved by a browser."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from dateline.intake import read
from dateline.model import Page, Refusal

SAVED = """\
From: <Saved by Blink>
Snapshot-Content-Location: https://example.org/nets
Subject: =?utf-8?Q?Nets=20cut?=
Date: Mon, 6 May 2024 22:30:00 -0300
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="--x--"

----x--
Content-Type: text/html
Content-ID: <frame-1@mhtml.blink>
Content-Transfer-Encoding: quoted-printable
Content-Location: https://example.org/nets

<!DOCTYPE html><html><head><meta charset=3D"utf-8"></head><body><p>=C3=9Eorskur=
 wars</p></body></html>
----x--
Content-Type: text/html
Content-Transfer-Encoding: quoted-printable
Content-Location: https://ads.example.org/frame

<p>Buy fish</p>
----x--
Content-Type: image/png
Content-Transfer-Encoding: base64
Content-Location: https://example.org/a.png

iVBORw0KGgo=
----x----
"""


def saved(text: str) -> Page | Refusal:
    (found,) = read([], io.BytesIO(text.encode("latin-1")))
    return found


def test_the_page_with_its_address_and_the_day_it_was_saved(tmp_path: Path) -> None:
    for name in ("a.mhtml", "a.mht", "a.html"):
        path = tmp_path / name
        path.write_bytes(SAVED.replace("\n", "\r\n").encode())
        (page,) = read([path])
        assert isinstance(page, Page)
        assert "<p>Þorskur wars</p>" in page.content
        assert (page.media, page.url) == ("html", "https://example.org/nets")
        assert page.latest == "2024-05-07"  # the later of the days there and in UTC
        assert (page.title, page.warnings) == (None, ())


def test_start_names_the_page() -> None:
    text = SAVED.replace("Content-Type: text/html\nContent-Transfer", "Content-Type: text/html\n"
                         "Content-ID: <main>\nContent-Transfer", 1)  # fmt: skip
    text = text.replace('type="text/html"', 'type="text/html"; start="<main>"')
    page = saved(text)
    assert isinstance(page, Page)
    assert page.content.strip() == "<p>Buy fish</p>"
    assert page.url == "https://ads.example.org/frame"


def test_the_part_s_own_charset_and_base64() -> None:
    page = saved(
        "From: x\nSubject: y\nDate: bad\nMIME-Version: 1.0\nContent-Type: multipart/related; "
        'boundary="b"\n\n--b\nContent-Type: text/html; charset="windows-1251"\n'
        "Content-Location: file:///C:/a.html\nContent-Transfer-Encoding: base64\n\n"
        "PHA+zO7x6uLgIO7y4uXy6OvgIO3gIO3u8vMsIOr07/Dl5OvloOPs8+nt8+47PC9wPg==\n--b--\n"
    )
    assert isinstance(page, Page)
    assert page.content.startswith("<p>Москва ответила на ноту")
    assert (page.url, page.latest) == (None, None)


@pytest.mark.parametrize(
    "text", [SAVED.replace("text/html", "text/css"), SAVED[:260], SAVED.partition("\n\n")[0]]
)
def test_a_file_without_a_page_is_refused(text: str, tmp_path: Path) -> None:
    path = tmp_path / "a.mht"
    path.write_text(text)
    (found,) = read([path])
    assert isinstance(found, Refusal)


def test_a_cut_file_keeps_what_there_is() -> None:
    page = saved(SAVED[: SAVED.index("wars") + 2])
    assert isinstance(page, Page)
    assert "<p>Þorskur wa" in page.content
    assert page.warnings == ("it breaks off before its last part ends",)
