"""A line of the secretariat's on every page, until its end."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class AnnouncementQuerySet(models.QuerySet):
    def current(self, at=None):
        return self.filter(ends_at__gt=at or timezone.now())

    def newest_first(self):
        return self.order_by("-made_at", "-pk")


class Announcement(models.Model):
    text = models.CharField(max_length=300)
    made_at = models.DateTimeField(default=timezone.now)
    ends_at = models.DateTimeField(db_index=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    dismissed_by = models.ManyToManyField(
        settings.AUTH_USER_MODEL, related_name="dismissed_announcements", blank=True
    )

    objects = AnnouncementQuerySet.as_manager()

    def __str__(self):
        return f"announcement {self.pk}"

    @property
    def is_current(self):
        return self.ends_at > timezone.now()
