"""Who may write for an organisation, from when to when."""

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce, JSONObject, Now
from django.utils import timezone
from django.utils.translation import gettext

from directory.models.organisations import Organisation


class SpokespersonQuerySet(models.QuerySet):
    def current(self):
        """Those that count now: who still works there, and nothing newer waits to be verified."""
        runs = self.filter(Q(until=None) | Q(until__gt=Now()), since__lte=Now())
        # Of an expression there is no index: PostgreSQL comes by the member's key, and not through
        # everybody who works there.
        there = runs.alias(works_at=Coalesce("member__organisation", 0))
        there = there.filter(works_at=F("organisation"), member__unverified_since=None)
        return there.filter(member__is_active=True, member__closed_at=None)

    def running(self):
        """Those nobody has ended, also while they do not count."""
        return self.filter(until=None)

    def ended(self):
        return self.filter(until__isnull=False)

    def with_people(self):
        return self.select_related("member")

    def with_organisation(self):
        return self.select_related("organisation")

    def newest_first(self):
        return self.order_by("-since", "-pk")

    def by_name(self):
        """By the name of the organisation."""
        return self.order_by("organisation__sort_key", "pk")


class Spokesperson(models.Model):
    """A member speaks for their employer. Named by the secretariat; ends with the affiliation."""

    organisation = models.ForeignKey(
        "directory.Organisation", on_delete=models.PROTECT, related_name="spokespersons"
    )
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="speaks_for"
    )
    since = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField(null=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    objects = SpokespersonQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "member"],
                condition=Q(until=None),
                name="a_spokesperson_once",
            )
        ]

    def __str__(self):
        return f"spokesperson {self.pk}"

    @property
    def line(self):
        """What stands at a post."""
        return gettext("For %(organisation)s") % {"organisation": self.organisation.name}


def speaking(member) -> ArraySubquery:
    """As whom a member may write, for `as_spokesperson`: part of another query."""
    named = Spokesperson.objects.current().filter(member=member.pk).by_name()
    facts = JSONObject(pk="pk", organisation="organisation", name="organisation__name")
    return ArraySubquery(named.values(facts=facts))


def as_spokesperson(facts: dict) -> Spokesperson:
    """A row of `speaking`."""
    organisation = Organisation(pk=facts["organisation"], name=facts["name"])
    return Spokesperson(pk=facts["pk"], organisation=organisation)
