"""Who sits on a body and who chairs it, as a reader may know it.

The parties are for everybody, the names of who sits for them for members: those who are listed.
"""

from datetime import date

from django.utils import timezone

from directory import access
from directory.models import Body, PresidencyTerm, Seat
from directory.seatlist import SeatLine, line_of
from directory.shown import colleagues


def lines(seats, viewer) -> list[SeatLine]:
    """The seats with their terms, each term with its `person`, or None who is not to be named.

    Two queries and one for the names.
    """
    found = [line_of(seat) for seat in seats.with_terms().by_party()]
    terms = [term for line in found for term in (*line.now, *line.over)]
    named = _named(viewer, {term.member_id for term in terms})
    for term in terms:
        term.person = named.get(term.member_id)
    return found


def years(body: Body, viewer, today: date | None = None) -> dict[str, list[PresidencyTerm]]:
    """{"now", "coming", "over": presidencies}, each with `chaired_by` and `vice`. Two queries."""
    today, found = today or timezone.localdate(), list(body.presidencies.newest_first())
    named = _named(viewer, {pk for year in found for pk in (year.chair_id, year.vice_chair_id)})
    sorted_out = {"now": [], "coming": [], "over": []}
    for year in found:
        year.chaired_by, year.vice = named.get(year.chair_id), named.get(year.vice_chair_id)
        when = "over" if year.ends < today else "coming" if year.starts > today else "now"
        sorted_out[when].append(year)
    # The next one first.
    sorted_out["coming"].reverse()
    return sorted_out


def sits(line: SeatLine) -> bool:
    """Whether a seat is one of the body today, held or not."""
    return line.seat.status != Seat.Status.WITHDRAWN


def _named(viewer, ids: set[int | None]) -> dict:
    if not access.may_know_who_sits(viewer):
        return {}
    return {member.pk: member for member in colleagues(viewer).filter(pk__in=ids - {None})}
