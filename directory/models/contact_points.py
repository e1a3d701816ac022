"""Offices that answer colleagues from other countries: a function's mailbox, never a person's."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Count, Q
from django.utils import timezone

# So long a number or a mailbox may be relied on without a look; so often somebody is reminded.
CHECK_AGAIN = timedelta(days=183)
REMIND_AGAIN = timedelta(days=30)


class ContactPointQuerySet(models.QuerySet):
    def open(self):
        return self.filter(closed_at=None)

    def in_country(self, code):
        """Of the country's organisations."""
        return self.filter(organisation__country=code)

    def in_function(self, slug):
        return self.filter(function=slug)

    def with_card(self):
        """With what a card shows. Two queries."""
        joined = self.select_related("organisation__country", "function")
        return joined.prefetch_related("languages")

    def in_order(self):
        """Country after country, in each as the functions stand."""
        return self.order_by("organisation__country__name", "function__position", "name", "pk")

    def counted(self) -> list[tuple[str, str, int]]:
        """How many there are of each function and country. One query."""
        counted = self.order_by().values_list("function", "organisation__country")
        return list(counted.annotate(n=Count("pk")))

    def to_check(self, today=None):
        """Open, and nobody has looked at them for half a year."""
        since = (today or timezone.localdate()) - CHECK_AGAIN
        return self.open().filter(checked_on__lt=since)

    def to_remind(self, now):
        """Of those, where nobody was reminded within a month."""
        quiet = Q(reminded_at=None) | Q(reminded_at__lte=now - REMIND_AGAIN)
        return self.to_check(timezone.localdate(now)).filter(quiet)


class ContactPoint(models.Model):
    """Where an organisation is reached for one function."""

    organisation = models.ForeignKey(
        "directory.Organisation", on_delete=models.CASCADE, related_name="contact_points"
    )
    function = models.ForeignKey(
        "directory.ContactFunction", on_delete=models.PROTECT, related_name="contact_points"
    )
    name = models.CharField(max_length=120)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=40, blank=True)
    website = models.URLField(blank=True)
    hours = models.CharField(max_length=120, blank=True)
    note = models.CharField(max_length=300, blank=True)
    languages = models.ManyToManyField("directory.Language", related_name="+", blank=True)
    # Until somebody looks again, `checked_on` says how much it is worth.
    checked_on = models.DateField()
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    # When whoever keeps it was last reminded to look.
    reminded_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    objects = ContactPointQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["function", "organisation"])]

    def __str__(self):
        return f"contact point {self.pk}"

    @property
    def is_overdue(self):
        """Nobody has looked at it for half a year."""
        return self.checked_on < timezone.localdate() - CHECK_AGAIN
