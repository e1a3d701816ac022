"""Offices and presidencies of the demo community: every name, mailbox and number is invented."""

from datetime import timedelta

from django.utils import timezone

from directory.actions import contact_points, presidencies
from directory.models import (
    Body,
    ContactFunction,
    ContactPoint,
    Language,
    Member,
    Organisation,
    Party,
    PresidencyTerm,
)


def keep(row) -> None:
    """A contact point, unless it is there."""
    organisation = Organisation.objects.get(slug=row["organisation"])
    if organisation.contact_points.filter(name=row["name"]).exists():
        return
    contact_points.keep(
        contact_point=ContactPoint(organisation=organisation),
        by=Member.objects.get(handle="secretariat"),
        on=timezone.localdate() - timedelta(days=row["checked_days_ago"]),
        function=ContactFunction.objects.get(pk=row["function"]),
        languages=Language.objects.filter(pk__in=row["languages"]),
        **{name: row[name] for name in ("name", "email", "phone", "hours", "note")},
    )


def preside(row) -> None:
    """A year in the chair, counted from this one, unless it is there."""
    today = timezone.localdate()
    year = today.year - (today.month < 7) + row["years_from_now"]
    body = Body.objects.get(pk=row["body"])
    if body.presidencies.filter(starts__year=year).exists():
        return
    chair, vice = (Member.objects.filter(handle=row[name]).first() for name in ("chair", "vice"))
    presidencies.keep(
        presidency=PresidencyTerm(body=body),
        party=Party.objects.get(pk=row["party"]),
        year=year,
        chair=chair,
        vice_chair=vice,
    )
