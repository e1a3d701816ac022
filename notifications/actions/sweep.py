"""Finding what a nudge missed: the broker was away, or a worker died."""

import logging
import time
from datetime import timedelta

from network.lib import mail
from network.lib.activity import Activity
from notifications.actions.deliver import deliver
from notifications.models import Mail

log = logging.getLogger(__name__)

# Younger ones are on their way.
AGE = timedelta(seconds=30)
BATCH = 500
LONGEST = 45.0


def sweep_activities() -> int:
    """Deliver here what nobody has delivered; return how many.

    Not by another nudge: behind a long queue each minute would add every row to it again.
    """
    ends, delivered, last = time.monotonic() + LONGEST, 0, 0
    while time.monotonic() < ends:
        missed = Activity.objects.unhandled().older_than(AGE).filter(pk__gt=last).order_by("pk")
        batch = list(missed.values_list("pk", flat=True)[:BATCH])
        if not batch:
            break
        for pk in batch:
            try:
                delivered += deliver(pk)
            except Exception:
                # The others must not wait for the one: seen in the log, tried again next minute.
                log.exception("activity %s could not be delivered", pk)
            if time.monotonic() > ends:
                break
        last = batch[-1]
    return delivered


def sweep_mails() -> int:
    """Ask workers to send what is due; return how many."""
    return mail.ask_for(Mail.objects.all(), "notifications.send_mail")
