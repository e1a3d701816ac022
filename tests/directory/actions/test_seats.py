"""Seats: rights follow the dates to the minute."""

from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as StillWaits
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone

from directory.actions.seats import (
    Impossible,
    OtherCountry,
    appoint,
    change_end,
    change_status,
    end_term,
)
from directory.actions.vocabulary import load
from directory.models import Member, Seat, SeatTerm
from moderation.models import AuditEntry
from network.lib.written import Refused
from tests.numbers import CODE


@pytest.fixture
def seat(db):
    return Seat.objects.get(party="EE")


def sits(member, at=None):
    return SeatTerm.objects.current(at).filter(member=member).exists()


def test_a_term_counts_from_its_first_moment_up_to_its_last(seat, watcher):
    starts = timezone.now() - timedelta(days=1)
    ends = starts + timedelta(days=7)
    appoint(seat=seat, member=watcher, starts=starts, ends=ends)
    moment = timedelta(microseconds=1)
    assert [sits(watcher, at) for at in (starts - moment, starts, ends - moment, ends)] == [
        *(False, True),
        *(True, False),
    ]


def test_a_term_without_an_end_goes_on(seat, watcher):
    appoint(seat=seat, member=watcher)
    assert sits(watcher, timezone.now() + timedelta(days=300))
    assert watcher in Member.objects.seated()


def test_an_ended_term_ends_now(seat, watcher):
    term = appoint(seat=seat, member=watcher)
    end_term(term=term)
    assert not sits(watcher)
    assert watcher not in Member.objects.seated()


@pytest.mark.parametrize("length", [timedelta(0), timedelta(days=-1)])
def test_a_term_ends_after_it_starts(seat, watcher, length):
    starts = timezone.now()
    with pytest.raises(ValueError, match="after it starts"):
        appoint(seat=seat, member=watcher, starts=starts, ends=starts + length)


@pytest.mark.parametrize("status", [s for s in Seat.Status if s != Seat.Status.ACTIVE])
def test_a_seat_that_is_not_active_gives_no_rights(seat, watcher, status):
    appoint(seat=seat, member=watcher)
    assert sits(watcher)
    seat.status = status
    seat.save()
    assert not sits(watcher)


def test_nobody_has_rights_from_the_seat_that_is_history(watcher):
    appoint(seat=Seat.objects.get(party="RU"), member=watcher)
    assert not sits(watcher)


@pytest.mark.parametrize("role", SeatTerm.Role.values)
def test_alternates_and_advisors_read_like_holders(seat, watcher, role):
    assert appoint(seat=seat, member=watcher, role=role).role == role
    assert sits(watcher)


# --- What cannot be ------------------------------------------------------------------------


def in_(**length):
    return timezone.now() + timedelta(**length)


def test_one_member_holds_a_seat_at_a_time(seat, author, watcher):
    appoint(seat=seat, member=author, ends=in_(days=7))
    with pytest.raises(Impossible, match=r"Kaisa R\. holds this seat at that time"):
        appoint(seat=seat, member=watcher, starts=in_(days=6))
    appoint(seat=seat, member=watcher, starts=in_(days=8))
    assert not sits(watcher)
    assert sits(watcher, in_(days=9))


def test_of_two_who_are_appointed_in_the_same_moment_one_holds_the_seat(
    transactional_db, author, watcher
):
    seat = Seat.objects.get(party="EE")

    def second():
        try:
            return appoint(seat=seat, member=watcher)
        except Impossible as error:
            return str(error)
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as colleague:
        with transaction.atomic():
            appoint(seat=seat, member=author)
            waits = colleague.submit(second)
            # The colleague cannot see the first one yet, and must not go by it.
            with pytest.raises(StillWaits):
                waits.result(timeout=0.7)
        assert "Kaisa R. holds this seat" in waits.result(timeout=5)
    assert SeatTerm.objects.get(seat=seat).member == author


def test_alternates_may_be_many(seat, author, watcher, moderator):
    for member, role in ((author, "holder"), (watcher, "alternate"), (moderator, "alternate")):
        appoint(seat=seat, member=member, role=role)
    assert Member.objects.seated().count() == 3


