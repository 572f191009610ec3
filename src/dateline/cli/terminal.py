"""What commands that print for a person share: rows with their names in a gutter, and safe text."""

from __future__ import annotations

import os
import re
import sys
from typing import NoReturn

import typer
from rich.console import Console
from rich.rule import Rule
from rich.text import Text

from dateline.cli.run import BROKEN_PIPE

_GUTTER = 12
"""Columns in which a row's name stands."""
_GAP = "  "
_NARROW = 56
"""Columns below which the name stands before the row's words instead."""
_WIDEST = 100
"""Columns that are easy to read."""
_CONTROL = re.compile("[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ud800-\udfff]")
_UNSEEN = re.compile("[\u00ad\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]")


class _Screen(Console):
    """Standard output; a reader of it that stops early ends the run as it does everywhere."""

    def on_broken_pipe(self) -> NoReturn:
        # Python flushes standard output once more as it ends, and would complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(BROKEN_PIPE)


def screen() -> Console:
    """Standard output for a person; plain where it is no terminal."""
    return _Screen(highlight=False, markup=False, emoji=False)


def safe(text: str) -> str:
    """The text without what would steer a terminal or turn the reading order round."""
    return _UNSEEN.sub("", _CONTROL.sub("�", text))


def safe_text(text: str, style: str = "") -> Text:
    """The text as `safe` leaves it, in a style."""
    return Text(safe(text), style=style)


def rule(console: Console, title: str) -> None:
    """Print a line across, with a title in it."""
    console.print(Rule(safe_text(title, "dim"), style="dim", align="left"))


def row(console: Console, name: Text, said: Text) -> None:
    """Print the name in the gutter and the words beside it; in one column where room is short."""
    width = min(console.width, _WIDEST)
    if console.width < _NARROW:
        gutter, words = [], Text(" ").join([name, said]) if name else said
    else:
        name.align("right", _GUTTER)
        gutter, words = [name], said
        width -= _GUTTER + len(_GAP)
    for line in words.wrap(console, width, overflow="fold"):
        line.rstrip()
        console.print(Text(_GAP).join([*gutter, line]), soft_wrap=True)
        gutter = [Text(" " * _GUTTER)] if gutter else []


def absent(words: str) -> Text:
    """What is said where there is nothing to say."""
    return Text(words, style="dim italic")
