"""Who may no longer see a thread has nothing of it on the bell, before they open the inbox."""

import redis
from django.conf import settings

from forums.actions import groups
from forums.actions.reading import mark_read
from forums.models import ForumMember
from moderation.actions import sanctions
from moderation.grounds import Ground
from notifications.models import Notification
from notifications.tasks import close_unseen
from tests.factories import a_group, a_reply, a_thread
from tests.notifications.outcomes import deliver_all, watches


def told_of(forum, author, member):
    """The member hears of a reply in a thread of the forum."""
    thread = a_thread(forum, author)
    mark_read(thread, member, 1)
    watches(member, thread)
    a_reply(thread, author)
    deliver_all()
    return thread


def bell(member) -> int:
    return Notification.objects.unread_count(member)


def test_who_is_taken_out_of_a_group_hears_of_its_threads_no_more(
    forum, author, watcher, secretariat, django_capture_on_commit_callbacks
):
    group = a_group()
    for member in (author, watcher):
        groups.add(forum=group, member=member, by=None)
    told_of(group, author, watcher)
    stays = told_of(forum, author, watcher)
    close_unseen(watcher.pk)
    assert bell(watcher) == 2
    with redis.Redis.from_url(settings.REDIS_URL) as broker:
        with django_capture_on_commit_callbacks(execute=True):
            row = ForumMember.objects.get(forum=group, member=watcher)
            groups.remove(row=row, by=secretariat)
        assert _asked(broker, "notifications.close_unseen")
    close_unseen(watcher.pk)
    assert bell(watcher) == 1
    assert Notification.objects.of(watcher).unread().get().about_id == stays.pk


def _asked(broker, task: str) -> bool:
    """Whether a worker is asked to run it."""
    lists = [key for key in broker.scan_iter("*") if broker.type(key) == b"list"]
    return any(task.encode() in said for key in lists for said in broker.lrange(key, 0, -1))


def test_who_is_suspended_finds_everything_as_it_was(forum, author, watcher, secretariat):
    told_of(forum, author, watcher)
    sanctions.suspend(member=watcher, by=secretariat, ground=Ground("Adverts."))
    before = bell(watcher)
    close_unseen(watcher.pk)
    assert bell(watcher) == before > 0


def test_it_asks_the_same_number_of_queries_for_one_line_and_for_three(
    author, watcher, secretariat, django_assert_num_queries
):
    group = a_group()
    for member in (author, watcher):
        groups.add(forum=group, member=member, by=None)
    for lines in (1, 3):
        for _number in range(lines):
            told_of(group, author, watcher)
        # The member, lines, forums, posts; closed lines.
        with django_assert_num_queries(4):
            close_unseen(watcher.pk)
    assert bell(watcher) == 4
