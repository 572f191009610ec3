"""A writer of small PDF files, for the tests of what reads them."""

from __future__ import annotations

from collections.abc import Sequence

Words = tuple[float, float, float, str]
"""Left edge, base line and type size in points, and the words in Latin-1."""


def pdf(pages: Sequence[Sequence[Words]], title: str | None = None) -> bytes:
    """A file with the words of each page where they are said to stand."""
    count = len(pages)
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(count))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {count}>>".encode(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    for number, words in enumerate(pages):
        objects += [
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents %d 0 R"
            b"/Resources<</Font<</F1 3 0 R>>>>>>" % (5 + 2 * number),
            stream(b"".join(map(_shown, words))),
        ]
    if title is not None:
        objects.append(b"<</Title(%s)/CreationDate(D:20240102030405Z)>>" % title.encode("latin-1"))
    return file(objects, info=len(objects) if title is not None else None)


def stream(content: bytes, filters: bytes = b"") -> bytes:
    """A stream object."""
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (filters, len(content), content)


def file(objects: Sequence[bytes], info: int | None = None, more: bytes = b"") -> bytes:
    """A file of these objects, numbered from 1; the first is its catalogue."""
    out = b"%PDF-1.4\n"
    offsets = []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    trailer = b"<</Size %d/Root 1 0 R%s%s>>" % (
        size, b"/Info %d 0 R" % info if info else b"", more,
    )  # fmt: skip
    return out + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer%s\nstartxref\n%d\n%%%%EOF"
        % (size, table, trailer, len(out))
    )


def page_of(content: bytes, *others: bytes, resources: bytes = b"") -> bytes:
    """A file of one page with this content stream and these further objects, from number 6."""
    return file([
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R"
        b"/Resources<</Font<</F1 5 0 R>>%s>>>>" % resources,
        content,
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        *others,
    ])  # fmt: skip


def column(left: float, top: float, lines: Sequence[str], size: float = 10) -> list[Words]:
    """Lines under one another."""
    return [(left, top - 1.2 * size * n, size, line) for n, line in enumerate(lines)]


def _shown(words: Words) -> bytes:
    left, base, size, text = words
    escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return b"BT /F1 %g Tf %g %g Td (%s) Tj ET\n" % (size, left, base, escaped.encode("cp1252"))
