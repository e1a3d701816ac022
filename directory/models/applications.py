"""The way in for somebody the secretariat does not know yet."""

from allauth.account.models import EmailAddress
from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class ApplicationQuerySet(models.QuerySet):
    def confirmed(self):
        """Whose address is known to be theirs: the others are not worth a look yet."""
        known = EmailAddress.objects.filter(user=OuterRef("member"), verified=True)
        return self.filter(Exists(known))

    def undecided(self):
        return self.filter(state__in=UNDECIDED)

    def with_old_papers(self, at):
        """Decided before then, and what was written on the way is still there."""
        later = ApplicationStep.objects.filter(application=OuterRef("pk"), at__gte=at)
        return self.exclude(state__in=UNDECIDED).filter(~Exists(later)).exclude(statement="")

    def in_country(self, code):
        return self.filter(member__country=code)

    def in_sector(self, slug):
        return self.filter(member__sector=slug)

    def with_card(self):
        return self.select_related("member__country", "member__sector")

    def oldest_first(self):
        return self.order_by("applied_at", "pk")


class Application(models.Model):
    """What somebody says who wants in. Name, country and sector are the member's own."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Waits for us")
        ASKED = "asked", _("Asked for more")
        ADMITTED = "admitted", _("Admitted")
        DECLINED = "declined", _("Declined")

    member = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="application"
    )
    organisation = models.CharField(max_length=160)
    statement = models.TextField(max_length=1000)
    # A handle as it was typed: a visitor is not told whether somebody has it.
    sponsor = models.CharField(max_length=30, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    # Also when the guidelines were accepted.
    applied_at = models.DateTimeField(default=timezone.now)

    objects = ApplicationQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["state", "applied_at"], name="applications_by_age")]

    def __str__(self):
        return f"application {self.pk}"

    @property
    def email_domain(self) -> str:
        """Where the applicant works, as far as an address can say it."""
        return self.member.email.rpartition("@")[2].lower()

    @property
    def is_undecided(self) -> bool:
        return self.state in UNDECIDED


UNDECIDED = (Application.State.WAITING, Application.State.ASKED)


class ApplicationStep(models.Model):
    """One line of an application's log: what was decided or asked, by whom, in which words."""

    class Kind(models.TextChoices):
        ASKED = "asked", _("Asked for more")
        ANSWERED = "answered", _("Answered")
        ADMITTED = "admitted", _("Admitted")
        DECLINED = "declined", _("Declined")

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="steps")
    kind = models.CharField(max_length=10, choices=Kind)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)
    # To the applicant, or from the applicant: both read it.
    words = models.TextField(max_length=1000, blank=True)

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self):
        return f"step {self.pk}"
