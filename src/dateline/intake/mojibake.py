"""Text that was once decoded in the wrong encoding, put right where it shows."""

from __future__ import annotations

import re

REPAIRED = "mojibake repaired"
"""The warning that goes with a repair."""

# Looking for badness with ftfy costs 4 ms for 20 kB, so a page is first searched for what UTF-8
# looks like when it is read as something else: the character of a lead byte (0xC2-0xF4) followed by
# those of its continuation bytes (0x80-0xBF).
_WESTERN = "\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_CENTRAL = "ŚŤŹśťźˇ˘ŁĄŞŻ˛łąşĽ˝ľżšžŠŽ"
_CYRILLIC = "Ђ-џЃѓ‚„…†‡€‰‹‘’“”•–—™›\xa0-\xbfЎЈҐЁЄЇЅІіґё№єј"
_GREEK = "\x80-\xbf‚ƒ„…†‡‰‹‘’“”•–—™›΄΅ΆΈΉΊΌΎΏ―"
_SEEN = re.compile(
    # One class first, of what sound text has little of, so that the search can skip all the rest:
    # continuations in Western encodings, and the leads of the others.
    rf"[{_WESTERN}ĂĹÄРСЂΞΟ√Γ├┬](?:"
    rf"(?<=[\x80-\x9f])"
    rf"|(?<=[Â-ßĂĹĐ][{_WESTERN}])|(?<=[ĂĹÄ])[{_CENTRAL}]"
    rf"|(?<=[à-ôăďđ][{_WESTERN}])[{_WESTERN}{_CENTRAL}]"
    rf"|(?<=[РС])[{_CYRILLIC}][РС][{_CYRILLIC}]|(?<=В[«»©])|(?<=вЂ)"
    rf"|(?<=[ΞΟ])[{_GREEK}][ΞΟ][{_GREEK}]"
    rf"|(?<=√)[^\x00-\x7f]|(?<=¬)[^\x00-\x7f\xa0]|(?<=‚)Ä"  # Mac Roman
    rf"|(?<=Γ)Ç|(?<=[├┬])[^\x00-\x7f])"  # IBM code page 437
)
_APART = re.compile(
    r"""
    ( \b(?:https?|ftp)://[^\s"'<>]+ | \b(?:href|src)\s*=\s*(?:"[^"<>]*"|'[^'<>]*'|[^\s"'<>]+)
    | [<>"\n] )
    """,
    re.IGNORECASE | re.VERBOSE,
)


def repair(text: str) -> str:
    """`text` with its mojibake put right; the same object where there is none.

    Only pieces in which ftfy sees badness are touched, and only their encoding is: quotation marks,
    ligatures, widths, entities and addresses stay as they are. The method and the measure of
    badness are ftfy's (Speer 2019, doi:10.5281/zenodo.2591652).
    """
    if text.isascii() or not _SEEN.search(text):
        return text
    pieces = _APART.split(text)  # every second one is what parts the others
    pieces[::2] = map(_piece, pieces[::2])
    joined = "".join(pieces)
    return text if joined == text else joined


def _piece(piece: str) -> str:
    if not _SEEN.search(piece):
        return piece
    from ftfy import TextFixerConfig, fix_encoding  # noqa: PLC0415 (0.1 s that few runs need)
    from ftfy.badness import is_bad  # noqa: PLC0415

    if not is_bad(piece):
        return piece
    fixed = fix_encoding(piece, TextFixerConfig(unescape_html=False, explain=False))
    return fixed if fixed.count("\ufffd") <= piece.count("\ufffd") else piece
