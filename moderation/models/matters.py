"""What the desk works on: one row an open item, whatever brought it there."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from moderation.models.seals import Responder
from moderation.risk import Risk


class MatterQuerySet(models.QuerySet):
    def held(self):
        return self.filter(kind=Matter.Kind.HELD)

    def open(self):
        return self.filter(state=Matter.State.OPEN)

    def closed(self):
        return self.exclude(state=Matter.State.OPEN)

    def for_responder(self, member):
        """What a member works on: of the countries they are named for, never their own words."""
        countries = Responder.objects.filter(member=member.pk).values("country")
        return self.filter(country__in=countries).exclude(author=member.pk)

    def of(self, author):
        """What became of somebody's words, the newest first."""
        return self.filter(author=author.pk).order_by("-opened_at", "-pk")

    def by_risk(self):
        return self.order_by("risk", "opened_at", "pk")


class Matter(models.Model):
    """One item of the desk. Of words it holds none but the answer: those are in its seals.

    Args:
        subject_type, subject_id: where the words were to go; once published, what they became.
        becomes: name of the network.lib.holding.Kind.
        wish: what publishing needs beside the words: ids and choices.
        blocked: something in the words is never published.
        was_changed: the moderator changed the words before they were published.
        answer: what the writer is told.
    """

    class Kind(models.TextChoices):
        HELD = "held", _("Held before it was published")

    class State(models.TextChoices):
        OPEN = "open", _("Waiting for a moderator")
        RETURNED = "returned", _("Not published")
        PUBLISHED = "published", _("Published")

    kind = models.CharField(max_length=10, choices=Kind)
    risk = models.CharField(max_length=2, choices=Risk)
    country = models.ForeignKey("directory.Country", on_delete=models.PROTECT, related_name="+")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    subject_type = models.CharField(max_length=60, blank=True)
    subject_id = models.BigIntegerField(null=True)
    becomes = models.CharField(max_length=20, blank=True)
    wish = models.JSONField(default=dict)
    blocked = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    was_changed = models.BooleanField(default=False)
    answer = models.CharField(max_length=300, blank=True)
    opened_at = models.DateTimeField(default=timezone.now)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    # Made by the form: a second press of the button is the same matter.
    submission = models.UUIDField(null=True)

    objects = MatterQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["author", "submission"], name="one_matter_a_submission")
        ]
        indexes = [
            models.Index(
                fields=["risk", "opened_at"],
                condition=models.Q(state="open"),
                name="matter_open_by_risk",
            )
        ]

    def __str__(self):
        return f"matter {self.pk}"

    @property
    def is_open(self):
        return self.state == self.State.OPEN
