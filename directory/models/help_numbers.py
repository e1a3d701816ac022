"""Telephone numbers for a child in need, which somebody must look at again and again."""

from datetime import timedelta

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

CHECK_AGAIN = timedelta(days=365)
DIALLED = RegexValidator(r"^\+?[0-9 ]{2,19}$", _("Digits and spaces only, as one dials it."))


class HelpNumberQuerySet(models.QuerySet):
    def shown(self):
        """A number nobody has checked is not shown: a wrong one costs the most precious minute."""
        return self.filter(withdrawn=False, checked_on__isnull=False)

    def for_country(self, code):
        """Its own, and those of the whole region."""
        return self.filter(Q(country=None) | Q(country=code))

    def to_check(self, today=None):
        """In use, and never checked or not for twelve months."""
        since = (today or timezone.localdate()) - CHECK_AGAIN
        return self.filter(Q(checked_on=None) | Q(checked_on__lt=since), withdrawn=False)

    def of(self, countries):
        """What holds for all countries, and for these; in order."""
        return self.filter(Q(country=None) | Q(country__in=countries - {None})).in_order()

    def in_order(self):
        """What holds for all countries first, the emergency number before all."""
        return self.select_related("country").order_by(
            F("country__name").asc(nulls_first=True), "position", "pk"
        )


class HelpNumber(models.Model):
    class Kind(models.TextChoices):
        EMERGENCY = "emergency", _("Emergency")
        HELPLINE = "helpline", _("Child helpline")
        MISSING = "missing", _("Missing children")
        PROTECTION = "protection", _("Child protection")

    slug = models.SlugField(unique=True)
    # None: in every country of the region.
    country = models.ForeignKey(
        "directory.Country", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    kind = models.CharField(max_length=10, choices=Kind)
    number = models.CharField(max_length=20, validators=[DIALLED])
    name = models.CharField(max_length=80)
    note = models.CharField(max_length=200, blank=True)
    source = models.URLField(max_length=300)
    checked_on = models.DateField(null=True, blank=True)
    withdrawn = models.BooleanField(default=False)
    position = models.PositiveSmallIntegerField(default=0)

    objects = HelpNumberQuerySet.as_manager()

    def __str__(self):
        return f"{self.number} {self.name}"

    @property
    def is_overdue(self):
        """Nobody has looked at it for twelve months, or ever."""
        return not self.checked_on or self.checked_on < timezone.localdate() - CHECK_AGAIN
