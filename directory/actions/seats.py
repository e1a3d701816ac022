"""Who sits for which party. Rights follow the dates to the minute."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from directory.actions.members import access_changed
from directory.models import Seat, SeatTerm
from network.lib import realtime
from network.lib.audit import audit
from network.lib.realtime import member_group
from network.lib.written import through_scan


class Impossible(ValueError):
    """It cannot be so; the sentence says why."""


class OtherCountry(Impossible):
    """The member is of another country than the party: a reason makes it possible."""


def appoint(
    *,
    seat: Seat,
    member,
    role: str = SeatTerm.Role.HOLDER,
    starts=None,
    ends=None,
    by=None,
    reason: str = "",
) -> SeatTerm:
    """Give a member a term on a seat.

    Args:
        starts, ends: aware moments; now, and open-ended, when not given.
        by: of the secretariat; None for the demo and imports.
        reason: asked for when the member is of another country than the party.

    Raises:
        Impossible: it would end before it starts, somebody else holds the seat at that time, the
            member is not admitted or sits there already.
        OtherCountry: and no reason was given.
        Refused: the privacy scan found something in the reason.
    """
    starts = starts or timezone.now()
    _ends_after(starts, ends)
    if not member.is_admitted:
        raise Impossible(_("%(name)s is not admitted as a member.") % {"name": member.name})
    if by and not reason.strip() and is_of_other_country(seat, member):
        raise OtherCountry(_("Say why somebody of another country sits there."))
    reason = through_scan("moderation.AuditEntry.reason", reason).text
    with transaction.atomic():
        seat = _locked(seat)
        _nobody_in_the_way(seat, member, role, starts, ends)
        term = SeatTerm.objects.create(
            seat=seat, member=member, role=SeatTerm.Role(role), starts=starts, ends=ends
        )
        if by:
            facts = {"role": term.role, "starts": _iso(starts), "ends": _iso(ends)}
            audit("member_appointed", actor=by, subject=term, reason=reason, **facts)
        transaction.on_commit(lambda: access_changed(member), robust=True)
    return term


def change_end(*, term: SeatTerm, ends, by) -> SeatTerm:
    """Let a term that is not over end at another moment, or go on without an end.

    Raises:
        Impossible: the term is over, would end before it starts or before now, or somebody else
            holds the seat then.
    """
    with transaction.atomic():
        seat = _locked(term.seat)
        term = SeatTerm.objects.select_related("member").get(pk=term.pk)
        if term.ends and term.ends <= timezone.now():
            raise Impossible(_("This term is over. Appoint the member anew."))
        if ends and ends < timezone.now():
            raise Impossible(_("That moment is past. To end the term at once, press “End now”."))
        _ends_after(term.starts, ends)
        _nobody_in_the_way(seat, term.member, term.role, term.starts, ends, but=term)
        before, term.ends = term.ends, ends
        term.save(update_fields=["ends"])
        audit(
            "seat_term_end_changed", actor=by, subject=term, before=_iso(before), after=_iso(ends)
        )
        transaction.on_commit(lambda: access_changed(term.member), robust=True)
    return term


def end_term(*, term: SeatTerm, at=None, by=None) -> SeatTerm:
    """End a term; the member's open pages ask again at once. One that was to come never begins.

    Args:
        by: of the secretariat; None when the member leaves, for the demo and imports.
    """
    with transaction.atomic():
        term.ends = max(at or timezone.now(), term.starts)
        term.save(update_fields=["ends"])
        if by:
            audit("seat_term_ended", actor=by, subject=term, after=_iso(term.ends))
        transaction.on_commit(lambda: access_changed(term.member), robust=True)
    return term


def change_status(*, seat: Seat, status: str, reason: str, by) -> Seat:
    """Suspend a seat, let it count again, write down that it is withdrawn or vacant.

    Rights of everybody on it follow at once, and their open pages ask again.

    Raises:
        Refused: the privacy scan found something in the reason.
    """
    reason = through_scan("moderation.AuditEntry.reason", reason).text
    with transaction.atomic():
        seat = _locked(seat)
        before, seat.status = seat.status, Seat.Status(status)
        if before == seat.status:
            return seat
        seat.by_hand_since = timezone.now()
        seat.save(update_fields=["status", "by_hand_since"])
        facts = {"before": before, "after": seat.status}
        audit("seat_status_changed", actor=by, subject=seat, reason=reason, **facts)
        sitting = SeatTerm.objects.in_time().filter(seat=seat).values_list("member", flat=True)
        groups = [member_group(pk) for pk in sitting]
        transaction.on_commit(lambda: realtime.ask_again(groups), robust=True)
    return seat


def is_of_other_country(seat: Seat, member) -> bool:
    """Whether the seat is a state's and the member is of another; an institution has none."""
    country = seat.party.country_id
    return country is not None and country != member.country_id


def _locked(seat: Seat) -> Seat:
    """Two of the secretariat who appoint at once come one after the other."""
    seats = Seat.objects.select_for_update(of=("self",)).select_related("party", "body")
    return seats.get(pk=seat.pk)


def _ends_after(starts, ends) -> None:
    if ends is not None and ends <= starts:
        raise Impossible(_("A term ends after it starts."))


def _nobody_in_the_way(seat, member, role, starts, ends, but=None) -> None:
    terms = SeatTerm.objects.filter(seat=seat).overlapping(starts, ends).select_related("member")
    terms = terms.exclude(pk=but.pk) if but else terms
    if terms.filter(member=member).exists():
        told = _("%(name)s has a term on this seat at that time already. End that one first.")
        raise Impossible(told % {"name": member.name})
    if role == SeatTerm.Role.HOLDER and (other := terms.filter(role=role).first()):
        told = _("%(name)s holds this seat at that time. Let one term end before the other starts.")
        raise Impossible(told % {"name": other.member.name})


def _iso(moment) -> str | None:
    return moment.isoformat(timespec="seconds") if moment else None
