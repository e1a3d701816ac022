"""What counts as read: the thread's marker, the forum's moment, the horizon."""

from datetime import timedelta

import pytest
from django.utils import timezone

from forums.actions import curation
from forums.actions.reading import mark_forums_read, mark_read, watch, watch_wide
from forums.actions.undo import undo
from forums.models import Post, ReadMarker, Thread, Watch
from forums.models.unread import unread, with_unread
from forums.visible import Reader
from moderation.grounds import Ground
from tests.factories import a_member, a_reply, a_thread

LONG_AGO = timedelta(days=100)


def found(member, *, with_new=False):
    return list(unread(Thread.objects.all(), member, with_new=with_new, looked_at=9).by_activity())


def hide(post, by):
    curation.hide(post=post, by=by, reason=Ground("It points to one child.", "2.2", 1))


def read_to(member, thread):
    return Thread.objects.with_reading(member).get(pk=thread.pk).read_to


def everything_read(member, forum, until=None):
    mark_forums_read(member=member, forums=[forum.pk], until=until or timezone.now())


def test_a_followed_thread_is_unread_until_it_is_read(thread, author, watcher):
    watch(thread, watcher, Watch.Volume.TRACKING)
    assert found(watcher) == [thread]
    mark_read(thread, watcher, 1)
    assert found(watcher) == []
    a_reply(thread, author)
    assert found(watcher) == [thread]


@pytest.mark.parametrize(
    ("volume", "new", "opened"),
    [(None, 1, 0), ("MUTED", 0, 0), ("NORMAL", 1, 0), ("TRACKING", 1, 1), ("WATCHING", 1, 1)],
)
def test_a_new_thread_is_shown_and_an_opened_one_only_where_it_is_followed(
    thread, author, watcher, volume, new, opened
):
    if volume:
        watch(thread, watcher, Watch.Volume[volume])
    assert len(found(watcher, with_new=True)) == new
    mark_read(thread, watcher, 1)
    a_reply(thread, author)
    assert len(found(watcher, with_new=True)) == opened


def test_my_own_posts_are_not_unread(thread, watcher):
    watch(thread, watcher, Watch.Volume.WATCHING)
    mark_read(thread, watcher, 1)
    a_reply(thread, watcher)
    assert found(watcher) == []


def test_a_hidden_post_is_not_unread(thread, author, watcher, moderator):
    watch(thread, watcher, Watch.Volume.WATCHING)
    mark_read(thread, watcher, 1)
    a_reply(thread, author)
    assert found(watcher) == [thread]
    hide(thread.posts.get(number=2), moderator)
    assert found(watcher) == []


def test_a_hidden_post_does_not_hide_those_before_it(thread, author, watcher, moderator):
    watch(thread, watcher, Watch.Volume.WATCHING)
    mark_read(thread, watcher, 1)
    for _ in range(3):
        last = a_reply(thread, author)
    hide(last, moderator)
    assert found(watcher) == [thread]
    thread.refresh_from_db()
    mark_read(thread, watcher, 3)
    assert found(watcher) == []
    a_reply(thread, author)
    assert found(watcher) == [thread]


def test_posts_of_others_are_unread_under_an_own_one(thread, author, watcher):
    watch(thread, watcher, Watch.Volume.WATCHING)
    a_reply(thread, author)
    a_reply(thread, watcher)
    ReadMarker.objects.filter(member=watcher).update(number=1)
    assert found(watcher) == [thread]
    ReadMarker.objects.filter(member=watcher).update(number=2)
    assert found(watcher) == []


def test_what_was_taken_back_is_not_unread_and_what_stood_before_it_is(thread, author, watcher):
    watch(thread, watcher, Watch.Volume.WATCHING)
    mark_read(thread, watcher, 1)
    a_reply(thread, author)
    undo(post=a_reply(thread, author), by=author)
    assert found(watcher) == [thread]
    thread.refresh_from_db()
    mark_read(thread, watcher, 2)
    assert found(watcher) == []


def test_what_a_forum_was_marked_read_up_to_is_read_and_the_next_post_is_not(
    thread, author, watcher, moderator
):
    for member in (watcher, moderator):
        watch(thread, member, Watch.Volume.WATCHING)
    everything_read(watcher, thread.forum)
    assert found(watcher) == []
    assert found(moderator) == [thread]
    assert read_to(watcher, thread) == 1
    a_reply(thread, author)
    assert found(watcher) == [thread]
    assert read_to(watcher, thread) == 1


def test_the_marker_counts_where_it_is_further(forum, author, watcher):
    thread = a_thread(forum, author, posts=3)
    everything_read(watcher, forum, until=thread.posts.get(number=1).posted_at)
    assert read_to(watcher, thread) == 1
    mark_read(thread, watcher, 2)
    assert read_to(watcher, thread) == 2


def test_what_is_older_than_the_horizon_is_read(forum, author, watcher):
    old = timezone.now() - LONG_AGO
    thread = a_thread(forum, author)
    Thread.objects.update(started_at=old, last_post_at=old)
    Post.objects.update(posted_at=old)
    veteran = a_member()
    veteran.admitted_at = old - LONG_AGO
    veteran.save()
    for member in (watcher, veteran):
        watch(thread, member, Watch.Volume.WATCHING)
        assert found(member, with_new=True) == []
        assert read_to(member, thread) == 1
    a_reply(thread, author)
    assert found(veteran) == [thread]
    assert read_to(veteran, thread) == 1


def test_who_comes_new_has_not_everything_unread(thread, author, watcher):
    newcomer = a_member()
    newcomer.admitted_at = timezone.now()
    newcomer.save()
    assert found(watcher, with_new=True) == [thread]
    assert found(newcomer, with_new=True) == []
    fresh = a_thread(thread.forum, author, title="A fresh one")
    assert found(newcomer, with_new=True) == [fresh]


def test_unread_posts_are_counted_and_the_first_is_known(forum, author, watcher):
    thread = a_thread(forum, author, posts=5)
    watch_wide(member=watcher, volume=Watch.Volume.TRACKING, forum=forum)
    mark_read(thread, watcher, 2)
    reader = Reader(True, True, False, watcher.pk)
    rows = with_unread(unread(Thread.objects.all(), reader, with_new=False, looked_at=9), reader)
    assert [row.unread_posts for row in rows] == [{"count": 3, "first": 3}]
