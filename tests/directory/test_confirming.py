"""Once a year a member says that role and employer are still right; seats' rooms hang on it."""

from datetime import timedelta

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from directory.access import ASKED_BEFORE, is_asked_to_confirm
from directory.actions.members import confirm
from directory.models import Member, SeatTerm
from directory.models.seats import CONFIRMED_FOR
from forums.access import may_read, readable_until, readers
from moderation.models import AuditEntry
from notifications.digest_mail import _confirm_url
from tests.factories import a_member

CONFIRM = reverse("settings_confirm")
SECOND = timedelta(seconds=1)


@pytest.fixture
def signed_in(client, seat_holder):
    client.force_login(seat_holder)
    return client


def confirmed(member, ago):
    """By the database's clock, as rights are asked."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE directory_member SET confirmed_at = statement_timestamp() - %s WHERE id = %s",
            [ago, member.pk],
        )
    member.refresh_from_db()


def test_rights_last_to_the_second(seat_holder):
    start = seat_holder.confirmed_at
    terms = SeatTerm.objects.filter(member=seat_holder)
    assert terms.current(start + CONFIRMED_FOR - SECOND).exists()
    assert not terms.current(start + CONFIRMED_FOR).exists()


def test_the_databases_clock_closes_the_room(seat_holder, seats_forum):
    confirmed(seat_holder, CONFIRMED_FOR - 5 * SECOND)
    assert may_read(seat_holder, seats_forum)
    assert seat_holder in readers(seats_forum)
    confirmed(seat_holder, CONFIRMED_FOR + SECOND)
    assert not may_read(seat_holder, seats_forum)
    assert seat_holder not in readers(seats_forum)
    assert seat_holder not in Member.objects.seated()


def test_other_rooms_stay_open(seat_holder, forum, public_forum):
    confirmed(seat_holder, 2 * CONFIRMED_FOR)
    assert may_read(seat_holder, forum)
    assert may_read(seat_holder, public_forum)


def test_an_open_page_asks_again_when_the_year_is_over(seat_holder, seats_forum):
    confirmed(seat_holder, CONFIRMED_FOR - 60 * SECOND)
    assert readable_until(seat_holder, seats_forum) == seat_holder.confirm_by


def test_confirming_opens_the_room_again(signed_in, seat_holder, seats_forum):
    confirmed(seat_holder, 2 * CONFIRMED_FOR)
    room = reverse("forum", args=[seats_forum.slug])
    assert signed_in.get(room).status_code == 404
    assert "closed to you" in signed_in.get(CONFIRM).content.decode()
    assert signed_in.post(CONFIRM).status_code == 302
    assert signed_in.get(room).status_code == 200
    assert AuditEntry.objects.get(action="role_and_employer_confirmed").actor == seat_holder


def test_the_page_shows_what_is_confirmed(signed_in):
    page = signed_in.get(CONFIRM).content.decode()
    assert "Denmark: Holder" in page
    assert "closed to you" not in page


@pytest.mark.parametrize(("before", "asked"), [(-SECOND, False), (SECOND, True)])
def test_it_is_asked_for_from_a_month_before(author, before, asked):
    author.confirmed_at = timezone.now() - CONFIRMED_FOR + ASKED_BEFORE - before
    assert is_asked_to_confirm(author) is asked


def test_the_first_page_and_the_digest_ask(client, author):
    client.force_login(author)
    assert CONFIRM not in client.get("/").content.decode()
    assert _confirm_url(author) == ""
    confirm(member=author, at=timezone.now() - CONFIRMED_FOR + ASKED_BEFORE - SECOND)
    assert CONFIRM in client.get("/").content.decode()
    assert _confirm_url(author).endswith(CONFIRM)
    client.post(CONFIRM)
    assert CONFIRM not in client.get("/").content.decode()


def test_who_waits_is_not_asked(client, stranger):
    client.force_login(stranger)
    assert not is_asked_to_confirm(stranger)
    assert client.get(CONFIRM).status_code == 404


def test_admitting_counts_as_confirming(db):
    member = a_member()
    assert member.confirmed_at == member.admitted_at


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_page_asks_the_same_queries_whatever_it_shows(
    signed_in, seat_holder, how_many, django_assert_num_queries
):
    from directory.actions.seats import appoint
    from directory.models import Seat

    for party in ("FI", "EE")[: how_many - 1]:
        appoint(seat=Seat.objects.get(party=party), member=seat_holder)
    signed_in.get(CONFIRM)
    # Viewer, member, seats; forums and bell.
    with django_assert_num_queries(5):
        signed_in.get(CONFIRM)
