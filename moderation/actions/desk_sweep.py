"""By the clock: what the desk needs and nobody has done."""

from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from moderation.actions import desk_mails, seals
from moderation.actions.matters import Kind, step
from moderation.actions.reports import hide_subject
from moderation.models import Decision, DeskMail, Matter, Seal
from moderation.models.decisions import APPEAL_WITHIN
from network.lib.audit import audit

BATCH = 500
KEPT_FOR_AN_APPEAL = (Decision.Kind.HIDE, Decision.Kind.REDACT)


def sweep() -> None:
    """Hide what could not be hidden at once, tell of what is overdue, send what waits."""
    hide_missed()
    tell_overdue()
    count_days_of_hidden()
    desk_mails.sweep()


def hide_missed() -> int:
    """Hide what should be out of sight and is not; return how much was hidden."""
    waiting = Matter.objects.to_hide().order_by("pk").values_list("pk", flat=True)
    return sum(hide_subject(pk) for pk in waiting[:BATCH])


def tell_overdue(now: datetime | None = None) -> int:
    """Tell who works on a matter that it is past its time, once; return of how many.

    Who is on it is told alone; without such a one, who is on shift; without those, all of them.
    """
    told, now = 0, now or timezone.now()
    while late := list(Matter.objects.overdue_untold(now).by_urgency()[:BATCH]):
        told += sum(_tell(matter, now) for matter in late)
    return told


def _tell(matter: Matter, now) -> bool:
    with transaction.atomic():
        still = Matter.objects.overdue_untold(now).filter(pk=matter.pk)
        if not still.update(overdue_told_at=now):
            return False
        step(matter, Kind.OVERDUE, None, at=now)
        audit("matter_overdue", actor=None, subject=matter)
        if matter.is_claimed:
            desk_mails.tell(matter, DeskMail.Kind.OVERDUE, matter.claimed_by)
        else:
            desk_mails.alarm(matter, DeskMail.Kind.OVERDUE)
    return True


def count_days_of_hidden(now: datetime | None = None) -> int:
    """Once nobody can object any more, the days of words out of sight are counted; return how many.

    Until then they are kept: a second person may put them back.
    """
    before = (now or timezone.now()) - APPEAL_WITHIN
    final = Decision.objects.in_force().filter(
        kind__in=KEPT_FOR_AN_APPEAL,
        reversed_at=None,
        in_force_at__lt=before,
        matter__subject_type=OuterRef("subject_type"),
        matter__subject_id=OuterRef("subject_id"),
    )
    objected = Q(appeal__isnull=False, appeal__matter__closed_at=None)
    waiting = Seal.objects.filter(decided_at=None, destroyed_at=None, sealed_at__lt=before)
    due = list(waiting.filter(Exists(final.exclude(objected)))[:BATCH])
    for kept in due:
        seals.decide(seal=kept, by=None)
    return len(due)
