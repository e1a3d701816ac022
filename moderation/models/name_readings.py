"""Who has learned whose name stands behind a question: kept for them, and for the desk."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from directory.models import Member


class NameReadingQuerySet(models.QuerySet):
    def told_to(self, member):
        """Of a member's own name, the newest first."""
        return self.filter(unnamed__member=member.pk).order_by("-at", "-pk")

    def newest_first(self):
        return self.select_related("reader").order_by("-at", "-pk")


class NameReading(models.Model):
    """One moderator was shown one name, with a reason. Told to whose name it is, but for by whom.

    Args:
        role: of the reader then.
    """

    unnamed = models.ForeignKey(
        "directory.Unnamed", on_delete=models.CASCADE, related_name="readings"
    )
    reader = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    role = models.CharField(max_length=14, choices=Member.Role)
    reason = models.CharField(max_length=300)
    at = models.DateTimeField(default=timezone.now)

    objects = NameReadingQuerySet.as_manager()

    def __str__(self):
        return f"reading of the name {self.unnamed_id}"
