"""What moving a thread opens and closes is said first, and wants a yes."""

import pytest
from django.urls import reverse

from forums.actions import locking
from forums.models import Thread
from tests.factories import a_forum

WHY = "It belongs there."


@pytest.fixture
def moderating(client, moderator):
    client.force_login(moderator)
    return client


def send(client, thread, forum, **data):
    sent = {"forum": forum.pk, "words": WHY} | data
    return client.post(reverse("thread_move", args=[thread.pk]), sent)


def stands_in():
    return Thread.objects.get().forum_id


def test_nothing_is_moved_before_a_yes_to_what_was_said(moderating, thread, public_forum):
    page = moderating.get(thread.get_absolute_url()).content.decode()
    assert reverse("thread_move", args=[thread.pk]) in page
    said = send(moderating, thread, public_forum)
    assert "Everybody can read it without signing in" in said.content.decode()
    assert stands_in() == thread.forum_id
    moved = send(moderating, thread, public_forum, confirmed=said.context["asked"].key)
    assert moved["Location"] == thread.get_absolute_url()
    assert stands_in() == public_forum.pk


def test_a_yes_to_one_thing_is_no_yes_to_another(moderating, thread, public_forum):
    key = send(moderating, thread, public_forum).context["asked"].key
    locking.lock(thread=thread, by=thread.author, reason="Meanwhile.")
    again = send(moderating, thread, public_forum, confirmed=key)
    assert again.context["asked"].key != key
    assert stands_in() == thread.forum_id


def test_where_nobody_gains_or_loses_nothing_is_asked(moderating, thread):
    other = a_forum("other", audience="members")
    assert send(moderating, thread, other).status_code == 302
    assert stands_in() == other.pk


def test_a_moderator_moves_to_no_forum_they_do_not_read(moderating, thread, seats_forum):
    assert seats_forum.title not in str(send(moderating, thread, seats_forum).content)
    assert stands_in() == thread.forum_id


def test_for_others_there_is_nothing_of_that(client, author, moderator, thread, public_forum):
    address = reverse("thread_move", args=[thread.pk])
    client.force_login(moderator)
    assert client.get(address).status_code == 200
    client.force_login(author)
    assert client.get(address).status_code == 404
    assert send(client, thread, public_forum).status_code == 404
