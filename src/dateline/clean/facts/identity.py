"""An article's id and its language."""

from __future__ import annotations

import hashlib
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

_ENOUGH = 60
"""Letters that a guess at the language needs."""
_SURE = 0.5
_SURER = 0.95
_NO_LANGUAGE = "zxx"
_READ = 320
"""Characters that a guess looks at: more change nothing and take longer."""
_SAMPLE = 125
"""Characters of each paragraph that are looked at, so that one quotation does not decide."""


def article_id(content: str, url: str | None) -> str:
    """`a-` and twelve hexadecimal digits made from the page's content and its URL, if known."""
    text = f"{url or ''}\n{content}"
    return "a-" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def language_of(text: str, said: str | None = None) -> str | None:
    """The ISO 639-1 code (639-3 where there is none) of a text's language.

    Read from the text with langid's model (Lui & Baldwin 2012) of 140 languages. `said`, the
    language that the page's markup names, decides where the text is too short or leaves it open;
    templates name the wrong one too often for more. Null for short or undecided texts without it.
    """
    sample = text
    if len(text) > _READ:
        lines = text[: 16 * _READ].split("\n")
        long = [line[:_SAMPLE] for line in lines if len(line) >= _SAMPLE // 2]
        sample = "\n".join(long or lines)[:_READ]
    if sum(map(str.isalpha, sample[:400])) < _ENOUGH:
        return said
    code, confidence = _identifier().classify(sample)
    # The model knows few texts of the languages without a short code, and sees them in odd texts.
    sure = confidence >= (_SURE if len(code) == 2 else _SURER)
    return str(code) if sure and code != _NO_LANGUAGE else said
