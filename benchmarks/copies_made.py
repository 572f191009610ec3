"""A set of copies, reuses and look-alikes, made by rule from articles that lie beside the project.

A page made of one article's sentences is a **near-duplicate** where at least 85 % of its words are
in sentences of that article, in any order, edited or not. It is a **partial reuse** where 30 to
60 % are (a digest: a third from each of three). What a page has beside them is from articles that
are in the set in no other way, or was written for this project. Nothing lies between 60 and 85 %.
"""

from __future__ import annotations

import json
import random
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from zlib import crc32

from benchmarks.accuracy import DATA
from benchmarks.event_dates import load as wikinews
from dateline.model import Article

FOLDER = Path(__file__).parent
SEED, BASES = 20, 500
FEWEST, MOST = 120, 1500
"""Words of an article that something is made from."""
_RUN, _ALIKE = 8, 15
"""Two articles that share so many runs of so many words repeat each other by nature."""
_FIRST_DAY = date(2020, 1, 1)
_MAIN = 0.5
"""Share of a page from which it is another's as a whole."""
_SHARES = (0.3, 0.4, 0.5, 0.6)
_WORD = re.compile(r"\w+")
_SENTENCE = re.compile(r"(?:(?<=[.!?])|(?<=[.!?][\"”']))\s+(?=[A-Z“\"])")
_SAID = re.compile(r"“[^”]*”|(?<!\S)\"[^\"]*\"|“[^”\n]*$")
_NAMING = re.compile(r"\((?:AP|AFP|CNN|Reuters|Xinhua)\)|Associated Press|©|Copyright")
_CLAUSE = re.compile(r", (?:which|who|whose|where)\b[^,.“”\"]{5,70}, | \([^()]{3,60}\)")
_DAY = re.compile(r"(?P<rest>.+?) (?P<day>on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\.$")
_SPEAKER = re.compile(r"(,[\"”]) (he|she|they|[A-Z]\w+) (said|stated)\.$")

Sentences = list[str]


@dataclass(frozen=True, slots=True)
class Made:
    """An article of the set, and what it is."""

    article: Article
    kind: str
    copy_of: str | None = None
    reuses: dict[str, float] = field(default_factory=dict)
    """The share of its words that is another's, by that one's id."""
    origin: str | None = None
    """Whose text it is: the agency that any copy credits, else the first printer; and of a page of
    which more than half is one other's, that one's. Null, and not judged, where the words that it
    was made from name an agency themselves."""


@dataclass(frozen=True, slots=True)
class Pool:
    """What the set is made from."""

    bases: list[Article]
    others: list[Article]
    left_out: int
    """Articles that repeat another of the pool by nature."""


def pool() -> Pool:
    """The articles beside the project, those that repeat an earlier one left out."""
    kept, left_out = _apart([a for a in _articles() if FEWEST <= size(a.text) <= MOST])
    chance = random.Random(SEED)  # noqa: S311
    # All that tell of the same happenings are in, for the copies that they are not.
    told_often = [a for a in kept if a.section]
    rest = [a for a in kept if not a.section]
    chance.shuffle(rest)
    more = BASES - len(told_often)
    bases = told_often + rest[:more]
    chance.shuffle(bases)
    return Pool(bases, rest[more:], left_out)


def make(found: Pool, half: int) -> list[Made]:
    """The set made from every second base article."""
    return _Maker(found, half).made()


def _mostly_said(text: str) -> bool:
    """Whether more than half of a text's words are in quotation marks."""
    return size(" ".join(_SAID.findall(text))) > 0.5 * size(text)


def size(text: str) -> int:
    """Words of a text."""
    return len(_WORD.findall(text))


