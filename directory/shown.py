"""Colleagues by name on pages about something else: as far as their reader may see them."""

from directory.models import Member, Organisation
from directory.models.visibility import closeness


def colleagues(viewer):
    """Listed colleagues by name; `seen` has function and employer, and nothing that is a table."""
    near = {"closeness": closeness(viewer)}
    return Member.objects.listed().select_related("organisation").annotate(**near).by_name()


def who_work_at(organisation: Organisation, viewer):
    """Listed colleagues of an organisation who let this reader know where they work."""
    return colleagues(viewer).filter(
        organisation=organisation, organisation_to__gte=closeness(viewer)
    )
