"""What a nudge missed is found within a minute or two."""

from datetime import timedelta

import pytest
from django.utils import timezone

from network.lib.activity import Activity
from notifications.actions import sweep
from notifications.models import Mail
from tests.factories import a_reply
from tests.notifications.outcomes import counts, digest_of, wants_digest, watches


@pytest.fixture
def missed(thread, author, watcher):
    watches(watcher, thread)
    for _ in range(3):
        a_reply(thread, author)
    Activity.objects.update(at=timezone.now() - timedelta(minutes=1))


def test_what_nobody_delivered_is_delivered(missed, watcher):
    assert sweep.sweep_activities() == 4  # the opening of the thread too
    assert counts(watcher) == [3]
    assert sweep.sweep_activities() == 0


def test_what_is_on_its_way_is_left_alone(thread, author, watcher):
    watches(watcher, thread)
    a_reply(thread, author)
    assert sweep.sweep_activities() == 0
    assert counts(watcher) == []


def test_one_that_cannot_be_delivered_does_not_stop_the_others(missed, watcher, caplog):
    broken = Activity.objects.order_by("pk").first()
    Activity.objects.filter(pk=broken.pk).update(kind="teapot_boiled")
    assert sweep.sweep_activities() == 3
    assert counts(watcher) == [3]
    assert f"activity {broken.pk} could not be delivered" in caplog.text


def test_it_goes_on_batch_by_batch(missed, watcher, monkeypatch):
    monkeypatch.setattr(sweep, "BATCH", 2)
    assert sweep.sweep_activities() == 4


def test_it_stops_in_time_and_the_next_run_goes_on(missed, watcher, monkeypatch):
    monkeypatch.setattr(sweep, "LONGEST", 0.0)
    assert sweep.sweep_activities() <= 1
    monkeypatch.undo()
    sweep.sweep_activities()
    assert counts(watcher) == [3]


def test_a_mail_that_nobody_sends_is_nudged(thread, author, watcher, monkeypatch):
    nudged = []
    monkeypatch.setattr("network.lib.mail.nudge", lambda *args: nudged.append(args) or True)
    watches(watcher, thread)
    wants_digest(watcher)
    a_reply(thread, author)
    mail = digest_of(watcher)
    assert sweep.sweep_mails() == 1
    assert nudged == [("notifications.send_mail", mail.pk)]
    Mail.objects.update(claimed_until=timezone.now() + timedelta(minutes=5))
    assert sweep.sweep_mails() == 0
