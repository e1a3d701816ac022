"""Seats: rights follow the dates to the minute."""

from datetime import timedelta

import pytest
from django.utils import timezone

from directory.actions.seats import appoint, end_term
from directory.models import Member, Seat, SeatTerm


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


def test_the_end_of_a_term_makes_open_pages_ask_again(open_page, watcher):
    term = appoint(seat=Seat.objects.get(party="EE"), member=watcher)
    assert not open_page()
    end_term(term=term)
    assert open_page()
