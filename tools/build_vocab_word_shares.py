"""Makes `vocab/data/word-shares.tsv`: in what share of news articles each common stem occurs.

    python tools/build_vocab_word_shares.py ../shared/data

Counts only, from the English news of PolNeAR (training part), LGL and TempEval-3 (TimeBank and
AQUAINT); a stem is kept when at least two articles in a thousand have it.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

from dateline.vocab.words import stem, words

PARTS = ("attributions/polnear-train.jsonl", "places/lgl.jsonl", "times/tbaq-train.jsonl")
LEAST = 0.002
OUT = Path(__file__).parent.parent / "src/dateline/vocab/data/word-shares.tsv"


def main(data: Path) -> None:
    """Count in every part, write the table."""
    seen: Counter[str] = Counter()
    articles = 0
    for part in PARTS:
        for line in filter(None, (data / part).read_text(encoding="utf-8").split("\n")):
            seen.update({stem(word) for word in words(json.loads(line)["text"])})
            articles += 1
    rows = [
        f"{word}\t{count / articles:.4f}"
        for word, count in sorted(seen.items())
        if count / articles >= LEAST and word.isalpha()
    ]
    note = (
        f"# source: counted by tools/build_vocab_word_shares.py in {articles} articles of PolNeAR"
        " (training part, networkdynamics 2018), LGL (Lieberman 2010) and TempEval-3's TimeBank"
        " and AQUAINT; shares only, no text"
    )
    OUT.write_text("\n".join([note, "stem\tshare", *rows]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
