"""Organisations and their contact points, as the secretariat enters them."""

from datetime import timedelta

from django.utils import timezone

from directory.actions import contact_points, organisations
from directory.models import ContactFunction, ContactPoint, Country, Language, Sector


def an_organisation(by, name="Missing Persons Unit", country="LV", sector="police", **more):
    """Entered by the secretariat."""
    return organisations.make(
        by=by,
        name=name,
        country=Country.objects.get(pk=country),
        sector=Sector.objects.get(pk=sector),
        **more,
    )


def a_contact_point(organisation, by, name="Duty desk", function="missing-children", **more):
    """An office that was looked up today, or some days ago."""
    day = timezone.localdate() - timedelta(days=more.pop("checked_days_ago", 0))
    known = {"email": "desk@example.org", "phone": "", "website": "", "hours": "", "note": ""}
    return contact_points.keep(
        contact_point=ContactPoint(organisation=organisation),
        by=by,
        on=day,
        function=ContactFunction.objects.get(pk=function),
        languages=Language.objects.filter(pk="en"),
        name=name,
        **known | more,
    )
