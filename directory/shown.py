"""Colleagues by name on pages about something else: as far as their reader may see them."""

from django.db.models import Case, F, Value, When

from directory.models import Member, Organisation
from directory.models.visibility import closeness


def colleagues(viewer):
    """Listed colleagues by name, with the function and the employer that this reader may see."""
    near = closeness(viewer)
    return (
        Member.objects.listed()
        .annotate(
            shown_headline=Case(When(headline_to__gte=near, then=F("headline")), default=Value("")),
            shown_employer=Case(
                When(organisation_to__gte=near, then=F("organisation__name")), default=Value("")
            ),
        )
        .by_name()
    )


def who_work_at(organisation: Organisation, viewer):
    """Listed colleagues of an organisation who let this reader know where they work."""
    return colleagues(viewer).filter(
        organisation=organisation, organisation_to__gte=closeness(viewer)
    )
