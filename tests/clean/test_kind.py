"""What kind of article a page holds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.clean.kind.kind import kind_of
from dateline.model import ArticleKind, KindEvidence, Removed
from dateline.vocab.article_kinds import article_kinds
from dateline.vocab.plain_words import plain_words

REPORT = [
    "REYKJAVIK, Feb. 19 (Reuters) — Iceland broke off relations with Britain on Thursday.",
    "The minister said that the frigates had rammed a gunboat. “We had no choice,” he told "
    "reporters in the harbour.",
    "Britain's ministry denied the charge on Friday. A spokesman said that the gunboat had turned "
    "across the bow of HMS Yarmouth.",
    "Talks in Oslo are planned for June, according to two diplomats.",
]
ESSAY = [
    "I have watched this quarrel for thirty years, and I am tired of it.",
    "We must stop pretending that cod is worth a life. Our navy should clearly be at home.",
    "I know what the admirals will answer. My answer to them is that they should read the charts.",
    "Sadly, we will not listen. We never do. Our ministers must learn it the hard way.",
]
TRAVEL = [
    "The old harbour lies below the town and is quiet in winter.",
    "Boats are pulled ashore in October and painted in spring.",
    "The paint is red, as it has been for as long as anyone remembers.",
    "Cats sleep under the nets, and nobody minds them there at all.",
]


def kind(
    paragraphs: list[str],
    *,
    url: str | None = None,
    section: str | None = None,
    types: tuple[str, ...] = (),
    title: str | None = None,
    removed: tuple[Removed, ...] = (),
) -> tuple[ArticleKind | None, tuple[KindEvidence, ...]]:
    found, evidence = kind_of(
        url=url,
        section=section,
        types=types,
        title=title,
        paragraphs=paragraphs,
        removed=removed,
    )
    assert {one.sign for one in evidence} <= plain_words().kind_signs.keys()
    return found, evidence


def test_a_report_is_known_by_its_dateline_and_its_statements() -> None:
    found, evidence = kind(REPORT)
    assert found == "report"
    assert {one.sign for one in evidence} >= {"dateline", "attribution"}
    assert evidence[0].words.startswith(("REYKJAVIK", "The minister said"))


def test_prose_without_any_sign_is_not_taken_for_a_report() -> None:
    assert kind(TRAVEL) == ("other", ())


def test_an_essay_in_the_first_person_is_opinion_without_any_label() -> None:
    found, evidence = kind(ESSAY)
    assert found == "opinion"
    assert evidence[0] == KindEvidence("first person", ESSAY[0].rstrip("."))


def test_what_others_say_of_themselves_is_no_first_person() -> None:
    quoted = [f"“{one}” said the fisherman on Monday." for one in ESSAY]
    assert kind([*REPORT, *quoted])[0] == "report"


@pytest.mark.parametrize(
    ("signs", "expected", "sign"),
    [
        ({"url": "https://gazette.example/commentisfree/2019/nov/18/cod"}, "opinion", "url"),
        ({"url": "https://gazette.example/OPINION/cod.html?x=1"}, "opinion", "url"),
        ({"url": "https://gazette.example/live/cod-war"}, "live", "url"),
        ({"url": "https://gov.example/press-releases/cod"}, "press-release", "url"),
        ({"section": "News > Meinung"}, "opinion", "section"),
        ({"section": "Мнение"}, "opinion", "section"),
        ({"section": "Fikr"}, "opinion", "section"),
        ({"section": "Tribune"}, "opinion", "section"),
        ({"section": "Entrevista"}, "interview", "section"),
        ({"types": ("NewsArticle", "OpinionNewsArticle")}, "opinion", "markup"),
        ({"types": ("https://schema.org/AnalysisNewsArticle",)}, "analysis", "markup"),
        ({"types": ("LiveBlogPosting",)}, "live", "markup"),
        ({"title": "Opinion | The cod deserve better"}, "opinion", "title"),
        ({"title": "Analysis: what the cod want"}, "analysis", "title"),
        ({"title": "Cod war – live"}, "live", "title"),
        ({"title": "Interview: the captain of the gunboat"}, "interview", "title"),
        ({"title": "7 key questions about the cod war"}, "list", "title"),
        ({"title": "Morning briefing: frigates sail"}, "digest", "title"),
    ],
)
def test_the_outlets_own_label_outweighs_the_text(
    signs: dict[str, str], expected: str, sign: str
) -> None:
    found, evidence = kind(REPORT, **signs)  # type: ignore[arg-type]
    assert found == expected
    assert evidence[0].sign == sign


@pytest.mark.parametrize(
    "title",
    [
        "2 injured as frigates collide",
        "Judicial review ends",
        "Minister lives",
        "Opinion polls rise",
    ],
)
def test_a_title_that_only_looks_like_a_label_is_none(title: str) -> None:
    assert kind(REPORT, title=title)[0] == "report"


def test_a_wires_label_makes_a_press_release() -> None:
    first = "LONDON, Feb. 19 /PRNewswire/ -- Nets Ltd today announced a stronger net."
    found, evidence = kind([first, *REPORT[1:3]])
    assert found == "press-release"
    assert (
        evidence[0].words
        == "london, feb. 19 /prnewswire/ -- nets ltd today announced a stronger net."
    )


def test_questions_and_answers_are_an_interview() -> None:
    lines = [f"{'Q' if at % 2 == 0 else 'A'}: What the nets told us, part {at}." for at in range(8)]
    assert kind(lines)[0] == "interview"


def test_time_stamps_are_a_live_page() -> None:
    lines = [f"{hour}:15 GMT The frigate turns away once more." for hour in range(9, 16)]
    assert kind(lines)[0] == "live"


def test_numbered_items_are_a_list() -> None:
    lines = [f"{number}. A knot that every sailor is glad of" for number in range(1, 9)]
    assert kind(["The knots that we like.", *lines])[0] == "list"


def test_teasers_of_other_stories_are_a_digest() -> None:
    lines = [
        "Oslo is to host talks on fishing limits in spring, two ministries say, and the …",
        "Rain stopped the harvest for the third week, and farmers now want the banks to …",
        "Wheat was dearer in Chicago as drought spread, with traders watching the next report on …",
        "A bridge over the Tay was shut after a barge struck one of its piers in thick fog and …",
    ]
    assert kind(lines)[0] == "digest"


def test_an_aggregators_headings_make_a_digest_wherever_they_went() -> None:
    removed = (Removed("Highlights\nSTORY:", "navigation"),)
    found, evidence = kind(["Opinions", *REPORT[1:]], removed=removed)
    assert found == "digest"
    assert [one.words for one in evidence] == ["Opinions", "Highlights", "STORY:"]


def test_a_menu_with_a_heading_or_two_is_no_aggregators() -> None:
    removed = (Removed("Home\nHighlights\nOpinions", "navigation"),)
    assert kind(REPORT[1:], removed=removed)[0] == "report"


def test_evidence_is_the_pages_own_words_from_the_writers_first() -> None:
    lines = [
        "The captain, a Hull man, said: “Not one net is left.”",
        "“We never saw them come. We ran,” his mate told reporters. “They rammed us.”",
        "Iceland’s ministry reported two collisions, and named no ships.",
    ]
    found, evidence = kind([*lines, "The nets were lost in the fog of that morning, they said."])
    assert found == "report"
    assert evidence[0] == KindEvidence("attribution", lines[0])
    assert kind([*lines[1:], lines[0]])[1][0].words == "his mate told reporters"


@pytest.mark.parametrize("paragraphs", [[], ["Chat with us."], ["Cod war, in pictures"]])
def test_a_text_too_short_to_say_has_no_kind(paragraphs: list[str]) -> None:
    assert kind(paragraphs) == (None, ())


def test_a_label_says_it_of_a_short_text_too() -> None:
    assert kind(["Chat with us."], section="Opinion")[0] == "opinion"


def test_reports_are_known_in_other_languages() -> None:
    russian = [
        "Исландия разорвала отношения с Великобританией, сообщил в четверг министр.",
        "Министр заявил, что фрегаты протаранили катер. Переговоры пройдут в Осло.",
        "Представитель Лондона отметил, что катер повернул сам. Срок пока не назван.",
    ]
    assert kind(russian)[0] == "report"


def test_the_file_is_in_order() -> None:
    kinds = article_kinds()
    assert len({voice.code for voice in kinds.languages}) == len(kinds.languages)
    for part in (
        kinds.urls,
        kinds.sections,
        kinds.types,
        kinds.labels,
        kinds.phrases,
        kinds.openings,
    ):
        for sign in part:
            assert all(name == name.lower() for name in sign.names)


@given(
    url=st.none() | st.text(max_size=60),
    title=st.none() | st.text(max_size=80),
    section=st.none() | st.text(max_size=20),
    types=st.lists(st.text(max_size=20), max_size=3),
    paragraphs=st.lists(st.text(max_size=300), max_size=12),
)
def test_any_page_has_a_kind_or_none_and_always_the_same(
    url: str | None, title: str | None, section: str | None, types: list[str], paragraphs: list[str]
) -> None:
    once = kind(paragraphs, url=url, title=title, section=section, types=tuple(types))
    assert once == kind(paragraphs, url=url, title=title, section=section, types=tuple(types))
    assert all(one.words for one in once[1])


def test_time_grows_with_the_text_only() -> None:
    for text in ("“" * 200_000, "A" * 200_000, "1:" * 100_000, "(" * 200_000, ". " * 100_000):
        assert kind([text] * 3)[0] in {None, "other", "list", "interview", "report", "live"}
