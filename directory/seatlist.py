"""A seat's terms as the secretariat sees them: now, to come, and over."""

from dataclasses import dataclass, field
from datetime import datetime

from django.utils import timezone

from directory.models import Seat, SeatTerm


@dataclass
class SeatLine:
    """One seat with its terms sorted by the clock."""

    seat: Seat
    now: list[SeatTerm] = field(default_factory=list)
    coming: list[SeatTerm] = field(default_factory=list)
    over: list[SeatTerm] = field(default_factory=list)

    @property
    def holder(self) -> SeatTerm | None:
        return next((term for term in self.now if term.role == SeatTerm.Role.HOLDER), None)

    @property
    def others(self) -> list[SeatTerm]:
        return [term for term in self.now if term.role != SeatTerm.Role.HOLDER]


def line_of(seat: Seat, at: datetime | None = None) -> SeatLine:
    """Sort the terms of a seat that was read `with_terms`."""
    at, line = at or timezone.now(), SeatLine(seat)
    for term in seat.all_terms:
        term.lapsed = not term.member.confirm_by or term.member.confirm_by <= at
        if term.ends and term.ends <= at:
            line.over.append(term)
        elif term.starts > at:
            line.coming.append(term)
        else:
            line.now.append(term)
    line.over.sort(key=lambda term: term.ends, reverse=True)
    return line
