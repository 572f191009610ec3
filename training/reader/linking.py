"""Learning which cue a content goes with and which source a cue, from what the model itself tags.

The network's own link heads learn from gold stretches. At run time a cue may have been overlooked,
and its content must then not go to the next best one: so the last choice is learnt on the training
articles as the finished model tags them (`dateline.reader.links`).
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from dateline.reader.attributions import tagged
from dateline.reader.encoder import load
from dateline.reader.links import FREE, LINKS, PLACED, Options, options
from dateline.reader.seen import Run, Seen, see
from dateline.reader.text import sentences
from training.reader.gold import Example, GoldAttribution, Span

_HIDDEN = (16, 8)
_RATE = 5e-3
_PASSES = 14
_NONE = -1.5
"""Added to the score of "none": the training articles are tagged better than new ones."""
_ENDS = {"cue_source": (1, 0), "cue_content": (2, 1), "content_source": (2, 0)}
"""Who chooses among whom: 0 sources, 1 cues, 2 contents."""


class _Choice(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        placed, free = _HIDDEN
        self.placed = nn.Sequential(nn.Linear(1 + PLACED, placed), nn.GELU(), nn.Linear(placed, 1))
        self.free = nn.Sequential(nn.Linear(FREE, free), nn.GELU(), nn.Linear(free, 1))

    def forward(self, found: Options) -> Tensor:
        """(choosers, options + 1) scores, the last of them that of none."""
        placed = self.placed(torch.from_numpy(found.placed))[..., 0]
        placed = placed.masked_fill(~torch.from_numpy(found.open), -1e9)
        return torch.cat([placed, self.free(torch.from_numpy(found.free))], -1)


def learn_links(examples: Iterable[Example], folder: Path, seed: int = 0) -> None:
    """Learn the choices from `examples` as the exported model in `folder` tags them; add them."""
    model = load(folder)
    found: dict[str, list[tuple[Options, Tensor]]] = {link: [] for link in LINKS}
    for example in examples:
        seen = see(model, example.text, sentences(example.text))
        runs = tagged(example.text, seen, model.heads)
        gold = _gold(seen, runs, example.attributions or ())
        for link, (chooser, candidate) in _ENDS.items():
            if runs[chooser] and runs[candidate]:
                some = options(
                    example.text, seen, model.heads, runs[chooser], runs[candidate], link
                )
                found[link].append((some, _answers(some, gold[link])))
    arrays = dict(np.load(folder / "heads.npz"))
    for link in LINKS:
        for name, value in _fit(found[link], seed).named_parameters():
            kind, _, rest = name.partition(".")
            arrays[f"{link}_{kind}.{rest}"] = value.detach().numpy().astype(np.float16)
    np.savez_compressed(folder / "heads.npz", **arrays)


def _fit(data: Sequence[tuple[Options, Tensor]], seed: int) -> _Choice:
    torch.manual_seed(seed)
    rng = random.Random(seed)
    choice = _Choice()
    optimizer = torch.optim.Adam(choice.parameters(), _RATE)
    order = list(range(len(data)))
    for turn in range(_PASSES):
        for group in optimizer.param_groups:
            group["lr"] = _RATE * (1 - turn / _PASSES)
        rng.shuffle(order)
        for at in order:
            found, answers = data[at]
            F.cross_entropy(choice(found), answers).backward()
            optimizer.step()
            optimizer.zero_grad()
    with torch.no_grad():
        choice.free[2].bias += _NONE
    return choice


def _answers(found: Options, gold: Sequence[int | None]) -> Tensor:
    """The option of each chooser that is right; that behind the last where none is."""
    none = found.which.shape[1]
    out = []
    for which, there, right in zip(found.which.tolist(), found.open.tolist(), gold, strict=True):
        fits = (at for at in range(none) if there[at] and which[at] == right)
        out.append(next(fits, none))
    return torch.tensor(out)


def _gold(
    seen: Seen, runs: Sequence[Sequence[Run]], gold: Sequence[GoldAttribution]
) -> dict[str, list[int | None]]:
    """For each link the candidate that each chooser should take: that of its own attribution."""
    chars = [[set(range(*seen.chars(run))) for run in some] for some in runs]
    known = [
        [_chars(one.source), _chars(one.cue), _chars(one.content)] for one in gold
    ]  # fmt: skip
    out: dict[str, list[int | None]] = {}
    for link, (chooser, candidate) in _ENDS.items():
        rights: list[int | None] = []
        for mine in chars[chooser]:
            best = max(
                known, key=lambda one: (len(one[chooser] & mine), -len(one[chooser])), default=None
            )
            right = best[candidate] if best and best[chooser] & mine else set()
            rights.append(
                next((n for n, some in enumerate(chars[candidate]) if some & right), None)
            )
        out[link] = rights
    return out


def _chars(spans: Sequence[Span]) -> set[int]:
    return {at for span in spans for at in range(*span)}
