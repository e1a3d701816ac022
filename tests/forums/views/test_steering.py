"""A moderator pins, closes and opens a thread from its own page."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from forums.models import Thread
from tests.numbers import CODE

GROUND = {"guideline": "2.2", "words": "It goes round in circles."}


@pytest.fixture
def moderating(client, moderator):
    client.force_login(moderator)
    return client


def send(client, name, thread, **data):
    return client.post(reverse(name, args=[thread.pk]), data)


def in_days(number):
    return (timezone.localdate() + timedelta(days=number)).isoformat()


def test_a_moderator_closes_a_thread_with_a_reason_until_a_day(moderating, thread):
    page = moderating.get(thread.get_absolute_url()).content.decode()
    assert reverse("thread_lock", args=[thread.pk]) in page
    sent = send(moderating, "thread_lock", thread, last_day=in_days(3), **GROUND)
    assert sent["Location"] == thread.get_absolute_url()
    page = moderating.get(thread.get_absolute_url()).content.decode()
    assert "It opens again after this day" in page
    assert reverse("thread_unlock", args=[thread.pk]) in page
    record = moderating.get(reverse("thread_record", args=[thread.pk])).content.decode()
    assert GROUND["words"] in record


def test_nothing_is_closed_without_a_reason_or_with_a_number_in_it(moderating, thread):
    assert send(moderating, "thread_lock", thread, guideline="2.2").status_code == 422
    numbered = GROUND | {"words": f"It says {CODE}."}
    assert send(moderating, "thread_lock", thread, **numbered).status_code == 422
    assert not Thread.objects.get().is_locked


def test_a_moderator_opens_it_again(moderating, thread):
    send(moderating, "thread_lock", thread, **GROUND)
    assert Thread.objects.get().is_locked
    send(moderating, "thread_unlock", thread, words="They agree.")
    assert not Thread.objects.get().is_locked


def test_it_is_made_an_announcement_where_the_forum_has_them(moderating, thread, forum):
    page = moderating.get(reverse("thread_pin", args=[thread.pk])).content.decode()
    assert 'name="announce"' in page
    forum.kinds = ["discussion"]
    forum.save()
    for _press, kind in ((1, "discussion"), (2, "announcement")):
        send(moderating, "thread_pin", thread, announce="1")
        assert Thread.objects.get().kind == kind
        forum.kinds = []
        forum.save()
    page = moderating.get(reverse("thread_pin", args=[thread.pk])).content.decode()
    assert 'name="announce"' not in page


@pytest.mark.parametrize("day", [-1, 400])
def test_a_day_that_is_over_or_far_away_is_none(moderating, thread, day):
    assert send(moderating, "thread_pin", thread, last_day=in_days(day)).status_code == 422
    assert (
        send(moderating, "thread_lock", thread, last_day=in_days(day), **GROUND).status_code == 422
    )
    assert not Thread.objects.get().is_pinned


def test_a_moderator_pins_a_thread_and_unpins_it(moderating, thread):
    send(moderating, "thread_pin", thread, last_day=in_days(1))
    assert Thread.objects.get().is_pinned
    page = moderating.get(reverse("thread_pin", args=[thread.pk])).content.decode()
    assert "Unpin it" in page
    assert in_days(1) in page
    send(moderating, "thread_pin", thread, unpin="1")
    assert not Thread.objects.get().is_pinned


@pytest.mark.parametrize("name", ["thread_pin", "thread_lock", "thread_unlock"])
def test_for_others_there_is_nothing_of_that(client, author, moderator, thread, name):
    client.force_login(moderator)
    assert client.get(reverse(name, args=[thread.pk])).status_code == 200
    client.force_login(author)
    assert client.get(reverse(name, args=[thread.pk])).status_code == 404
    assert send(client, name, thread, **GROUND).status_code == 404
