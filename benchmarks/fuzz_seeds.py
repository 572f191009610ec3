"""Small files of every format that dateline reads, for the fuzzer to begin with."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
import zipfile
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path
from typing import NamedTuple

SAMPLES = Path(__file__).resolve().parent.parent / "samples" / "pages"
_STORY = (
    "REYKJAVIK, Feb. 19 (Reuters) — Iceland broke off relations with Britain on Thursday, "
    "officials said. “We had no choice,” said the minister.\n\nBritish frigates had rammed a "
    "gunboat off the coast, the ministry added.\n\nTalks in Oslo are planned for June."
)
_HTML = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Gunboat rammed | The '
    'Gazette</title><meta property="article:published_time" content="1976-02-19T10:00:00Z">'
    '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Gunboat rammed",'
    '"datePublished":"1976-02-19","author":[{"name":"A. Berg"}]}</script></head><body><nav>'
    '<a href="/">Home</a> <a href="/world">World</a></nav><article><h1>Gunboat rammed</h1><p>'
    + _STORY.replace("\n\n", "</p><p>")
    + "</p></article><footer>Cookies &amp; terms</footer></body></html>"
)


class Seed(NamedTuple):
    """A file to begin with."""

    name: str
    """Its name's end says what it is."""
    content: bytes


def seeds() -> list[Seed]:
    """The sample pages and one file of each format, in the same order every time."""
    found = [Seed(path.name, path.read_bytes()) for path in sorted(SAMPLES.iterdir())]
    return [*found, *_made()]


def _made() -> Iterator[Seed]:
    page = _HTML.encode()
    yield Seed("page.html", page)
    yield Seed("page.xhtml", b'<?xml version="1.0" encoding="utf-8"?>\n' + page)
    yield Seed("page.html.gz", gzip.compress(page, mtime=0))
    yield Seed("page.txt", f"Home\nWorld\nShare\nGunboat rammed\n{_STORY}\nRead more »".encode())
    yield Seed("page.md", f"# Gunboat rammed\n\n*19 February 1976*\n\n{_STORY}\n".encode("utf-16"))
    yield Seed("rows.jsonl", b"\n".join(map(_json, _rows())))
    yield Seed("rows.json", _json(list(_rows())))
    yield Seed("feed.xml", _rss())
    yield Seed("feed.atom", _atom())
    yield Seed("feed.json", _json(_json_feed()))
    yield Seed("page.warc", _warc(page))
    yield Seed("page.warc.gz", gzip.compress(_warc(page), mtime=0))
    yield Seed("pages.zip", _zip({"a.html": page, "b/c.txt": _STORY.encode()}))
    yield Seed("pages.wacz", _zip({"archive/data.warc.gz": gzip.compress(_warc(page), mtime=0)}))
    yield Seed("pages.tar", _tar({"a.html": page, "b.txt": _STORY.encode()}))
    yield Seed("page.mhtml", _mhtml())
    yield Seed("mail.eml", _mail())
    yield Seed("page.pdf", _pdf())


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()


def _rows() -> Iterator[dict[str, object]]:
    yield {"id": "a1", "text": _STORY, "title": "Gunboat rammed", "published": "1976-02-19"}
    yield {"url": "https://gazette.example/1976/02/19/gunboat", "html": _HTML}
    yield {
        "maintext": _STORY,
        "date_publish": "1976-02-19 10:00:00",
        "source_domain": "gazette.example",
        "authors": ["A. Berg"],
        "title": "Gunboat rammed",
    }
    yield {
        "text": _STORY,
        "raw_text": _STORY,
        "hostname": "gazette.example",
        "date": "1976-02-19",
        "author": "A. Berg",
        "fingerprint": "00",
        "sitename": "The Gazette",
    }


def _rss() -> bytes:
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/'
        'rss/1.0/modules/content/"><channel><title>Gazette</title><link>https://gazette.example</link>'
        "<item><title>Gunboat rammed</title><link>https://gazette.example/1</link><pubDate>Thu, 19 "
        f"Feb 1976 10:00:00 GMT</pubDate><content:encoded><![CDATA[<p>{_STORY}</p>]]>"
        "</content:encoded></item></channel></rss>"
    ).encode()


def _atom() -> bytes:
    return (
        '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Gazette</title>'
        "<id>urn:1</id><updated>1976-02-19T10:00:00Z</updated><entry><title>Gunboat rammed</title>"
        '<id>urn:2</id><link href="https://gazette.example/1"/><updated>1976-02-19T10:00:00Z'
        f'</updated><content type="html">&lt;p&gt;{_STORY}&lt;/p&gt;</content></entry></feed>'
    ).encode()


def _json_feed() -> dict[str, object]:
    item = {"id": "1", "url": "https://gazette.example/1", "content_html": f"<p>{_STORY}</p>"}
    return {"version": "https://jsonfeed.org/version/1.1", "title": "Gazette", "items": [item]}


def _warc(page: bytes) -> bytes:
    reply = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
        "WARC-Target-URI: https://gazette.example/1\r\nWARC-Date: 1996-02-20T00:00:00Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(reply)}\r\n\r\n"
    )
    return head.encode() + reply + b"\r\n\r\n"


def _zip(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return out.getvalue()


def _tar(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, content in files.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
    return out.getvalue()


def _mail() -> bytes:
    mail = EmailMessage()
    mail["From"] = "A. Berg <berg@gazette.example>"
    mail["Subject"] = "Gunboat rammed"
    mail["Date"] = "Thu, 19 Feb 1976 10:00:00 +0000"
    mail.set_content(_STORY)
    mail.add_alternative(_HTML, subtype="html")
    mail.set_boundary("edge")
    return mail.as_bytes()


def _mhtml() -> bytes:
    head = (
        "From: <Saved by a browser>\r\nSnapshot-Content-Location: https://gazette.example/1\r\n"
        "Subject: Gunboat rammed\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; "
        'type="text/html"; boundary="edge"\r\n\r\n--edge\r\nContent-Type: text/html; charset=utf-8'
        "\r\nContent-Transfer-Encoding: 8bit\r\nContent-Location: https://gazette.example/1\r\n\r\n"
    )
    return f"{head}{_HTML}\r\n--edge--\r\n".encode()


def _pdf() -> bytes:
    words = " ".join(_STORY.encode("ascii", "replace").decode().split())
    lines = [words[at : at + 80] for at in range(0, len(words), 80)]
    shown = " T* ".join(f"({line.replace('(', '').replace(')', '')}) Tj" for line in lines)
    stream = f"BT /F1 11 Tf 14 TL 72 720 Td {shown} ET"
    objects = (
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
        "/Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    )
    out = "%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    trailer = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
    return f"{out}{end}{trailer}".encode()
