"""Checks the project's Markdown: every relative link and every anchor leads somewhere.

python -m tools.check_docs
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

ROOT = Path(__file__).resolve().parent.parent
_CODE = re.compile(r"^(```|~~~).*?^\1|`[^`\n]*`", re.DOTALL | re.MULTILINE)
_LINK = re.compile(r"\[[^\]]*\]\(\s*(?:<([^>\n]+)>|([^)\s]+))[^)]*\)")
_HEADING = re.compile(r"^#{1,6} +(.+?)\s*$", re.MULTILINE)
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)


def pages() -> list[Path]:
    """Every Markdown page of the project, in order; not what is sample input."""
    found = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]
    return sorted(
        [
            *found,
            *ROOT.glob("requirements/*.md"),
            *ROOT.glob("tools/**/*.md"),
            ROOT / "samples/README.md",
        ]
    )


def broken_links(page: Path) -> Iterator[str]:
    """What is wrong with the page's links: the link, and why."""
    text = _CODE.sub(
        lambda match: re.sub(r"[^\n]", " ", match[0]), page.read_text(encoding="utf-8")
    )
    for match in _LINK.finditer(text):
        link = match[1] or match[2]
        if _ELSEWHERE.match(link):
            continue
        path, _, anchor = unquote(link).partition("#")
        target = (page.parent / path).resolve() if path else page
        line = text.count("\n", 0, match.start()) + 1
        at = f"{page.relative_to(ROOT)}:{line}: {link}"
        if not target.exists():
            yield f"{at} leads nowhere"
        elif anchor and target.suffix == ".md" and anchor not in anchors(target):
            yield f"{at}: no such heading"


def anchors(page: Path) -> set[str]:
    """The anchors of a page's headings, as GitHub makes them."""
    text = re.sub(
        r"^```.*?^```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE
    )
    out: set[str] = set()
    for heading in _HEADING.findall(text):
        words = re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
        same = sum(1 for name in out if re.fullmatch(re.escape(words) + r"(-\d+)?", name))
        out.add(f"{words}-{same}" if same else words)
    return out


def main() -> None:
    """Print what is broken, one a line, and leave with status 1; or say that all is well."""
    found = [problem for page in pages() if page.exists() for problem in broken_links(page)]
    print("\n".join(found) if found else f"{len(pages())} pages: every link leads somewhere")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
