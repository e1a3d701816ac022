"""A list of organisations: read first, looked at, then entered."""

import builtins

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Count, Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class OrganisationListQuerySet(models.QuerySet):
    def unfinished(self):
        """Sent off, and not every line is done: what a worker left."""
        waiting = OrganisationLine.objects.waiting().filter(list=OuterRef("pk"))
        return self.filter(Exists(waiting), sent_at__isnull=False)

    def with_counts(self):
        """With how many lines are used, as what, and how many of them are done."""
        used = Q(lines__fate__in=OrganisationLine.USED)
        return self.annotate(
            total=Count("lines"),
            good=Count("lines", filter=used),
            new=Count("lines", filter=Q(lines__fate=OrganisationLine.Fate.NEW)),
            done=Count("lines", filter=used & Q(lines__done_at__isnull=False)),
        )


class OrganisationList(models.Model):
    """Belongs to who made it, and is not kept for long."""

    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="organisation_lists"
    )
    made_at = models.DateTimeField(default=timezone.now)
    # Pressed once: from here on workers enter them.
    sent_at = models.DateTimeField(null=True)

    objects = OrganisationListQuerySet.as_manager()

    def __str__(self):
        return f"organisation list {self.pk}"


class OrganisationLineQuerySet(models.QuerySet):
    def waiting(self):
        return self.filter(fate__in=OrganisationLine.USED, done_at=None)

    def unused(self):
        """Lines of which nothing comes, each with its reason."""
        return self.exclude(fate__in=OrganisationLine.USED)


class OrganisationLine(models.Model):
    """One organisation of a list, and what becomes of the line."""

    class Fate(models.TextChoices):
        NEW = "new", _("Will be entered")
        THERE = "there", _("Is there: what is missing is added")
        TWICE = "twice", _("Stands above already")
        NAME = "name", _("No name, or it looks like a personal number")
        COUNTRY = "country", _("This country is not known")
        SECTOR = "sector", _("This sector is not known")
        LEVEL = "level", _("This level is not known")
        ADDRESS = "address", _("This is no web address")
        DOMAIN = "domain", _("A domain is none, or anybody can have an address there")
        TWO = "two", _("Name and domains are of two organisations")
        PARENT = "parent", _("What it is part of is not known, here or in the list")
        OFFICE = "office", _("Whoever sent the list is not of the secretariat any more")

    USED = (Fate.NEW, Fate.THERE)

    list = models.ForeignKey(OrganisationList, on_delete=models.CASCADE, related_name="lines")
    number = models.PositiveSmallIntegerField()
    # What something is part of comes before it.
    depth = models.PositiveSmallIntegerField(default=0)
    name = models.CharField(max_length=160, blank=True)
    country = models.ForeignKey(
        "directory.Country", on_delete=models.PROTECT, null=True, related_name="+"
    )
    sector = models.ForeignKey(
        "directory.Sector", on_delete=models.PROTECT, null=True, related_name="+"
    )
    level = models.ForeignKey(
        "directory.PlaceLevel", on_delete=models.PROTECT, null=True, related_name="+"
    )
    parent = models.CharField(max_length=160, blank=True)
    website = models.URLField(blank=True)
    safeguarding_policy = models.URLField(blank=True)
    domains = ArrayField(models.CharField(max_length=253), default=builtins.list, blank=True)
    fate = models.CharField(max_length=10, choices=Fate, default=Fate.NEW)
    done_at = models.DateTimeField(null=True)
    organisation = models.ForeignKey(
        "directory.Organisation", on_delete=models.SET_NULL, null=True, related_name="+"
    )

    objects = OrganisationLineQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["list", "number"], name="one_organisation_a_number")
        ]

    def __str__(self):
        return f"organisation line {self.pk}"

    @property
    def is_good(self) -> bool:
        return self.fate in self.USED

    @property
    def fate_label(self):
        return _("Entered") if self.done_at and self.is_good else self.get_fate_display()
