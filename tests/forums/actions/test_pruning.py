"""Read markers that say nothing any more go, and nothing becomes unread by it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from forums.actions import pruning
from forums.actions.pruning import prune_markers
from forums.actions.reading import mark_forums_read, mark_read
from forums.models import ForumMarker, ReadMarker, Thread
from tests.factories import a_member, a_thread


def everything_read(member, forum, *, long_over=True):
    mark_forums_read(member=member, forums=[forum.pk], until=timezone.now())
    if long_over:
        ForumMarker.objects.update(marked_at=timezone.now() - timedelta(hours=1))


def read_to(member, thread):
    return Thread.objects.with_reading(member).get(pk=thread.pk).read_to


@pytest.fixture
def read(forum, author, watcher):
    """A thread of three posts that the watcher has read."""
    thread = a_thread(forum, author, posts=3)
    mark_read(thread, watcher, 3)
    return thread


def test_markers_of_a_forum_that_was_marked_read_go(read, watcher, moderator):
    mark_read(read, moderator, 2)
    everything_read(watcher, read.forum)
    assert prune_markers() == 1
    assert read_to(watcher, read) == 3
    assert ReadMarker.objects.filter(member=moderator).exists()


def test_as_long_as_it_can_be_taken_back_they_stay(read, watcher):
    everything_read(watcher, read.forum, long_over=False)
    assert prune_markers() == 0
    everything_read(watcher, read.forum)
    assert prune_markers() == 1


def test_markers_behind_the_horizon_go(read, watcher):
    old = timezone.now() - timedelta(days=91)
    Thread.objects.update(last_post_at=old)
    read.posts.update(posted_at=old)
    assert prune_markers() == 2  # the author's, too
    assert read_to(watcher, read) == 3


def test_all_windows_are_looked_at(read, monkeypatch):
    monkeypatch.setattr(pruning, "WINDOW", 1)
    for _ in range(3):
        member = a_member()
        mark_read(read, member, 3)
        everything_read(member, read.forum)
    assert prune_markers() == 3
    assert ReadMarker.objects.count() == 2


def test_a_run_ends_in_time_and_the_next_one_goes_on(read, watcher):
    everything_read(watcher, read.forum)
    assert prune_markers(longest=0) == 0
    assert prune_markers() == 1
