"""The order of the stages over many pages."""

from pathlib import Path

import pytest

import dateline
from dateline import pipeline

TEXT = "Iceland broke off relations with Britain on Thursday. British frigates rammed a gunboat."


def article(name: str, text: str = TEXT) -> dateline.Article:
    return dateline.Article(id=name, text=text, published="1976-02-20", published_precision="day")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    pages = tmp_path / "two-pages"
    pages.mkdir()
    for name in ("a", "b"):
        (pages / f"{name}.jsonl").write_bytes(
            dateline.model.to_json(article(name, f"{TEXT} Page {name} says so.")) + b"\n"
        )
    return pages


def test_annotate_ends_with_no_working_fields() -> None:
    reading = dateline.annotate(article("a"))
    assert reading.sentences
    assert reading.spotted is reading.event_words


def test_records_works_out_the_stories_that_it_is_not_given() -> None:
    readings = [dateline.annotate(article(name)) for name in ("a", "b")]
    given = dateline.stories(readings)
    assert dateline.records(readings) == dateline.records(readings, given)
    assert dateline.mention_links(readings) == dateline.mention_links(readings, given)
    assert [links.id for links in dateline.mention_links(readings)] == ["a", "b"]


def test_nothing_in_nothing_out() -> None:
    assert dateline.stories([]) == []
    assert dateline.records([]) == []
    assert dateline.mention_links([]) == []


def test_the_stages_one_by_one_give_what_brief_gives(folder: Path, tmp_path: Path) -> None:
    pages = [page for page in dateline.read([folder]) if isinstance(page, dateline.Page)]
    articles = [a for page in pages if isinstance(a := dateline.clean(page), dateline.Article)]
    readings = [dateline.annotate(one) for one in articles]
    dossier = dateline.brief([folder], tmp_path / "out")
    assert dossier.title is None
    assert dossier.readings == tuple(readings)
    assert dossier.stories == tuple(dateline.stories(articles))
    assert dossier.records == tuple(dateline.records(readings))
    assert dossier.refusals == ()


def test_streams_keep_order_and_refusals(folder: Path) -> None:
    (folder / "aa.html").touch()
    found = list(dateline.clean_many(dateline.read([folder])))
    assert [item.place.removeprefix(f"{folder}/") for item in found] == [
        "a.jsonl:1", "aa.html", "b.jsonl:1",
    ]  # fmt: skip
    assert isinstance(found[1], dateline.Refusal)
    read = list(dateline.annotate_many(item for item in found))
    assert [item.place for item in read] == [item.place for item in found]


def test_a_page_that_breaks_a_stage_is_refused_and_the_rest_goes_on(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = pipeline.annotate

    def breaks(one: dateline.Article, *, least: float) -> dateline.Reading:
        if one.id == "a":
            raise IndexError("no such sentence")
        return whole(one, least=least)

    monkeypatch.setattr(pipeline, "annotate", breaks)
    dossier = dateline.brief([folder], tmp_path / "out")
    assert [reading.id for reading in dossier.readings] == ["b"]
    (refusal,) = dossier.refusals
    assert refusal.place.endswith("a.jsonl:1")
    assert refusal.reason == "dateline failed on it (IndexError: no such sentence)"


def test_strict_raises_at_the_first(folder: Path, tmp_path: Path) -> None:
    (folder / "aa.html").touch()
    with pytest.raises(dateline.InputError, match=r"aa\.html: "):
        dateline.brief([folder], tmp_path / "out", strict=True)


def test_a_folder_that_cannot_be_written_is_known_before_any_page_is_read(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    told: list[str] = []
    with pytest.raises(dateline.OutputError, match="it is a file"):
        dateline.brief([file], file, progress=lambda step, _: told.append(step))
    assert not told


def test_progress_is_told_of_each_step(folder: Path, tmp_path: Path) -> None:
    told: list[tuple[str, int]] = []
    dateline.brief([folder], tmp_path / "out", progress=lambda *step: told.append(step))
    assert told[:2] == [("Reading pages", 1), ("Reading pages", 2)]
    assert len({step for step, _ in told}) == 4


def test_a_brief_of_nothing_is_still_a_brief(tmp_path: Path) -> None:
    dossier = dateline.brief([tmp_path / "none.html"], tmp_path / "out")
    assert len(dossier.refusals) == 1
    assert (tmp_path / "out" / "brief.html").is_file()


@pytest.mark.parametrize("workers", [1, 2])
def test_lines_that_recur_across_an_outlets_pages_are_taken_out(
    tmp_path: Path, workers: int
) -> None:
    pitch = "Readers of the Gazette keep this paper alive, and you can be one of them."
    rows = [
        dateline.Article(
            id=f"a{number}",
            url=f"https://gazette.example/{number}",
            outlet="gazette.example",
            text=f"{TEXT} The {name} says so.\n\nThe {name} waits for an answer.\n\n{pitch}",
        )
        for number, name in enumerate(("envoy", "minister", "admiral", "fisherman"))
    ]
    (tmp_path / "a.jsonl").write_bytes(b"\n".join(map(dateline.model.to_json, rows)))
    found = list(dateline.clean_many(dateline.read([tmp_path / "a.jsonl"]), workers=workers))
    assert len(found) == 4
    for item in found:
        assert isinstance(item, dateline.Placed)
        assert pitch not in item.value.text
        assert item.value.removed[-1] == dateline.model.Removed(pitch, "repeated")
    dossier = dateline.brief([tmp_path], tmp_path / "out", workers=workers)
    assert all(pitch not in reading.text for reading in dossier.readings)
