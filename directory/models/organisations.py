"""Employers and networks, and the e-mail domains that are known to be theirs."""

from datetime import timedelta

from django.db import models
from django.db.models import Count, Q
from django.utils import timezone

from directory.models.names import NamedQuerySet, names_index
from network.lib.languages import fold

REVIEW_AGAIN = timedelta(days=731)
MOST_ABOVE = 10


class OrganisationQuerySet(NamedQuerySet):
    def by_name(self):
        return self.order_by("sort_key", "pk")

    def named(self, words: str):
        """Organisations whose name or mail domain holds each word, whatever the accents."""
        found = self
        for word in fold(words).split()[:6]:
            at_domain = OrganisationDomain.objects.filter(domain__contains=word)
            found = found.filter(
                Q(sort_key__contains=word) | Q(pk__in=at_domain.values("organisation"))
            )
        return found

    def in_country(self, code):
        return self.filter(country=code)

    def in_sector(self, slug):
        return self.filter(sector=slug)

    def of_kind(self, group):
        """Of the sectors of one group."""
        return self.filter(sector__group=group)

    def at_level(self, slug):
        return self.filter(level=slug)

    def alike(self) -> list[tuple]:
        """How many there are of each country, sector and level. One query."""
        found = self.order_by().values_list("country", "sector", "level")
        return list(found.annotate(n=Count("pk")))

    def with_card(self):
        """With what a line in a list shows."""
        return self.select_related("country", "sector").annotate(
            people=Count("members", distinct=True)
        )


class Organisation(models.Model):
    """An employer or network."""

    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=160)
    sort_key = models.CharField(max_length=200, editable=False)
    country = models.ForeignKey(
        "directory.Country", on_delete=models.PROTECT, null=True, related_name="organisations"
    )
    sector = models.ForeignKey(
        "directory.Sector", on_delete=models.PROTECT, null=True, related_name="organisations"
    )
    level = models.ForeignKey(
        "directory.PlaceLevel", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    parent = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="parts"
    )
    website = models.URLField(blank=True)
    # Where its safeguarding policy can be read, when it was reviewed last, and whom to turn to: a
    # function's mailbox, never a person's.
    safeguarding_policy = models.URLField(blank=True, default="", db_default="")
    safeguarding_reviewed_on = models.DateField(null=True, blank=True)
    safeguarding_contact = models.EmailField(blank=True, default="", db_default="")

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        ordering = ["sort_key"]
        indexes = [names_index("organisation_name_words")]

    def __str__(self):
        return self.name

    def above(self) -> list["Organisation"]:
        """What it is part of, the nearest first. A query a step; no chain is long."""
        found, row = [], self
        while row.parent and len(found) < MOST_ABOVE:
            row = row.parent
            found.append(row)
        return found

    @property
    def is_long_unreviewed(self):
        """Its safeguarding policy was reviewed once, and not for two years."""
        day = self.safeguarding_reviewed_on
        return day is not None and day < timezone.localdate() - REVIEW_AGAIN


class OrganisationDomainQuerySet(models.QuerySet):
    def of_address(self, email: str):
        """The domains an address belongs to, the closest first: `a@mail.sm.ee` to `sm.ee` too."""
        labels = email.rpartition("@")[2].lower().split(".")
        names = [".".join(labels[start:]) for start in range(len(labels) - 1)]
        found = self.filter(domain__in=names).select_related("organisation")
        return sorted(found, key=lambda known: -len(known.domain))


class OrganisationDomain(models.Model):
    """Whose addresses end so works there, as the secretariat has seen for itself."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="domains")
    domain = models.CharField(max_length=253, unique=True)

    objects = OrganisationDomainQuerySet.as_manager()

    class Meta:
        ordering = ["domain"]

    def __str__(self):
        return self.domain
