"""A safeguarding concern: what somebody fears for a child, on a path of its own.

The words are in seals, whoever wrote them. Everybody but the named responders of the country gets
nothing: no row, no count, no mail.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from directory.models import Member
from directory.models.unnamed import not_by
from directory.unnamed import person_number
from moderation.models.seals import Responder
from moderation.risk import GRAVE, Risk
from moderation.two_persons import differ

MEMBER = settings.AUTH_USER_MODEL
# Somebody who left is no name any more, and the row stays.
STAYS = {"on_delete": models.SET_NULL, "null": True, "related_name": "+"}


class ConcernQuerySet(models.QuerySet):
    def for_responder(self, member):
        """What a member answers for: of the countries they are named for, never about themselves.

        Every read of concerns starts here.
        """
        countries = Responder.objects.filter(member=member.pk).values("country")
        return not_by(self.filter(country__in=countries), member, "subject_by")

    def about(self, subject_type: str, subject_id: int | None):
        return self.filter(subject_type=subject_type, subject_id=subject_id)

    def open(self):
        return self.filter(closed_at=None)

    def closed(self):
        return self.filter(closed_at__isnull=False)

    def overdue(self, now=None):
        """Open, past its time, and nobody has been told of that."""
        return self.open().filter(due_at__lt=now or timezone.now(), overdue_told_at=None)

    def to_hide(self):
        """What the concern is about should be out of sight, and is not yet."""
        return self.filter(is_to_hide=True, hidden_at=None, closed_at=None)

    def with_people(self):
        return self.select_related(
            "country", "claimed_by", "author", "first_closed_by", "subject_by"
        )

    def next_due_first(self):
        return self.order_by("due_at", "pk")


class Concern(models.Model):
    """One concern.

    Args:
        reference: digest of the number the sender was given; the number itself is kept nowhere.
        words, reply_to: seals of what was written, and of how the sender can be reached.
        subject_type, subject_id: what it is about, if that is on Havn.
        subject_by: whose words those are; they never see the concern.
        is_to_hide: what it is about is taken out of sight at once.
        first_closed_by: the first of the two persons who close P0 and P1.
    """

    class About(models.TextChoices):
        DANGER = "danger", _("A child is in danger now")
        MATERIAL = "material", _("Pictures or films of a child being abused, or a link to them")
        IDENTIFIES = "identifies", _("One can see or guess who a child is")
        OTHER = "other", _("Something else about the safety of a child")

    class Outcome(models.TextChoices):
        ACTED = "acted", _("Something was done on Havn")
        PASSED_ON = "passed-on", _("An authority was told")
        UNFOUNDED = "unfounded", _("Nothing had to be done")

    reference = models.CharField(max_length=64, unique=True)
    about = models.CharField(max_length=10, choices=About)
    risk = models.CharField(max_length=2, choices=Risk)
    country = models.ForeignKey("directory.Country", on_delete=models.PROTECT, related_name="+")
    author = models.ForeignKey(MEMBER, **STAYS)
    words = models.OneToOneField(
        "moderation.Seal", on_delete=models.PROTECT, null=True, related_name="+"
    )
    reply_to = models.OneToOneField(
        "moderation.Seal", on_delete=models.PROTECT, null=True, related_name="+"
    )
    subject_type = models.CharField(max_length=60, blank=True)
    subject_id = models.BigIntegerField(null=True)
    subject_by = models.ForeignKey(MEMBER, **STAYS)
    is_to_hide = models.BooleanField(default=False)
    hidden_at = models.DateTimeField(null=True)
    opened_at = models.DateTimeField(default=timezone.now)
    due_at = models.DateTimeField()
    overdue_told_at = models.DateTimeField(null=True)
    claimed_by = models.ForeignKey(MEMBER, **STAYS)
    claimed_at = models.DateTimeField(null=True)
    first_closed_by = models.ForeignKey(MEMBER, **STAYS)
    closed_by = models.ForeignKey(MEMBER, **STAYS)
    closed_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=10, choices=Outcome, blank=True)

    objects = ConcernQuerySet.as_manager()

    class Meta:
        constraints = [
            differ("two_persons_close_a_concern"),
        ]
        indexes = [
            models.Index(fields=["due_at"], condition=Q(closed_at=None), name="concern_open"),
            models.Index(fields=["subject_type", "subject_id"], name="concern_of_subject"),
        ]

    def __str__(self):
        return f"concern {self.pk}"

    @property
    def is_open(self):
        return self.closed_at is None

    @property
    def is_overdue(self):
        return self.is_open and self.due_at < timezone.now()

    @property
    def needs_two(self):
        """Whether two persons close it."""
        return self.risk in GRAVE

    def colleagues(self, member):
        """Who else answers for it."""
        named = Responder.objects.filter(country=self.country_id).values("member")
        others = Member.objects.admitted().filter(pk__in=named).exclude(pk=member.pk)
        return (
            others.exclude(pk=person_number(self.subject_by_id)) if self.subject_by_id else others
        )


class ConcernStep(models.Model):
    """Who did what, when. What they wrote to it is sealed.

    Args:
        to: the responder it was handed over to.
        authority: which kind of authority was told; which one exactly is in the note.
    """

    class Kind(models.TextChoices):
        RAISED = "raised", _("Raised")
        HIDDEN = "hidden", _("What it is about was taken out of sight")
        CLAIMED = "claimed", _("Taken on")
        RELEASED = "released", _("Waits for another responder")
        READ = "read", _("Sealed words opened")
        NOTED = "noted", _("Note")
        HANDED_OVER = "handed-over", _("Handed over")
        AUTHORITY_TOLD = "authority-told", _("An authority was told")
        OVERDUE = "overdue", _("The time was over")
        FIRST_CLOSED = "first-closed", _("Closed by the first of two")
        KEPT_OPEN = "kept-open", _("Kept open by the second")
        CLOSED = "closed", _("Closed")
        RESTORED = "restored", _("Put back in sight")

    class Authority(models.TextChoices):
        POLICE = "police", _("Police")
        PROTECTION = "protection", _("Child protection")
        HOTLINE = "hotline", _("National hotline for abuse material")
        MISSING = "missing", _("Hotline for missing children")
        OTHER = "other", _("Another authority")

    concern = models.ForeignKey(Concern, on_delete=models.CASCADE, related_name="steps")
    kind = models.CharField(max_length=14, choices=Kind)
    by = models.ForeignKey(MEMBER, **STAYS)
    at = models.DateTimeField(default=timezone.now)
    note = models.OneToOneField(
        "moderation.Seal", on_delete=models.PROTECT, null=True, related_name="+"
    )
    to = models.ForeignKey(MEMBER, **STAYS)
    authority = models.CharField(max_length=10, choices=Authority, blank=True)

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self):
        return f"{self.kind} of concern {self.concern_id}"
