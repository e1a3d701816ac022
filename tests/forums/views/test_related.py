"""At the end of a thread stand others about the same, of those that the reader may read."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from directory.models import Priority
from forums.actions import stages
from tests.factories import a_thread

HTMX = {"HX-Request": "true"}


@pytest.fixture
def about(forum, author):
    return a_thread(forum, author, "What do you ask first?", tags=["first meeting"])


def related(client, thread, **more):
    page = client.get(reverse("thread_related", args=[thread.pk]), **more)
    return [one.title for one in page.context["related"]]


def test_who_shares_a_tag_stands_before_who_shares_a_priority(signed_in, forum, author, about):
    other = Priority.objects.in_use().exclude(slug="prevention").first()
    a_thread(forum, author, "By tag", tags=["first meeting"], priorities=[other])
    a_thread(forum, author, "By priority")
    a_thread(forum, author, "About something else", priorities=[other])
    assert related(signed_in, about) == ["By tag", "By priority"]
    page = signed_in.get(about.get_absolute_url()).content.decode()
    assert reverse("thread_related", args=[about.pk]) in page


def test_of_forums_that_the_reader_may_not_read_there_is_none(
    client, signed_in, seats_forum, secretariat, about
):
    a_thread(seats_forum, secretariat, "For seats")
    assert related(signed_in, about) == []
    client.force_login(secretariat)
    assert related(client, about) == ["For seats"]


def test_nothing_from_the_archive(signed_in, forum, author, moderator, about):
    old = a_thread(forum, author, "Old")
    assert related(signed_in, about) == ["Old"]
    stages.move_to(thread=old, stage="archived", by=moderator)
    assert related(signed_in, about) == []


def test_a_thread_that_may_not_be_read_is_not_known(signed_in, seats_forum, secretariat):
    thread = a_thread(seats_forum, secretariat)
    address = reverse("thread_related", args=[thread.pk])
    assert signed_in.get(address).status_code == 404


def test_it_comes_as_a_piece_or_as_a_page(signed_in, about):
    address = reverse("thread_related", args=[about.pk])
    assert "<html" in signed_in.get(address).content.decode()
    assert "<html" not in signed_in.get(address, headers=HTMX).content.decode()


def test_it_costs_one_query_more_whatever_is_found(
    signed_in, forum, author, about, django_assert_num_queries
):
    address = reverse("thread_related", args=[about.pk])
    a_thread(forum, author)
    signed_in.get(address, headers=HTMX)
    with CaptureQueriesContext(connection) as one:
        signed_in.get(address, headers=HTMX)
    for _more in range(2):
        a_thread(forum, author)
    with django_assert_num_queries(len(one)):
        signed_in.get(address, headers=HTMX)
