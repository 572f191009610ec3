"""Mails: newsletters, agencies' reports, press releases."""

from __future__ import annotations

import io
from email.message import EmailMessage

import pytest

from dateline.intake import read
from dateline.intake.mail.sender import Sender, forwarded_subject, sender_named
from dateline.intake.mail.text import flowing, without_frame
from dateline.model import Page, Refusal


def mail(**fields: str) -> EmailMessage:
    message = EmailMessage()
    given = {
        "From": "The Pier <news@pier.example>",
        "To": "Reader <reader@example.org>",
        "Subject": "Nets cut off Iceland",
        "Date": "Mon, 06 May 2024 07:08:09 +0200",
    } | {name.replace("_", "-"): value for name, value in fields.items()}
    for name, value in given.items():
        message[name] = value
    return message


def found_in(message: EmailMessage | bytes) -> list[Page | Refusal]:
    raw = message if isinstance(message, bytes) else bytes(message)
    return list(read([], io.BytesIO(raw)))


def page_of(message: EmailMessage | bytes) -> Page:
    (page,) = found_in(message)
    assert isinstance(page, Page)
    return page


def test_a_newsletter_gives_outlet_title_and_date() -> None:
    message = mail()
    message.set_content("Plain words.")
    message.add_alternative("<html><body><p>Þorskur words.</p></body></html>", subtype="html")
    page = page_of(message)
    assert page.media == "html"
    assert "<p>Þorskur words.</p>" in page.content
    assert (page.title, page.outlet, page.byline) == ("Nets cut off Iceland", "The Pier", None)
    assert (page.published, page.latest) == ("2024-05-06T07:08:09+02:00", "2024-05-06")
    assert page.warnings == ("the date is the mail's",)


def test_no_address_is_kept() -> None:
    message = mail(From="Jane Doe <jane.doe@gmail.com>", Reply_To="jane.doe@gmail.com")
    message.set_content("Words.")
    assert "jane.doe" not in repr(page_of(message))


@pytest.mark.parametrize(
    ("written", "listed", "sender"),
    [
        ("The Pier <news@pier.example>", False, Sender(outlet="The Pier")),
        ('"Reuters, World" <no-reply.alerts@x.com>', False, Sender(outlet="Reuters, World")),
        ("Jane Doe <jane@gmail.com>", False, Sender(byline="Jane Doe")),
        ("Jane Doe <jane@fish.gov>", False, Sender(byline="Jane Doe", outlet="fish.gov")),
        ("news@pier.example", False, Sender(outlet="pier.example")),
        ("jane@gmail.com", False, Sender()),
        ("Jane Doe via Fish Weekly <x@list.org>", True,
         Sender(byline="Jane Doe", outlet="Fish Weekly")),
        ("Letters from an Islander <jane@substack.com>", True,
         Sender(outlet="Letters from an Islander")),
        ("=?utf-8?Q?=C3=9Ej=C3=B3=C3=B0viljinn?= <press@x.is>", False,
         Sender(outlet="Þjóðviljinn")),
        ("", False, Sender()),
        ("<<>>@@ ,,", False, Sender()),
    ],
)  # fmt: skip
def test_who_sends_it(written: str, listed: bool, sender: Sender) -> None:
    assert sender_named(written, listed=listed) == sender


@pytest.mark.parametrize(
    ("subject", "bare", "forwarded"),
    [
        ("Fwd: Nets cut", "Nets cut", True),
        ("Re: FW: WG: Nets cut", "Nets cut", True),
        ("AW: Nets cut", "Nets cut", False),
        ("Iceland: nets cut", "Iceland: nets cut", False),
        ("Fwd:", None, True),
        (None, None, False),
    ],
)
def test_subjects(subject: str | None, bare: str | None, forwarded: bool) -> None:
    assert forwarded_subject(subject) == (bare, forwarded)


FORWARDED = """\
Have a look at this.

---------- Forwarded message ---------
From: Harbour News <newsletter@harbour.example>
Date: Fri, May 3, 2024 at 7:08 AM
Subject: Gunboats sail
To: <jane@gmail.com>

Two gunboats left Reykjavik.

--\x20
Unsubscribe here
"""


def test_a_forwarded_mail_is_the_one_that_it_passes_on() -> None:
    message = mail(From="Jane Doe <jane@gmail.com>", Subject="Fwd: Gunboats sail")
    message.set_content(FORWARDED, cte="8bit")
    page = page_of(message)
    assert page.content.strip() == "Two gunboats left Reykjavik."
    assert (page.title, page.outlet, page.byline) == ("Gunboats sail", "Harbour News", None)
    assert (page.published, page.latest) == ("2024-05-03", "2024-05-06")
    assert [removed.why for removed in page.removed] == ["metadata", "other"]
    assert "forwarded" in page.warnings[0]


