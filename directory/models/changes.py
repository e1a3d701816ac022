"""What a member says has changed, and what the secretariat makes of it."""

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class ChangeQuerySet(models.QuerySet):
    def undecided(self):
        return self.filter(state__in=UNDECIDED)

    def about_work(self):
        """Those on which the rights hang that come with an employer."""
        return self.filter(kind__in=ABOUT_WORK)

    def with_old_papers(self, at):
        """Decided before then, and what was written on the way is still there."""
        steps = ChangeStep.objects.filter(change=OuterRef("pk"))
        written = ~Q(organisation="", function="", words="") | Exists(steps.exclude(words=""))
        decided = self.exclude(state__in=UNDECIDED).filter(~Exists(steps.filter(at__gte=at)))
        return decided.filter(written)

    def with_card(self):
        return self.select_related(
            "member__country", "member__sector", "member__organisation", "member__profile"
        )

    def oldest_first(self):
        return self.order_by("made_at", "pk")

    def newest_first(self):
        return self.order_by("-made_at", "-pk")


class Change(models.Model):
    """A new employer, an address elsewhere, or something only the secretariat can correct."""

    class Kind(models.TextChoices):
        EMPLOYER = "employer", _("New employer or function")
        ADDRESS = "address", _("E-mail at another place")
        CORRECTION = "correction", _("Correction")

    class State(models.TextChoices):
        WAITING = "waiting", _("Waits for the secretariat")
        ASKED = "asked", _("Asked for more")
        ACCEPTED = "accepted", _("Accepted")
        DECLINED = "declined", _("Declined")

    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="changes"
    )
    kind = models.CharField(max_length=10, choices=Kind)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    # Of a new employer only, in the member's words.
    organisation = models.CharField(max_length=160, blank=True)
    function = models.CharField(max_length=80, blank=True)
    starts = models.DateField(null=True)
    # What to correct, or what else the secretariat should know.
    words = models.TextField(max_length=1000, blank=True)
    made_at = models.DateTimeField(default=timezone.now)

    objects = ChangeQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["state", "made_at"], name="changes_by_age")]
        constraints = [
            models.UniqueConstraint(
                fields=["member", "kind"],
                condition=Q(state__in=["waiting", "asked"]),
                name="one_undecided_change_a_kind",
            )
        ]

    def __str__(self):
        return f"change {self.pk}"

    @property
    def is_undecided(self) -> bool:
        return self.state in UNDECIDED

    @property
    def is_about_work(self) -> bool:
        return self.kind in ABOUT_WORK


UNDECIDED = (Change.State.WAITING, Change.State.ASKED)
ABOUT_WORK = (Change.Kind.EMPLOYER, Change.Kind.ADDRESS)


class ChangeStep(models.Model):
    """One line of a change's log: what was asked or decided, by whom, in which words."""

    class Kind(models.TextChoices):
        ASKED = "asked", _("Asked for more")
        ANSWERED = "answered", _("Answered")
        ACCEPTED = "accepted", _("Accepted")
        DECLINED = "declined", _("Declined")

    change = models.ForeignKey(Change, on_delete=models.CASCADE, related_name="steps")
    kind = models.CharField(max_length=10, choices=Kind)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)
    # To the member, or from the member: both read it.
    words = models.TextField(max_length=1000, blank=True)

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self):
        return f"step {self.pk}"
