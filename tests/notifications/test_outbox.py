"""A committed activity becomes one nudge; one that was rolled back, none."""

from django.db import transaction

from network.lib.activity import Activity, record
from tests.factories import a_reply


def test_a_reply_nudges_the_worker_after_commit(
    thread, author, monkeypatch, django_capture_on_commit_callbacks
):
    nudged = []
    monkeypatch.setattr("notifications.outbox.nudge", lambda *args: nudged.append(args))
    with django_capture_on_commit_callbacks(execute=True):
        a_reply(thread, author)
        assert nudged == []
    activity = Activity.objects.get(kind="post_added")
    assert nudged == [("notifications.deliver", activity.pk)]


def test_what_was_rolled_back_is_told_to_nobody(transactional_db, thread, author, monkeypatch):
    nudged = []
    monkeypatch.setattr("notifications.outbox.nudge", lambda *args: nudged.append(args))
    opening = thread.posts.get()
    try:
        with transaction.atomic():
            record("post_added", actor=author, subject=opening)
            raise InterruptedError
    except InterruptedError:
        pass
    assert nudged == []
    record("post_added", actor=author, subject=opening)
    assert len(nudged) == 1
