"""What changes of a seat makes the open pages of its members ask again."""

from datetime import timedelta

import pytest
from django.utils import timezone

from directory.actions.seats import (
    appoint,
    change_end,
    change_status,
    end_term,
)
from directory.models import Seat, SeatTerm


@pytest.fixture
def seat(db):
    return Seat.objects.get(party="EE")


def test_the_beginning_and_the_end_of_a_term_make_open_pages_ask_again(open_page, watcher):
    assert not open_page()
    term = appoint(seat=Seat.objects.get(party="EE"), member=watcher)
    assert open_page()
    end_term(term=term)
    assert open_page()


def test_another_end_makes_open_pages_ask_again(open_page, watcher, secretariat):
    term = appoint(seat=Seat.objects.get(party="EE"), member=watcher)
    assert open_page()
    change_end(term=term, ends=timezone.now() + timedelta(days=1), by=secretariat)
    assert open_page()


def test_a_suspended_seat_makes_open_pages_of_its_members_ask_again(
    open_page, watcher, secretariat
):
    seat = Seat.objects.get(party="EE")
    appoint(seat=seat, member=watcher)
    assert open_page()
    change_status(seat=seat, status="suspended", reason="Letter of 3 March", by=secretariat)
    assert open_page()
    assert not SeatTerm.objects.current().filter(member=watcher).exists()
