"""One line in a member's inbox."""

from django.conf import settings
from django.db import models
from django.db.models import Count, Q
from django.utils import timezone

from network.lib.kept import Kept


class NotificationQuerySet(models.QuerySet):
    def of(self, member):
        return self.filter(member=member.pk)

    def unread(self):
        return self.filter(read_at=None)

    def unread_count(self, member) -> int:
        """The number on the bell: one query, answered by the index of open lines."""
        counted = _unread(member_id=member.pk)
        return counted[0][0] if counted else 0

    def newest_first(self):
        return self.order_by("-updated_at", "-pk")


@Kept
def _unread(kind, member_id):
    lines = Notification.objects.filter(member=member_id).unread().order_by()
    return lines.values("member").annotate(lines=Count("*")).values_list("lines")


class Notification(models.Model):
    """What happened on one thing since the member last looked: one open line, with a count.

    It holds ids; the wording comes from the subject when it is shown.
    """

    # No index of its own: `inbox` begins with the member.
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="notifications",
        db_index=False,
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
