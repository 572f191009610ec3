"""A feed cut into pieces that are feeds again, so that memory and a break stay small."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

SLICE_CHARS = 256 * 1024
"""What is parsed at a time: parsing takes about twelve times as much memory."""
_FRAME_SHARE = 4
"""A slice has at least so many times the characters of the frame that is put around it."""
_MARK = re.compile(
    r"<!--|<!\[CDATA\[|<(?P<close>/)?(?P<name>(?:[\w.-]+:)?(?:item|entry))(?=[\s/>])"
)
_AROUND = re.compile(r"<((?:[\w.-]+:)?(?:rss|channel|RDF|feed))(?=[\s>])")
_ENDS = {"<!--": "-->", "<![CDATA[": "]]>"}


class FeedSlice(msgspec.Struct, frozen=True):
    """Some of a feed's entries, inside everything of the feed that is not an entry."""

    first: int
    """The number of its first entry, from 1; 0 for a feed in which no entry was seen."""
    count: int
    xml: str


class FeedCut(msgspec.Struct, frozen=True):
    """Where a feed's entries lie."""

    text: str
    starts: tuple[int, ...]
    end: int
    """Behind the last entry; 0 where there is none."""
    tail: str
    """What follows the last entry, with the end tags that a feed cut off lacks."""

    @property
    def frame(self) -> str:
        """What is around the entries."""
        return (self.text[: self.starts[0]] if self.starts else self.text) + self.tail

    def slices(self) -> Iterator[FeedSlice]:
        """The feed in slices, in its order; a long entry is alone in its slice."""
        if not self.starts:
            yield FeedSlice(0, 0, self.text)
            return
        least = max(SLICE_CHARS, _FRAME_SHARE * len(self.frame))
        first = 0
        for index in range(1, len(self.starts) + 1):
            at = self._start(index)
            long = index < len(self.starts) and self._start(index + 1) - at > least
            if index == len(self.starts) or long or at - self.starts[first] >= least:
                yield self.slice(first, index)
                first = index

    def slice(self, first: int, until: int) -> FeedSlice:
        """The entries from one index up to, and without, another."""
        inner = self.text[self.starts[first] : self._start(until)]
        return FeedSlice(first + 1, until - first, self.text[: self.starts[0]] + inner + self.tail)

    def _start(self, index: int) -> int:
        return self.starts[index] if index < len(self.starts) else self.end


def cut_feed(text: str) -> FeedCut:
    """Finds the entries: the `item` or `entry` elements, of whichever name comes first.

    Comments and CDATA sections are passed over, so that markup quoted in them is not taken for an
    entry; one that is never closed hides the rest, as it does from every parser.
    """
    starts: list[int] = []
    name: str | None = None
    end, at = len(text), 0
    while match := _MARK.search(text, at):
        closing = _ENDS.get(match.group())
        if closing:
            found = text.find(closing, match.end())
            if found < 0:
                break
            at = found + len(closing)
            continue
        at = match.end()
        name = name or match.group("name")
        if match.group("name") != name:
            continue
        if match.group("close"):
            behind = text.find(">", at)
            end = behind + 1 if behind >= 0 else len(text)
        else:
            starts.append(match.start())
            end = len(text)
    if not starts:
        return FeedCut(text, (), 0, "")
    tail = text[end:]
    return FeedCut(text, tuple(starts), end, tail + _unclosed(text[: starts[0]], tail))


def _unclosed(head: str, tail: str) -> str:
    """The end tags of the elements around the entries that `tail` does not have."""
    opened = [name for name in _AROUND.findall(head) if f"</{name}" not in head]
    missing = [name for name in reversed(opened) if f"</{name}" not in tail]
    return "".join(f"</{name}>" for name in missing)
