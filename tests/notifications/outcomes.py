"""What the notification tests ask again and again."""

import threading
from datetime import timedelta

from django.db import connection
from django.utils import timezone

from forums.actions.reading import watch
from forums.models import Watch
from network.lib.activity import Activity
from notifications.actions.deliver import deliver
from notifications.actions.digests import send_due
from notifications.actions.preferences import choose_digest
from notifications.models import Mail, Notification


def watches(member, thread):
    return watch(thread, member, Watch.Volume.WATCHING)


def deliver_all():
    """What the worker does with everything that was nudged."""
    for pk in Activity.objects.unhandled().order_by("pk").values_list("pk", flat=True):
        deliver(pk)


def counts(member) -> list[int]:
    """The counts of the member's lines, newest first."""
    lines = Notification.objects.of(member).newest_first()
    return list(lines.values_list("count", flat=True))


def wants_digest(member, hour=7):
    return choose_digest(member=member, rhythm="daily", hour=hour)


def tomorrow():
    return timezone.now() + timedelta(days=1)


def digest_of(member) -> Mail | None:
    """Run tomorrow's digests, return the member's mail."""
    send_due(tomorrow())
    mails = Mail.objects.filter(member=member).select_related("member", "digest")
    return mails.order_by("-pk").first()


def at_once(*jobs):
    """Run the jobs in threads of their own, started together; raise what one of them raised."""
    start, errors = threading.Barrier(len(jobs)), []

    def run(job):
        try:
            start.wait(timeout=10)
            job()
        except Exception as error:
            errors.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[job]) for job in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert not any(thread.is_alive() for thread in threads)
    if errors:
        raise errors[0]