def _articles() -> Iterator[Article]:
    stories = set()
    for name in ("stories/clusters-dev", "mainevent/5w1h-dev", "attributions/polnear-train",
                 "attributions/polnear-dev", "times/tbaq-train"):  # fmt: skip
        for line in (DATA / f"{name}.jsonl").read_text("utf-8").splitlines():
            row = json.loads(line)
            text = row["text"]
            if row.get("lead") and not text.startswith(row["lead"][:40]):
                text = f"{row['lead']}\n\n{text}"
            stories.add(row.get("story"))
            yield Article(id=row["id"], text=text, section=row.get("story"))
    for marked in wikinews():
        yield Article(id=f"meantime-{marked.article.id}", text=marked.article.text)
    for path in sorted((DATA / "unlabelled").glob("*.txt")):
        for number, text in enumerate(re.split(r"\n\s*\n", path.read_text("utf-8"))):
            yield Article(id=f"{path.stem}-{number}", text=text)


def _apart(articles: Sequence[Article]) -> tuple[list[Article], int]:
    """Those that share hardly a run of words with an earlier one, and how many do."""
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    kept: list[Article] = []
    for article in articles:
        each = [word.lower() for word in _WORD.findall(article.text)]
        runs = {tuple(each[i : i + _RUN]) for i in range(len(each) - _RUN + 1)}
        common: dict[int, int] = defaultdict(int)
        for run in runs:
            for number in holders.get(run, ()):
                common[number] += 1
        if max(common.values(), default=0) < _ALIKE:
            for run in runs:
                holders[run].append(len(kept))
            kept.append(article)
    return kept, len(articles) - len(kept)


