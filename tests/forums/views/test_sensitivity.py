"""The page that says what may leave of a thread, and the mark on the thread."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from forums.actions.sensitivity import change_sensitivity
from forums.models import Thread
from tests.factories import a_forum, a_thread
from tests.forums.views.test_thread_new import start

MARK = "Nothing of this leaves by mail but the title."


def page_of(thread) -> str:
    return reverse("sensitivity", args=[thread.pk])


def offered(page) -> list[str]:
    return re.findall(r'name="sensitivity" value="([^"]*)"', page.content.decode())


def test_the_author_holds_back_more_and_the_thread_says_so(client, thread, author, watcher):
    client.force_login(author)
    assert MARK not in client.get(thread.get_absolute_url()).content.decode()
    assert page_of(thread) in client.get(thread.get_absolute_url()).content.decode()
    assert offered(client.get(page_of(thread))) == ["", "titles-only", "no-record"]
    answer = client.post(page_of(thread), {"sensitivity": "titles-only"})
    assert answer["Location"] == thread.get_absolute_url()
    client.force_login(watcher)
    assert MARK in client.get(thread.get_absolute_url()).content.decode()


def test_the_author_does_not_let_out_again_what_colleagues_wrote_inside(client, thread, author):
    change_sensitivity(thread=thread, by=author, sensitivity="titles-only")
    client.force_login(author)
    assert offered(client.get(page_of(thread))) == ["titles-only", "no-record"]
    assert client.post(page_of(thread), {"sensitivity": ""}).status_code == 422
    assert Thread.objects.get(pk=thread.pk).sensitivity == "titles-only"


def test_who_moderates_does(client, thread, author, moderator):
    change_sensitivity(thread=thread, by=author, sensitivity="titles-only")
    client.force_login(moderator)
    assert client.post(page_of(thread), {"sensitivity": ""}).status_code == 302
    assert Thread.objects.get(pk=thread.pk).sensitivity == ""


def test_nobody_else(client, thread, watcher):
    client.force_login(watcher)
    assert client.get(page_of(thread)).status_code == 403
    assert page_of(thread) not in client.get(thread.get_absolute_url()).content.decode()
    assert client.post(page_of(thread), {"sensitivity": "no-record"}).status_code == 403


def test_nothing_laxer_than_the_forum_is_taken(client, author):
    thread = a_thread(a_forum(sensitivity="titles-only"), author)
    client.force_login(author)
    assert offered(client.get(page_of(thread))) == ["", "no-record"]
    assert client.post(page_of(thread), {"sensitivity": "open"}).status_code == 422


def test_it_is_chosen_when_a_thread_is_started(writing, forum):
    page = writing.get(reverse("thread_new", args=[forum.slug]))
    assert offered(page) == ["", "titles-only", "no-record"]
    assert start(writing, forum, sensitivity="open").status_code == 422
    start(writing, forum, sensitivity="no-record")
    assert Thread.objects.get().sensitivity == "no-record"


def test_where_there_is_nothing_to_choose_nothing_is_asked(writing):
    silent = a_forum(sensitivity="no-record")
    assert offered(writing.get(reverse("thread_new", args=[silent.slug]))) == []
    start(writing, silent)
    assert Thread.objects.get().sensitivity == ""


def test_the_mark_and_its_button_cost_no_query(client, author, moderator, forum):
    asked = []
    client.force_login(moderator)
    for own in ("", "titles-only", "no-record"):
        thread = a_thread(forum, author, sensitivity=own)
        for _time in "12":
            client.get(thread.get_absolute_url())
        with CaptureQueriesContext(connection) as queries:
            client.get(thread.get_absolute_url())
        asked.append(len(queries))
    assert asked == [asked[0]] * 3


@pytest.mark.parametrize(("sensitivity", "there"), [("titles-only", True), ("no-record", False)])
def test_search_engines_get_no_title_that_may_not_leave(
    client, public_forum, author, sensitivity, there
):
    thread = a_thread(public_forum, author, sensitivity=sensitivity)
    assert (thread.get_absolute_url() in client.get("/sitemap.xml").content.decode()) == there
    page = client.get(thread.get_absolute_url()).content.decode()
    assert ("canonical" in page) == there
    assert ("noindex" in page) != there
