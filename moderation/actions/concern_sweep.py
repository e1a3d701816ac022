"""By the clock: what a concern needs and nobody has done."""

from django.db import transaction
from django.utils import timezone

from moderation.actions import concern_mails
from moderation.actions.concerns import hide_subject
from moderation.models import Concern, ConcernMail, ConcernStep
from network.lib.audit import audit

BATCH = 500


def sweep() -> None:
    """Hide what could not be hidden at once, tell of what is overdue, send what waits."""
    hide_missed()
    tell_overdue()
    concern_mails.sweep()


def hide_missed() -> int:
    """Hide what should be out of sight and is not; return how much was hidden."""
    waiting = Concern.objects.to_hide().order_by("pk").values_list("pk", flat=True)
    return sum(hide_subject(pk) for pk in waiting[:BATCH])


def tell_overdue(now=None) -> int:
    """Tell the responders of each concern that is past its time, once; return of how many."""
    told, now = 0, now or timezone.now()
    while late := list(Concern.objects.overdue(now).next_due_first()[:BATCH]):
        told += sum(_tell(concern, now) for concern in late)
    return told


def _tell(concern: Concern, now) -> bool:
    with transaction.atomic():
        still = Concern.objects.overdue(now).filter(pk=concern.pk)
        if not still.update(overdue_told_at=now):
            return False
        concern.steps.create(kind=ConcernStep.Kind.OVERDUE, by=None, at=now)
        audit("concern_overdue", actor=None, subject=concern)
        concern_mails.tell_responders(concern, ConcernMail.Kind.OVERDUE)
    return True
