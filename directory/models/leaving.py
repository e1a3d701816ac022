"""A member who has asked to leave: until when they may come back, and when all was erased."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone


class LeavingQuerySet(models.QuerySet):
    def untold(self):
        """Whose last mail has not gone out."""
        return self.filter(told_at=None, erased_at=None)

    def due(self, at=None):
        """Whose time has come, and those a run has begun and not finished."""
        begun = Q(started_at__isnull=False)
        return self.filter(begun | Q(due_at__lte=at or timezone.now()), erased_at=None)

    def erased(self):
        return self.filter(erased_at__isnull=False)


class Leaving(models.Model):
    """Ids and times only: what is left of it for good is the list that a restore replays."""

    member = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="leaving", primary_key=True
    )
    words_go = models.BooleanField(default=False)
    # Nobody asked: it was closed because nobody had used it for years.
    unused = models.BooleanField(default=False)
    asked_at = models.DateTimeField(default=timezone.now)
    due_at = models.DateTimeField()
    # The last mail has been handed over.
    told_at = models.DateTimeField(null=True)
    # From here on there is no way back.
    started_at = models.DateTimeField(null=True)
    erased_at = models.DateTimeField(null=True)

    objects = LeavingQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["due_at"], condition=Q(erased_at=None), name="leaving_due")]

    def __str__(self):
        return f"leaving {self.pk}"
