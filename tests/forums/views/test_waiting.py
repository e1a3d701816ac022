"""A moderator sees which threads wait for somebody, who waits longest first."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from directory.models import Priority
from forums.actions import stages
from forums.models import Thread
from tests.factories import a_reply, a_thread

ADDRESS = "/desk/waiting/"


@pytest.fixture
def moderating(client, moderator):
    client.force_login(moderator)
    return client


def days_ago(thread, days):
    Thread.objects.filter(pk=thread.pk).update(last_post_at=timezone.now() - timedelta(days=days))
    return thread


def waiting(client, **query):
    rows = client.get(ADDRESS, query).context["rows"]
    return [(row.thread.title, row.days) for row in rows]


def test_who_waits_longest_stands_first_and_who_was_answered_nowhere(
    moderating, forum, author, watcher
):
    days_ago(a_thread(forum, author, "New"), 1)
    days_ago(a_thread(forum, author, "Old"), 9)
    a_reply(a_thread(forum, author, "Answered"), watcher)
    over = a_thread(forum, author, "Over")
    stages.move_to(thread=over, stage="concluded", by=author)
    assert waiting(moderating) == [("Old", 9), ("New", 1)]
    assert "waits for 9 days" in moderating.get(ADDRESS).content.decode()


def test_what_fell_quiet_after_replies(moderating, forum, author, watcher):
    quiet, lively = a_thread(forum, author, "Quiet"), a_thread(forum, author, "Lively")
    days_ago(a_thread(forum, author, "Alone"), 20)
    for thread, days in ((quiet, 20), (lively, 2)):
        a_reply(thread, watcher)
        days_ago(thread, days)
    assert waiting(moderating, show="quiet") == [("Quiet", 20)]


def test_by_priority_and_language(moderating, forum, author):
    other = Priority.objects.in_use().exclude(slug="prevention").first()
    a_thread(forum, author, "Suomeksi", language="fi", priorities=[other])
    a_thread(forum, author, "In English")
    assert waiting(moderating, language="fi") == [("Suomeksi", 0)]
    assert waiting(moderating, priority=other.pk) == [("Suomeksi", 0)]
    assert len(waiting(moderating, priority="nonsense", language="tlh")) == 2


def test_only_of_forums_the_moderator_reads(client, moderating, seats_forum, secretariat):
    a_thread(seats_forum, secretariat, "For seats")
    assert waiting(moderating) == []
    client.force_login(secretariat)
    assert waiting(client) == [("For seats", 0)]


def test_it_is_on_the_desk_and_for_others_it_is_not_there(moderating, client, watcher):
    assert f'href="{ADDRESS}"' in moderating.get(reverse("desk")).content.decode()
    client.force_login(watcher)
    assert client.get(ADDRESS).status_code == 404


def test_it_costs_the_same_for_one_and_for_three(
    moderating, forum, author, django_assert_num_queries
):
    a_thread(forum, author)
    moderating.get(ADDRESS)
    with CaptureQueriesContext(connection) as one:
        moderating.get(ADDRESS)
    for _more in range(2):
        a_thread(forum, author)
    with django_assert_num_queries(len(one)):
        moderating.get(ADDRESS)
