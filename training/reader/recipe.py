"""The recipe: what is learnt in which stage, from what, for how long.

1. *Language of reports*: who says what (PolNeAR), names and times (re3d, silver), event words
   (TimeBank, AQUAINT, ECB+, MEANTIME), conflict or not (AW).
2. *PLOVER*: the texts written for this project, with some of stage 1 so that it is not forgotten.
3. *The field's sentences*: PLV and the roles sentences, in which stage 2's model first chose the
   event word, with some of everything before. It starts from a mean of the weights of stages 1 and
   2, as stage 2 forgets some of what stage 1 knew of attributions.

Cross-validation repeats stage 3 for each fold: stages 1 and 2 see none of its sentences.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import torch
from tokenizers import Tokenizer

from dateline.reader.labels import quads_of
from dateline.reader.windows import LONGEST
from training.reader import corpora
from training.reader.features import Sample, pair_samples, samples
from training.reader.fit import Part, fit
from training.reader.gold import Example, GoldPair
from training.reader.network import Reader
from training.reader.silver import with_names
from training.reader.texts import read_texts
from training.reader.triggers import with_triggers

SEED = 3
_PARAGRAPHS = (
    "text-modality:",
    "text-long:",
    "text-paragraphs:",
    "text-analysis:",
    "text-reports:",
    "text-background:",
    "text-leads:",
    "text-remarks:",
)
_CUTS = (LONGEST, 190)
"""Pieces of the windows that PolNeAR is learnt in: a part that one cuts, the other may not."""
_HIDE = 0.12
"""Of PolNeAR, the only corpus that is seen often enough to be learnt by heart."""
_REMEMBERED = 0.25
"""The share of stage 1 in the mean of weights: from 0.15 to 0.3 did as well."""
_SHARED = ("encoder.", "parts.", "link_", "mention.", "word.")
"""What stage 1 has learnt nearly all of."""
_SIDES = 2
"""Sources and targets of one event of which pairs are made."""


@dataclass(frozen=True, slots=True)
class Data:
    """Everything that is learnt from, as samples."""

    attributions: list[Sample]
    """PolNeAR, cut into windows in two ways."""
    reports: list[Sample]
    conflict: list[Sample]
    texts: list[Sample]
    text_pairs: list[Sample]
    plv: list[Example]
    roles: list[Example]


def read_data(tokenizer: Tokenizer) -> Data:
    """All corpora and texts; takes minutes, as the teacher of names reads most of it."""
    attributed = list(with_names(corpora.polnear()))
    reports = samples(tokenizer, with_names(corpora.timeml()), 200)
    reports += samples(tokenizer, with_names(corpora.meantime()), 200)
    reports += [one for one in samples(tokenizer, corpora.ecb(), 80) if one.events]
    reports += samples(tokenizer, corpora.re3d(), LONGEST)
    written = list(read_texts())
    return Data(
        attributions=[one for size in _CUTS for one in samples(tokenizer, attributed, size)],
        reports=reports,
        conflict=pair_samples(tokenizer, corpora.aw()),
        texts=samples(tokenizer, written, LONGEST),
        text_pairs=pair_samples(tokenizer, map(with_pairs, written)),
        plv=list(corpora.plv()),
        roles=list(corpora.roles()),
    )


def with_pairs(text: Example) -> Example:
    """A written text with a pair for each source and target of each of its events."""
    return replace(
        text,
        pairs=tuple(
            GoldPair(source, target, (event.event,), quads_of(event.event))
            for event in text.events or ()
            if event.event
            for source in (event.source or ())[:_SIDES]
            for target in (event.target or ())[:_SIDES]
            if source != target
        ),
    )


def fold_of(text: str, folds: int) -> int:
    """The fold of a sentence. Sentences that begin alike, as those in two corpora do, share one."""
    start = re.sub(r"[^a-z]", "", text.lower())[:60]
    return int(hashlib.sha256(start.encode()).hexdigest(), 16) % folds


def first_stage(pretrained: Path, data: Data) -> Reader:
    """The model after stage 1."""
    torch.manual_seed(1)
    parts = [
        Part(data.attributions, 2.0, 1500, 0.15, _HIDE),
        Part(data.reports, 3.5, 2000, 0.15),
        Part(data.conflict, 2.0, 1200),
    ]
    return fit(Reader(str(pretrained)), parts, 1.5e-4, seed=1, log="reports")


def second_stage(model: Reader, data: Data) -> Reader:
    """Stage 2, in place."""
    parts = [
        Part(data.texts, 4.0, 1200, 0.4),
        Part(data.text_pairs, 3.0, 1200),
        Part(data.attributions, 0.5, 1500, 0.15, _HIDE),
        Part(data.reports, 0.8, 2000, 0.15),
        Part(data.conflict, 1.0, 1200),
    ]
    return fit(model, parts, 1.2e-4, seed=2, log="PLOVER")


def reminded(model: Reader, before: Reader) -> Reader:
    """`model`, in place, with a share of its weights `before` (Wortsman et al., 2022)."""
    old = before.state_dict()
    new = {
        name: value.lerp(old[name], _REMEMBERED)
        if name.startswith(_SHARED) and value.is_floating_point()
        else value
        for name, value in model.state_dict().items()
    }
    model.load_state_dict(new)
    return model


def last_stage(
    model: Reader, tokenizer: Tokenizer, data: Data, chosen: Sequence[Sample],
    keep: Callable[[Example], bool], log: str,
) -> Reader:  # fmt: skip
    """Stage 3, in place, on those sentences that `keep` keeps; `chosen` has their event words."""
    plv = [one for one in data.plv if keep(one)]
    roles = [one for one in data.roles if keep(one)]
    kept = {one.id for one in (*plv, *roles)}
    parts = [
        Part(pair_samples(tokenizer, plv), 5.0, 900),
        Part(pair_samples(tokenizer, roles), 3.0, 900),
        Part([one for one in chosen if one.id in kept], 5.0, 1000, 0.2),
        Part(data.conflict, 0.5, 1200),
        Part(data.text_pairs, 0.8, 1200),
        Part(data.texts, 0.7, 1200, 0.4),
        Part([one for one in data.texts if one.id.startswith(_PARAGRAPHS)], 2.0, 1200, 0.3),
        Part(data.attributions, 0.25, 1500, 0.15, _HIDE),
        Part(data.reports, 0.35, 2000, 0.15),
    ]
    return fit(model, parts, 8e-5, seed=SEED, log=log)


def choose_words(model: Reader, tokenizer: Tokenizer, data: Data) -> list[Sample]:
    """The sentences of PLV and of the roles set with the event word that the model chooses."""
    return with_triggers(model, tokenizer, _all(data.plv, data.roles), LONGEST)


def _all(*parts: Iterable[Example]) -> list[Example]:
    return [one for part in parts for one in part]
