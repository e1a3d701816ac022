"""Who is at the desk when: shifts that moderators take, by the hour."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

LONGEST = timedelta(hours=24)
AHEAD = timedelta(weeks=4)


class ShiftQuerySet(models.QuerySet):
    def at(self, moment: datetime | None = None):
        """Those that run at a moment."""
        moment = moment or timezone.now()
        return self.filter(starts__lte=moment, ends__gt=moment)

    def between(self, since: datetime, until: datetime):
        return self.filter(starts__lt=until, ends__gt=since)

    def over(self, moment: datetime):
        """Those that had ended by then."""
        return self.filter(ends__lt=moment)

    def of(self, member):
        return self.filter(member=member.pk)

    def in_order(self):
        return self.select_related("member").order_by("starts", "member__sort_key", "pk")


class Shift(models.Model):
    """One moderator, from when to when. When the desk is there for whom, the duty hours say."""

    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="shifts"
    )
    starts = models.DateTimeField()
    ends = models.DateTimeField()

    objects = ShiftQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(ends__gt=F("starts")), name="shift_ends_later"),
            models.UniqueConstraint(fields=["member", "starts"], name="one_shift_at_a_time"),
        ]
        indexes = [models.Index(fields=["ends"], name="shift_by_end")]

    def __str__(self):
        return f"shift {self.pk}"
