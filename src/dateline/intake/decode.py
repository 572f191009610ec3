"""Bytes to characters: what the bytes say counts for more than what the page says of them."""

from __future__ import annotations

import codecs
import re

from resiliparse.parse.encoding import detect_encoding

from dateline.intake.mojibake import REPAIRED, repair

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16's, which it starts with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"""<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]{2,40})"""
    rb"""|<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]{2,40})""",
    re.IGNORECASE,
)
# The encodings that pages come in, by Python's name, each as the superset that browsers take it for
# (WHATWG Encoding Standard). Others, and Python's codecs that are no encodings, are not tried.
_KNOWN = {
    "ascii": "cp1252", "iso8859-1": "cp1252", "cp1252": "cp1252", "iso8859-15": "iso8859-15",
    "iso8859-2": "iso8859-2", "cp1250": "cp1250", "iso8859-16": "iso8859-16",
    "iso8859-3": "iso8859-3", "iso8859-4": "iso8859-4", "iso8859-10": "iso8859-10",
    "iso8859-13": "iso8859-13", "cp1257": "cp1257", "iso8859-9": "cp1254", "cp1254": "cp1254",
    "iso8859-14": "iso8859-14", "cp1258": "cp1258", "mac-roman": "mac-roman",
    "cp1251": "cp1251", "koi8-r": "koi8-u", "koi8-u": "koi8-u", "iso8859-5": "iso8859-5",
    "cp866": "cp866", "mac-cyrillic": "mac-cyrillic", "cp1253": "cp1253",
    "iso8859-7": "iso8859-7", "cp1255": "cp1255", "iso8859-8": "iso8859-8", "cp1256": "cp1256",
    "iso8859-6": "iso8859-6", "tis-620": "cp874", "iso8859-11": "cp874", "cp874": "cp874",
    "gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030", "big5": "big5hkscs",
    "big5hkscs": "big5hkscs", "cp950": "big5hkscs", "shift_jis": "cp932", "cp932": "cp932",
    "euc_jp": "euc_jp", "iso2022_jp": "iso2022_jp", "euc_kr": "cp949", "cp949": "cp949",
}  # fmt: skip
_LATIN = frozenset({
    "cp1252", "iso8859-15", "iso8859-2", "cp1250", "iso8859-16", "iso8859-3", "iso8859-4",
    "iso8859-10", "iso8859-13", "cp1257", "cp1254", "iso8859-14", "mac-roman",
})  # fmt: skip
_TWINS = {
    "iso8859-16": "cp1250", "iso8859-13": "cp1257", "iso8859-7": "cp1253", "iso8859-8": "cp1255",
}  # fmt: skip
"""Windows's counterparts: the same letters at the same places, many times more common on pages."""
_EITHER = frozenset({"cp1258", "iso2022_jp"})
"""Vietnamese writes its tones as bytes of their own; ISO-2022-JP has no high bytes."""
_LATIN_RUN, _OTHER_RUN = 1.8, 1.3
"""Mean length of the runs of high bytes: below the one in Latin script, above the other in others.
Texts in 13 Latin-script languages have 1.0 to 1.25, in 12 others 3 to 30."""
_FALLBACK = "cp1252"
_HEAD = 8192
_JUDGED = 131072
"""Bytes that an encoding is judged on."""
_ENOUGH = 12
"""Bytes outside ASCII that a guess needs, and bytes in all that show UTF-16."""
_HIGH = bytes(range(0x80, 0x100))
_LETTERS = re.compile(rb"[\xc0-\xff]+")
_RUNS = re.compile(rb"[\x80-\xff]+")
_IN_WORD = re.compile("[a-z][¡-©«-¶¸¹»-¿×÷](?=[a-z])")
"""Signs inside a word: what Central European letters look like when they are read as Western."""
_C1 = re.compile("[\x80-\x84\x86-\x9f]")  # U+0085 is a line break in some files


def decode(raw: bytes, *, markup: bool, hint: str | None = None) -> tuple[str, tuple[str, ...]]:
    """The characters of `raw`, with a warning for whatever had to be repaired.

    A byte order mark comes first, then whether the bytes are UTF-8, then the encoding that the page
    declares (`markup` says whether it may, in a `meta` element or an XML declaration), then `hint`
    (an HTTP or MIME `charset`), then a guess. A declared encoding that the bytes contradict is left
    aside. Mojibake that is there before is repaired. Never raises: as a last resort, bytes that fit
    nothing become U+FFFD.
    """
    text, warnings = _decoded(raw, _declared(raw) if markup else None, hint)
    if "\0" in text:
        text = text.replace("\0", "")
        warnings += ("NUL characters dropped",)
    sound = repair(text)
    return sound, warnings if sound is text else (*warnings, REPAIRED)


