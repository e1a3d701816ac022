"""A question a week in a forum, from a list that a moderator has prepared."""

import uuid
from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from forums.models.forums import Forum
from forums.models.posts import Post
from moderation.models.duty import Day
from network.lib.zones import zone


class RhythmQuerySet(models.QuerySet):
    def due(self, at: datetime):
        return self.filter(is_paused=False, next_at__lte=at)


class Rhythm(models.Model):
    """When a forum's questions are asked, and in whose name.

    Args:
        moderator: who asks; the hour is one of their clock.
        next_at: moved on before a question is asked, so each week has one at the most.
        empty_since: when the moderator was told that the list is empty.
    """

    forum = models.OneToOneField(Forum, on_delete=models.CASCADE, related_name="rhythm")
    moderator = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    weekday = models.PositiveSmallIntegerField(choices=Day)
    hour = models.PositiveSmallIntegerField()
    is_paused = models.BooleanField(default=False)
    next_at = models.DateTimeField(default=timezone.now)
    empty_since = models.DateTimeField(null=True)

    objects = RhythmQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(weekday__lte=6, hour__lte=23), name="a_week_has_it")
        ]
        indexes = [
            models.Index(fields=["next_at"], condition=Q(is_paused=False), name="rhythm_due")
        ]

    def __str__(self):
        return f"rhythm of {self.forum_id}"

    def get_absolute_url(self):
        return reverse("forum_questions", args=[self.forum.slug])

    def following(self, after: datetime) -> datetime:
        """The next moment of the week, by the moderator's clock. In summer time, too."""
        local = timezone.localtime(after, zone(self.moderator.timezone))
        for days in range(9):
            day = local.date() + timedelta(days=days)
            moment = datetime.combine(day, datetime.min.time(), local.tzinfo)
            moment = moment.replace(hour=self.hour)
            if day.weekday() == self.weekday and moment > local:
                return moment
        raise AssertionError("a week has every day")


class PreparedQuestionQuerySet(models.QuerySet):
    def waiting(self):
        """In the order in which they are asked."""
        return self.filter(asked_at=None).order_by("place", "pk")

    def asked(self):
        return self.exclude(asked_at=None).order_by("-asked_at", "-pk")


class PreparedQuestion(models.Model):
    """
    Args:
        place: its order among those that wait.
        title, html: empty once it is asked: the thread has them.
        by: who wrote it; whoever keeps the rhythm asks it.
        submission: as of a form: however often it is sent, it makes one thread.
        post: what it became; none where it went to a moderator first, or the thread is gone.
    """

    rhythm = models.ForeignKey(Rhythm, on_delete=models.CASCADE, related_name="questions")
    place = models.PositiveIntegerField()
    title = models.CharField(max_length=140)
    html = models.TextField()
    language = models.ForeignKey("directory.Language", on_delete=models.PROTECT, related_name="+")
    priorities = models.ManyToManyField("directory.Priority", related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    submission = models.UUIDField(default=uuid.uuid4)
    asked_at = models.DateTimeField(null=True)
    post = models.ForeignKey(Post, on_delete=models.SET_NULL, null=True, related_name="+")

    objects = PreparedQuestionQuerySet.as_manager()

    def __str__(self):
        return f"question {self.pk}"
