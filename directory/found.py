"""What search finds in the directory: colleagues and where they work. For members alone."""

from django.db.models import Count, Exists, OuterRef, Subquery, Window
from django.db.models.functions import Coalesce

from directory.access import may_see_directory
from directory.models import Member, Organisation
from network.lib.search.sources import NEWEST, Found, Sought

NOTHING = Found()


def people(viewer, sought: Sought, first: int, size: int) -> Found:
    """Colleagues by name or organisation, in the order of names. One query."""
    if not may_see_directory(viewer) or sought.forum or sought.when:
        return NOTHING
    members = Member.objects.listed().found_by(sought.wanted)
    narrowed = {
        "country": sought.country,
        "sector": sought.sector,
        "languages": sought.language,
        "priorities": sought.priority,
    }
    members = members.filter(**_chosen(narrowed))
    return _page(members, Member.objects.with_card(), first, size)


def organisations(viewer, sought: Sought, first: int, size: int) -> Found:
    """Organisations of listed colleagues, in the order of names. One query."""
    if not may_see_directory(viewer) or sought.forum or sought.when:
        return NOTHING
    if sought.language or sought.priority:
        return NOTHING
    there = Member.objects.listed().filter(organisation=OuterRef("pk"))
    found = Organisation.objects.filter(Exists(there)).found_by(sought.wanted)
    found = found.filter(**_chosen({"country": sought.country, "sector": sought.sector}))
    counted = there.order_by().values("organisation").annotate(n=Count("pk")).values("n")
    shown = Organisation.objects.select_related("country", "sector").annotate(
        people=Coalesce(Subquery(counted), 0)
    )
    return _page(found, shown, first, size)


def _chosen(values: dict) -> dict:
    return {name: value for name, value in values.items() if value}


def _page(found, shown, first, size) -> Found:
    """Rows of a page and how many there are, looking at the first so many only."""
    looked_at = found.by_name().values("pk")[: NEWEST + 1]
    rows = shown.filter(pk__in=looked_at).annotate(total=Window(Count("*"))).by_name()
    # One at least: it brings the total.
    rows = list(rows[first : first + max(1, size)])
    return Found(rows[:size], rows[0].total if rows else 0)
