"""What was decided at the desk: what, why, by whom, and how its author can object."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from directory.models.unnamed import written_by
from moderation.models.sanctions import Sanction
from moderation.risk import APPEAL_WITHIN

MEMBER = settings.AUTH_USER_MODEL
STAYS = {"on_delete": models.SET_NULL, "null": True, "related_name": "+"}


class DecisionQuerySet(models.QuerySet):
    def in_force(self):
        return self.filter(in_force_at__isnull=False)

    def told_to(self, member):
        """Those a member has a statement of reasons about."""
        return self.in_force().filter(written_by(member))

    def about_members(self):
        """Those that carry a sanction, and what a second person said of one."""
        return self.filter(
            Q(sanction__isnull=False)
            | Q(about__sanction__isnull=False)
            | Q(matter__appeal__sanction__isnull=False)
        )

    def newest_first(self):
        return self.order_by("-in_force_at", "-pk")


class Decision(models.Model):
    """One decision. Those on P0 and P1 wait for the second of two persons before they hold.

    Args:
        author: who is told, with reasons: whose words it restricts or puts back.
        guideline, version: the number it stands on, and of which text of the guidelines.
        words: the moderator's own; they have gone through the scan.
        beside: what is decided about its author in the same breath, of Sanction.Kind.
        days: how long its author is muted or suspended; 0 is until somebody lifts it.
        seen: version of the matter that was looked at.
        automated: whether software found it or hid it before a person looked.
        about: the decision that an appeal upheld or reversed.
        reversed_at: when a second person took it back.
    """

    class Kind(models.TextChoices):
        DISMISS = "dismiss", _("The reports are unfounded")
        SETTLE = "settle", _("Put right in another way")
        RESTORE = "restore", _("Put it back in sight")
        APPROVE = "approve", _("Approve the mended words")
        RETURN = "return", _("Return it to its author to mend")
        HIDE = "hide", _("Hide it")
        REDACT = "redact", _("Take words out")
        DELETE = "delete", _("Delete its words for good")
        CLOSE = "close", _("Close the thread")
        WARN = "warn", _("Warn its author")
        MUTE = "mute", _("Let its author write nothing for a time")
        SUSPEND = "suspend", _("Suspend its author")
        UPHOLD = "uphold", _("The decision stands")
        REVERSE = "reverse", _("Take the decision back")
        LIFT = "lift", _("Lift what was decided about the member")
        SHORTEN = "shorten", _("Make shorter what was decided about the member")

    matter = models.ForeignKey(
        "moderation.Matter", on_delete=models.CASCADE, related_name="decisions"
    )
    kind = models.CharField(max_length=10, choices=Kind)
    by = models.ForeignKey(MEMBER, **STAYS)
    second_by = models.ForeignKey(MEMBER, **STAYS)
    at = models.DateTimeField(default=timezone.now)
    in_force_at = models.DateTimeField(null=True)
    author = models.ForeignKey(MEMBER, **STAYS)
    guideline = models.CharField(max_length=12, blank=True)
    version = models.ForeignKey(
        "directory.DocumentVersion", on_delete=models.PROTECT, null=True, related_name="+"
    )
    words = models.CharField(max_length=600, blank=True)
    beside = models.CharField(max_length=10, choices=Sanction.Kind, blank=True)
    days = models.PositiveSmallIntegerField(default=0)
    seen = models.PositiveIntegerField()
    automated = models.BooleanField(default=False)
    about = models.ForeignKey("self", on_delete=models.CASCADE, null=True, related_name="answers")
    reversed_at = models.DateTimeField(null=True)

    objects = DecisionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(second_by=None) | Q(by=None) | ~Q(second_by=F("by")),
                name="the_second_is_another",
            ),
            models.UniqueConstraint(
                fields=["matter"], condition=Q(in_force_at=None), name="one_decision_waits"
            ),
        ]

    def __str__(self):
        return f"decision {self.pk}"

    def get_absolute_url(self):
        return reverse("decision", args=[self.pk])

    @property
    def appeal_until(self):
        return self.in_force_at + APPEAL_WITHIN

    @property
    def said(self) -> str:
        """What was decided, in a line."""
        if not self.beside:
            return self.get_kind_display()
        both = {"what": self.get_kind_display(), "beside": self.get_beside_display()}
        return gettext("%(what)s. And about its author: %(beside)s") % both

    @property
    def restricts(self):
        """Whether it takes something from its author."""
        return self.kind in RESTRICTS or bool(self.beside)


Kind = Decision.Kind
RESTRICTS = frozenset({Kind.RETURN, Kind.HIDE, Kind.REDACT, Kind.DELETE, Kind.CLOSE})


class Correction(models.Model):
    """Words that an author has mended after a post came back; gone once they are decided on."""

    matter = models.OneToOneField(
        "moderation.Matter", on_delete=models.CASCADE, related_name="correction"
    )
    html = models.TextField()
    at = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return f"correction of matter {self.matter_id}"


class AppealQuerySet(models.QuerySet):
    def of(self, member):
        return self.filter(written_by(member, "decision__author") | Q(sanction__member=member.pk))


class Appeal(models.Model):
    """A member asks another person to look at a decision about their words, or at a sanction. Once.

    Args:
        decision, sanction: one of the two.
        words: as written, where the scan found nothing; else they are in the seal.
        matter: the item at the desk that it became.
    """

    decision = models.OneToOneField(
        Decision, on_delete=models.CASCADE, null=True, related_name="appeal"
    )
    sanction = models.OneToOneField(
        "moderation.Sanction", on_delete=models.CASCADE, null=True, related_name="appeal"
    )
    matter = models.OneToOneField(
        "moderation.Matter", on_delete=models.CASCADE, related_name="appeal"
    )
    words = models.CharField(max_length=2000, blank=True)
    sealed = models.OneToOneField(
        "moderation.Seal", on_delete=models.PROTECT, null=True, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)

    objects = AppealQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(decision=None) ^ Q(sanction=None), name="an_appeal_is_of_one"
            )
        ]

    def __str__(self):
        return f"appeal {self.pk}"

    @property
    def of(self):
        """What it is about: a Decision or a Sanction."""
        return self.sanction or self.decision

    @property
    def sanctioned(self):
        """What was decided about the member; None when it is about their words alone."""
        return self.sanction or getattr(self.decision, "sanction", None)
