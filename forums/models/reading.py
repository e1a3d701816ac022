"""How far read, and how loud."""

from django.conf import settings
from django.db import connection, models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

# One statement where "insert, then update what is lower" would be two on every page read.
FORWARD = """
    INSERT INTO forums_readmarker AS marker (thread_id, member_id, number)
    VALUES (%s, %s, %s)
        ON CONFLICT (member_id, thread_id)
        DO UPDATE SET number = excluded.number WHERE marker.number < excluded.number
"""


class ReadMarkerManager(models.Manager):
    def forward(self, thread_id: int, member_id: int, number: int) -> None:
        """Move a marker to a post number; it never goes back."""
        with connection.cursor() as cursor:
            cursor.execute(FORWARD, [thread_id, member_id, number])


# Where a constraint or index below begins with a field, the field has no index of its own: each
# would be written with every reply and every page read.
class ReadMarker(models.Model):
    """The highest post number a member has had on the page."""

    thread = models.ForeignKey("forums.Thread", on_delete=models.CASCADE, related_name="+")
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False
    )
    number = models.PositiveIntegerField(default=0)

    objects = ReadMarkerManager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["member", "thread"], name="one_read_marker")]

    def __str__(self):
        return f"read to {self.number}"


class ForumMarker(models.Model):
    """When a member last looked at a forum's list: the dot in the rail."""

    forum = models.ForeignKey("forums.Forum", on_delete=models.CASCADE, related_name="+")
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False
    )
    read_until = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["member", "forum"], name="one_forum_marker")]

    def __str__(self):
        return f"looked {self.read_until}"


class WatchQuerySet(models.QuerySet):
    def watching(self):
        return self.filter(volume=Watch.Volume.WATCHING)


class Watch(models.Model):
    class Volume(models.IntegerChoices):
        MUTED = 0, _("Muted")
        NORMAL = 1, _("Normal")
        WATCHING = 3, _("Watching")

    thread = models.ForeignKey(
        "forums.Thread", on_delete=models.CASCADE, related_name="watches", db_index=False
    )
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="watches", db_index=False
    )
    volume = models.PositiveSmallIntegerField(choices=Volume, default=Volume.WATCHING)

    objects = WatchQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "watches"
        constraints = [models.UniqueConstraint(fields=["member", "thread"], name="one_watch")]
        indexes = [models.Index(fields=["thread", "volume", "member"], name="watchers")]

    def __str__(self):
        return f"watch {self.pk}"
