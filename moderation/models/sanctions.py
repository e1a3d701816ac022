"""What was decided about a member: warned, muted or suspended, why, and until when."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from moderation.risk import APPEAL_WITHIN
from network.lib.mail import UNSENT, MailRow

STILL = Q(until=None) | Q(until__gt=Now())


class SanctionQuerySet(models.QuerySet):
    def of(self, member):
        return self.filter(member=member.pk)

    def running(self):
        """What keeps somebody from something now. A warning keeps nobody from anything."""
        return self.filter(STILL, lifted_at=None).exclude(kind=Sanction.Kind.WARNING)

    def newest_first(self):
        return self.order_by("-starts_at", "-pk")

    def with_ground(self):
        """With the guidelines whose number they cite."""
        return self.select_related("version")

    def with_answers(self):
        """With where their member objected, and what the second person said."""
        return self.select_related("decision", "appeal__matter").prefetch_related(
            "appeal__matter__decisions"
        )

    def with_people(self):
        return self.select_related("member__organisation", "member__country", "by", "lifted_by")

    def ended_before(self, moment):
        """What has been over since then: lifted, run out, or a warning of that time."""
        warned = Q(kind=Sanction.Kind.WARNING, starts_at__lt=moment)
        return self.filter(warned | Q(lifted_at__lt=moment) | Q(until__lt=moment))


class Sanction(models.Model):
    """One decision about one member.

    Args:
        until: None is without an end.
        guideline: "2.3", a number of `version`.
        words: why, as the member reads it; through the scan.
        decision: at the desk, that it is part of; None when it was decided by itself.
    """

    class Kind(models.TextChoices):
        WARNING = "warning", _("Warning")
        MUTE = "mute", _("May not write")
        SUSPENSION = "suspension", _("Suspended")

    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="sanctions"
    )
    kind = models.CharField(max_length=10, choices=Kind)
    starts_at = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField(null=True)
    guideline = models.CharField(max_length=12, blank=True)
    version = models.ForeignKey(
        "directory.DocumentVersion", on_delete=models.PROTECT, null=True, related_name="+"
    )
    words = models.CharField(max_length=300)
    decision = models.OneToOneField(
        "moderation.Decision", on_delete=models.SET_NULL, null=True, related_name="sanction"
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    lifted_at = models.DateTimeField(null=True)
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    objects = SanctionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gt=models.F("starts_at")),
                name="a_sanction_ends_after_it_starts",
            )
        ]

    def __str__(self):
        return f"{self.kind} {self.pk}"

    def get_absolute_url(self):
        return reverse("sanctions")

    @property
    def appeal_until(self):
        return self.starts_at + APPEAL_WITHIN

    @property
    def days(self) -> int | None:
        """How many, as they were decided; None without an end."""
        return round((self.until - self.starts_at) / timedelta(days=1)) if self.until else None

    @property
    def is_warning(self):
        return self.kind == self.Kind.WARNING

    @property
    def is_running(self):
        still = self.until is None or self.until > timezone.now()
        return not self.is_warning and self.lifted_at is None and still


class SanctionMail(MailRow):
    """To the member: that something was decided or lifted. What and why stands on Havn alone."""

    class Kind(models.TextChoices):
        DECIDED = "decided", _("A moderator has decided something about you")
        LIFTED = "lifted", _("Something decided about you is lifted")

    kind = models.CharField(max_length=8, choices=Kind)
    sanction = models.ForeignKey(Sanction, on_delete=models.CASCADE, related_name="mails")

    class Meta:
        indexes = [
            models.Index(fields=["claimed_until"], condition=UNSENT, name="sanction_mail_unsent")
        ]
