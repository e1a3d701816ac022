"""Making the digests that are due."""

import logging
import time
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from directory.models import Member
from network.lib.nudge import nudge
from notifications import access
from notifications.actions.preferences import first_since
from notifications.digests import SETTLE, Window, gather, new_colleagues
from notifications.models import Digest, DigestColleagues, DigestItem, DigestPreference, Mail
from notifications.schedule import day_of, next_at

log = logging.getLogger(__name__)

BATCH = 200
# A run ends before the next one starts; what is left is still due then.
LONGEST = 240.0


def send_due(now=None) -> int:
    """Make every digest that is due; return how many have something to say.

    Two runs at once share the work. A run that is killed loses the member it was at, who is
    still due.
    """
    now = now or timezone.now()
    ends, made, last = time.monotonic() + LONGEST, 0, 0
    start_missing(now)
    while time.monotonic() < ends:
        due = DigestPreference.objects.due(now).filter(pk__gt=last).order_by("pk")
        batch = list(due.values_list("pk", flat=True)[:BATCH])
        if not batch:
            break
        for pk in batch:
            try:
                made += send_one(pk, now) is not None
            except Exception:
                # One member's digest must not hold up everybody else's: seen in the log, still due.
                log.exception("digest of member %s failed", pk)
        last = batch[-1]
    return made


@transaction.atomic
def send_one(member_id: int, now) -> Mail | None:
    """Make one member's digest and its mail, when there is something to say.

    The row is locked, so a second run passes by; Digest is unique by member and day, so a day
    is never told twice.
    """
    preference = (
        DigestPreference.objects.due(now)
        .select_for_update(skip_locked=True, of=("self",))
        .select_related("member")
        .filter(pk=member_id)
        .first()
    )
    if preference is None:
        return None
    member, due = preference.member, preference.next_at
    preference.next_at = next_at(now, preference.hour, member.timezone)
    if next_at(due - timedelta(microseconds=1), preference.hour, member.timezone) > now:
        # The member has moved: it is not that hour there yet.
        preference.save(update_fields=["next_at"])
        return None
    window = Window(preference.since, now - SETTLE)
    preference.since = max(window.since, window.until)
    preference.save(update_fields=["next_at", "since"])
    if not access.may_have_digest(member):
        return None
    items, colleagues = gather(member, window), new_colleagues(member)
    if not items and not colleagues:
        return None
    day = day_of(due, preference.hour, member.timezone)
    return _write(member, day, window, items, colleagues)


def _write(member, day, window: Window, items, colleagues) -> Mail | None:
    values = {"since": window.since, "until": window.until}
    digest, is_new = Digest.objects.get_or_create(member=member, day=day, defaults=values)
    if not is_new:
        return None
    for row in (*items, *colleagues):
        row.digest = digest
    DigestItem.objects.bulk_create(items)
    DigestColleagues.objects.bulk_create(colleagues)
    mail = Mail.objects.create(member=member, digest=digest)
    transaction.on_commit(lambda: nudge("notifications.send_mail", mail.pk), robust=True)
    return mail


def start_missing(now) -> None:
    """Members let in since the last run get the digest that everybody starts with."""
    lacking = Member.objects.admitted().filter(digest_preference=None).order_by("pk")
    while members := list(lacking.only("admitted_at", "timezone")[:1000]):
        DigestPreference.objects.bulk_create(
            [_first_preference(member, now) for member in members], ignore_conflicts=True
        )


def _first_preference(member, now) -> DigestPreference:
    """Due at the next seven o'clock."""
    preference = DigestPreference(member=member, since=first_since(member, now))
    preference.next_at = next_at(now, preference.hour, member.timezone)
    return preference
