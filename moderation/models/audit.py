"""Who did what that must be answered for. Names of states, never content."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class AuditEntryQuerySet(models.QuerySet):
    def unchained(self):
        return self.filter(link=None).order_by("pk")

    def about(self, subject):
        """Lines about one thing, the newest first."""
        lines = self.filter(subject_type=subject._meta.label_lower, subject_id=subject.pk)
        return lines.order_by("-at", "-pk")

    def about_seat(self, seat, terms):
        """Lines about a seat and about its terms, the newest first."""
        seats = models.Q(subject_type="directory.seat", subject_id=seat.pk)
        on_it = models.Q(subject_type="directory.seatterm", subject_id__in=list(terms))
        return self.filter(seats | on_it).order_by("-at", "-pk")


class AuditEntry(models.Model):
    """One line, never changed: the database itself refuses, but for a reason that is taken back.

    Activity is what colleagues hear of; this is what we answer for.
    """

    at = models.DateTimeField(default=timezone.now, db_index=True)
    # No constraint: the number stays when an account that never was confirmed is removed.
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        null=True,
        related_name="+",
    )
    role = models.CharField(max_length=14, blank=True)
    action = models.CharField(max_length=60)
    subject_type = models.CharField(max_length=60)
    subject_id = models.BigIntegerField(null=True)
    # The writer's own words for an override; scanned like any other text.
    reason = models.CharField(max_length=300, blank=True)
    # Whence, as a /24 or /48; empty for the clock.
    network = models.CharField(max_length=43, blank=True)
    facts = models.JSONField(default=dict)

    objects = AuditEntryQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["subject_type", "subject_id"], name="audit_by_subject")]
        verbose_name_plural = "audit entries"

    def __str__(self):
        return f"{self.at:%Y-%m-%d %H:%M} {self.action}"


class AuditLink(models.Model):
    """One link of the chain that shows whether a line was changed or taken out.

    It stays when its entry is past its time, so the chain never breaks where retention removed.

    Args:
        number: place in the chain, from 1 without a gap.
        content: keyed digest of the entry, in hexadecimal.
        reason: keyed digest of its reason, which may be taken back when the member leaves.
        digest: keyed digest of the link before and of `content`.
    """

    number = models.BigIntegerField(primary_key=True)
    entry = models.OneToOneField(
        AuditEntry, on_delete=models.SET_NULL, null=True, related_name="link"
    )
    at = models.DateTimeField()
    is_kept = models.BooleanField(default=False)
    content = models.CharField(max_length=64)
    reason = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    class Meta:
        ordering = ["number"]

    def __str__(self):
        return f"link {self.number}"
