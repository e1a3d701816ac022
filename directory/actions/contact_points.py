"""Keeping the contact points right: a wrong number costs a day that a child may not have."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from directory.actions import letters
from directory.contact_checks import keepers
from directory.models import ContactPoint, Letter, Member
from network.lib.audit import audit
from network.lib.written import through_scan

# So many at a run; the next run takes the next.
BATCH = 500
WORDS = ("name", "phone", "hours", "note")


def keep(
    *,
    contact_point: ContactPoint,
    by: Member,
    languages: Iterable = (),
    on=None,
    overridden: bool = False,
    **known,
) -> ContactPoint:
    """Write down a contact point as it was found today; one that was closed is open again.

    Args:
        contact_point: with its organisation; unsaved when it is new.
        by: of the secretariat, who answers for it.
        languages: in which it answers.
        overridden: who keeps it says that what the scan doubts names an office and no person.
        on: the day it was looked at, today when not given: for imports.
        known: function, name, email, phone, website, hours, note.

    Raises:
        Refused: the privacy scan found something.
    """
    scanned = {
        field: through_scan(
            f"directory.ContactPoint.{field}", known[field], overridden=overridden
        ).text
        for field in WORDS
        if field in known
    }
    known |= scanned
    is_new = contact_point._state.adding
    changed = [
        field for field, value in known.items() if is_new or getattr(contact_point, field) != value
    ]
    with transaction.atomic():
        for field in changed:
            setattr(contact_point, field, known[field])
        _checked(contact_point, by, on)
        contact_point.closed_at = None
        contact_point.save()
        contact_point.languages.set(languages)
        act = "contact_point_added" if is_new else "contact_point_changed"
        audit(act, actor=by, subject=contact_point, changed=changed, overridden=overridden)
    return contact_point


def still_right(*, contact_point: ContactPoint, by: Member) -> ContactPoint:
    """Say that somebody has looked today, and all of it is right."""
    with transaction.atomic():
        _checked(contact_point, by)
        contact_point.save(update_fields=["checked_on", "checked_by", "reminded_at"])
        audit("contact_point_checked", actor=by, subject=contact_point)
    return contact_point


def close(*, contact_point: ContactPoint, by: Member) -> ContactPoint:
    """Take an office off the pages at once: it does not answer for this any more."""
    with transaction.atomic():
        contact_point.closed_at = timezone.now()
        contact_point.save(update_fields=["closed_at"])
        audit("contact_point_closed", actor=by, subject=contact_point)
    return contact_point


def remind(now=None) -> int:
    """Write to who keeps contact points that nobody has looked at for half a year.

    One letter to each keeper, which names what was claimed here and is still to be checked when it
    is sent. Of a point nobody is reminded again within a month.

    Returns:
        How many contact points were claimed.
    """
    now = now or timezone.now()
    with transaction.atomic():
        due = ContactPoint.objects.to_remind(now).select_for_update(skip_locked=True)
        claimed = list(due.order_by("pk").values_list("pk", "checked_by")[:BATCH])
        ContactPoint.objects.filter(pk__in=[pk for pk, _by in claimed]).update(reminded_at=now)
        for keeper in keepers({by for _pk, by in claimed}):
            letters.write(Letter.Kind.CONTACT_POINTS, member=keeper, created_at=now)
    return len(claimed)


def _checked(contact_point: ContactPoint, by: Member, on=None) -> None:
    contact_point.checked_on = on or timezone.localdate()
    contact_point.checked_by = by
    contact_point.reminded_at = None
