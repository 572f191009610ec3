from pathlib import Path

import pytest

from dateline.cli.total import total


def test_files_of_one_page_are_counted_in_folders_too(tmp_path: Path) -> None:
    folder = tmp_path / "pages" / "more"
    folder.mkdir(parents=True)
    for name in ("a.html", "b.TXT", "c.html.xz", ".hidden.jsonl", "style.css"):
        (folder / name).touch()
    assert total([str(tmp_path / "pages"), "d.pdf"]) == 4
    (folder / "report.docx").touch()
    assert total([str(tmp_path / "pages")]) == 4  # its refusal is counted


@pytest.mark.parametrize(
    "name", ["-", "a.jsonl", "a.warc.gz", "a.zip", "feed.xml", "https://gazette.example/1.html"]
)
def test_what_may_be_many_pages_has_no_total(name: str) -> None:
    assert total(["a.html", name]) is None
    assert total([]) is None
