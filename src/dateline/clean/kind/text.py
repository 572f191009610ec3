"""What an article's own sentences say of its kind: whose voice, what is stated, how it is laid out.

Words within quotation marks are somebody else's and count for nothing here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from dateline.model import ArticleKind
from dateline.vocab.article_kinds import Measure, Voice, article_kinds

_READ = 3000
"""Characters of the text that are read: a writer's voice is plain by then."""
_FEW_SENTENCES, _FEW_PARAGRAPHS, _FEW_HITS = 2, 3, 3
"""Fewer have no shares worth weighing."""
_APART_PARAGRAPHS, _NAMES_IN = 5, 300
"""Paragraphs, and characters of each, in which names are compared."""
_LABEL, _SHORT, _PROSE, _QUESTION = 8, 80, 120, 250
"""Characters: of the longest label, from which a line may be a report's sentence, from which it is
prose, and of the longest question."""
_DATELINE_WORDS = 5
"""Words of a dateline without an agency, its dash among them."""
_SPEAKER_NAME, _SPEAKER_WORDS = 40, 4
"""Characters and words of a speaker's name before a colon."""
_SAMPLE = 1000
"""Characters by which the language is known."""
_TEASER_END = 24
"""Characters in which a teaser shows that it is one."""
_MOST = 1.5
"""How many times its weight a measure counts at most."""
_WORDS_OF_EVIDENCE = 90
"""Characters of the page's words that are given as evidence."""
_HOLE = "“"
"""What each character of a quotation is read as."""
_QUOTED = re.compile(
    r"“[^”]{0,1200}(?:”|(?=\n))|„[^“”]{0,1200}[“”]|«[^»]{0,1200}»|「[^」]{0,1200}」|\"[^\"\n]{1,1200}\""
    r"|(?<![^\s(])['‘](?=\w)[^\n]{10,600}?(?<=[.,!?…])['’](?!\w)"
)
_SENTENCE = re.compile(r"[.!?…]\s+(?![a-zà-ÿ])|\n|[。！？]")
_WORD = re.compile(r"\w[\w'-]*")
_JOINED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_NAMED = re.compile(r"\d|[\w,”] [A-ZÀ-ÞА-Я]|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_EMBEDDED = ("pic.twitter.com", "(@", "://t.co", "Image copyright", "Image caption", "Skip Twitter")
"""Marks of another's post, or of a picture's line, in the middle of a text."""
_NAME = re.compile(r"(?<![.!?:\"“] )(?<!^)\b[A-ZÀ-ÞА-Я][\w’'-]{2,}")
_DATELINE = re.compile(
    r"[A-ZÀ-ÞА-Я][\w.’' /-]{1,40}(?:,\s[^()–—\n]{1,30})?(?:\s?[(/][^()/\n]{2,30}[)/])?"
    r"\s?(?:[–—]|--?)\s?(?=[\w“\"«])"
)
_DASH = re.compile(r"[–—]|-\s|--")
_AGENCY = re.compile(r"[(/][^()/\n]{2,30}[)/]")
_TIMED = re.compile(r"(?:\d{1,2}[:.h]\d{2}|\d{1,2}\s?(?:am|pm|a\.m\.|p\.m\.))(?!\d)", re.IGNORECASE)
_NUMBERED = re.compile(
    r"(?:[-*•#]\s*)?\d{1,3}(?:[.)ªº°]|\s?[:–-]|a\b|th\b|st\b|nd\b|rd\b)\s*\D", re.IGNORECASE
)
_TEASER = re.compile(r"(?:…|\.\.\.|\[…\]|read more\s*[»›>]?|continue reading)\s*$", re.IGNORECASE)
_ENDS = re.compile(r"[.!?…。！？:;,][\"”’»)\]]*$")


class Seen(NamedTuple):
    """One sign, seen in the page."""

    kind: ArticleKind
    weight: float
    sign: str
    words: str
    """The page's own."""


def clipped(words: str) -> str:
    """Words as evidence: the first of them, where there are many."""
    words = " ".join(words[: 2 * _WORDS_OF_EVIDENCE].split())
    if len(words) <= _WORDS_OF_EVIDENCE:
        return words
    return words[:_WORDS_OF_EVIDENCE].rsplit(" ", 1)[0] + "…"


def measured(paragraphs: Sequence[str]) -> Iterator[Seen]:
    """Each measure that the text reaches, with the first words that count for it."""
    whole = [paragraph for paragraph in _first(paragraphs) if paragraph]
    if not whole:
        return
    yield from _dateline(whole)
    yield from _layout(whole)
    yield from _voice("\n".join(whole))


def _first(paragraphs: Sequence[str]) -> Iterator[str]:
    left = _READ
    for paragraph in paragraphs:
        if left <= 0:
            return
        yield paragraph[:left]
        left -= len(paragraph)


def _dateline(paragraphs: Sequence[str]) -> Iterator[Seen]:
    measure = article_kinds().measures.dateline
    for paragraph in paragraphs[:3]:
        found = _DATELINE.match(paragraph, 0, 120) if _DASH.search(paragraph, 0, 120) else None
        place = found[0] if found else ""
        first = place.split(" ", 1)[0].rstrip(",")
        capitals = first.isupper() and len(first) > 2 and len(place.split()) <= _DATELINE_WORDS
        if place and (_AGENCY.search(place) or capitals or ", " in place):
            yield Seen(measure.kind, measure.weight, "dateline", clipped(place))
            return


def _voice(text: str) -> Iterator[Seen]:
    """Shares of the sentences, quotations out, that have a word of each list of the language."""
    own = _QUOTED.sub(lambda quoted: _HOLE * len(quoted[0]), text)
    voice = _voice_of(own.replace(_HOLE, ""))
    if voice is None:
        return
    spans = list(_sentences(own))
    if len(spans) < _FEW_SENTENCES:
        return
    sentences = [own[start:end] for start, end in spans]
    measures = article_kinds().measures
    bags = [] if voice.joined else [_bag(sentence) for sentence in sentences]
    writers: set[int] = set()
    for words, measure, sign, few in (
        (voice.first_person, measures.first_person, "first person", _FEW_HITS),
        (voice.judging, measures.judging, "judgement", _FEW_HITS),
        (voice.advice, measures.advice, "advice", _FEW_HITS),
        (voice.hedged, measures.hedged, "hedging", _FEW_HITS),
        (voice.unnamed, measures.unnamed, "unnamed experts", _FEW_HITS),
        (voice.speech, measures.speech, "attribution", 2),
        (voice.dated, measures.dated, "dated event", 1),
    ):
        if voice.joined:
            hits = [at for at, one in enumerate(sentences) if any(word in one for word in words)]
        else:
            hits = [at for at, bag in enumerate(bags) if not words.isdisjoint(bag)]
        if measure.kind != "report":
            writers.update(hits)
        if len(hits) >= few:
            share = len(hits) / len(sentences)
            yield from _weighed(measure, share, sign, _words(text, own, spans[hits[0]]))
    told = [
        at
        for at, sentence in enumerate(sentences)
        if at not in writers
        and _NAMED.search(sentence)
        and _is_past(sentence if voice.joined else bags[at], voice)
    ]
    if told:
        share = len(told) / len(sentences)
        yield from _weighed(measures.told, share, "events told", _words(text, own, spans[told[0]]))


def _sentences(own: str) -> Iterator[tuple[int, int]]:
    """Where each sentence lies, those of embedded posts and of pictures left out."""
    embedded = [mark for mark in _EMBEDDED if mark in own]
    start = 0
    for stop in [*_SENTENCE.finditer(own), None]:
        end = stop.start() if stop else len(own)
        if start < end and not any(own.find(mark, start, end) >= 0 for mark in embedded):
            yield start, end
        start = stop.end() if stop else end


def _words(text: str, own: str, sentence: tuple[int, int]) -> str:
    """The sentence as the page has it, from the first word of the writer's own."""
    start, end = sentence
    return text[end - len(own[start:end].lstrip(f" {_HOLE}")) : end]


def _is_past(sentence: str | frozenset[str], voice: Voice) -> bool:
    """Whether a word is past tense; of a sentence without spaces, whether it has one."""
    if isinstance(sentence, str):
        return any(word in sentence for word in voice.past)
    return not sentence.isdisjoint(voice.past) or any(
        word.endswith(voice.past_endings) for word in sentence
    )


def _bag(sentence: str) -> frozenset[str]:
    return frozenset(_WORD.findall(sentence.lower().replace("’", "'")))


def _weighed(measure: Measure, share: float, sign: str, words: str) -> Iterator[Seen]:
    """The sign where its share is reached; up to half as much again for a larger share."""
    if share >= measure.at_least:
        weight = measure.weight * min(share / measure.at_least, _MOST)
        yield Seen(measure.kind, weight, sign, clipped(words))


def _layout(paragraphs: Sequence[str]) -> Iterator[Seen]:
    """How the paragraphs begin and end: times, numbers, speakers, questions, teasers."""
    if len(paragraphs) < _FEW_PARAGRAPHS:
        return
    measures = article_kinds().measures
    count = len(paragraphs)
    timed = [one for one in paragraphs if one[0].isdigit() and _TIMED.match(one)]
    numbered = [one for one in paragraphs if not one[0].isalpha() and _NUMBERED.match(one)]
    short = [one for one in paragraphs if len(one) < _SHORT and not _ENDS.search(one, len(one) - 4)]
    headings = [one for one in short if len(one) > _LABEL and one[0].isupper()]
    teasers = [
        one for one in paragraphs if len(one) > _SHORT / 2 and _TEASER.search(one[-_TEASER_END:])
    ]
    asked = [one for one in paragraphs if one[-1] in "?？؟" and len(one) < _QUESTION]
    for found, measure, sign in (
        (timed, measures.timed, "times of day"),
        (numbered, measures.numbered, "numbered items"),
        (short, measures.short, "short lines"),
        (headings if len(headings) < count / 2 else [], measures.headed, "headings"),
        (teasers, measures.teasers, "teasers"),
        (asked if len(asked) > 2 else [], measures.questions, "questions"),
        (_speeches(paragraphs), measures.speakers, "speakers"),
    ):
        if len(found) >= _FEW_PARAGRAPHS:
            yield from _weighed(measure, len(found) / count, sign, found[0])
    yield from _apart(paragraphs)


def _speeches(paragraphs: Sequence[str]) -> list[str]:
    """The paragraphs that begin with a speaker ("Q:", "Anna Berg:") who speaks more than once."""
    found = [
        (speaker, one)
        for one in paragraphs
        if (speaker := one[:_SPEAKER_NAME].partition(": ")[0]) != one[:_SPEAKER_NAME]
        and speaker[0].isupper()
        and len(speaker.split()) <= _SPEAKER_WORDS
    ]
    often = Counter(speaker for speaker, _ in found)
    return [one for speaker, one in found if often[speaker] > 1] if len(often) > 1 else []


def _apart(paragraphs: Sequence[str]) -> Iterator[Seen]:
    """Paragraphs each about something else: hardly one has a name that another has too."""
    measure = article_kinds().measures.apart
    long = [one for one in paragraphs if len(one) > _PROSE]
    if len(long) < _APART_PARAGRAPHS:
        return
    names = [frozenset(_NAME.findall(one, 0, _NAMES_IN)) for one in long]
    counts = Counter(name for of_one in names for name in of_one)
    alone = [
        one
        for one, of_one in zip(long, names, strict=True)
        if of_one and all(counts[name] == 1 for name in of_one)
    ]
    if alone:
        yield from _weighed(measure, len(alone) / len(long), "unrelated paragraphs", alone[0])


def _voice_of(text: str) -> Voice | None:
    """The language's words, known by its commonest; null where no list has them."""
    sample = text[:_SAMPLE]
    languages = article_kinds().languages
    if len(_JOINED.findall(sample)) > len(sample) / 5:
        found = [
            (sum(map(sample.count, voice.common)), voice) for voice in languages if voice.joined
        ]
    else:
        counts: Counter[int] = Counter()
        common = _by_common_word()
        for word in _WORD.findall(sample.lower()):
            for at in common.get(word, ()):
                counts[at] += 1
        found = [(count, languages[at]) for at, count in sorted(counts.items())]
    most, best = max(found, key=lambda pair: pair[0], default=(0, None))
    return best if most else None


@cache
def _by_common_word() -> dict[str, tuple[int, ...]]:
    """The languages, by their places in the file, that each common word is of."""
    found: dict[str, tuple[int, ...]] = {}
    for at, voice in enumerate(article_kinds().languages):
        for word in () if voice.joined else voice.common:
            found[word] = (*found.get(word, ()), at)
    return found
