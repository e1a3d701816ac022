"""A thread on paper, for the file of who works on something: as a page, and as PDF."""

from io import BytesIO

import pikepdf
import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from forums.actions import curation
from forums.actions.office import readings_in
from forums.paper import gather, pdf
from moderation.grounds import Ground
from tests.attachments import a_file, read_back
from tests.factories import a_group, a_reply, a_thread

WORDS = (
    "<h4>Łódź</h4><p>Ąžuolas, Õun, Þór, Кириллица and <strong>bold</strong></p>"
    "<ul><li>one</li></ul>"
    "<table><tr><th>A</th></tr><tr><td>1</td></tr></table><blockquote><p>said</p></blockquote>"
)


def page_of(client, thread) -> str:
    response = client.get(reverse("thread_paper", args=[thread.pk]))
    assert response.status_code == 200
    return response.content.decode()


def test_it_says_what_where_from_when_and_by_whom(signed_in, watcher, forum, author):
    thread = a_thread(forum, author, "What do you ask first?", tags=["first meeting"])
    a_reply(thread, watcher, WORDS, written_as="html", files=[a_file("form.pdf")])
    page = page_of(signed_in, thread)
    for said in (
        *("What do you ask first?", "Common room", thread.get_absolute_url(), "first meeting"),
        *("#1 Kaisa R.", "#2 Mihkel T.", "Finland", " UTC", "Made by", "form.pdf", "<h4>Łódź</h4>"),
        "Do not pass this paper on without asking the authors.",
    ):
        assert said in page, said
    assert "<script" not in page
    assert "This post is hidden." not in page


def test_what_is_hidden_is_marked_and_nothing_more(signed_in, forum, author, watcher, moderator):
    thread = a_thread(forum, author)
    post = a_reply(thread, watcher, "Kvarkfyr", files=[a_file("kvark.pdf")])
    assert "Kvarkfyr" in page_of(signed_in, thread)
    curation.hide(post=post, by=moderator, reason=Ground("It points to one child."))
    page = page_of(signed_in, thread)
    assert "This post is hidden." in page
    for gone in ("Kvarkfyr", "kvark.pdf", "Mihkel T.</h2>", "#2 Mihkel"):
        assert gone not in page, gone


@pytest.mark.parametrize("name", ["thread_paper", "thread_pdf"])
def test_where_nothing_may_leave_no_paper_is_made(name, client, seat_holder, seats_forum, author):
    thread = a_thread(seats_forum, seat_holder)
    client.force_login(seat_holder)
    response = client.get(reverse(name, args=[thread.pk]))
    assert response.status_code == 403
    assert "This thread stays here" in response.content.decode()


@pytest.mark.parametrize("name", ["thread_paper", "thread_pdf"])
def test_a_thread_that_may_not_be_read_is_not_known(name, client, public_forum, author, stranger):
    hidden = a_thread(a_group("care-leavers"), author)
    public = a_thread(public_forum, author)
    address = reverse(name, args=[public.pk])
    assert client.get(address).url.startswith(reverse("account_login"))
    for member, thread in ((stranger, public), (author, hidden)):
        client.force_login(member)
        assert client.get(reverse(name, args=[thread.pk])).status_code == 404


def test_that_the_secretariat_made_one_by_office_is_noted(client, secretariat, author):
    group = a_group("care-leavers")
    thread = a_thread(group, author)
    client.force_login(secretariat)
    page_of(client, thread)
    assert [line.actor for line in readings_in(group)] == [secretariat]


def test_a_long_thread_is_cut_and_says_so(signed_in, forum, author, monkeypatch):
    monkeypatch.setattr(gather, "MOST_POSTS", 2)
    whole, long = a_thread(forum, author, posts=2), a_thread(forum, author, posts=4)
    assert "The thread is longer" not in page_of(signed_in, whole)
    page = page_of(signed_in, long)
    assert "The thread is longer: 2 posts are not on this paper." in page
    assert "Reply number 3." not in page
    monkeypatch.setattr(gather, "MOST_LETTERS", 10)
    assert "The thread is longer: 1 post is not on this paper." in page_of(signed_in, whole)


def test_it_costs_the_same_whatever_its_length(signed_in, forum, author, django_assert_num_queries):
    thread = a_thread(forum, author)
    page_of(signed_in, thread)
    with CaptureQueriesContext(connection) as one:
        page_of(signed_in, thread)
    for _more in range(2):
        a_reply(thread, author)
    with django_assert_num_queries(len(one)):
        page_of(signed_in, thread)


def test_the_pdf_is_tagged_and_says_the_same(signed_in, forum, author, watcher, moderator):
    thread = a_thread(forum, author, "Was fragt ihr zuerst?", language="de", written=WORDS)
    a_reply(thread, watcher, "<p>A sign that no font has: \U0001f9f8</p>", written_as="html")
    hidden = a_reply(thread, watcher, "Kvarkfyr")
    curation.hide(post=hidden, by=moderator, reason=Ground("It points to one child."))
    response = signed_in.get(reverse("thread_pdf", args=[thread.pk]))
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == f'attachment; filename="havn-{thread.pk}.pdf"'
    assert "no-store" in response["Cache-Control"]
    with pikepdf.open(BytesIO(response.content)) as document:
        assert str(document.Root.Lang) == "en"
        assert document.Root.MarkInfo.Marked
        assert "/StructTreeRoot" in document.Root
        assert document.open_metadata()["dc:title"] == thread.title
    said = " ".join(read_back("pdf", response.content).words.split())
    for words in (
        *(
            thread.title,
            "Common room",
            "#1 Kaisa R.",
            "Łódź",
            "Ąžuolas, Õun, Þór, Кириллица",
            " UTC",
        ),
        *("This post is hidden.", "A sign that no font has:", "Do not pass this paper on"),
    ):
        assert words in said, words
    assert "Kvarkfyr" not in said


def test_a_paper_without_odd_signs_is_fit_for_an_archive(signed_in, forum, author):
    thread = a_thread(forum, author, written=WORDS)
    response = signed_in.get(reverse("thread_pdf", args=[thread.pk]))
    with pikepdf.open(BytesIO(response.content)) as document:
        metadata = document.open_metadata()
        assert metadata.pdfa_status == "2A"
        assert metadata["pdfuaid:part"] == "1"


def test_a_pdf_that_takes_too_long_is_given_up(signed_in, thread, monkeypatch):
    monkeypatch.setattr(pdf, "SECONDS", 0.01)
    response = signed_in.get(reverse("thread_pdf", args=[thread.pk]))
    assert response.status_code == 503
    assert reverse("thread_paper", args=[thread.pk]) in response.content.decode()


def test_one_member_makes_only_so_many(signed_in, watcher, thread):
    cache.set(f"limit:papers:{watcher.pk}", 59, 3600)
    address = reverse("thread_paper", args=[thread.pk])
    assert [signed_in.get(address).status_code for _time in range(2)] == [200, 429]
