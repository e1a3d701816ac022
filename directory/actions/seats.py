"""Who sits for which party. Rights follow the dates to the minute."""

from django.db import transaction
from django.utils import timezone

from directory.actions.members import access_changed
from directory.models import Seat, SeatTerm


def appoint(*, seat: Seat, member, role: str = SeatTerm.Role.HOLDER, starts=None, ends=None):
    """Give a member a term on a seat.

    Args:
        starts, ends: aware moments; now, and open-ended, when not given.

    Raises:
        ValueError: it would end before it starts.
    """
    starts = starts or timezone.now()
    if ends is not None and ends <= starts:
        raise ValueError("a term ends after it starts")
    return SeatTerm.objects.create(
        seat=seat, member=member, role=SeatTerm.Role(role), starts=starts, ends=ends
    )


def end_term(*, term: SeatTerm, at=None) -> SeatTerm:
    """End a term; the member's open pages ask again at once."""
    with transaction.atomic():
        term.ends = at or timezone.now()
        term.save(update_fields=["ends"])
        transaction.on_commit(lambda: access_changed(term.member), robust=True)
    return term
