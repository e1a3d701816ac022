"""One line in a member's inbox."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone


class NotificationQuerySet(models.QuerySet):
    def of(self, member):
        return self.filter(member=member.pk)

    def unread(self):
        return self.filter(read_at=None)

    def unread_count(self, member) -> int:
        """The number on the bell: one query, answered by the index of open lines."""
        return self.of(member).unread().count()

    def newest_first(self):
        return self.order_by("-updated_at", "-pk")


class Notification(models.Model):
    """What happened on one thing since the member last looked: one open line, with a count.

    It holds ids; the wording comes from the subject when it is shown.
    """

    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notifications"
    )
    kind = models.CharField(max_length=40)
    # What lines are grouped by: the thread of a post.
    about_type = models.CharField(max_length=60)
    about_id = models.BigIntegerField()
    # The first thing the member has not seen of it: where the line leads.
    first_subject_id = models.BigIntegerField()
    last_activity = models.ForeignKey("lib.Activity", on_delete=models.CASCADE, related_name="+")
    count = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(default=timezone.now)
    updated_at = models.DateTimeField(default=timezone.now)
    read_at = models.DateTimeField(null=True)

    objects = NotificationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["member", "kind", "about_type", "about_id"],
                condition=Q(read_at=None),
                name="one_open_line",
            )
        ]
        indexes = [models.Index(fields=["member", "-updated_at", "-id"], name="inbox")]

    def __str__(self):
        return f"{self.kind} × {self.count}"
