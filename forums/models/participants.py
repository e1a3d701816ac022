"""What hangs on a thread: its tags, and who wrote how often in it."""

from django.conf import settings
from django.db import models
from django.db.models import Case, F, When
from django.db.models.functions import Now
from django.utils import timezone
from taggit.models import TaggedItemBase

from forums.models.threads import Thread


def suspended():
    """Until when a participant is suspended, while that runs."""
    runs = When(member__suspended_until__gt=Now(), then="member__suspended_until")
    return Case(runs, output_field=models.DateTimeField())


class ThreadTag(TaggedItemBase):
    content_object = models.ForeignKey(
        Thread, on_delete=models.CASCADE, related_name="+", db_index=False
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["content_object", "tag"], name="a_tag_once_a_thread")
        ]


class ParticipantQuerySet(models.QuerySet):
    def uncounted(self, member):
        """One post less; who has written nothing else there takes no part in it."""
        mine = self.filter(member=member.pk)
        mine.update(posts=F("posts") - 1)
        mine.filter(posts=0).delete()


class Participant(models.Model):
    """Who wrote how often in which thread."""

    thread = models.ForeignKey(
        Thread, on_delete=models.CASCADE, related_name="participants", db_index=False
    )
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="participations"
    )
    posts = models.PositiveIntegerField(default=0)
    last_at = models.DateTimeField(default=timezone.now)

    objects = ParticipantQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["thread", "member"], name="one_participant")]
        indexes = [
            models.Index(fields=["member", "-last_at"]),
            models.Index(fields=["thread", "-posts", "id"], name="participants_by_posts"),
        ]

    def __str__(self):
        return f"participant {self.pk}"
