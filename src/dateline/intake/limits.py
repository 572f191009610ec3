"""How much is read at most, so that no input can fill the memory."""

from __future__ import annotations

PAGE_BYTES = 20 * 1024 * 1024
"""The largest page, after unpacking. Real news pages stay under 5 MB."""
MESSAGE_BYTES = 64 * 1024 * 1024
"""The largest mail or MHTML page, with the pictures and files that it carries."""
LINE_BYTES = 32 * 1024 * 1024
"""The longest line of a JSON Lines file; the file itself may be any size."""
STEP_BYTES = 1024 * 1024
"""Read at a time, so that a small packed file cannot unpack into gigabytes at once."""
BUFFER_BYTES = 64 * 1024
"""What a stream holds ready."""
PEEK_BYTES = 4096
"""Looked at when a kind of file is told from its first bytes."""

NESTING = 3
"""Archives inside archives: one in a folder is the first."""
UNPACKED_FLOOR = 1024 * 1024 * 1024
"""What any input may unpack to, all that is in it together."""
UNPACKED_RATIO = 100
"""And beyond that, how many times its own size. Pages pack to a tenth, alike ones to a fiftieth."""
XZ_BYTES = 256 * 1024 * 1024
"""The memory that an xz file may ask for: `xz -9` asks for 65 MB."""
ZIP_MEMBERS = 1_000_000
"""The most files in a zip archive, whose list of contents is held in memory; tar has no list."""
ZIP_LIST_BYTES = 64 * 1024 * 1024
"""The same in bytes, known before the list is read."""
TAR_HEADER_BYTES = 64 * 1024
"""What a tar archive may say of one member."""
MAIL_HEADER_BYTES = 1024 * 1024
"""The header of a mail or MHTML page. Real ones stay under 50 KB."""
PART_FIELD_BYTES = 16 * 1024
"""One field of a part's header that says what the part is."""
MULTIPARTS = 50
"""The multiparts in a mail or MHTML page, one inside another or side by side."""
PARTS = 20_000
"""The parts in a mail or MHTML page, as far as lines that may part them can tell."""


def megabytes(size: int) -> str:
    """A size in bytes as a person reads it."""
    return f"{size // (1024 * 1024)} MB"