def test_a_term_cannot_grow_into_the_one_that_follows(seat, author, watcher, secretariat):
    first = appoint(seat=seat, member=author, ends=in_(days=7))
    appoint(seat=seat, member=watcher, starts=in_(days=8))
    change_end(term=first, ends=in_(days=7.5), by=secretariat)
    for ends in (in_(days=9), None):
        with pytest.raises(Impossible, match=r"Mihkel T\. holds this seat"):
            change_end(term=first, ends=ends, by=secretariat)


def test_nobody_sits_twice_on_one_seat(seat, watcher):
    appoint(seat=seat, member=watcher)
    with pytest.raises(Impossible, match="a term on this seat at that time already"):
        appoint(seat=seat, member=watcher, role="advisor")


def test_who_is_not_admitted_is_not_appointed(seat, stranger):
    with pytest.raises(Impossible, match="not admitted"):
        appoint(seat=seat, member=stranger)
    assert not SeatTerm.objects.filter(member=stranger).exists()


def test_a_member_of_another_country_needs_a_reason(seat, author, secretariat):
    with pytest.raises(OtherCountry):
        appoint(seat=seat, member=author, by=secretariat, reason=" ")
    term = appoint(seat=seat, member=author, by=secretariat, reason="Seconded to Tallinn")
    [line] = AuditEntry.objects.filter(action="member_appointed")
    assert (line.actor, line.subject_id, line.reason) == (
        *(secretariat, term.pk),
        "Seconded to Tallinn",
    )


def test_an_institution_has_no_country(author, secretariat):
    assert appoint(seat=Seat.objects.get(party="EU"), member=author, by=secretariat)


def test_a_term_that_is_over_stays_over(seat, watcher, secretariat):
    term = appoint(seat=seat, member=watcher)
    end_term(term=term)
    with pytest.raises(Impossible, match="over"):
        change_end(term=term, ends=None, by=secretariat)
    assert not sits(watcher)


def test_an_end_cannot_be_put_into_the_past(seat, watcher, secretariat):
    term = appoint(seat=seat, member=watcher, starts=in_(days=-9))
    with pytest.raises(Impossible, match="past"):
        change_end(term=term, ends=in_(days=-1), by=secretariat)


def test_a_term_to_come_that_is_taken_back_never_begins(seat, author, watcher):
    term = end_term(term=appoint(seat=seat, member=watcher, starts=in_(days=5)))
    assert term.ends == term.starts
    assert not sits(watcher, in_(days=6))
    assert appoint(seat=seat, member=author, starts=in_(days=4)), "it is in nobody's way"


# --- On record -----------------------------------------------------------------------------


def test_every_change_says_by_whom(seat, watcher, secretariat):
    term = appoint(seat=seat, member=watcher, by=secretariat)
    change_end(term=term, ends=in_(days=1), by=secretariat)
    end_term(term=term, by=secretariat)
    change_status(seat=seat, status="withdrawn", reason="Decision 4/2026", by=secretariat)
    lines = AuditEntry.objects.order_by("pk").values_list("actor", "action", "reason")
    assert list(lines) == [
        (secretariat.pk, "member_appointed", ""),
        (secretariat.pk, "seat_term_end_changed", ""),
        (secretariat.pk, "seat_term_ended", ""),
        (secretariat.pk, "seat_status_changed", "Decision 4/2026"),
    ]
    assert AuditEntry.objects.last().facts == {"before": "active", "after": "withdrawn"}


def test_a_personal_number_gets_into_no_reason(seat, author, secretariat):
    with pytest.raises(Refused):
        change_status(seat=seat, status="vacant", reason=f"See {CODE}", by=secretariat)
    with pytest.raises(Refused):
        appoint(seat=seat, member=author, by=secretariat, reason=f"See {CODE}")
    seat.refresh_from_db()
    assert seat.is_active
    assert not sits(author)


def test_the_same_status_again_is_no_change(seat, secretariat):
    change_status(seat=seat, status="active", reason="Nothing new", by=secretariat)
    assert not AuditEntry.objects.exists()


def test_no_file_brings_back_what_the_secretariat_suspended(seat, secretariat):
    change_status(seat=seat, status="suspended", reason="Letter of 3 March", by=secretariat)
    said = []
    load(warn=said.append)
    seat.refresh_from_db()
    assert seat.status == "suspended"
    assert [line.split(": ", 1)[1] for line in said] == [
        "seat EE, expert-group stays as the secretariat changed it."
    ]
