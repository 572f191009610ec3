"""Bytes to characters: byte order mark, the page's own word, UTF-8, and then a guess."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"""<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]{2,40})"""
    rb"""|<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]{2,40})""",
    re.IGNORECASE,
)
# What browsers take these labels for (WHATWG Encoding Standard): the label's superset.
_SUPERSETS = {
    "ascii": "cp1252", "us-ascii": "cp1252", "iso-8859-1": "cp1252", "latin-1": "cp1252",
    "latin1": "cp1252", "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932",
    "shift-jis": "cp932", "euc-kr": "cp949", "ks_c_5601-1987": "cp949", "iso-8859-9": "cp1254",
}  # fmt: skip
# What pages without a word on their encoding are in, when it is not UTF-8.
_LEGACY = [
    "cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1255", "cp1256", "koi8_r", "gb18030",
    "big5", "cp932", "euc_jp", "cp949",
]  # fmt: skip
_HEAD = 8192
_GUESSED_FROM = 65536
_ENOUGH = 12
"""Bytes outside ASCII that a guess needs."""


def decode(raw: bytes, *, markup: bool) -> tuple[str, tuple[str, ...]]:
    """The characters of `raw`, with a warning for whatever had to be repaired.

    `markup` says whether the bytes may declare their own encoding in a `meta` element. Never
    raises: as a last resort, bytes that fit nothing become U+FFFD.
    """
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            text = raw[len(mark) :].decode(encoding, "replace")
            return _without_nul(text, _lost(text, encoding))
    declared = _declared(raw) if markup else None
    if declared and declared != "utf-8":
        try:
            return _without_nul(raw.decode(declared), ())
        except (UnicodeDecodeError, LookupError):
            text, warnings = _undeclared(raw)
            return _without_nul(text, (f"not in {declared}, as the page says", *warnings))
    text, warnings = _undeclared(raw)
    return _without_nul(text, warnings)


def _declared(raw: bytes) -> str | None:
    match = _DECLARED.search(raw, 0, _HEAD)
    if not match:
        return None
    label = (match.group(1) or match.group(2)).decode("ascii").lower()
    if label in {"utf8", "utf-8", "utf-16", "utf-16le", "utf-16be", "unicode"}:
        return "utf-8"  # a declaration that could be read byte by byte is not UTF-16
    return _SUPERSETS.get(label, label)


def _undeclared(raw: bytes) -> tuple[str, tuple[str, ...]]:
    try:
        return raw.decode("utf-8"), ()
    except UnicodeDecodeError:
        pass
    text = raw.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    sound = sum(1 for char in text if char > "\x7f") - broken
    if sound > broken:
        return text, (f"invalid UTF-8: {broken} broken characters",)
    encoding = _guessed(raw)
    text = raw.decode(encoding, "replace")
    return text, (f"invalid UTF-8: read as {encoding}",)


def _guessed(raw: bytes) -> str:
    """The encoding that the bytes read best in; Western European where there is little to go by."""
    if sum(1 for byte in raw[:_GUESSED_FROM] if byte > 0x7F) < _ENOUGH:
        return "cp1252"
    best = from_bytes(raw[:_GUESSED_FROM], cp_isolation=_LEGACY).best()
    return best.encoding if best else "cp1252"


def _lost(text: str, encoding: str) -> tuple[str, ...]:
    broken = text.count("\ufffd")
    return (f"invalid {encoding.upper()}: {broken} broken characters",) if broken else ()


def _without_nul(text: str, warnings: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    if "\0" not in text:
        return text, warnings
    return text.replace("\0", ""), (*warnings, "NUL characters dropped")