def test_quoted_and_foreign_forwards() -> None:
    apple = (
        "> Begin forwarded message:\n> \n> From: A B <news@b.org>\n> Subject: Nets\n> \n> Cut.\n"
    )
    text = without_frame(apple)
    assert text.content.strip() == "Cut."
    assert text.forward
    assert text.forward.sender == Sender(outlet="A B")
    german = "-----Ursprüngliche Nachricht-----\nVon: Amt [mailto:presse@amt.de]\nGesendet: x\n" \
        "An: y\nBetreff: Netze\n\nGekappt."  # fmt: skip
    text = without_frame(german)
    assert text.content.strip() == "Gekappt."
    assert text.forward
    assert (text.forward.subject, text.forward.date) == ("Netze", None)


def test_a_forward_in_html_leaves_sender_and_date_open() -> None:
    message = mail(From="Jane Doe <jane@gmail.com>", Subject="Fwd: Gunboats sail")
    message.set_content("<p>Two gunboats left.</p>", subtype="html")
    page = page_of(message)
    assert (page.outlet, page.byline, page.published) == (None, None, None)
    assert (page.title, page.latest) == ("Gunboats sail", "2024-05-06")


def test_words_about_forwarding_are_no_forward() -> None:
    text = "The ministry said:\nForwarded message\nwas what the note was called."
    assert without_frame(text).content == text


def test_flowed_lines_are_joined() -> None:
    text = "The trawlers \nleft port.\n\n> They \n> said so.\n-- \nJane"
    assert flowing(text, delete_space=False) == (
        "The trawlers left port.\n\n> They said so.\n-- \nJane"
    )
    assert flowing("漁 \n船", delete_space=True) == "漁船"
    raw = (
        b"From: a <news@b.org>\nSubject: x\nDate: y\nContent-Type: text/plain; format=flowed\n"
        b"\nThe trawlers \nleft port.\n"
    )
    assert page_of(raw).content == "The trawlers left port."


def test_attached_pages_are_read_and_the_rest_passed_over() -> None:
    inner = mail(Subject="Inner", From="Amt <presse@amt.example>")
    inner.set_content("Inner words.")
    message = mail()
    message.set_content("Outer words.")
    message.add_attachment(b"<p>Attached.</p>", maintype="text", subtype="html", filename="a.html")
    message.add_attachment(b"BEGIN:VCARD", maintype="text", subtype="vcard", filename="me.vcf")
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="logo.png")
    message.add_attachment(b"PK", maintype="application", subtype="msword", filename="a.docx")
    message.add_attachment(b"Climb.", maintype="text", subtype="plain", filename="../../a.txt")
    message.add_attachment(inner)
    found = found_in(message)
    assert [item.content.strip() for item in found if isinstance(item, Page)] == [
        "Outer words.", "<p>Attached.</p>", "Inner words.",
    ]  # fmt: skip
    assert found[1].place == "<stdin>!/a.html"
    assert isinstance(found[-1], Page)
    assert (found[-1].title, found[-1].outlet) == ("Inner", "Amt")
    assert [item.place for item in found if isinstance(item, Refusal)] == [
        "<stdin>!/a.docx", "<stdin>!/../../a.txt",
    ]  # fmt: skip


def test_mails_in_mails_go_only_so_deep() -> None:
    message = mail()
    message.set_content("Level 0.")
    for level in range(1, 7):
        outer = mail()
        outer.set_content(f"Level {level}.")
        outer.add_attachment(message)
        message = outer
    found = found_in(message)
    assert [item.content.strip() for item in found if isinstance(item, Page)] == [
        "Level 6.", "Level 5.", "Level 4.", "Level 3.",
    ]  # fmt: skip
    assert isinstance(found[-1], Refusal)
    assert "more than 3 deep" in found[-1].reason


def test_a_mail_without_text_is_refused() -> None:
    (found,) = found_in(b"From: a@b.org\nSubject: x\nDate: y\n\n \n")
    assert found == Refusal("<stdin>", "a mail without text")


@pytest.mark.parametrize(
    "raw",
    [
        b"From: \xff\xfe\nSubject: =?utf-8?B?////?=\nDate: Mon, 99 Foo 99999 99:99\n\nWords.",
        b"From: a\nSubject: =?unknown-8bit?Q?=FF?=\nDate: 1 Jan 0001 00:00:00 +2359\n\nWords.",
        b"From: a\nSubject: b\nDate: c\nContent-Type: text/plain; charset=\"x\xff\"\n\nWords.",
        b"From: a\nSubject: b\nDate: c\nContent-Type: multipart/mixed\n\nWords.",
        b"From: a\nSubject: b\nDate: c\nContent-Transfer-Encoding: base64\n\n!!!!",
        b"From: a\nSubject: b\nDate: c\nContent-Type: text/plain\n"
        b"Content-Disposition: attachment; filename*=x'y'%FF\n\nWords.",
    ],
)  # fmt: skip
def test_strange_mails_give_pages_or_refusals(raw: bytes) -> None:
    assert found_in(raw)
