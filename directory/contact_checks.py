"""Who looks after contact points, and what a reminder asks them to look at."""

from directory.models import ContactPoint, Member
from directory.models.members import SECRETARIAT


def keepers(checked_by: set[int | None]) -> list[Member]:
    """Who is written to: who looked last; all of the secretariat where that is nobody of it now."""
    office = Member.objects.admitted().filter(role__in=SECRETARIAT)
    there = {member.pk: member for member in office.order_by("pk")}
    gone = checked_by - there.keys()
    return [member for pk, member in there.items() if gone or pk in checked_by]


def to_check_by(keeper: Member, reminded_at) -> list[ContactPoint]:
    """What a letter of that moment asks its reader to look at: what is still to be checked."""
    reminded = ContactPoint.objects.to_check().filter(reminded_at=reminded_at)
    rows = list(reminded.select_related("organisation__country", "function").in_order())
    of_office = {member.pk for member in keepers({None})}
    return [
        row for row in rows if row.checked_by_id == keeper.pk or row.checked_by_id not in of_office
    ]