def wide_encoding(raw: bytes) -> str | None:
    """UTF-16 or UTF-32, where the mark or else the NUL bytes show it; null for anything else."""
    for mark, encoding in _MARKS[1:]:
        if raw.startswith(mark):
            return encoding
    head = raw[: _HEAD // 2]
    if len(head) < _ENOUGH:
        return None
    even, odd = head[::2].count(0), head[1::2].count(0)
    half = max(len(head) // 2, 1)
    if odd > half * 0.3 and even < half * 0.02:
        return "utf-16-le"
    return "utf-16-be" if even > half * 0.3 and odd < half * 0.02 else None


def _decoded(raw: bytes, label: str | None, hint: str | None) -> tuple[str, tuple[str, ...]]:
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _replaced(raw[len(mark) :], encoding)
    wide = wide_encoding(raw) if b"\0" in raw[:_HEAD] else None
    if wide:
        return _replaced(raw, wide)
    declared = _codec(label)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        return _legacy(raw, label, hint)
    if text.isascii():
        if b"\x1b" in raw and b"\x1b$" in raw:
            return _replaced(raw, "iso2022_jp")
        return text, ()
    if label and declared != "utf-8":
        return text, (f"not in {label}, as the page says: read as UTF-8",)
    return text, ()


def _declared(raw: bytes) -> str | None:
    match = _DECLARED.search(raw, 0, _HEAD)
    return (match.group(1) or match.group(2)).decode("ascii").lower() if match else None


def _codec(label: str | None) -> str | None:
    """The Python codec for an encoding's label; null for one that no page comes in."""
    if not label:
        return None
    name = label.strip().lower()
    name = re.sub(r"^(?:x-)?(?:windows|cp|ms)-?(?=\d)", "cp", name).removeprefix("x-")
    try:
        found = codecs.lookup({"sjis": "shift_jis", "iso-8859-8-i": "iso-8859-8"}.get(name, name))
    except (LookupError, ValueError):
        return None
    if found.name.startswith("utf-"):
        return "utf-8"  # a declaration that could be read byte by byte is not UTF-16
    return _KNOWN.get(found.name)


def _replaced(raw: bytes, encoding: str) -> tuple[str, tuple[str, ...]]:
    text = raw.decode(encoding, "replace")
    broken = text.count("\ufffd")
    return text, (f"invalid {encoding.upper()}: {broken} broken characters",) if broken else ()


def _legacy(raw: bytes, label: str | None, hint: str | None) -> tuple[str, tuple[str, ...]]:
    """Bytes that are not UTF-8, or not all of them."""
    text, warnings = _replaced(raw, "utf-8")
    broken = text.count("\ufffd")
    sound = len(text) - broken - len(raw.translate(None, _HIGH))
    if sound > broken:
        return text, warnings
    declared = _codec(label)
    codec = next((c for c in (declared, _codec(hint)) if c and _fits(raw, c)), None)
    codec = codec or _guessed(raw)
    text, warnings = _replaced(raw, codec)
    if codec == declared:
        return text, warnings
    if label and declared != "utf-8":
        return text, (f"not in {label}, as the page says: read as {codec}", *warnings)
    return text, (f"invalid UTF-8: read as {codec}", *warnings)


def _fits(raw: bytes, codec: str) -> bool:
    """Whether the bytes can be in an encoding that somebody says they are in.

    A single-byte encoding decodes anything, so beside characters that no page has (C1 controls,
    bytes that stand for nothing) the bytes' habit is looked at: in Latin script accented letters
    stand alone, in every other script letters above ASCII stand in runs.
    """
    if codec == "utf-8":
        return False
    judged = raw[:_JUDGED]
    text = judged.decode(codec, "replace")
    lost = text.count("\ufffd") + len(_C1.findall(text))
    if codec in _LATIN:
        lost += len(_IN_WORD.findall(text))
    high = len(judged) - len(judged.translate(None, _HIGH))
    if lost > 1 and lost * 50 > high:
        return False
    if high < _ENOUGH or codec in _EITHER:
        return True
    run = high / len(_RUNS.findall(judged))
    return run < _LATIN_RUN if codec in _LATIN else run > _OTHER_RUN or not _LETTERS.search(judged)


def _guessed(raw: bytes) -> str:
    """The encoding that the bytes read best in; Western European where there is little to go by.

    By resiliparse's detector (a port of uchardet): on the texts of `tests/intake/test_decode.py` it
    finds more of the encodings than charset-normalizer does, in a tenth of the time.
    """
    judged = raw[:_JUDGED]
    if len(judged) - len(judged.translate(None, _HIGH)) < _ENOUGH:
        return _FALLBACK
    found = _codec(detect_encoding(judged, max_len=_JUDGED, html5_compatible=False))
    for codec in (_TWINS.get(found or ""), found):
        if codec and _fits(raw, codec):
            return codec
    return _FALLBACK
