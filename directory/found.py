"""What search finds in the directory: colleagues and where they work. For members alone."""

from django.db.models import Count, Exists, OuterRef, Subquery, Window
from django.db.models.functions import Coalesce

from directory.access import may_see_directory
from directory.models import Member, Organisation
from directory.models.names import as_asked
from network.lib.arrays import by_keys
from network.lib.kept import Kept
from network.lib.search.sources import NEWEST, Found, Sought

NOTHING = Found()
# Most people type no more words. What is asked seldom is not kept: there are too many such.
FEW_TERMS = 3


def people(viewer, sought: Sought, first: int, size: int) -> Found:
    """Colleagues by name or organisation, in the order of names. One query."""
    if not may_see_directory(viewer) or sought.forum or sought.when:
        return NOTHING
    narrowed = {
        "country": sought.country,
        "sector": sought.sector,
        "languages": sought.language,
        "priorities": sought.priority,
    }
    return _page(_people, sought.wanted, narrowed, first, size)


def organisations(viewer, sought: Sought, first: int, size: int) -> Found:
    """Organisations of listed colleagues, in the order of names. One query."""
    if not may_see_directory(viewer) or sought.forum or sought.when:
        return NOTHING
    if sought.language or sought.priority:
        return NOTHING
    narrowed = {"country": sought.country, "sector": sought.sector}
    return _page(_organisations, sought.wanted, narrowed, first, size)


def _people_of(rows, groups, excluded, **narrowed):
    found = Member.objects.findable().found_by(groups, excluded).filter(**narrowed)
    return _counted(found, Member.objects.with_card(), *rows)


def _organisations_of(rows, groups, excluded, **narrowed):
    there = Member.objects.listed().filter(organisation=OuterRef("pk"))
    found = Organisation.objects.filter(Exists(there)).found_by(groups, excluded)
    counted = there.order_by().values("organisation").annotate(n=Count("pk")).values("n")
    shown = Organisation.objects.select_related("country", "sector").annotate(
        people=Coalesce(Subquery(counted), 0)
    )
    return _counted(found.filter(**narrowed), shown, *rows)


_people = Kept(_people_of)
_organisations = Kept(_organisations_of)


def _counted(found, shown, first, last):
    """Some rows with how many there are, looking at the first so many only."""
    rows = by_keys(shown, found.by_name().values("pk")[: NEWEST + 1])
    return rows.annotate(total=Window(Count("*"))).by_name()[first:last]


def _page(read, wanted, narrowed, first, size) -> Found:
    asked = as_asked(wanted) | {name: chosen for name, chosen in narrowed.items() if chosen}
    # One at least: it brings the total.
    places = (first, first + max(1, size))
    is_usual = first == 0 and len(asked["groups"] + asked["excluded"]) <= FEW_TERMS
    rows = read(places, **asked) if is_usual else list(read.build(places, **asked))
    total = rows[0].total if rows else 0
    return Found(rows[:size], total)
