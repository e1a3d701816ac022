"""Activity: a committed fact in the past tense. The same row is the outbox.

It holds ids, never text: the words are rendered when read, so a redaction reaches every inbox.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.dispatch import Signal
from django.utils import timezone

from network.lib.ports import activity_kinds

log = logging.getLogger(__name__)

recorded = Signal()
"""Sent after commit with `activity_id`. One receiver, in notifications: it enqueues one task."""


@dataclass(frozen=True)
class Kind:
    """What an activity is about.

    Args:
        name: past tense, "post_added".
        subject: "app.Model" of the subject.
        visible_to: (member) -> QuerySet of subjects that the member may see now.
        about: (subject) -> the instance that inbox lines are grouped by (a post's thread).
        wording: (subject, count) -> one translated line for the inbox, plain text.
    """

    name: str
    subject: str
    visible_to: Callable
    about: Callable
    wording: Callable


class ActivityQuerySet(models.QuerySet):
    def unhandled(self):
        return self.filter(handled_at__isnull=True)

    def older_than(self, age):
        return self.filter(at__lt=timezone.now() - age)


class Activity(models.Model):
    kind = models.CharField(max_length=40)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", null=True
    )
    # Who the reader is told it was. Empty for "as the subject shows it"; never used to look up.
    shown_as = models.CharField(max_length=20, blank=True)
    subject_type = models.CharField(max_length=60)
    subject_id = models.BigIntegerField()
    at = models.DateTimeField(default=timezone.now)
    handled_at = models.DateTimeField(null=True)

    objects = ActivityQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["id"], condition=Q(handled_at=None), name="activity_unhandled"),
            models.Index(fields=["actor", "-at"], name="activity_by_actor"),
        ]

    def __str__(self):
        return f"{self.kind} {self.subject_type} {self.subject_id}"


def record(kind: str, *, actor, subject, shown_as: str = "", at=None) -> Activity:
    """Write the fact in the caller's transaction and tell the outbox after commit.

    Args:
        kind: name of a plugged Kind.
        actor: the member who did it.
        subject: the saved model instance it is about.
        shown_as: "" or "pseudonym".
        at: when it happened, for the demo community and imports.

    Raises:
        LookupError: no app has plugged that kind.
    """
    if kind not in {k.name for k in activity_kinds}:
        raise LookupError(f"no app has plugged the activity kind {kind!r}")
    activity = Activity.objects.create(
        kind=kind,
        actor=actor,
        shown_as=shown_as,
        subject_type=subject._meta.label_lower,
        subject_id=subject.pk,
        at=at or timezone.now(),
    )
    # Robust: the fact is committed; whatever fails now, a beat task finds the row again.
    transaction.on_commit(lambda: _tell(activity.pk), robust=True)
    return activity


def _tell(activity_id: int) -> None:
    recorded.send(sender=Activity, activity_id=activity_id)
