"""Reading closes lines, and only those that were read."""

import pytest

from forums.actions.reading import mark_read as read_thread
from network.lib.activity import Activity
from notifications.actions.inbox import close_hidden, mark_all_read, mark_read, seen
from notifications.models import Notification
from tests.factories import a_reply, a_thread
from tests.notifications.outcomes import deliver_all, watches


@pytest.fixture
def lines(forum, author, watcher):
    """Two threads with one reply each, in the watcher's inbox."""
    for title in ("One question", "Another question"):
        thread = a_thread(forum, author, title=title)
        watches(watcher, thread)
        a_reply(thread, author)
    deliver_all()
    return list(Notification.objects.of(watcher).order_by("pk"))


def unread(member):
    return Notification.objects.unread_count(member)


def test_opening_a_line_closes_that_line(lines, watcher):
    mark_read(line=lines[0])
    assert unread(watcher) == 1


def test_marking_all_closes_all_that_was_seen(lines, watcher):
    mark_all_read(member=watcher, until=lines[1].last_activity_id)
    assert unread(watcher) == 0


def test_marking_all_leaves_what_came_while_looking(lines, watcher):
    mark_all_read(member=watcher, until=lines[0].last_activity_id)
    assert unread(watcher) == 1


def test_marking_all_leaves_other_members_alone(lines, watcher, author, moderator):
    thread = a_thread(lines_forum(lines), author)
    watches(moderator, thread)
    a_reply(thread, author)
    deliver_all()
    assert unread(moderator) == 1
    mark_all_read(member=watcher, until=Activity.objects.latest("pk").pk)
    assert (unread(watcher), unread(moderator)) == (0, 1)


def lines_forum(lines):
    from forums.models import Thread

    return Thread.objects.get(pk=lines[0].about_id).forum


def test_reading_a_thread_to_its_end_closes_its_line(lines, watcher):
    seen(watcher.pk, lines[0].about_id, 1)
    assert unread(watcher) == 2
    seen(watcher.pk, lines[0].about_id, 2)
    assert unread(watcher) == 1


def test_the_forums_tell_what_was_read(thread, author, watcher, django_capture_on_commit_callbacks):
    watches(watcher, thread)
    a_reply(thread, author)
    deliver_all()
    assert unread(watcher) == 1
    thread.refresh_from_db()
    with django_capture_on_commit_callbacks(execute=True):
        read_thread(thread, watcher, 2)
    assert unread(watcher) == 0


def test_lines_about_what_may_not_be_seen_are_closed(lines, watcher):
    close_hidden(member=watcher, lines=lines[:1])
    assert unread(watcher) == 1


def test_the_bell_of_open_pages_follows(
    lines, watcher, monkeypatch, django_capture_on_commit_callbacks
):
    pushed = []
    monkeypatch.setattr("notifications.live.badges", pushed.append)
    with django_capture_on_commit_callbacks(execute=True):
        mark_read(line=lines[0])
        mark_read(line=lines[0])
    assert pushed == [[watcher.pk]]
