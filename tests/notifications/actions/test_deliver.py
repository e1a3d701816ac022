"""One activity becomes one count in every watcher's inbox, whoever delivers it, however often."""

import subprocess
import sys
from functools import partial

import pytest
from django.db.models import Max

from forums.actions.reading import mark_read, watch
from forums.models import Watch
from network.lib.activity import Activity
from notifications.actions.deliver import deliver
from notifications.actions.inbox import mark_all_read, seen
from notifications.models import Notification
from tests.factories import a_member, a_reply, a_thread
from tests.notifications.outcomes import at_once, counts, deliver_all, watches
from tests.outside import environment


def test_who_watches_hears_of_a_reply_and_nobody_else_does(thread, author, watcher, moderator):
    watches(watcher, thread)
    a_reply(thread, author)
    deliver_all()
    assert counts(watcher) == [1]
    assert counts(author) == []
    assert counts(moderator) == []


def test_three_replies_are_one_line(thread, author, watcher):
    watches(watcher, thread)
    first = a_reply(thread, author)
    for _ in range(2):
        a_reply(thread, author)
    deliver_all()
    line = Notification.objects.of(watcher).get()
    assert (line.count, line.first_subject_id) == (3, first.pk)


def test_replies_delivered_in_the_wrong_order_still_lead_to_the_first(thread, author, watcher):
    watches(watcher, thread)
    first, last = a_reply(thread, author), a_reply(thread, author)
    for activity in Activity.objects.unhandled().order_by("-pk"):
        deliver(activity.pk)
    line = Notification.objects.of(watcher).get()
    assert line.first_subject_id == first.pk
    assert line.last_activity.subject_id == last.pk


def test_a_reply_after_reading_is_a_new_line(thread, author, watcher):
    watches(watcher, thread)
    a_reply(thread, author)
    deliver_all()
    newest = Activity.objects.aggregate(pk=Max("pk"))["pk"]
    mark_all_read(member=watcher, until=newest)
    a_reply(thread, author)
    deliver_all()
    assert counts(watcher) == [1, 1]
    assert Notification.objects.unread_count(watcher) == 1


def test_the_same_activity_delivered_twice_counts_once(thread, author, watcher):
    watches(watcher, thread)
    a_reply(thread, author)
    activity = Activity.objects.get(kind="post_added")
    assert deliver(activity.pk) is True
    assert deliver(activity.pk) is False
    assert counts(watcher) == [1]


def test_who_muted_hears_nothing(thread, author, watcher, moderator):
    watches(moderator, thread)
    watch(thread, watcher, Watch.Volume.MUTED)
    a_reply(thread, author)
    deliver_all()
    assert counts(moderator) == [1]
    assert counts(watcher) == []


def test_who_has_read_the_post_already_hears_nothing(thread, author, watcher, moderator):
    watches(watcher, thread)
    watches(moderator, thread)
    post = a_reply(thread, author)
    thread.refresh_from_db()
    mark_read(thread, watcher, post.number)
    deliver_all()
    assert counts(moderator) == [1]
    assert counts(watcher) == []


def test_who_left_hears_nothing(thread, author, watcher, moderator):
    watches(watcher, thread)
    watches(moderator, thread)
    watcher.is_active = False
    watcher.save()
    a_reply(thread, author)
    deliver_all()
    assert counts(moderator) == [1]
    assert counts(watcher) == []


def test_a_lapsed_seat_hears_nothing_of_the_seats_forum(seats_forum, seat_holder, secretariat):
    thread = a_thread(seats_forum, secretariat)
    watches(seat_holder, thread)
    a_reply(thread, secretariat)
    deliver_all()
    assert counts(seat_holder) == [1]
    term = seat_holder.seat_terms.get()
    term.ends = term.starts
    term.save()
    a_reply(thread, secretariat)
    deliver_all()
    assert counts(seat_holder) == [1]


def test_a_new_thread_writes_no_lines(forum, author, watcher):
    a_thread(forum, author)
    deliver_all()
    assert not Notification.objects.exists()
    assert not Activity.objects.unhandled().exists()


