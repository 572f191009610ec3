"""What is kept of a text to find others that share words with it.

Three kinds of key, each a number of 32 bits. One stands for the whole text. Sixteen stand for bands
of its MinHash signature over word shingles, which alike texts share (Broder 1997; Indyk and Motwani
1998). The others are Broder's sketch, the shingles whose hash is divisible by a fixed number: two
texts that share a part share its sketch, however much else there is in either.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

import numpy as np
import numpy.typing as npt
import rensa

from dateline.vocab.words import words

LONGEST = 6_000
"""Words of a text that are compared: a page this long is a book's chapter, and memory is finite."""
FEWEST = 24
"""Words below which only an exact copy counts: short notices resemble each other by chance."""

_SHINGLE = 5
_PERMUTATIONS, _BANDS, _SEED = 64, 16, 1975
_SKETCH = 4
"""One shingle in this many goes into the sketch."""

Numbers = npt.NDArray[np.uint16]
Keys = npt.NDArray[np.uint32]
_Hashes = npt.NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class Prints:
    """One text as numbers."""

    words: Numbers
    """A hash of each of its words, in order; the first `LONGEST`."""
    whole: int
    """The key of the text as a whole: the same for texts that differ in marks and case alone."""
    bands: Keys
    sketch: Keys
    at: npt.NDArray[np.int64]
    """The word at which each shingle of the sketch begins."""


def prints(text: str) -> Prints:
    """The numbers of one text."""
    found = words(text)
    each = np.fromiter(map(_hashed, found), np.uint64, len(found))
    whole = int.from_bytes(blake2b(each.tobytes(), digest_size=4).digest(), "little")
    each = each[:LONGEST]
    shingles = _shingles(each) if len(each) >= FEWEST else np.empty(0, dtype=np.uint64)
    at = np.flatnonzero(shingles % np.uint64(_SKETCH) == 0)
    return Prints(
        words=(each & np.uint64(0xFFFF)).astype(np.uint16),
        whole=whole,
        bands=_bands(shingles),
        sketch=(shingles[at] >> np.uint64(32)).astype(np.uint32),
        at=at,
    )


@lru_cache(maxsize=1 << 17)
def _hashed(word: str) -> int:
    normal = word.lower() if word.isascii() else unicodedata.normalize("NFKC", word).casefold()
    normal = normal.replace("’", "'")
    digest = blake2b(normal.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "little")


def _shingles(each: _Hashes) -> _Hashes:
    """Hash all runs of `_SHINGLE` words, in order."""
    count = len(each) - _SHINGLE + 1
    mixed = np.zeros(count, dtype=np.uint64)
    for place in range(_SHINGLE):
        mixed = mixed * np.uint64(0x9E3779B97F4A7C15) + each[place : place + count]
    # Finish as splitmix64 does, so that divisibility is no longer the last word's alone.
    mixed ^= mixed >> np.uint64(30)
    mixed *= np.uint64(0xBF58476D1CE4E5B9)
    mixed ^= mixed >> np.uint64(27)
    return mixed


def _bands(shingles: _Hashes) -> Keys:
    """One key for each band of the MinHash signature; none for a text without shingles."""
    if not len(shingles):
        return np.empty(0, dtype=np.uint32)
    signature = rensa.RMinHash.digest_matrix_from_flat_token_hashes(
        shingles, [0, len(shingles)], _PERMUTATIONS, _SEED
    ).to_rows()[0]
    rows = np.array(signature, dtype=np.uint64).reshape(_BANDS, -1)
    mixed = np.arange(1, _BANDS + 1, dtype=np.uint64)
    for column in rows.T:
        mixed = (mixed ^ column) * np.uint64(0xBF58476D1CE4E5B9)
        mixed ^= mixed >> np.uint64(31)
    return (mixed >> np.uint64(32)).astype(np.uint32)
