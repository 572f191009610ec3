"""An article's id and its language."""

from __future__ import annotations

import hashlib
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

_ENOUGH = 60
"""Letters that a guess at the language needs."""
_SURE = 0.5
_READ = 4000
"""Letters that a guess looks at."""


def article_id(content: str, url: str | None) -> str:
    """`a-` and twelve hexadecimal digits made from the page's content and its URL, if known."""
    text = f"{url or ''}\n{content}"
    return "a-" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def language_of(text: str) -> str | None:
    """The ISO 639-1 code of a text's language; null for short or undecided texts."""
    sample = text[:_READ]
    if sum(char.isalpha() for char in sample) < _ENOUGH:
        return None
    code, confidence = _identifier().classify(sample)
    return str(code) if confidence >= _SURE and len(code) == 2 else None