@pytest.mark.parametrize("how_many", [1, 3])
def test_delivery_asks_the_same_number_of_queries(
    how_many, thread, author, django_assert_num_queries
):
    for _ in range(how_many):
        watches(a_member(), thread)
    a_reply(thread, author)
    activity = Activity.objects.get(kind="post_added")
    # Savepoint 2, claim, activity, post, thread, forum, watchers, lines.
    with django_assert_num_queries(9):
        deliver(activity.pk)
    assert Notification.objects.count() == how_many


def test_many_watchers_are_told_in_batches(thread, author, monkeypatch):
    monkeypatch.setattr("notifications.actions.deliver.BATCH", 2)
    members = [a_member() for _ in range(5)]
    for member in members:
        watches(member, thread)
    a_reply(thread, author)
    deliver_all()
    assert [counts(member) for member in members] == [[1]] * 5


def test_two_workers_deliver_the_same_activity_once(transactional_db, thread, author, watcher):
    watches(watcher, thread)
    for _ in range(5):
        a_reply(thread, author)
    for activity in Activity.objects.unhandled().values_list("pk", flat=True):
        at_once(partial(deliver, activity), partial(deliver, activity))
    assert counts(watcher) == [5]


def test_four_workers_lose_no_count(transactional_db, thread, author):
    members = [a_member() for _ in range(6)]
    for member in members:
        watches(member, thread)
    for _ in range(40):
        a_reply(thread, author)
    pks = list(Activity.objects.unhandled().values_list("pk", flat=True))

    def work(worker):
        # All meet on the same lines, half of the activities are delivered twice.
        for pk in pks[worker::4] + pks[::2]:
            deliver(pk)

    at_once(*(partial(work, worker) for worker in range(4)))
    assert [counts(member) for member in members] == [[40]] * 6
    assert not Activity.objects.unhandled().exists()


def test_reading_while_it_is_delivered_loses_no_count(transactional_db, thread, author, watcher):
    watches(watcher, thread)
    for _ in range(40):
        a_reply(thread, author)
    pks = list(Activity.objects.filter(kind="post_added").values_list("pk", flat=True))

    def work(worker):
        for pk in pks[worker::2]:
            deliver(pk)

    def read():
        for _ in range(30):
            mark_all_read(member=watcher, until=pks[-1])

    at_once(partial(work, 0), partial(work, 1), read)
    assert sum(counts(watcher)) == 40
    assert Notification.objects.of(watcher).unread().count() <= 1


def test_a_reply_delivered_while_its_thread_is_read_stays_unread(
    transactional_db, thread, author, watcher
):
    watches(watcher, thread)
    for _ in range(20):
        a_reply(thread, author)
    pks = list(Activity.objects.filter(kind="post_added").values_list("pk", flat=True))

    def work():
        for pk in pks:
            deliver(pk)

    def read():
        # Up to the last but one, again and again.
        for _ in range(60):
            seen(watcher.pk, thread.pk, 20)

    at_once(work, read)
    line = Notification.objects.of(watcher).unread().get()
    assert line.last_activity_id == pks[-1]


HALF_DONE = """
import django, time
django.setup()
from django.db import transaction
from notifications.actions import deliver
inner = deliver._write_lines
def write_and_hang(activity):
    inner(activity)
    print("half", flush=True)
    time.sleep(60)
deliver._write_lines = write_and_hang
deliver.deliver({pk})
"""


def test_a_killed_worker_leaves_nothing_half_done(transactional_db, thread, author, watcher):
    watches(watcher, thread)
    a_reply(thread, author)
    activity = Activity.objects.get(kind="post_added")
    worker = subprocess.Popen(
        [sys.executable, "-c", HALF_DONE.format(pk=activity.pk)],
        env=environment(),
        stdout=subprocess.PIPE,
    )
    try:
        assert worker.stdout.readline() == b"half\n"
    finally:
        worker.kill()
        worker.wait()
        worker.stdout.close()
    assert counts(watcher) == []
    assert deliver(activity.pk) is True
    assert counts(watcher) == [1]
