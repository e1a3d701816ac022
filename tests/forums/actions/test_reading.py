"""How far read, and how loud."""

from datetime import timedelta

import pytest
from django.utils import timezone

from forums.actions.reading import (
    look_at_forum,
    mark_forums_read,
    mark_read,
    undo_mark,
    watch,
    watch_if_new,
    watch_wide,
)
from forums.models import ForumMarker, ReadMarker, Thread, Watch
from forums.models.reading import UNDO
from forums.models.watching import OF_A_THREAD
from tests.factories import a_forum, a_member, a_reply, a_thread


def marker(thread, member):
    return ReadMarker.objects.get(thread=thread, member=member).number


def test_a_marker_moves_forward_and_never_back(forum, author, watcher):
    thread = a_thread(forum, author, posts=5)
    for number, expected in [(2, 2), (4, 4), (1, 4), (4, 4)]:
        mark_read(thread, watcher, number)
        assert marker(thread, watcher) == expected


def test_nobody_has_read_what_is_not_written_yet(thread, author, watcher):
    mark_read(thread, watcher, 1000)
    assert marker(thread, watcher) == 1
    a_reply(thread, author)
    assert Thread.objects.unread_by(watcher, timezone.now().replace(year=2000)).get() == thread


def test_one_members_marker_is_not_anothers(thread, author, watcher, moderator):
    mark_read(thread, watcher, 1)
    assert not ReadMarker.objects.filter(member=moderator).exists()


@pytest.mark.parametrize("volume", OF_A_THREAD)
def test_a_volume_is_kept_until_another_is_chosen(thread, watcher, volume):
    watch(thread, watcher, Watch.Volume.WATCHING)
    watch(thread, watcher, volume)
    watch_if_new(thread, watcher)
    assert Watch.objects.get(thread=thread, member=watcher).volume == volume


@pytest.mark.parametrize("volume", [Watch.Volume.FIRST_POSTS, 5, -1])
def test_a_thread_has_no_other_volumes(thread, watcher, volume):
    with pytest.raises(ValueError, match="not a valid"):
        watch(thread, watcher, volume)


def test_who_muted_the_forum_and_replies_does_not_watch_by_that(thread, watcher, moderator):
    for member, volume in ((watcher, Watch.Volume.MUTED), (moderator, Watch.Volume.TRACKING)):
        watch_wide(member=member, volume=volume, forum=thread.forum)
        a_reply(thread, member)
    assert not Watch.objects.filter(member=watcher).exists()
    assert Watch.objects.get(member=moderator).volume == Watch.Volume.WATCHING


def rows_of(member):
    return [model.objects.filter(member=member).count() for model in (ReadMarker, ForumMarker)]


@pytest.mark.parametrize("how_many", [1, 3])
def test_marking_everything_read_writes_a_row_a_forum_whatever_is_in_it(
    author, watcher, how_many, django_assert_num_queries
):
    forums = [a_forum(), a_forum()]
    for _ in range(how_many):
        reader = a_member()
        for forum in forums:
            watch(a_thread(forum, author, posts=how_many), reader, Watch.Volume.WATCHING)
    with django_assert_num_queries(1):
        mark_forums_read(
            member=watcher, forums=[forum.pk for forum in forums], until=timezone.now()
        )
    assert rows_of(watcher) == [0, 2]
    assert ForumMarker.objects.count() == 2


@pytest.mark.parametrize("how_many", [1, 3])
def test_marking_a_thread_read_writes_one_row(
    forum, author, watcher, how_many, django_assert_num_queries
):
    thread = a_thread(forum, author, posts=how_many)
    for _ in range(how_many):
        watch(thread, a_member(), Watch.Volume.WATCHING)
    with django_assert_num_queries(1):
        mark_read(thread, watcher, thread.last_number)
    assert rows_of(watcher) == [1, 0]


def test_marking_reaches_no_further_than_the_page_it_was_pressed_on(thread, author, watcher):
    watch(thread, watcher, Watch.Volume.WATCHING)
    until = timezone.now()
    a_reply(thread, author)
    mark_forums_read(member=watcher, forums=[thread.forum_id], until=until)
    assert Thread.objects.with_reading(watcher).get().read_to == 1
    future = timezone.now() + timedelta(days=1)
    mark_forums_read(member=watcher, forums=[thread.forum_id], until=future)
    assert ForumMarker.objects.get().all_read_until <= timezone.now()


def test_a_mark_is_taken_back_and_the_moment_before_it_comes_again(thread, watcher):
    first = timezone.now() - timedelta(hours=1)
    mark_forums_read(member=watcher, forums=[thread.forum_id], until=first)
    ForumMarker.objects.update(marked_at=first)
    for _press in range(2):
        mark_forums_read(member=watcher, forums=[thread.forum_id], until=timezone.now())
    assert undo_mark(member=watcher)
    assert ForumMarker.objects.get().all_read_until == first
    assert not undo_mark(member=watcher)


def test_after_a_while_it_cannot_be_taken_back(thread, watcher, moderator):
    mark_forums_read(member=watcher, forums=[thread.forum_id], until=timezone.now())
    assert not undo_mark(member=moderator)
    ForumMarker.objects.update(marked_at=timezone.now() - UNDO)
    assert not undo_mark(member=watcher)
    assert ForumMarker.objects.get().all_read_until


def test_looking_at_a_forum_again_moves_the_moment(forum, watcher):
    look_at_forum(forum, watcher)
    first = ForumMarker.objects.get().read_until
    look_at_forum(forum, watcher)
    assert ForumMarker.objects.get().read_until > first
