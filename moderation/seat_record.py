"""What the audit holds of a seat, in words: every change, by whom, why."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directory.models import Seat, SeatTerm
from moderation.models import AuditEntry

LINES = 100

SAID = {
    "seat_status_changed": gettext_lazy("Status: %(before)s → %(after)s"),
    "member_appointed": gettext_lazy("%(name)s appointed, %(role)s"),
    "seat_term_end_changed": gettext_lazy("The end of the term of %(name)s changed"),
    "seat_term_ended": gettext_lazy("The term of %(name)s ended"),
}


@dataclass(frozen=True)
class Line:
    entry: AuditEntry
    said: str


def seat_record(viewer, seat):
    """The section on the secretariat's page of a seat. Two queries."""
    terms = SeatTerm.objects.filter(seat=seat).select_related("member").in_bulk()
    entries = AuditEntry.objects.about_seat(seat, terms).select_related("actor")[:LINES]
    lines = [Line(entry, _said(entry, terms)) for entry in entries]
    return "moderation/_seat_record.html", {"lines": lines}


def _said(entry, terms) -> str:
    words = {name: _label(name, value) for name, value in entry.facts.items()}
    term = terms.get(entry.subject_id) if entry.subject_type == "directory.seatterm" else None
    words["name"] = term.member.name if term else _("somebody who has left")
    return str(SAID[entry.action]) % words if entry.action in SAID else entry.action


def _label(name, value):
    choices = {"role": SeatTerm.Role, "before": Seat.Status, "after": Seat.Status}.get(name)
    return choices(value).label if choices and value in choices.values else value