class _Maker:
    """Makes one half; nothing but its seed decides what comes out."""

    def __init__(self, found: Pool, half: int) -> None:
        self._chance = random.Random(SEED + half)  # noqa: S311
        self._bases = found.bases[half::2]
        self._own = [s for a in found.others[half::2] for s in sentences(a.text)]
        self._next = 0
        self._lines: dict[str, list[str]] = defaultdict(list)
        for line in (FOLDER / "copies_lines.txt").read_text("utf-8").splitlines():
            if not line.startswith("#"):
                kind, text = line.split("\t")
                self._lines[kind].append(text)
        rows = (FOLDER / "copies_words.tsv").read_text("utf-8").splitlines()[2:]
        self._instead = dict(row.split("\t") for row in rows)
        self._known = re.compile(rf"\b(?:{'|'.join(self._instead)})\b")
        self._number = 0

    def made(self) -> list[Made]:
        """Base articles, near-duplicates, partial reuses and look-alikes, shuffled."""
        out = []
        for number, base in enumerate(self._bases):
            day = _FIRST_DAY + timedelta(days=number % 300)
            article = Article(id=f"base-{base.id}", text=base.text, title=base.title,
                              published=day.isoformat(), outlet=f"First {number % 40}")  # fmt: skip
            out.append(Made(article, "base"))
            for kind in self._chance.sample(sorted(_NEAR), 3):
                out += self._near(article, kind)
            for kind in self._chance.sample(sorted(_PARTIAL), 2):
                out += self._partial(article, kind)
        originals = [one.article for one in out if one.kind == "base"]
        for at in range(0, len(originals) - 2, 3):
            out += self._digest(originals[at : at + 3])
        out += self._footers()
        out += self._quotations()
        self._chance.shuffle(out)
        return _with_origins(out)

    def _page(self, parts: Sequence[str], after: Article | None, *, dated: bool = True) -> Article:
        self._number += 1
        published = None
        if dated:
            day = date.fromisoformat(after.published or "") if after else _FIRST_DAY
            published = (day + timedelta(days=self._chance.randint(1, 9))).isoformat()
        return Article(
            id=f"{self._chance.randrange(16**8):08x}-{self._number}",
            text="\n\n".join(part for part in parts if part),
            title=self._chance.choice(self._lines["lead"]),
            published=published,
            outlet=f"Other {self._chance.randrange(40)}",
            credit=_agency(after.id) if after and self._chance.random() < 0.3 else None,
        )

    def _others(self, count: int) -> Sentences:
        """Sentences of about so many words that stand nowhere else in the set."""
        out: Sentences = []
        while size(together(out)) < count and self._next < len(self._own):
            out.append(self._own[self._next])
            self._next += 1
        return out

    # Near-duplicates.

    def _near(self, base: Article, kind: str) -> list[Made]:
        paragraphs = [p for p in re.split(r"\n+", base.text) if p.strip()]
        if kind in ("cut", "several"):
            paragraphs = self._cut(paragraphs)
        if kind == "shuffled":
            if len(paragraphs) < 4:
                each = sentences(base.text)
                paragraphs = [together(each[i : i + 3]) for i in range(0, len(each), 3)]
            self._chance.shuffle(paragraphs)
        if kind in ("edited", "several"):
            paragraphs = [self.edited(p, 0.6) for p in paragraphs]
        if kind == "marks":
            paragraphs = [self._respelt(p) for p in paragraphs]
        own = size("\n".join(paragraphs))
        if kind in ("chrome", "several"):
            paragraphs = self._with_chrome(paragraphs, 0.12 * own)
        if kind == "lead":
            paragraphs = self._other_lead(paragraphs)
        dated = self._chance.random() < 0.8
        page = self._page(paragraphs, base, dated=dated)
        return [Made(page, f"near: {kind}", copy_of=base.id)] if own >= 60 else []

    def _cut(self, paragraphs: list[str]) -> list[str]:
        each = [s for p in paragraphs for s in sentences(p)]
        keep = self._chance.uniform(0.5, 0.9) * size(together(each))
        out: list[str] = []
        while each and size(together(out)) < keep:
            out.append(each.pop(0))
        return [together(out[i : i + 3]) for i in range(0, len(out), 3)]

    def edited(self, text: str, often: float) -> str:
        """A text with so many of its sentences put in other words."""
        return together(
            [
                self._put_otherwise(sentence) if self._chance.random() < often else sentence
                for sentence in sentences(text)
            ]
        )

    def _put_otherwise(self, sentence: str) -> str:
        shorter = _SPEAKER.sub(r"\1 \3 \2.", _CLAUSE.sub(" ", sentence))
        other = self._known.sub(lambda m: self._instead[m[0]], shorter)
        moved = _DAY.match(other.strip())
        if moved and moved["rest"][:1].isupper():
            return f"On{moved['day'][2:]}, {moved['rest']}."
        return other

    def _respelt(self, text: str) -> str:
        text = text.translate(str.maketrans("“”‘’–", "\"\"''-"))
        kept = [w for w in text.split(" ") if self._chance.random() > 0.02]
        return " ".join(w.upper() if self._chance.random() < 0.03 else w for w in kept)

    def _with_chrome(self, paragraphs: list[str], most: float) -> list[str]:
        out = list(paragraphs)
        for line in self._chance.sample(self._lines["chrome"], 5):
            most -= size(line)
            if most > 0:
                out.insert(self._chance.randint(0, len(out)), line)
        return out

    def _other_lead(self, paragraphs: list[str]) -> list[str]:
        each = [s for p in paragraphs for s in sentences(p)][2:]
        own = size(together(each))
        lead = [self._chance.choice(self._lines["lead"])]
        if own >= 300:
            lead += self._others(int(0.04 * own))
        return [together(lead), *(together(each[i : i + 3]) for i in range(0, len(each), 3))]

    # Partial reuse.

    def _partial(self, base: Article, kind: str) -> list[Made]:
        share = self._chance.choice(_SHARES)
        wanted = self._chance.randint(70, 350)
        block = self._block(base.text, wanted)
        if size(together(block)) > 0.9 * size(base.text):
            share = min(share, 0.5)
        if kind == "edited":
            block = [self.edited(s, 0.5) for s in block]
        taken = size(together(block))
        own = self._others(int(taken * (1 - share) / share))
        parts = [together(own[i : i + 3]) for i in range(0, len(own), 3)]
        pieces = [together(block)]
        if kind == "scattered":
            third = max(3, -(-len(block) // 3))
            pieces = [together(block[i : i + third]) for i in range(0, len(block), third)]
        for piece in pieces:
            parts.insert(self._chance.randint(0, len(parts)), piece)
        page = self._page(parts, base)
        real = taken / size(page.text)
        fits = taken >= 60 and 0.29 <= real <= 0.65 and not _mostly_said(together(block))
        return [Made(page, f"reuse: {kind}", reuses={base.id: real})] if fits else []

    def _block(self, text: str, wanted: int) -> Sentences:
        each = sentences(text)
        start = self._chance.randint(0, max(0, len(each) // 2))
        out: Sentences = []
        for sentence in each[start:]:
            if size(together(out)) >= wanted:
                break
            out.append(sentence)
        return out

    def _digest(self, bases: Sequence[Article]) -> list[Made]:
        blocks = {base.id: together(self._block(base.text, 100)) for base in bases}
        last = max(bases, key=lambda base: base.published or "")
        page = self._page(list(blocks.values()), last)
        shares = {name: size(block) / size(page.text) for name, block in blocks.items()}
        fits = min(shares.values()) >= 0.29 and not any(map(_mostly_said, blocks.values()))
        return [Made(page, "reuse: digest", reuses=shares)] if fits else []

    # Look-alikes.

    def _footers(self) -> list[Made]:
        out = []
        for number in range(60):
            own = self._others(self._chance.randint(90, 250))
            footer = self._lines["footer"][number % len(self._lines["footer"])]
            out.append(Made(self._page([together(own), footer], None), "not: footer"))
        return out

    def _quotations(self) -> list[Made]:
        out = []
        for _ in range(30):
            said = [re.sub(r"[“”\"\n]", "", s) for s in self._others(self._chance.randint(50, 110))]
            for way in range(2):
                own = self._others(self._chance.randint(100, 250))
                half = len(own) // 2
                out.append(Made(self._page(
                    [together(own[:half]), _speech(said, way), together(own[half:])], None,
                ), "not: quotation"))  # fmt: skip
        return out


def _agency(name: str) -> str | None:
    """The agency whose text every other base article is."""
    return ("AP", "Reuters", None, None)[crc32(name.encode()) % 4]


def _with_origins(made: list[Made]) -> list[Made]:
    """The set with the origins that the credits of its pages make right."""
    credited = {one.copy_of: one.article.credit for one in made if one.article.credit}
    for one in made:
        for name, share in one.reuses.items():
            if share > _MAIN and one.article.credit:
                credited.setdefault(name, one.article.credit)
    naming = {one.article.id for one in made if _NAMING.search(one.article.text)}
    owner = {
        one.article.id: credited.get(one.article.id) or one.article.outlet
        for one in made
        if one.copy_of is None
    }
    out = []
    for one in made:
        main = max(one.reuses, key=lambda name: one.reuses[name], default=None)
        own = one.article.credit or one.article.outlet
        if one.copy_of is not None:
            own = owner[one.copy_of]
        elif main is not None and one.reuses[main] > _MAIN:
            own = owner[main]
        elif main is None:
            own = owner[one.article.id]
        said = [one.article.id, one.copy_of, *one.reuses]
        named = any(name in naming for name in said)
        out.append(replace(one, origin=None if named else own))
    return out


def _speech(said: Sentences, way: int) -> str:
    """The same words, as one paper prints them and as another does."""
    if way == 0:
        return f"“{' '.join(said)}” the minister told reporters on the steps of the ministry."
    first, *rest = said
    return f'"{first}" he said, according to those who were there. "{" ".join(rest)}"'


def sentences(text: str) -> Sentences:
    """The sentences of a text, roughly; the last one of each line with the line's end."""
    out = []
    for line in text.splitlines():
        each = [s.strip() for s in _SENTENCE.split(line) if s.strip()]
        out += [*each[:-1], *(s + "\n" for s in each[-1:])]
    return out


def together(each: Sequence[str]) -> str:
    """Sentences as one text again."""
    return " ".join(each).replace("\n ", "\n").strip()


_NEAR = {"cut", "edited", "lead", "chrome", "shuffled", "marks", "several"}
_PARTIAL = {"verbatim", "edited", "scattered"}
