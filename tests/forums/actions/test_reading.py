"""How far read, and how loud."""

import pytest
from django.utils import timezone

from forums.actions.reading import look_at_forum, mark_read, watch, watch_if_new
from forums.models import ForumMarker, ReadMarker, Thread, Watch
from tests.factories import a_reply, a_thread


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


@pytest.mark.parametrize("volume", Watch.Volume.values)
def test_a_volume_is_kept_until_another_is_chosen(thread, watcher, volume):
    watch(thread, watcher, Watch.Volume.WATCHING)
    watch(thread, watcher, volume)
    watch_if_new(thread, watcher)
    assert Watch.objects.get(thread=thread, member=watcher).volume == volume
    is_watched = Thread.objects.watched_by(watcher).exists()
    assert is_watched == (volume == Watch.Volume.WATCHING)


@pytest.mark.parametrize("volume", [2, 4, -1])
def test_there_are_no_other_volumes(thread, watcher, volume):
    with pytest.raises(ValueError, match="not a valid"):
        watch(thread, watcher, volume)


def test_looking_at_a_forum_again_moves_the_moment(forum, watcher):
    look_at_forum(forum, watcher)
    first = ForumMarker.objects.get().read_until
    look_at_forum(forum, watcher)
    assert ForumMarker.objects.get().read_until > first
