"""What a digest speaks of."""

from datetime import timedelta

import pytest
from django.utils import timezone

from directory.models import Priority
from forums.actions.reading import mark_read, watch
from forums.models import Thread, Watch
from notifications import digests
from notifications.digests import MOST, NEWEST, Window, gather
from tests.factories import a_reply, a_thread
from tests.notifications.outcomes import watches


@pytest.fixture
def window():
    now = timezone.now()
    return Window(now - timedelta(hours=1), now + timedelta(hours=1))


def told(member, window):
    return [(item.thread_id, item.why, item.new_posts) for item in gather(member, window)]


def follows(member, *slugs):
    member.priorities.set(Priority.objects.filter(slug__in=slugs))


def test_news_of_a_watched_thread(thread, author, watcher, window):
    watches(watcher, thread)
    a_reply(thread, author)
    assert told(watcher, window) == [(thread.pk, "watching", 2)]


def test_news_of_a_followed_priority(thread, author, watcher, moderator, window):
    follows(watcher, "prevention")
    follows(moderator, "migration")
    assert told(watcher, window) == [(thread.pk, "priority", 1)]
    assert told(moderator, window) == []


def test_what_is_watched_comes_first_and_once(forum, author, watcher, window):
    follows(watcher, "prevention")
    first, second = a_thread(forum, author), a_thread(forum, author, title="A newer one")
    watches(watcher, first)
    assert told(watcher, window) == [(first.pk, "watching", 1), (second.pk, "priority", 1)]


def test_a_muted_thread_is_left_out(thread, watcher, window):
    follows(watcher, "prevention")
    assert told(watcher, window)
    watch(thread, watcher, Watch.Volume.MUTED)
    assert told(watcher, window) == []


def test_what_was_read_is_left_out(thread, author, watcher, window):
    watches(watcher, thread)
    a_reply(thread, author)
    thread.refresh_from_db()
    mark_read(thread, watcher, 1)
    assert [item.first_number for item in gather(watcher, window)] == [2]
    mark_read(thread, watcher, 2)
    assert told(watcher, window) == []


def test_my_own_posts_are_no_news_to_me(thread, author, watcher, window):
    watches(watcher, thread)
    mark_read(thread, watcher, 1)
    a_reply(thread, watcher)
    assert told(watcher, window) == []
    assert told(author, window) == [(thread.pk, "watching", 1)]


def test_only_what_came_in_the_window(thread, author, watcher):
    watches(watcher, thread)
    now = timezone.now()
    a_reply(thread, author)
    assert told(watcher, Window(now, now + timedelta(hours=1))) == [(thread.pk, "watching", 1)]
    assert told(watcher, Window(now + timedelta(hours=1), now + timedelta(hours=2))) == []


def test_a_forum_one_may_not_read_is_not_told_of(
    seats_forum, secretariat, seat_holder, watcher, window
):
    thread = a_thread(seats_forum, secretariat)
    for member in (seat_holder, watcher):
        follows(member, "prevention")
        watches(member, thread)
    assert told(seat_holder, window) == [(thread.pk, "watching", 1)]
    assert told(watcher, window) == []


def test_twelve_threads_at_the_most(forum, author, watcher, window):
    follows(watcher, "prevention")
    for number in range(MOST + 2):
        thread = a_thread(forum, author, title=f"Question {number}")
        if number % 2:
            watches(watcher, thread)
    found = told(watcher, window)
    assert len(found) == MOST
    assert [why for _pk, why, _posts in found] == ["watching"] * 7 + ["priority"] * 5


def test_of_a_very_long_thread_only_the_newest_posts_are_counted(
    thread, author, watcher, window, monkeypatch
):
    monkeypatch.setattr(digests, "NEWEST", 3)
    watches(watcher, thread)
    for _ in range(5):
        a_reply(thread, author)
    assert NEWEST > 3
    assert told(watcher, window) == [(thread.pk, "watching", 3)]


@pytest.mark.parametrize("how_many", [1, 3])
def test_gathering_asks_four_queries_whatever_there_is_to_say(
    how_many, forum, author, watcher, window, django_assert_num_queries
):
    follows(watcher, "prevention")
    for number in range(how_many):
        watches(watcher, a_thread(forum, author, title=f"Watched {number}"))
        a_thread(forum, author, title=f"Followed {number}")
    assert Thread.objects.count() == 2 * how_many
    # Forums, watched, followed, saved searches.
    with django_assert_num_queries(4):
        assert len(gather(watcher, window)) == 2 * how_many
